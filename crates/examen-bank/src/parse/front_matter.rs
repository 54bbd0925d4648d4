//! The entries of the front matter.

use super::document::Document;
use super::front_extent::{Closing, split_entry};
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
    if document.front.closing == Closing::Lacking {
        let opening = TextRange::new(front.range.start, front.range.start + "---".len());
        let fix = Fix::insert(
            "close the front matter",
            front.range.end,
            format!("{}---", document.lines.ending()),
        );
        issues.note_fixable(opening, IssueKind::UnclosedFrontMatter, fix);
    }
    note_slips(&front, known, issues);
    front
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
