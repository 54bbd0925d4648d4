//! A `*.cases.md` file: answers with the points that a human grants them.

use std::collections::HashSet;

use super::document::{BlockKind, Document, Section};
use super::id::is_good_id;
use crate::cases::{Case, CaseFile, CaseSection, Expectation};
use crate::ids::{PointId, QuestionId};
use crate::issue::{Fix, IssueKind, Issues, Parsed};
use crate::review::Ruling;
use crate::text_range::{Located, TextRange};

/// What a ruling starts with; the last one is a slip.
const SIGNS: [char; 3] = ['+', '-', '−'];

impl CaseFile {
    /// Reads cases. Never fails: what is not understood becomes an issue.
    pub fn parse(source: &str) -> Parsed<Self> {
        let document = Document::new(source);
        let mut issues = Issues::default();
        document.report(&mut issues);
        let mut file = Self::default();
        let mut seen = HashSet::new();
        for section in document.sections(document.body(), 2) {
            if section.heading.rank == 1 {
                note_outside(&document, section.content(), &mut issues);
                continue;
            }
            let name = &section.heading.text;
            document.report_heading(section.heading, &mut issues);
            if !name.value.is_empty() && !seen.insert(name.value.clone()) {
                let kind = IssueKind::DuplicateSection {
                    question: name.value.clone(),
                };
                issues.note(name.range, kind);
            }
            file.sections.push(read_section(&document, &section, &mut issues));
        }
        let first = document.headings.iter().find(|heading| heading.rank <= 2);
        let intro_end = first.map_or(source.len(), |heading| heading.range.start);
        note_outside(
            &document,
            TextRange::new(document.front.body_start, intro_end),
            &mut issues,
        );
        issues.finish(file)
    }
}

fn note_outside(document: &Document<'_>, range: TextRange, issues: &mut Issues) {
    for block in document.blocks_within(range) {
        if !matches!(block.kind, BlockKind::Html | BlockKind::Rule) {
            note_text(document, block.range, issues);
        }
    }
}

fn note_text(document: &Document<'_>, range: TextRange, issues: &mut Issues) {
    issues.note_with(range, IssueKind::TextOutsideCase, document.commented_out(range));
}

fn read_section(document: &Document<'_>, section: &Section<'_>, issues: &mut Issues) -> CaseSection {
    let name = &section.heading.text;
    let mut cases = Vec::new();
    for block in document.blocks_within(section.content()) {
        match &block.kind {
            BlockKind::List(items) => {
                cases.extend(items.iter().map(|item| read_case(document, *item, issues)));
            }
            BlockKind::Html | BlockKind::Rule => {}
            _ => note_text(document, block.range, issues),
        }
    }
    if cases.is_empty() {
        issues.note(name.range, IssueKind::NoCases);
    }
    CaseSection {
        range: section.range,
        question: Located::new(QuestionId::new(name.value.clone()), name.range),
        cases,
    }
}

fn read_case(document: &Document<'_>, item: TextRange, issues: &mut Issues) -> Case {
    let source = document.source;
    let text = item.of(source);
    let n_marker = text.find(char::is_whitespace).unwrap_or(text.len());
    let mut rest = TextRange::new(item.start + n_marker, item.end);
    let mut expectations: Vec<Expectation> = Vec::new();
    let mut seen: HashSet<PointId> = HashSet::new();
    let mut n_spans = 0;
    while let Some((span, behind)) = next_ruling(source, rest, n_spans) {
        n_spans += 1;
        rest = behind;
        let Some(expectation) = read_ruling(source, span, issues) else {
            continue;
        };
        if !seen.insert(expectation.point.value.clone()) {
            let kind = IssueKind::DuplicateRuling {
                point: expectation.point.value.to_string(),
            };
            issues.note(expectation.point.range, kind);
        }
        expectations.push(expectation);
    }
    if n_spans == 0 {
        note_no_rulings(document, item, rest, issues);
    }
    let answer = deindented(document, item, rest);
    if answer.is_empty() {
        issues.note(item, IssueKind::NoAnswer);
    }
    Case {
        range: item,
        expectations,
        answer,
    }
}

/// Notes a case without rulings, or, where it starts with one, that backticks are lacking.
fn note_no_rulings(document: &Document<'_>, item: TextRange, rest: TextRange, issues: &mut Issues) {
    let text = rest.of(document.source);
    let start = rest.start + (text.len() - text.trim_start().len());
    let word = text.split_whitespace().next().unwrap_or("");
    if !word.strip_prefix(['+', '-']).is_some_and(is_good_id) {
        return issues.note(first_line(document, item), IssueKind::NoRulings);
    }
    let range = TextRange::new(start, start + word.len());
    let fix = Fix::replace("put it in backticks", range, format!("`{word}`"));
    let kind = IssueKind::BadRuling {
        text: word.to_owned(),
    };
    issues.note_fixable(range, kind, fix);
}

