//! The screen on which an answer is written.

use std::time::Instant;

use examen_bank::{QuestionKind, TextRange};
use examen_grader::{Grade, Verdict};
use examen_library::attempts::n_words;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Paragraph};

use super::header::{self, keys, rule};
use super::style::{FAINT, NOTICE, STRONG, share, state};
use crate::practice::answering::Answering;
use crate::practice::session::{Mode, Session};
use crate::render::count;
use crate::terminal::{columns, rows_of_text, visible, wrapped};

/// The box has no fewer rows than this, however long the question is, unless the screen itself is too low.
const LEAST_ROWS: u16 = 6;
/// Rows that are always there, but for the rule on a low screen: header, rule, marks and keys.
const FIXED_ROWS: u16 = 4;
/// The box with a single row of text.
const LEAST_BOX: u16 = 3;
/// A screen with fewer rows has none for a rule.
const LOW_SCREEN: u16 = 12;
/// Hints beyond these rows push out older ones.
const HINT_ROWS: usize = 4;

/// Between the marks and a notice behind them.
const GAP: &str = "   ";

const LEAVE: &str = "^Q";
const PRACTICE_KEYS: [(&str, &str); 6] = [
    ("^S", "submit"),
    ("^T", "hint"),
    ("^O", "editor"),
    ("^G", "skip"),
    (LEAVE, "quit"),
    ("Alt-↑↓", "scroll"),
];
const INTERVIEW_KEYS: [(&str, &str); 5] = [
    ("^S", "submit"),
    ("^O", "editor"),
    ("^G", "skip"),
    (LEAVE, "end the interview"),
    ("Alt-↑↓", "scroll"),
];

pub(super) fn draw(frame: &mut Frame<'_>, session: &Session<'_>, answering: &Answering<'_>, now: Instant) {
    let width = usize::from(frame.area().width.max(2));
    let prompt = prompt(answering, width - 2);
    let (marks_line, apart) = summary(answering, session.mode, width);
    let below_marks = [apart, hints(answering, width - 2)].concat();
    let height = frame.area().height;
    // On a low screen the question goes before the rule and before what is below the marks.
    let n_rule = u16::from(height >= LOW_SCREEN);
    let fixed = FIXED_ROWS - 1 + n_rule;
    let n_below = u16::try_from(below_marks.len()).unwrap_or(u16::MAX);
    let n_below = n_below.min(height.saturating_sub(fixed + LEAST_BOX + 1));
    let least = LEAST_ROWS.min(height.saturating_sub(fixed + n_below + 2).max(LEAST_BOX));
    let room = height.saturating_sub(fixed + least + n_below);
    let n_prompt = u16::try_from(prompt.len()).unwrap_or(u16::MAX).min(room.max(1));
    let [top, line, question, text, marks, below, bottom] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(n_rule),
        Constraint::Length(n_prompt),
        Constraint::Min(least),
        Constraint::Length(1),
        Constraint::Length(n_below),
        Constraint::Length(1),
    ])
    .areas(frame.area());
    let time = header::time(session, &answering.asked, answering.elapsed(now), now);
    header::draw(frame, top, session, &answering.asked, &time);
    if n_rule > 0 {
        rule(frame, line);
    }
    draw_prompt(frame, question, &prompt, answering.scroll);
    draw_text(frame, text, answering, session.mode);
    frame.render_widget(Paragraph::new(marks_line), marks);
    frame.render_widget(Paragraph::new(below_marks), below);
    match session.mode {
        Mode::Practice => keys(frame, bottom, &PRACTICE_KEYS, LEAVE),
        Mode::Interview => keys(frame, bottom, &INTERVIEW_KEYS, LEAVE),
    }
}

/// The question; a follow-up stands below it.
fn prompt(answering: &Answering<'_>, width: usize) -> Vec<Line<'static>> {
    let question = answering.asked.question;
    let heading = wrapped(&question.heading.value, width).into_iter();
    let mut lines: Vec<Line<'static>> = heading.map(|row| Line::styled(row, STRONG)).collect();
    if let Some(followed_up) = &answering.follow_up {
        lines.push(Line::default());
        let rows = wrapped(&followed_up.follow_up.text, width).into_iter();
        lines.extend(rows.map(|row| Line::styled(row, NOTICE)));
        return lines;
    }
    let body = question.shown_body();
    if !body.is_empty() {
        lines.push(Line::default());
        lines.extend(rows_of_text(&body, width).into_iter().map(Line::raw));
    }
    lines
}

fn draw_prompt(frame: &mut Frame<'_>, area: Rect, prompt: &[Line<'static>], scroll: u16) {
    let area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let hidden = u16::try_from(prompt.len())
        .unwrap_or(u16::MAX)
        .saturating_sub(area.height);
    let scroll = scroll.min(hidden);
    frame.render_widget(Paragraph::new(prompt.to_vec()).scroll((scroll, 0)), area);
    // A single row is the question's own.
    if hidden > scroll && area.height > 1 {
        let last = Rect {
            y: area.y + area.height - 1,
            height: 1,
            ..area
        };
        let more = format!("… {} more rows, Alt-↓", hidden - scroll + 1);
        frame.render_widget(ratatui::widgets::Clear, last);
        frame.render_widget(Paragraph::new(Line::styled(more, FAINT)), last);
    }
}

