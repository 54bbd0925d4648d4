//! The screen with the verdicts on a submitted answer.

use examen_bank::Requirement;
use examen_grader::Verdict;
use examen_history::Tick;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::header::{self, keys, minutes, rule};
use super::style::{FAINT, NOTICE, STRONG, share, state};
use crate::practice::session::Session;
use crate::practice::verdict::{Judged, automatic};
use crate::render::count;
use crate::terminal::{columns, rows_of_text, visible, wrapped};

const LEAVE: &str = "q";
const KEYS: [(&str, &str); 7] = [
    ("Enter", "next"),
    ("Space", "made?"),
    ("e", "easily"),
    ("↑↓", "choose"),
    ("u", "undo"),
    (LEAVE, "quit"),
    ("PgDn", "more"),
];

pub(super) fn draw(frame: &mut Frame<'_>, session: &Session<'_>, judged: &Judged<'_>) {
    let [top, line, body, foot, bottom] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(frame.area());
    header::draw(
        frame,
        top,
        session,
        &judged.asked,
        &Span::styled(minutes(judged.elapsed), FAINT),
    );
    rule(frame, line);
    let width = usize::from(body.width.max(12));
    let (lines, selected) = page(judged, width);
    let height = usize::from(body.height);
    let scroll = scroll_to(&selected, judged.scroll, lines.len(), height);
    let extent = if usize::from(scroll) + height < lines.len() {
        Extent::Cut
    } else {
        Extent::Whole
    };
    frame.render_widget(Paragraph::new(lines).scroll((scroll, 0)), body);
    frame.render_widget(Paragraph::new(foot_line(judged, width)), foot);
    keys(frame, bottom, &keys_for(judged, extent), LEAVE);
}

/// Whether there is more below the edge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Cut,
    Whole,
}

/// The keys that do something: without points none of them can be ticked.
fn keys_for(judged: &Judged<'_>, extent: Extent) -> Vec<(&'static str, &'static str)> {
    let has_points = !judged.rows().is_empty();
    let is_of_use = |key: &str| match key {
        "Space" | "e" | "↑↓" => has_points,
        "PgDn" => extent == Extent::Cut,
        _ => true,
    };
    KEYS.into_iter().filter(|(key, _)| is_of_use(key)).collect()
}

/// All rows, and which of them belong to the point that is selected.
fn page(judged: &Judged<'_>, width: usize) -> (Vec<Line<'static>>, std::ops::Range<usize>) {
    let question = judged.asked.question;
    let heading = wrapped(&question.heading.value, width - 2).into_iter();
    let mut lines: Vec<Line<'static>> = heading
        .map(|row| Line::styled(format!(" {row}"), STRONG))
        .collect();
    lines.push(Line::default());
    lines.extend(score_lines(judged, width));
    lines.push(Line::default());
    let mut selected = 0..0;
    for (idx, verdict) in judged.rows().into_iter().enumerate() {
        let start = lines.len();
        let choice = if idx == judged.selected {
            Choice::Selected
        } else {
            Choice::Other
        };
        lines.extend(rows_of(judged, verdict, choice, width));
        if choice == Choice::Selected {
            selected = start..lines.len();
        }
    }
    if let Some(answer) = &question.answer {
        lines.push(Line::default());
        lines.push(Line::styled(" A model answer", STRONG));
        let rows = rows_of_text(&answer.shown_text(), width - 2).into_iter();
        lines.extend(rows.map(|row| Line::raw(format!(" {row}"))));
    }
    let mut follow_ups = question.shown_follow_ups().peekable();
    if follow_ups.peek().is_some() {
        lines.push(Line::default());
        lines.push(Line::styled(" What may be asked next", STRONG));
        for item in follow_ups {
            let rows = wrapped(&item, width - 4).into_iter().enumerate();
            let lead = |idx| if idx == 0 { " - " } else { "   " };
            lines.extend(rows.map(|(idx, row)| Line::raw(format!("{}{row}", lead(idx)))));
        }
    }
    (lines, selected)
}