fn first_line(document: &Document<'_>, item: TextRange) -> TextRange {
    let end = document.lines.at(item.start).map_or(item.end, |line| line.end);
    TextRange::new(item.start, end.min(item.end))
}

/// The code span at the start of `text` if it is meant as a ruling, and what stands behind it. Behind the first
/// ruling, a span without a sign belongs to the answer; so does everything behind a blank line.
fn next_ruling(source: &str, text: TextRange, n_before: usize) -> Option<(TextRange, TextRange)> {
    let line = text.of(source).trim_start_matches([' ', '\t', '\r', '\n']);
    // Commas between rulings do no harm.
    let line = match line.strip_prefix(',').map(str::trim_start) {
        Some(behind) if n_before > 0 && (behind.starts_with("`+") || behind.starts_with("`-")) => behind,
        _ => line,
    };
    let start = text.end - line.len();
    let space = TextRange::new(text.start, start).of(source).replace("\r\n", "\n");
    let length = span_length(line).filter(|_| space.matches(['\n', '\r']).count() < 2)?;
    let content = &line[1..=length];
    let is_ruling = content.starts_with(SIGNS) || (n_before == 0 && is_good_id(content));
    let span = TextRange::new(start + 1, start + 1 + length);
    is_ruling.then(|| (span, TextRange::new(span.end + 1, text.end)))
}

/// Whether an answer that starts so would be read as a ruling.
pub(crate) fn is_read_as_ruling(answer: &str) -> bool {
    span_length(answer).is_some_and(|length| {
        let content = &answer[1..=length];
        content.starts_with(SIGNS) || is_good_id(content)
    })
}

/// The length of what stands between backticks at the start of `text`, on one line.
fn span_length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('`')?;
    inner
        .find(['`', '\n', '\r'])
        .filter(|&at| inner[at..].starts_with('`'))
}

fn read_ruling(source: &str, span: TextRange, issues: &mut Issues) -> Option<Expectation> {
    let text = span.of(source);
    let (ruling, n_sign) = match text.chars().next() {
        Some('+') => (Ruling::Granted, 1),
        Some('-') => (Ruling::Withheld, 1),
        _ => {
            note_bad(text, span, issues);
            return None;
        }
    };
    let id = &text[n_sign..];
    if !is_good_id(id) {
        note_bad(text, span, issues);
        return None;
    }
    let range = TextRange::new(span.start + n_sign, span.end);
    Some(Expectation {
        point: Located::new(PointId::new(id), range),
        ruling,
    })
}

fn note_bad(text: &str, span: TextRange, issues: &mut Issues) {
    let (sign, id) = match text.chars().next() {
        Some('+') => ("+", &text[1..]),
        Some('-') => ("-", &text[1..]),
        Some('−') => ("-", text.trim_start_matches('−')),
        _ => ("+", text),
    };
    let fix = super::id::cleaned(id).map(|id| {
        let ruling = format!("{sign}{id}");
        Fix::replace(format!("write `{ruling}`"), span, ruling)
    });
    let kind = IssueKind::BadRuling {
        text: text.to_owned(),
    };
    issues.note_with(span, kind, fix);
}

/// The text in `rest` without the indentation of the list item, and without blank lines around it.
fn deindented(document: &Document<'_>, item: TextRange, rest: TextRange) -> String {
    let source = document.source;
    let indent = content_indent(document, item);
    let mut lines = Vec::new();
    let mut start = rest.start;
    while start < rest.end {
        let Some(line) = document.lines.at(start) else {
            break;
        };
        let text = TextRange::new(start, line.end.min(rest.end)).of(source);
        lines.push(if start == line.start {
            without_indent(text, indent)
        } else {
            text
        });
        start = line.next;
    }
    lines.join("\n").trim().to_owned()
}

/// How many columns the text of a list item is indented.
fn content_indent(document: &Document<'_>, item: TextRange) -> usize {
    let source = document.source;
    let line_start = document
        .lines
        .at(item.start)
        .map_or(item.start, |line| line.start);
    let before = TextRange::new(line_start, item.start).of(source);
    let text = item.of(source);
    let marker = text.find(char::is_whitespace).unwrap_or(text.len());
    let gap = text[marker..].bytes().take_while(|&byte| byte == b' ').count();
    before.len() + marker + if (1..=4).contains(&gap) { gap } else { 1 }
}

/// `line` without at most `n_columns` of white space; a tab counts as four.
fn without_indent(line: &str, n_columns: usize) -> &str {
    let mut columns = 0;
    for (at, c) in line.char_indices() {
        let width = match c {
            ' ' => 1,
            '\t' => 4,
            _ => return &line[at..],
        };
        if columns + width > n_columns {
            return &line[at..];
        }
        columns += width;
    }
    ""
}
