//! Shapes of pages from which people copy lists of questions.

pub(crate) mod criteria;
pub(crate) mod listen_for;
pub(crate) mod why_asked;

use super::list::entry::unmarked;
use super::literal::heading;
use crate::import::page::Line;
use crate::import::wording::plain::plain;

/// The item of a list, however its bullet was copied.
fn item(text: &str) -> Option<&str> {
    let text = text.trim();
    ["• ", "- ", "* ", "· ", "– ", "•\u{a0}"]
        .iter()
        .find_map(|bullet| text.strip_prefix(bullet))
        .map(str::trim)
}

/// The text of a line, be it a heading, an item or neither.
fn bare<'a>(line: &Line<'a>) -> &'a str {
    let text = line.heading().map_or(line.text, |(_, text)| text);
    item(text).unwrap_or(text.trim())
}

/// The same in plain text: a question may be in bold.
fn plain_bare(line: &Line<'_>) -> String {
    plain(bare(line))
}

/// `text` as the heading of a question, without its number or label.
fn question_heading(text: &str) -> String {
    heading(&unmarked(text))
}

/// Whether a line says `wanted`, colons and asterisks aside.
fn says(line: &str, wanted: &str) -> bool {
    let line = line.trim().trim_matches(['*', ':', '#', ' ']);
    line.eq_ignore_ascii_case(wanted)
}

/// Lines with which a copied page says where it is from and how it looks.
fn is_remark(line: &str) -> bool {
    line.trim_start().starts_with("# ") && line.contains(':')
}