/// What the answer earned, or why it earns nothing.
fn score_lines(judged: &Judged<'_>, width: usize) -> Vec<Line<'static>> {
    let told = |text: &str| {
        let rows = wrapped(text, width - 2).into_iter();
        rows.map(|row| Line::styled(format!(" {row}"), FAINT)).collect()
    };
    if judged.asked.is_checklist() {
        return told("A checklist: tick what your answer has. Examen only suggests.");
    }
    if judged.grade.verdicts.is_empty() {
        return told("Nothing to grade by: no points, and no model answer in words.");
    }
    vec![score_line(judged)]
}

fn score_line(judged: &Judged<'_>) -> Line<'static> {
    let score = judged.grade.score;
    let marks = format!(" {}/{} marks", score.awarded, score.available);
    let points = format!(
        "  {} of {} points{}",
        judged.grade.n_credited(),
        judged.grade.n_points(),
        judged.grade.graded_by.of_whom()
    );
    let mut spans = vec![
        Span::styled(marks, share(score.share()).add_modifier(Modifier::BOLD)),
        Span::styled(points, FAINT),
    ];
    if !judged.hints.is_empty() {
        spans.push(Span::styled(
            format!("  {}", count(judged.hints.len(), "hint")),
            FAINT,
        ));
    }
    match judged.grade.missing_knock_outs().count() {
        0 => {}
        n => spans.push(Span::styled(
            format!("  {} missing: it cannot pass", count(n, "must")),
            NOTICE,
        )),
    }
    Line::from(spans)
}

/// Whether keys are about a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Selected,
    Other,
}

/// `> [x] ✔ 2/2 the label (a must)` and, where there is something to say, a row with the words that led to it.
fn rows_of(judged: &Judged<'_>, verdict: &Verdict, choice: Choice, width: usize) -> Vec<Line<'static>> {
    let (style, sign) = state(verdict.state);
    let (lead, label_style) = match choice {
        Choice::Selected => (" ▸ ", STRONG),
        Choice::Other => ("   ", Style::new()),
    };
    let standing = if !judged.grade.has_marks_by_point() {
        format!("{sign} ")
    } else if verdict.is_misconception() {
        format!("{sign} {} ", verdict.marks)
    } else {
        format!("{sign} {}/{} ", verdict.marks, verdict.value)
    };
    let must = if verdict.requirement == Requirement::KnockOut {
        " (a must)"
    } else {
        ""
    };
    let spoken = format!("{} ", tick_box(judged, verdict));
    let indent = lead.chars().count() + spoken.chars().count() + standing.chars().count();
    let label = wrapped(
        &format!("{}{must}", verdict.label),
        width.saturating_sub(indent + 1),
    );
    let mut lines = Vec::new();
    for (idx, row) in label.into_iter().enumerate() {
        let head = if idx == 0 {
            vec![
                Span::raw(lead),
                Span::raw(spoken.clone()),
                Span::styled(standing.clone(), style),
            ]
        } else {
            vec![Span::raw(" ".repeat(indent))]
        };
        lines.push(Line::from([head, vec![Span::styled(row, label_style)]].concat()));
    }
    if let Some(said) = said(judged, verdict) {
        let rows = wrapped(&said, width.saturating_sub(indent + 1)).into_iter();
        lines.extend(rows.map(|row| Line::styled(format!("{}{row}", " ".repeat(indent)), FAINT)));
    }
    lines
}

/// The learner's word; where there is none, the machine's in round brackets.
fn tick_box(judged: &Judged<'_>, verdict: &Verdict) -> &'static str {
    match judged.ticks.get(&verdict.point) {
        Some(Tick::Made) => "[x]",
        Some(Tick::Easily) => "[!]",
        Some(Tick::Missed) => "[ ]",
        None if automatic(verdict) == Tick::Made => "(x)",
        None => "( )",
    }
}

/// The words that led to the verdict, or what came closest; then the author's reason.
fn said(judged: &Judged<'_>, verdict: &Verdict) -> Option<String> {
    let quote = crate::render::evidence_quoted(verdict, &judged.answer);
    let remark = crate::render::remark_on(verdict);
    let lacking = verdict.nearest.as_ref().filter(|near| !near.lacking.is_empty());
    let lacking = lacking.map(|near| format!("nearest: lacks {}", near.lacking.join(", ")));
    let leech = judged.leeches.get(&verdict.point);
    let leech = leech.map(|n| format!("leech, missed {n} times: read about it instead of asking again"));
    let mut parts: Vec<String> = leech.into_iter().chain(remark.map(str::to_owned)).collect();
    if !quote.is_empty() {
        parts.push(quote);
    }
    parts.extend(lacking);
    parts.extend(verdict.why.clone());
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn foot_line(judged: &Judged<'_>, width: usize) -> Line<'static> {
    if let Some(notice) = &judged.notice {
        return Line::styled(format!(" {}", visible(notice)), NOTICE);
    }
    let next = match judged.next_in_days {
        Some(days) if days > 1 => format!(" Comes back in {days} days. "),
        Some(_) => " Comes back tomorrow. ".to_owned(),
        None => String::new(),
    };
    let legends = [
        "[x] you say made, [!] easily, (x) Examen says so",
        "[x] you, [!] easily, (x) Examen",
    ];
    let text = legends
        .map(|legend| format!("{next} {legend}"))
        .into_iter()
        .find(|text| columns(text) <= width);
    Line::styled(text.unwrap_or(next), FAINT)
}

/// How many rows are scrolled away so that the selected ones are seen, and `more` beyond.
fn scroll_to(selected: &std::ops::Range<usize>, more: u16, n_rows: usize, height: usize) -> u16 {
    let most = n_rows.saturating_sub(height);
    let wanted = (selected.end + 2).saturating_sub(height) + usize::from(more);
    u16::try_from(wanted.min(most)).unwrap_or(u16::MAX)
}
