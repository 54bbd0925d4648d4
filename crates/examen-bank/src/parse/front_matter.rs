//! The entries of the front matter.

use std::collections::HashSet;

use super::document::Document;
use super::front_extent::{Closing, split_entry};
use super::spelling::closest;
use crate::front_matter::FrontMatter;
use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::{Located, TextRange};

/// Reads the entries. Keys other than `known` are fine but may be slips.
pub(crate) fn read(document: &Document<'_>, known: &[&str], issues: &mut Issues) -> FrontMatter {
    let source = document.source;
    let mut front = FrontMatter {
        range: document.front.range,
        entries: Vec::new(),
    };
    let mut seen = HashSet::new();
    for line in document.lines.within(document.front.inner) {
        let text = line.range().of(source).trim();
        if let Some(entry) = split_entry(source, *line) {
            check_key(&entry.key, known, issues);
            if !seen.insert(entry.key.value.clone()) {
                let kind = IssueKind::DuplicateFrontMatterKey {
                    key: entry.key.value.clone(),
                };
                issues.note_fixable(entry.key.range, kind, Fix::delete("delete the line", line.full()));
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
    front
}

/// Notes a key that is close to one of the format's. Any other key is the author's own.
fn check_key(key: &Located<String>, known: &[&str], issues: &mut Issues) {
    if known.contains(&key.value.as_str()) {
        return;
    }
    if let Some(meant) = closest(&key.value, known) {
        let kind = IssueKind::UnknownFrontMatterKey {
            key: key.value.clone(),
            meant: meant.to_owned(),
        };
        let fix = Fix::replace(format!("write `{meant}`"), key.range, meant);
        issues.note_fixable(key.range, kind, fix);
    }
}
