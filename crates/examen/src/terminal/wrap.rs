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

/// A text of several lines in rows, safe to show. Lines of prose flow, as Markdown has them do; lines of code, tables, lists
/// and quotes stay apart, and are broken where they are too long.
pub(crate) fn rows_of_text(text: &str, width: usize) -> Vec<String> {
    let shown = visible(text);
    let rows = flowed(&shown).into_iter().flat_map(|line| {
        if columns(&line) <= width {
            vec![line]
        } else {
            wrapped(&line, width)
        }
    });
    rows.collect()
}

/// The lines of `text`, each paragraph of prose in one.
fn flowed(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut is_code, mut is_prose) = (false, false);
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        is_code ^= is_fence;
        let flows = !is_code && !is_fence && is_prose_line(line);
        match lines.last_mut().filter(|_| flows && is_prose) {
            Some(last) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            None => lines.push(line.to_owned()),
        }
        // Two blanks or a backslash at its end keep a line apart from the next.
        is_prose = flows && !line.ends_with("  ") && !line.ends_with('\\');
    }
    lines
}

/// Whether a line may be one of a paragraph: it has words, is not indented, and begins no block of another kind.
fn is_prose_line(line: &str) -> bool {
    let begins_item = || {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "))
    };
    let marks = ['|', '#', '>', ' ', '\t'];
    let bullets = ["- ", "* ", "+ "];
    !line.trim().is_empty()
        && !line.starts_with(marks)
        && !bullets.iter().any(|bullet| line.starts_with(bullet))
        && !begins_item()
}

#[cfg(test)]
mod tests {
    use examen_bank::TextRange;

    use super::{broken, rows_of_text, wrapped};

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

    #[test]
    fn prose_flows_and_everything_else_keeps_its_lines() {
        let rows = |text: &str| rows_of_text(text, 20);
        assert_eq!(rows("one two\nthree\n\nfour"), ["one two three", "", "four"]);
        assert_eq!(
            rows("one two three four\nfive six"),
            ["one two three four", "five six"]
        );
        assert_eq!(rows("- one\n- two\n  more"), ["- one", "- two", "  more"]);
        assert_eq!(rows("| a |\n| b |"), ["| a |", "| b |"]);
        assert_eq!(rows("1. a\n2. b"), ["1. a", "2. b"]);
        assert_eq!(
            rows("so:\n```\na\nb\n```\nc"),
            ["so:", "```", "a", "b", "```", "c"]
        );
        assert_eq!(rows("a  \nb\\\nc"), ["a  ", "b\\", "c"]);
    }
}
