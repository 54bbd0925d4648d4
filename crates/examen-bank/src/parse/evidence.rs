//! Evidence lines: `[ kind ] alternative { ", " alternative }`.

mod kind;
mod quoted_signs;
mod slots;
mod tokens;

use super::depth::Depth;
use crate::issue::{Fix, IssueKind, Issues, Parsed};
use crate::rubric::{Alternative, EvidenceLine, LineKind};
use crate::text_range::{Located, TextRange};

pub(crate) use tokens::{QUOTES, is_plain_word};
use tokens::{TokenKind, tokenise};

/// Reads the text of a line in `text`, bullet and white space at both ends left out. `item` is the range with both.
pub(crate) fn read_line(
    (source, depth): (&str, Depth),
    item: TextRange,
    text: TextRange,
    issues: &mut Issues,
) -> EvidenceLine {
    let written = kind::read((source, depth), text, issues);
    let rest = written.rest;
    let alternatives = match written.kind {
        LineKind::Why => Vec::new(),
        _ if depth == Depth::Outline => Vec::new(),
        _ => read_alternatives(source, rest, issues),
    };
    if !rest.is_empty() && depth == Depth::Whole {
        written.check_count(source, alternatives.len(), issues);
    }
    EvidenceLine {
        range: item,
        kind: written.kind,
        text: Located::new(rest.of(source).to_owned(), rest),
        alternatives,
    }
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
        let line = read_line((text, Depth::Whole), range, range, &mut issues);
        if line.text.value.is_empty() {
            issues.note(range, IssueKind::EmptyLine);
        }
        issues.finish(line)
    }
}
