//! Breaking prose into rows.

use examen_bank::TextRange;
use unicode_segmentation::UnicodeSegmentation as _;

use super::visible;
use super::width::columns;

/// Breaks the bytes `line` of `text` into rows of at most `width` columns: at white space where there is any, else
/// within a word. Line breaks are blanks like others.
pub(crate) fn broken(text: &str, line: TextRange, width: usize) -> Vec<TextRange> {
    let mut rows = Vec::new();
    let (mut start, mut filled) = (line.start, 0);
    // White space at which the row may end, and how much of the row stands behind it.
    let mut gap: Option<TextRange> = None;
    let mut behind_gap = 0;
    let mut is_indent = false;
    for (at, grapheme) in line.of(text).grapheme_indices(true) {
        let here = TextRange::new(line.start + at, line.start + at + grapheme.len());
        let size = columns(&visible(grapheme));
        if grapheme.trim().is_empty() {
            // A line break is one blank, whatever indentation follows it.
            filled += if is_indent { 0 } else { size };
            is_indent |= grapheme.ends_with('\n');
            gap = match gap {
                Some(gap) if gap.end == here.start => Some(gap.cover(here)),
                _ => Some(here),
            };
            behind_gap = 0;
            continue;
        }
        is_indent = false;
        if filled + size > width && here.start > start {
            let cut = gap.take().filter(|gap| gap.start > start);
            let behind = cut.map_or(0, |_| behind_gap);
            let cut = cut.unwrap_or(TextRange::empty(here.start));
            rows.push(TextRange::new(start, cut.start));
            (start, filled, behind_gap) = (cut.end, behind, behind);
        }
        filled += size;
        behind_gap += size;
    }
    rows.push(TextRange::new(start, line.end));
    rows
}

/// The rows of `text`, white space and line breaks turned into single blanks, safe to show.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let line = super::one_line(text);
    let rows = broken(&line, TextRange::new(0, line.len()), width);
    rows.into_iter().map(|row| row.of(&line).to_owned()).collect()
}

/// A text of several lines in rows, safe to show. Its line breaks stay, for it may hold a table or code; lines that are too
/// long are broken.
pub(crate) fn rows_of_text(text: &str, width: usize) -> Vec<String> {
    let shown = visible(text);
    let rows = shown.lines().flat_map(|line| {
        if columns(line) <= width {
            vec![line.to_owned()]
        } else {
            wrapped(line, width)
        }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use examen_bank::TextRange;

    use super::{broken, wrapped};

    fn check(text: &str, width: usize, rows: &[&str]) {
        let broken = broken(text, TextRange::new(0, text.len()), width);
        let shown: Vec<&str> = broken.into_iter().map(|row| row.of(text)).collect();
        assert_eq!(shown, rows);
    }

    #[test]
    fn rows_break_at_white_space() {
        check("a bb ccc dddd", 6, &["a bb", "ccc", "dddd"]);
        check("a   b", 2, &["a", "b"]);
        check("    code here", 8, &["    code", "here"]);
        check("", 4, &[""]);
    }

    #[test]
    fn a_word_wider_than_a_row_is_cut() {
        check("abcdefgh", 3, &["abc", "def", "gh"]);
        check("冪等性", 4, &["冪等", "性"]);
        check("ab cdefgh", 4, &["ab", "cdef", "gh"]);
    }

    #[test]
    fn wrapped_text_is_safe() {
        assert_eq!(wrapped("a\n b\u{1b}[0m", 20), ["a b␛[0m"]);
    }
}
