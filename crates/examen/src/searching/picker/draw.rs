//! How the picker looks.

use examen_bank::TextRange;
use examen_search::{Counting, Hit, Preview, Secrecy};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders, List, ListItem, ListState, Paragraph, Wrap};

use super::state::{Enter, Picker};
use crate::searching::bank_name;
use crate::terminal::{columns, one_line, visible, wrapped};

const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
const NAME: Style = Style::new().fg(Color::Cyan);
const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
const FOUND: Style = Style::new().fg(Color::Green).add_modifier(Modifier::BOLD);

/// Whether the preview has more rows than its window.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Cut,
    Whole,
}

/// Draws the picker. What was scrolled beyond the end of the preview is taken back.
pub(super) fn draw(picker: &mut Picker<'_>, frame: &mut Frame<'_>) {
    let said = said(picker, frame.area().width);
    let n_said = said.as_ref().map_or(1, Text::height);
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(3),
        Constraint::Length(u16::try_from(n_said).unwrap_or(u16::MAX)),
    ]);
    let [top, middle, bottom] = rows.areas(frame.area());
    let [sign, input, count] =
        Layout::horizontal([Constraint::Length(2), Constraint::Min(10), Constraint::Length(24)]).areas(top);
    frame.render_widget(Span::styled("› ", NAME), sign);
    frame.render_widget(&picker.input, input);
    frame.render_widget(Line::styled(found(picker), FAINT).right_aligned(), count);
    let columns = Layout::horizontal([Constraint::Percentage(50), Constraint::Percentage(50)]);
    let [left, right] = columns.areas(middle);
    hits(picker, frame, left);
    let extent = preview(picker, frame, right);
    let below = said.unwrap_or_else(|| Text::from(keys(picker, extent, bottom.width)));
    frame.render_widget(below, bottom);
}

fn found(picker: &Picker<'_>) -> String {
    let about = match picker.results.counting {
        Counting::Exact => "",
        Counting::Estimated => "about ",
    };
    format!("{about}{} found", picker.results.n_found)
}

fn hits(picker: &Picker<'_>, frame: &mut Frame<'_>, area: Rect) {
    let items = picker.results.hits.iter().map(|hit| ListItem::new(item(hit)));
    let list = List::new(items).highlight_symbol("▌").highlight_style(STRONG);
    let selected = (!picker.results.hits.is_empty()).then_some(picker.selected);
    let mut state = ListState::default().with_selected(selected);
    frame.render_stateful_widget(list, area, &mut state);
}

fn item(hit: &Hit) -> Line<'static> {
    let mut spans = marked(&hit.heading, &hit.heading_ranges);
    spans.push(Span::styled(
        format!("  {}", visible(hit.question.as_str())),
        NAME,
    ));
    Line::from(spans)
}

/// `text` on one line, with `ranges` standing out.
fn marked(text: &str, ranges: &[TextRange]) -> Vec<Span<'static>> {
    let plain = |from: usize, to: usize| visible(&text[from..to]).replace('\n', " ");
    let mut spans = Vec::new();
    let mut at = 0;
    for range in ranges {
        spans.push(Span::raw(plain(at, range.start)));
        spans.push(Span::styled(plain(range.start, range.end), FOUND));
        at = range.end;
    }
    spans.push(Span::raw(plain(at, text.len())));
    spans
}

fn preview(picker: &mut Picker<'_>, frame: &mut Frame<'_>, area: Rect) -> Extent {
    let text = match (&picker.preview, picker.results.hits.get(picker.selected)) {
        (Some(preview), Some(hit)) => question(preview, hit),
        _ => Text::styled(notes(picker), FAINT),
    };
    let block = Block::new().borders(Borders::LEFT).border_style(FAINT);
    let n_hidden = n_rows(&text, block.inner(area).width).saturating_sub(area.height);
    picker.scroll = picker.scroll.min(n_hidden);
    let paragraph = Paragraph::new(text).wrap(Wrap { trim: true }).block(block);
    frame.render_widget(paragraph.scroll((picker.scroll, 0)), area);
    if n_hidden > 0 { Extent::Cut } else { Extent::Whole }
}