/// The box; in practice, words that count are in the colour of what they count for, and underlined.
fn draw_text(frame: &mut Frame<'_>, area: Rect, answering: &Answering<'_>, mode: Mode) {
    let title = if answering.follow_up.is_some() {
        " Your answer to that "
    } else {
        " Your answer "
    };
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(FAINT)
        .title(title);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    frame.render_widget(&answering.text, inner);
    answering.n_rows.set(inner.height);
    if mode == Mode::Practice {
        paint_evidence(frame, inner, answering);
    }
}

fn paint_evidence(frame: &mut Frame<'_>, area: Rect, answering: &Answering<'_>) {
    let starts = line_starts(answering.text.lines());
    let notes = evidence(&answering.grade);
    let cursor = answering.text.cursor();
    let (top, left) = answering.text.scroll_offset();
    for y in 0..area.height {
        for x in 0..area.width {
            let place = answering
                .text
                .screen_to_data(usize::from(top + y), usize::from(left + x));
            if place == cursor {
                continue;
            }
            let Some(line) = answering.text.lines().get(place.0) else {
                continue;
            };
            let Some((at, _)) = line.char_indices().nth(place.1) else {
                continue;
            };
            let byte = starts[place.0] + at;
            let covering = notes
                .iter()
                .find(|(range, _)| range.start <= byte && byte < range.end);
            if let (Some((_, style)), Some(cell)) =
                (covering, frame.buffer_mut().cell_mut((area.x + x, area.y + y)))
                && cell.symbol().trim() != ""
            {
                cell.set_style(style.add_modifier(Modifier::UNDERLINED));
            }
        }
    }
}

/// Where each line starts in the text as a whole.
fn line_starts(lines: &[String]) -> Vec<usize> {
    let mut start = 0;
    let next = |line: &String| {
        let this = start;
        start += line.len() + 1;
        this
    };
    lines.iter().map(next).collect()
}

fn evidence(grade: &Grade) -> Vec<(TextRange, Style)> {
    let of = |verdict: &Verdict| {
        let (style, _) = state(verdict.state);
        let ranges: Vec<_> = verdict
            .evidence
            .iter()
            .map(|evidence| (evidence.range, style))
            .collect();
        ranges
    };
    grade.verdicts.iter().flat_map(of).collect()
}

/// `3.5/6 marks · ✔ 2 ◐ 1 ○ 2 · 12 words`; no marks in an interview and on a checklist. A notice that does not fit
/// behind it comes apart, in rows of its own.
fn summary(answering: &Answering<'_>, mode: Mode, width: usize) -> (Line<'static>, Vec<Line<'static>>) {
    let words = count(n_words(&answering.answer()) as usize, "word");
    let mut spans = vec![Span::raw(" ")];
    let grade = &answering.grade;
    if grade.verdicts.is_empty() {
        spans.push(Span::styled("nothing to grade by · ", FAINT));
    } else if mode == Mode::Practice && grade.kind == QuestionKind::Technical {
        let score = grade.score;
        let marks = format!("{}/{} marks", score.awarded, score.available);
        spans.push(Span::styled(marks, share(score.share())));
        spans.push(Span::styled(" ·", FAINT));
        spans.extend(counts(grade));
        spans.push(Span::styled(grade.graded_by.of_whom(), FAINT));
        spans.push(Span::styled(" · ", FAINT));
    }
    spans.push(Span::styled(words, FAINT));
    let mut line = Line::from(spans);
    let Some(notice) = &answering.notice else {
        return (line, Vec::new());
    };
    let notice = visible(notice).into_owned();
    if line.width() + GAP.len() + columns(&notice) <= width {
        line.push_span(Span::raw(GAP));
        line.push_span(Span::styled(notice, NOTICE));
        return (line, Vec::new());
    }
    let rows = wrapped(&notice, width.saturating_sub(2)).into_iter();
    let rows = rows.map(|row| Line::styled(format!(" {row}"), NOTICE));
    (line, rows.collect())
}

/// How many points are in which state. Misconceptions count only where they are claimed.
fn counts(grade: &Grade) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    for wanted in examen_bank::State::ALL {
        let is_shown = wanted != examen_bank::State::Absent && wanted != examen_bank::State::Rejected;
        let n = grade
            .verdicts
            .iter()
            .filter(|verdict| verdict.state == wanted)
            .count();
        if is_shown && n > 0 {
            let (style, sign) = state(wanted);
            spans.push(Span::styled(format!(" {sign} {n}"), style));
        }
    }
    spans
}

/// The hints taken, the latest last.
fn hints(answering: &Answering<'_>, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for told in &answering.told {
        for (idx, row) in wrapped(&told.text, width.saturating_sub(6))
            .into_iter()
            .enumerate()
        {
            let lead = if idx == 0 { " Hint " } else { "      " };
            lines.push(Line::from(vec![Span::styled(lead, FAINT), Span::raw(row)]));
        }
    }
    let surplus = lines.len().saturating_sub(HINT_ROWS);
    lines.split_off(surplus)
}
