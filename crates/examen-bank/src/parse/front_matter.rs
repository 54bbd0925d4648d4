//! The entries of the front matter.

use super::document::Document;
use super::front_extent::{Closing, Opening, split_entry};
use super::spelling::closest;
use crate::front_matter::FrontMatter;
use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::TextRange;

/// Reads the entries. Keys other than `known` are fine but may be slips.
pub(crate) fn read(document: &Document<'_>, known: &[&str], issues: &mut Issues) -> FrontMatter {
    let source = document.source;
    let mut front = FrontMatter {
        range: document.front.range,
        entries: Vec::new(),
    };
    for line in document.lines.within(document.front.inner) {
        let text = line.range().of(source).trim();
        if let Some(entry) = split_entry(source, *line) {
            if let Some(first) = front.get(&entry.key.value) {
                let kind = IssueKind::DuplicateFrontMatterKey {
                    key: entry.key.value.clone(),
                };
                // Of two values somebody has to choose.
                let is_repetition = first.value == entry.value.value;
                let fix = is_repetition.then(|| Fix::delete("delete the line", line.full()));
                issues.note_with(entry.key.range, kind, fix);
            }
            front.entries.push(entry);
        } else if !text.is_empty() && !text.starts_with('#') {
            let fix = Fix::insert("make it a comment", line.start, "# ");
            issues.note_fixable(line.range(), IssueKind::BadFrontMatterLine, fix);
        }
    }
    note_fences(document, issues);
    note_slips(&front, known, issues);
    front
}

/// Notes what is wrong with the lines `---` around it.
fn note_fences(document: &Document<'_>, issues: &mut Issues) {
    let front = &document.front;
    let ending = document.lines.ending();
    let start = TextRange::new(front.range.start, front.range.start + "---".len());
    match (&front.opening, &front.closing) {
        (Opening::First, Closing::Closed) => {}
        (Opening::Lacking, closing) => {
            let mut fix = Fix::insert("add the line", front.range.start, format!("---{ending}"));
            if *closing == Closing::Lacking {
                fix = fix.and(TextRange::empty(front.range.end), format!("{ending}---"));
            }
            let first = document.lines.at(front.range.start);
            let range = first.map_or(start, |line| line.range());
            issues.note_fixable(range, IssueKind::UnopenedFrontMatter, fix);
        }
        (Opening::First | Opening::Below(_), Closing::Lacking) => {
            let fix = Fix::insert("close the front matter", front.range.end, format!("{ending}---"));
            issues.note_fixable(start, IssueKind::UnclosedFrontMatter, fix);
        }
        (Opening::Below(above), Closing::Closed) => {
            let fix = Fix::delete("delete the blank lines above it", *above);
            issues.note_fixable(start, IssueKind::FrontMatterNotFirst, fix);
        }
    }
}

/// Notes keys that are close to one of the format's. Any other key is the author's own, and so may be one that is close
/// to a key that is there as well: only a key that is lacking is offered in its place.
fn note_slips(front: &FrontMatter, known: &[&str], issues: &mut Issues) {
    let mut lacking: Vec<&str> = known
        .iter()
        .copied()
        .filter(|key| front.get(key).is_none())
        .collect();
    let own = front
        .entries
        .iter()
        .map(|entry| &entry.key)
        .filter(|key| !known.contains(&key.value.as_str()));
    for key in own {
        let offered = closest(&key.value, &lacking);
        let Some(meant) = offered.or_else(|| closest(&key.value, known)) else {
            continue;
        };
        let kind = IssueKind::UnknownFrontMatterKey {
            key: key.value.clone(),
            meant: meant.to_owned(),
        };
        let fix = offered.map(|meant| Fix::replace(format!("write `{meant}`"), key.range, meant));
        issues.note_with(key.range, kind, fix);
        lacking.retain(|key| Some(*key) != offered);
    }
}