/// How many rows `text` takes at most: a row that words are broken out of leaves less than a quarter of itself empty,
/// and the widget does not tell.
fn n_rows(text: &Text<'_>, width: u16) -> u16 {
    let width = usize::from(width.max(1));
    let rows = text.lines.iter().map(|line| match line.width() {
        columns if columns <= width => 1,
        columns => (columns * 4).div_ceil(width * 3),
    });
    u16::try_from(rows.sum::<usize>()).unwrap_or(u16::MAX)
}

fn question(preview: &Preview, hit: &Hit) -> Text<'static> {
    let mut text = Text::from(Line::from(marked(&hit.heading, &hit.heading_ranges)));
    let level = hit.level.map(|level| format!("level {}", level.get()));
    let facts = [
        Some(hit.question.to_string()),
        hit.topic.clone(),
        Some(hit.tags.join(", ")),
        level,
        Some(bank_name(hit)),
    ];
    let facts: Vec<String> = facts
        .into_iter()
        .flatten()
        .filter(|fact| !fact.is_empty())
        .collect();
    text.push_line(Line::styled(one_line(&facts.join(" · ")), FAINT));
    push(&mut text, "", &preview.body);
    push(&mut text, "Points", &preview.points);
    push(&mut text, "Hint", &preview.hint);
    push(&mut text, "Answer", &preview.answer);
    push(&mut text, "Follow-ups", &preview.follow_ups);
    text
}

fn push(text: &mut Text<'static>, title: &str, part: &str) {
    if part.is_empty() {
        return;
    }
    text.push_line("");
    if !title.is_empty() {
        text.push_line(Line::styled(title.to_owned(), STRONG));
    }
    for line in visible(part).lines() {
        text.push_line(line.to_owned());
    }
}

fn notes(picker: &Picker<'_>) -> String {
    let notes = picker
        .results
        .notes
        .iter()
        .map(|note| visible(&note.to_string()).into_owned());
    let notes: Vec<String> = notes.collect();
    if notes.is_empty() {
        "nothing found".to_owned()
    } else {
        notes.join("\n")
    }
}

/// What happened last, else what is odd about the query, in as many rows as it takes.
fn said(picker: &Picker<'_>, width: u16) -> Option<Text<'static>> {
    let note = || picker.results.notes.first().map(ToString::to_string);
    let (words, style) = match &picker.message {
        Some(message) => (message.clone(), STRONG),
        None => (note()?, Style::new().fg(Color::Yellow)),
    };
    let rows = wrapped(&words, usize::from(width)).into_iter();
    Some(Text::from_iter(rows.map(|row| Line::styled(row, style))))
}

fn keys(picker: &Picker<'_>, extent: Extent, width: u16) -> Line<'static> {
    let reveal = match picker.secrecy {
        Secrecy::Kept => "show answer",
        Secrecy::Revealed => "hide answer",
    };
    let scroll = match extent {
        Extent::Cut => " · Alt-↑↓ scroll",
        Extent::Whole => "",
    };
    let (keys, short) = if picker.enter == Enter::Adds {
        (
            format!("Enter add to sheet · Ctrl-O open · Tab {reveal}{scroll} · Esc leave"),
            "Enter add · ^O open · Tab answer · Esc leave",
        )
    } else {
        (
            format!("Enter open · Ctrl-S add to sheet · Tab {reveal}{scroll} · Esc leave"),
            "Enter open · ^S add · Tab answer · Esc leave",
        )
    };
    if columns(&keys) <= usize::from(width) {
        Line::styled(keys, FAINT)
    } else {
        Line::styled(short, FAINT)
    }
}
