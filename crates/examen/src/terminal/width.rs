//! Columns: how many the terminal has, how many a text fills.

use std::borrow::Cow;

use terminal_size::{Width, terminal_size};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Fewer columns than this are not worth laying out for.
const NARROWEST: usize = 40;
/// Prose in lines wider than this is hard to read.
const WIDEST: usize = 120;
/// Where nobody says how wide the output is: a file, a pipe.
const USUAL: usize = 80;

/// The columns to use: `COLUMNS` where it is set, else the terminal's.
pub(super) fn of_terminal() -> usize {
    let told = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.trim().parse::<usize>().ok());
    let seen = || terminal_size().map(|(Width(columns), _)| usize::from(columns));
    told.or_else(seen)
        .filter(|columns| *columns > 0)
        .unwrap_or(USUAL)
        .clamp(NARROWEST, WIDEST)
}

/// How many columns `text` fills; it must not hold line breaks.
pub(crate) fn columns(text: &str) -> usize {
    text.width()
}

/// `text` cut to `width` columns, the cut shown by `…`.
pub(crate) fn fitted(text: &str, width: usize) -> Cow<'_, str> {
    if columns(text) <= width {
        return Cow::Borrowed(text);
    }
    let mut filled = 0;
    let kept = text.graphemes(true).take_while(|grapheme| {
        filled += columns(grapheme);
        filled < width
    });
    let kept: String = kept.collect();
    Cow::Owned(format!("{}…", kept.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_cut_counts_columns_not_characters() {
        assert_eq!(fitted("idempotent", 10), "idempotent");
        assert_eq!(fitted("idempotent", 9), "idempote…");
        assert_eq!(fitted("never twice", 7), "never…");
        assert_eq!(fitted("冪等性の鍵", 5), "冪等…");
    }
}
