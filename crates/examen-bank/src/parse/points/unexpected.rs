//! What a line that is neither a point nor evidence was probably meant to be.

use super::super::document::Document;
use crate::issue::{Fix, TextEdit};
use crate::text_range::TextRange;

/// Makes the text at `range` a point that lacks its bullet, has a number for one, or no blank behind it.
pub(super) fn bullet_fix(document: &Document<'_>, range: TextRange) -> Option<Fix> {
    let source = document.source;
    let line = document.lines.at(range.start)?;
    let before = TextRange::new(line.start, range.start);
    let text = range.of(source);
    if !before.of(source).trim().is_empty() {
        return None;
    }
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind_digits = &text[n_digits..];
    if n_digits > 0 && behind_digits.starts_with(['.', ')']) && behind_digits[1..].starts_with([' ', '\t']) {
        let number = TextRange::new(range.start, range.start + n_digits + 1);
        return Some(Fix::replace("make it a point", number, "-"));
    }
    let behind_sign = text.strip_prefix(['+', '-'])?;
    if behind_sign.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Fix::insert("make it a point", range.start, "- "));
    }
    let is_glued = text.starts_with('-') && behind_sign.starts_with(char::is_alphabetic);
    is_glued.then(|| Fix::insert("insert a blank", range.start + 1, " "))
}

/// Joins the lines at `range` to the item that ends at `item_end` on the line above.
pub(super) fn join_fix(document: &Document<'_>, range: TextRange, item_end: usize) -> Option<Fix> {
    let source = document.source;
    let line_above = document.lines.at(item_end)?;
    let is_next_line = document.lines.at(range.start)?.start == line_above.next;
    let is_at_end = TextRange::new(item_end, line_above.end)
        .of(source)
        .trim()
        .is_empty();
    if !is_next_line || !is_at_end {
        return None;
    }
    let mut edits = Vec::new();
    let mut end = item_end;
    for line in document.lines.clipped(range) {
        let text = document.shrunk(line.range());
        if !text.of(source).starts_with(char::is_alphanumeric) {
            return None;
        }
        edits.push(TextEdit {
            range: TextRange::new(end, text.start),
            replacement: " ".to_owned(),
        });
        end = text.end;
    }
    let title = "join it to the line above".to_owned();
    Some(Fix { title, edits })
}
