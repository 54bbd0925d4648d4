//! Evidence above the first point: mostly a list that is indented as a whole.

use super::super::document::Document;
use crate::issue::{Fix, TextEdit};
use crate::text_range::TextRange;

/// Moves the list at `range`, from its first bullet to the end of its last item, to the margin. None unless the list
/// shows that it holds points: by items of two ranks, or by marks.
pub(super) fn margin_fix(document: &Document<'_>, range: TextRange) -> Option<Fix> {
    let source = document.source;
    let start = document.lines.at(range.start)?.start;
    let indent = TextRange::new(start, range.start).of(source);
    let mut edits = Vec::new();
    let mut items = Vec::new();
    for line in document.lines.within(TextRange::new(start, range.end)) {
        let text = line.range().of(source);
        if text.trim().is_empty() {
            continue;
        }
        items.push(text.strip_prefix(indent)?);
        edits.push(TextEdit {
            range: TextRange::new(line.start, line.start + indent.len()),
            replacement: String::new(),
        });
    }
    let rank = |item: &&str| item.len() - item.trim_start().len();
    // At one blank an item is still a point.
    if !indent.trim().is_empty() || items.iter().any(|item| item.starts_with(' ') && rank(item) == 1) {
        return None;
    }
    let shows_points = items.iter().any(|item| rank(item) > 0) || items.iter().all(|item| has_marks(item));
    let title = if edits.len() == 1 {
        "make it a point"
    } else {
        "move the list to the margin"
    };
    shows_points.then(|| Fix {
        title: title.to_owned(),
        edits,
    })
}

fn has_marks(item: &str) -> bool {
    let text = item.get(1..).unwrap_or("").trim_start();
    let number = text.strip_prefix(['+', '-']);
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}
