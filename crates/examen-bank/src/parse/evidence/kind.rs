//! What stands before the alternatives of a line: `e.g.`, `all:`, `N of:`, `not:`, `why:`.

use std::num::NonZeroU8;

use super::super::depth::Depth;
use super::super::spelling::closest;
use crate::issue::{Fix, IssueKind, Issues};
use crate::rubric::LineKind;
use crate::text_range::TextRange;

const KINDS: [&str; 4] = ["e.g.", "all:", "not:", "why:"];

/// All [`KINDS`] happen to have four letters.
const KIND_LENGTH: usize = 4;

/// What authors write for `e.g.`
const EXAMPLE_SLIPS: [&str; 11] = [
    "eg", "eg.", "eg:", "eg.:", "e.g", "e.g:", "e.g.:", "e.g.,", "ex:", "ex.:", "example:",
];

/// So many words behind `why` are a sentence, not something to look for.
const SENTENCE: usize = 4;

/// What authors write for kinds that have other names, and for the one that has none.
const OTHER_NAMES: [(&str, &str); 6] = [
    ("any of:", ""),
    ("any:", ""),
    ("either:", ""),
    ("either of:", ""),
    ("or:", ""),
    ("all of:", "all:"),
];

const AT_LEAST: &str = "at least ";

const NUMBERS: [&str; 5] = ["one", "two", "three", "four", "five"];

/// A kind as written.
pub(super) struct WrittenKind {
    pub(super) kind: LineKind,
    /// The kind; empty where there is none.
    range: TextRange,
    /// What stands behind it.
    pub(super) rest: TextRange,
}

/// Reads the kind at the start of `text`. A first word that looks like one is noted, unless nobody is told of it.
pub(super) fn read((source, depth): (&str, Depth), text: TextRange, issues: &mut Issues) -> WrittenKind {
    let line = text.of(source);
    let found = named_kind(line)
        .map(|kind| (kind, KIND_LENGTH))
        .or_else(|| count_kind(line));
    let Some((kind, length)) = found else {
        if depth == Depth::Whole {
            note_slip(line, text.start, issues);
        }
        return WrittenKind {
            kind: LineKind::Any,
            range: TextRange::empty(text.start),
            rest: text,
        };
    };
    let rest = line[length..].trim_start();
    WrittenKind {
        kind,
        range: TextRange::new(text.start, text.start + length),
        rest: TextRange::new(text.end - rest.len(), text.end),
    }
}

impl WrittenKind {
    /// Notes a number that does not go with the number of alternatives.
    pub(super) fn check_count(&self, source: &str, n_alternatives: usize, issues: &mut Issues) {
        let text = self.range.of(source);
        let kind = match self.kind {
            LineKind::AtLeast(wanted) if usize::from(wanted.get()) > n_alternatives => {
                IssueKind::TooManyWanted {
                    wanted: wanted.get(),
                    alternatives: n_alternatives,
                }
            }
            LineKind::Any if !text.is_empty() => IssueKind::BadCount {
                text: text.to_owned(),
            },
            LineKind::All if n_alternatives == 1 => {
                let all = TextRange::new(self.range.start, self.rest.start);
                let fix = Fix::delete("delete `all:`", all);
                return issues.note_fixable(self.range, IssueKind::AllOfOne, fix);
            }
            _ => return,
        };
        let possible = (1..=usize::from(u8::MAX)).contains(&n_alternatives);
        let fix = possible.then(|| {
            let text = format!("{n_alternatives} of:");
            Fix::replace(format!("write `{text}`"), self.range, text)
        });
        issues.note_with(self.range, kind, fix);
    }
}

fn named_kind(line: &str) -> Option<LineKind> {
    let (head, rest) = (line.get(..KIND_LENGTH)?, &line[KIND_LENGTH..]);
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

/// `N of:` at the start of `line`, and its length. A number that is not one of 1..=255 counts as none.
fn count_kind(line: &str) -> Option<(LineKind, usize)> {
    let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[n_digits..];
    let behind = rest.trim_start_matches([' ', '\t']);
    let of = behind
        .get(..3)
        .filter(|of| n_digits > 0 && of.eq_ignore_ascii_case("of:"))?;
    let wanted: Option<NonZeroU8> = line[..n_digits].parse().ok();
    let length = n_digits + (rest.len() - behind.len()) + of.len();
    Some((wanted.map_or(LineKind::Any, LineKind::AtLeast), length))
}

/// Notes a first word, or the first two, that look like a kind.
fn note_slip(line: &str, start: usize, issues: &mut Issues) {
    let slip = other_name(line).or_else(|| count_slip(line));
    let Some((written, meant)) = slip.or_else(|| named_slip(line)) else {
        return;
    };
    let range = TextRange::new(start, start + written.len());
    let kind = IssueKind::UnknownLineKind {
        text: written.to_owned(),
    };
    let fix = meant.map(|meant| {
        if meant.is_empty() {
            let behind = line[written.len()..].trim_start();
            let whole = TextRange::new(start, start + line.len() - behind.len());
            return Fix::delete(format!("delete `{written}`"), whole);
        }
        Fix::replace(format!("write `{meant}`"), range, meant)
    });
    issues.note_with(range, kind, fix);
}

/// `any of:` or `at least two of:`, and what is meant: nothing where that needs no name.
fn other_name(line: &str) -> Option<(&str, Option<String>)> {
    let is_at_start = |name: &str| {
        let head = line.get(..name.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(name))
    };
    let known = OTHER_NAMES.iter().find(|(name, _)| is_at_start(name));
    if let Some((name, meant)) = known {
        return Some((&line[..name.len()], Some((*meant).to_owned())));
    }
    let wanted = line.get(AT_LEAST.len()..).filter(|_| is_at_start(AT_LEAST))?;
    let (length, meant) = match count_kind(wanted) {
        Some((_, length)) => (length, Some(wanted[..length].to_owned())),
        None => count_slip(wanted).map(|(written, meant)| (written.len(), meant))?,
    };
    Some((&line[..AT_LEAST.len() + length], meant))
}

/// `two of:` or `2 of`, and what is meant.
fn count_slip(line: &str) -> Option<(&str, Option<String>)> {
    let first = line.split([' ', '\t']).next()?;
    let behind = line[first.len()..].trim_start_matches([' ', '\t']);
    let second = behind.split(char::is_whitespace).next()?;
    let lower = first.to_lowercase();
    let digits = match NUMBERS.iter().position(|number| *number == lower) {
        Some(index) if matches!(second, "of" | "of:") => (index + 1).to_string(),
        None if second == "of" && lower.bytes().all(|byte| byte.is_ascii_digit()) => lower,
        _ => return None,
    };
    let written = &line[..line.len() - behind.len() + second.len()];
    Some((written, Some(format!("{digits} of:"))))
}

/// A word such as `eg:` or `any:`, and what is meant.
fn named_slip(line: &str) -> Option<(&str, Option<String>)> {
    let first = line.split(char::is_whitespace).next()?;
    let lower = first.to_lowercase();
    if EXAMPLE_SLIPS.contains(&lower.as_str()) {
        return Some((first, Some("e.g.".to_owned())));
    }
    if lower == "why" && line.split_whitespace().count() > SENTENCE {
        return Some((first, Some("why:".to_owned())));
    }
    let word = lower.strip_suffix(':')?;
    let is_word = !word.is_empty() && word.chars().all(char::is_alphabetic);
    is_word.then(|| (first, closest(&lower, &KINDS).map(str::to_owned)))
}
