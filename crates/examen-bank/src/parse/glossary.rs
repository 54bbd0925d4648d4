//! A glossary: `- term = word, other word`.

use std::collections::HashMap;

use super::document::{BlockKind, Document};
use super::front_extent::unquoted;
use super::visible::Visible;
use crate::glossary::{Glossary, GlossaryEntry};
use crate::issue::{Fix, IssueKind, Issues, Parsed};
use crate::text_range::{Located, TextRange};

impl Glossary {
    /// Reads a glossary. Headings and prose around the entries are the author's. Never fails: what is not
    /// understood becomes an issue.
    pub fn parse(source: &str) -> Parsed<Self> {
        let document = Document::new(source);
        let mut issues = Issues::default();
        document.report(&mut issues);
        let mut glossary = Self::default();
        for block in &document.blocks {
            let BlockKind::List(_) = block.kind else {
                continue;
            };
            let range = whole_lines(&document, block.range);
            let mut visible = Visible::new(&document, range.end);
            for line in document.lines.within(range) {
                for part in visible.parts(*line, &mut issues) {
                    read_part(source, part, &mut glossary, &mut issues);
                }
            }
        }
        note_twice(&glossary.entries, &mut issues);
        issues.finish(glossary)
    }
}

fn whole_lines(document: &Document<'_>, range: TextRange) -> TextRange {
    let start = document
        .lines
        .at(range.start)
        .map_or(range.start, |line| line.start);
    TextRange::new(start, range.end)
}

/// Reads what stands on a line of a list.
fn read_part(source: &str, part: TextRange, glossary: &mut Glossary, issues: &mut Issues) {
    match item_of(source, part) {
        Some(item) => glossary.entries.extend(read_entry(source, item, issues)),
        None => issues.note(part, IssueKind::NoEquals),
    }
}

/// The list item in `line`, bullet included.
fn item_of(source: &str, line: TextRange) -> Option<TextRange> {
    let text = line.of(source);
    let item = text.trim_start();
    let rest = item.strip_prefix(['-', '*', '+'])?;
    let is_item = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let start = line.start + (text.len() - item.len());
    is_item.then(|| TextRange::new(start, start + item.trim_end().len()))
}

fn read_entry(source: &str, item: TextRange, issues: &mut Issues) -> Option<GlossaryEntry> {
    let text = TextRange::new(item.start + 1, item.end);
    let pieces = split(source, text, '=');
    let Some((left, right)) = pieces.split_first().filter(|(_, right)| !right.is_empty()) else {
        let fix = colon_fix(source, item);
        issues.note_with(item, IssueKind::NoEquals, fix);
        return None;
    };
    for extra in &right[1..] {
        let equals = TextRange::new(extra.start - 1, extra.start);
        issues.note_fixable(
            equals,
            IssueKind::ExtraEquals,
            Fix::replace("write a comma", equals, ","),
        );
    }
    let term = words(source, *left);
    let mut equivalents = Vec::new();
    for side in right {
        for piece in split(source, *side, ',') {
            equivalents.extend(words(source, piece));
        }
    }
    if let Some(term) = &term {
        note_self(term, &equivalents, issues);
    }
    let Some(term) = term.filter(|_| !equivalents.is_empty()) else {
        issues.note(item, IssueKind::EmptySide);
        return None;
    };
    Some(GlossaryEntry {
        range: item,
        term,
        equivalents,
    })
}

/// Makes an equals sign of a colon.
fn colon_fix(source: &str, item: TextRange) -> Option<Fix> {
    let text = item.of(source);
    let at = text.find(": ").filter(|_| !text.contains(['"', '`']))?;
    let colon = TextRange::new(item.start + at, item.start + at + 1);
    Some(Fix::replace("write `=`", colon, " ="))
}

/// Notes a term on both sides.
fn note_self(term: &Located<String>, equivalents: &[Located<String>], issues: &mut Issues) {
    let is_term = |word: &Located<String>| word.value.to_lowercase() == term.value.to_lowercase();
    for (index, word) in equivalents.iter().enumerate().filter(|(_, word)| is_term(word)) {
        let kind = IssueKind::SelfReference {
            term: term.value.clone(),
        };
        let alone = match (index.checked_sub(1), equivalents.get(index + 1)) {
            (Some(before), _) => Some(TextRange::new(equivalents[before].range.end, word.range.end)),
            (None, Some(next)) => Some(TextRange::new(word.range.start, next.range.start)),
            (None, None) => None,
        };
        issues.note_with(
            word.range,
            kind,
            alone.map(|range| Fix::delete("delete it", range)),
        );
    }
}

/// The pieces of `range` between separators that stand in no quotes and no backticks.
fn split(source: &str, range: TextRange, separator: char) -> Vec<TextRange> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    let mut quote = None;
    for (at, c) in range.of(source).char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '`' => quote = Some(c),
            None if c == separator => {
                pieces.push(TextRange::new(start, range.start + at));
                start = range.start + at + c.len_utf8();
            }
            None => {}
        }
    }
    pieces.push(TextRange::new(start, range.end));
    pieces
}

/// The text of `range`, without white space and quotes around it; none if there is none.
fn words(source: &str, range: TextRange) -> Option<Located<String>> {
    let text = range.of(source);
    let start = range.start + (text.len() - text.trim_start().len());
    let text = text.trim();
    let in_backticks = text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
    let (text, start) = match unquoted(text).or(in_backticks) {
        Some(inner) => (inner, start + 1),
        None => (text, start),
    };
    (!text.trim().is_empty())
        .then(|| Located::new(text.to_owned(), TextRange::new(start, start + text.len())))
}

/// Notes words that stand in two entries.
fn note_twice(entries: &[GlossaryEntry], issues: &mut Issues) {
    let mut owner: HashMap<String, usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for word in std::iter::once(&entry.term).chain(&entry.equivalents) {
            let first = *owner.entry(word.value.to_lowercase()).or_insert(index);
            if first != index {
                let kind = IssueKind::EntryTwice {
                    word: word.value.clone(),
                };
                issues.note(word.range, kind);
            }
        }
    }
}
