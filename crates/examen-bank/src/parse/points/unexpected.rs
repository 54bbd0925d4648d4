//! What a line that is neither a point nor evidence was probably meant to be.

use super::super::document::Document;
use crate::issue::Fix;
use crate::text_range::TextRange;

/// Makes the line at `range` a point, or joins it to the item that ends at `item_end` on the line above. None for
/// several lines: they need a human.
pub(super) fn fix(document: &Document<'_>, range: TextRange, item_end: Option<usize>) -> Option<Fix> {
    let source = document.source;
    let line = document
        .lines
        .at(range.start)
        .filter(|line| range.end <= line.end)?;
    let is_first = TextRange::new(line.start, range.start)
        .of(source)
        .trim()
        .is_empty();
    let text = range.of(source);
    if !is_first {
        return None;
    }
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let n_number = text.len() - digits.len();
    if n_number > 0 && digits.starts_with(['.', ')']) && digits[1..].starts_with([' ', '\t']) {
        let number = TextRange::new(range.start, range.start + n_number + 1);
        return Some(Fix::replace("make it a point", number, "-"));
    }
    let behind_sign = text.strip_prefix(['+', '-']);
    if behind_sign.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(Fix::insert("make it a point", range.start, "- "));
    }
    if text.starts_with('-') && text[1..].starts_with(char::is_alphabetic) {
        return Some(Fix::insert("insert a blank", range.start + 1, " "));
    }
    let above = TextRange::new(item_end?, range.start);
    let is_next_line = document.lines.at(above.start)?.next == line.start;
    let can_join =
        is_next_line && above.of(source).trim().is_empty() && text.starts_with(char::is_alphanumeric);
    can_join.then(|| Fix::replace("join it to the line above", above, " "))
}
