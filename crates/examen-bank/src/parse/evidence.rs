//! Evidence lines: `[ kind ] alternative { ", " alternative }`.

mod slots;
mod tokens;

use std::num::NonZeroU8;

use super::spelling::closest;
use crate::issue::{Fix, IssueKind, Issues, Parsed};
use crate::rubric::{Alternative, EvidenceLine, LineKind};
use crate::text_range::{Located, TextRange};

pub(crate) use tokens::{QUOTES, is_plain_word};
use tokens::{TokenKind, tokenise};

const KINDS: [&str; 4] = ["e.g.", "all:", "not:", "why:"];
const NUMBERS: [&str; 5] = ["one", "two", "three", "four", "five"];

/// Reads the text of a line in `text`, bullet and white space at both ends left out. `item` is the range with both.
pub(crate) fn read_line(source: &str, item: TextRange, text: TextRange, issues: &mut Issues) -> EvidenceLine {
    let (kind, rest) = read_kind(source, text, issues);
    let text = Located::new(rest.of(source).to_owned(), rest);
    let alternatives = match kind {
        LineKind::Why => Vec::new(),
        _ => read_alternatives(source, rest, issues),
    };
    let line = EvidenceLine {
        range: item,
        kind,
        text,
        alternatives,
    };
    check_line(&line, issues);
    line
}

fn check_line(line: &EvidenceLine, issues: &mut Issues) {
    if line.text.value.is_empty() {
        issues.note(line.range, IssueKind::EmptyLine);
        return;
    }
    let kind_range = TextRange::new(line.range.start, line.text.range.start);
    let n_alternatives = line.alternatives.len();
    match line.kind {
        LineKind::AtLeast(wanted) if usize::from(wanted.get()) > n_alternatives => {
            let kind = IssueKind::TooManyWanted {
                wanted: wanted.get(),
                alternatives: n_alternatives,
            };
            issues.note(kind_range, kind);
        }
        LineKind::All if n_alternatives == 1 => issues.note(kind_range, IssueKind::AllOfOne),
        _ => {}
    }
}

/// Reads the kind at the start of `text`, and what is left behind it.
fn read_kind(source: &str, text: TextRange, issues: &mut Issues) -> (LineKind, TextRange) {
    let line = text.of(source);
    let behind = |n_bytes: usize| {
        let rest = line[n_bytes..].trim_start();
        TextRange::new(text.end - rest.len(), text.end)
    };
    if let Some(kind) = starts_with_kind(line) {
        let n_bytes = "e.g.".len();
        return (kind, behind(n_bytes));
    }
    if let Some((count, n_bytes)) = count_of(line) {
        let digits = &line[..n_bytes];
        return match count {
            Some(count) => (LineKind::AtLeast(count), behind(n_bytes)),
            None => {
                let range = TextRange::new(text.start, text.start + n_bytes);
                let kind = IssueKind::BadCount {
                    text: digits.to_owned(),
                };
                issues.note(range, kind);
                (LineKind::Any, behind(n_bytes))
            }
        };
    }
    note_slip(line, text.start, issues);
    (LineKind::Any, text)
}

/// All these kinds happen to have four letters.
fn starts_with_kind(line: &str) -> Option<LineKind> {
    let (head, rest) = (line.get(..4)?, &line[4..]);
    if head.ends_with('.') && rest.starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    match head.to_ascii_lowercase().as_str() {
        "e.g." => Some(LineKind::Example),
        "all:" => Some(LineKind::All),
        "not:" => Some(LineKind::Not),
        "why:" => Some(LineKind::Why),
        _ => None,
    }
}

/// `N of:` at the start of `line`: the number, if it is one of 1..=255, and the length of it all.
fn count_of(line: &str) -> Option<(Option<NonZeroU8>, usize)> {
    let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[n_digits..];
    let after_blank = rest.trim_start_matches([' ', '\t']);
    let behind = after_blank.get(..3).filter(|of| of.eq_ignore_ascii_case("of:"))?;
    if n_digits == 0 {
        return None;
    }
    let length = n_digits + (rest.len() - after_blank.len()) + behind.len();
    Some((line[..n_digits].parse().ok(), length))
}

/// Notes a first word that looks like a kind.
fn note_slip(line: &str, start: usize, issues: &mut Issues) {
    let first = line.split([' ', '\t']).next().unwrap_or("");
    let second = line[first.len()..].split_whitespace().next().unwrap_or("");
    let lower = first.to_lowercase();
    let number = NUMBERS.iter().position(|number| *number == lower);
    let is_of = second == "of:" || (second == "of" && first.bytes().all(|b| b.is_ascii_digit()));
    let (length, meant) = if is_of && !first.is_empty() {
        let end = line.find(second).map_or(first.len(), |at| at + second.len());
        let digits = number.map_or_else(|| first.to_owned(), |at| (at + 1).to_string());
        (
            end,
            Some(format!("{digits} of:")).filter(|_| count_of(&format!("{digits} of:")).is_some()),
        )
    } else if matches!(
        lower.as_str(),
        "eg" | "eg." | "eg:" | "e.g" | "e.g:" | "e.g.:" | "e.g.,"
    ) {
        (first.len(), Some("e.g.".to_owned()))
    } else if lower.ends_with(':') && lower.trim_end_matches(':').chars().all(char::is_alphabetic) {
        (first.len(), closest(&lower, &KINDS).map(str::to_owned))
    } else {
        return;
    };
    let range = TextRange::new(start, start + length);
    let kind = IssueKind::UnknownLineKind {
        text: line[..length].to_owned(),
    };
    let fix = meant.map(|meant| Fix::replace(format!("write `{meant}`"), range, meant));
    issues.note_with(range, kind, fix);
}

fn read_alternatives(source: &str, text: TextRange, issues: &mut Issues) -> Vec<Alternative> {
    let tokens = tokenise(source, text, issues);
    let commas: Vec<TextRange> = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Comma)
        .map(|token| token.range)
        .collect();
    let mut alternatives = Vec::with_capacity(commas.len() + 1);
    for (index, part) in tokens.split(|token| token.kind == TokenKind::Comma).enumerate() {
        let is_empty = part.iter().all(|token| token.kind == TokenKind::Blank);
        if !is_empty {
            alternatives.extend(slots::read_alternative(part, issues));
        } else if let Some(comma) = commas.get(index.saturating_sub(1)) {
            let fix = Fix::delete("delete the comma", *comma);
            issues.note_fixable(*comma, IssueKind::EmptyAlternative, fix);
        }
    }
    alternatives
}

impl EvidenceLine {
    /// Reads an evidence line without its bullet, as it would stand in a bank: `2 of: lock, queue/topic`. All
    /// ranges are those in `text`.
    pub fn parse(text: &str) -> Parsed<Self> {
        let mut issues = Issues::default();
        let start = text.len() - text.trim_start().len();
        let range = TextRange::new(start, start + text.trim().len());
        let line = read_line(text, range, range, &mut issues);
        issues.finish(line)
    }
}
