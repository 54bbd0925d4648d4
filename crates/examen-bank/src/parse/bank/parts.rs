//! The `###` parts of a question.

use super::super::depth::Depth;
use super::super::document::{BlockKind, Document, Section};
use super::super::part_name::{PART_NAMES, known_part};
use super::super::points::read_points;
use super::super::spelling::closest;
use crate::bank::{Part, Question};
use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::{Located, TextRange};

/// Reads all parts into `question`.
pub(super) fn read_parts(
    (document, depth): (&Document<'_>, Depth),
    parts: &[Section<'_>],
    question: &mut Question,
    issues: &mut Issues,
) {
    let mut seen: Vec<&str> = Vec::new();
    let mut before = None;
    for part in parts {
        let name = &part.heading.text;
        let known = known_part(&name.value);
        match known {
            None => note_unknown(name, issues),
            Some(known) if seen.contains(&known) => {
                let kind = IssueKind::DuplicatePart {
                    name: known.to_owned(),
                };
                let merge = || Fix::delete("merge it with the part above", part.heading.range);
                issues.note_with(name.range, kind, (before == Some(known)).then(merge));
            }
            Some(known) => {
                seen.push(known);
                read_part((document, depth), known, part, question, issues);
            }
        }
        before = known;
    }
}

/// Notes headings that are called like a part and have another rank: that of the question, and lower ones.
pub(super) fn check_ranks(document: &Document<'_>, section: &Section<'_>, issues: &mut Issues) {
    for heading in document
        .headings_within(section.range)
        .iter()
        .filter(|heading| heading.rank != 3)
    {
        let Some(name) = known_part(&heading.text.value) else {
            continue;
        };
        let kind = IssueKind::PartRank {
            name: name.to_owned(),
        };
        let whole = document.shrunk(heading.range);
        let fix = Fix::replace("make it a part", whole, format!("### {name}"));
        issues.note_fixable(heading.text.range, kind, fix);
    }
}

fn note_unknown(name: &Located<String>, issues: &mut Issues) {
    let fix = closest(&name.value, &PART_NAMES)
        .map(|known| Fix::replace(format!("write `{known}`"), name.range, known));
    let kind = IssueKind::UnknownPart {
        name: name.value.clone(),
    };
    issues.note_with(name.range, kind, fix);
}

fn read_part(
    (document, depth): (&Document<'_>, Depth),
    name: &str,
    part: &Section<'_>,
    question: &mut Question,
    issues: &mut Issues,
) {
    let text = || {
        Some(Part {
            range: part.range,
            text: document.text(part.content()),
        })
    };
    match name {
        "Points" => {
            question.points_part = Some(part.range);
            question.rubric.points = read_points((document, depth), part.content(), issues);
        }
        "Hint" => question.hint = text(),
        "Answer" => question.answer = text(),
        "Notes" => question.notes = text(),
        _ => {
            question.follow_ups_part = Some(part.range);
            question.follow_ups = read_follow_ups(document, part.content(), issues);
        }
    }
}

fn read_follow_ups(document: &Document<'_>, range: TextRange, issues: &mut Issues) -> Vec<Located<String>> {
    let mut follow_ups = Vec::new();
    for block in document.blocks_within(range) {
        match &block.kind {
            BlockKind::List(items) => {
                follow_ups.extend(items.iter().filter_map(|item| item_text(document.source, *item)));
            }
            BlockKind::Html => {}
            _ => {
                let fix = Fix::insert("make it an item", block.range.start, "- ");
                let fix = Some(fix).filter(|_| block.kind == BlockKind::Paragraph);
                issues.note_with(block.range, IssueKind::FollowUpNotItem, fix);
            }
        }
    }
    follow_ups
}

/// The text of a list item, its lines joined.
fn item_text(source: &str, item: TextRange) -> Option<Located<String>> {
    let text = item.of(source);
    let marker = text.find(char::is_whitespace)?;
    let inner = text[marker..].trim();
    let start = item.start + marker + (text[marker..].len() - text[marker..].trim_start().len());
    let lines: Vec<&str> = inner
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let range = TextRange::new(start, start + inner.len());
    (!inner.is_empty()).then(|| Located::new(lines.join(" "), range))
}
