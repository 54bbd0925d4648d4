//! The sentence around a place.

use examen_bank::TextRange;
use unicode_segmentation::UnicodeSegmentation as _;

use super::lines::without_ending;

/// The sentence of `text` that holds `offset`, without white space around it. It does not leave its block of lines:
/// an empty line ends it, and so does the start of a list item or of a heading.
pub(crate) fn sentence_at(text: &str, offset: usize) -> TextRange {
    let block = block_at(text, offset);
    let within = block.of(text);
    // A line ending inside of a paragraph ends no sentence, though Unicode says so.
    let on_one_line: String = within.chars().map(one_line).collect();
    let bounds = on_one_line.split_sentence_bound_indices();
    let found = bounds
        .map(|(start, sentence)| (block.start + start, sentence))
        .find(|(start, sentence)| offset <= start + sentence.trim_end().len());
    let (start, sentence) = found.unwrap_or((block.start, within));
    let start = start + (sentence.len() - sentence.trim_start().len());
    TextRange::new(start, start + sentence.trim().len())
}

/// A blank in place of what ends a line; both take a byte.
fn one_line(c: char) -> char {
    if matches!(c, '\n' | '\r') { ' ' } else { c }
}

/// The lines around `offset` that belong together.
fn block_at(text: &str, offset: usize) -> TextRange {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut start = line_start;
    while start > 0 && !begins_block(&text[start..]) {
        let line_above = without_ending(&text[..start]);
        let above = line_above.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        if text[above..start].trim().is_empty() {
            break;
        }
        start = above;
    }
    let mut end = line_start + line_len(&text[line_start..]);
    while end < text.len() {
        let rest = &text[end..];
        let length = line_len(rest);
        if rest[..length].trim().is_empty() || begins_block(rest) {
            break;
        }
        end += length;
    }
    TextRange::new(start, end)
}

/// The length of the first line, its ending included.
fn line_len(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |at| at + 1)
}

fn begins_block(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < line.len() && (digits.starts_with(". ") || digits.starts_with(") "));
    is_numbered
        || ["- ", "* ", "+ ", "#", ">", "<!--", "|", "```", "~~~"]
            .iter()
            .any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::sentence_at;

    /// `^` stands where the caret is.
    fn check(marked: &str, expected: &str) {
        let offset = marked.find('^').unwrap();
        let text = marked.replacen('^', "", 1);
        assert_eq!(sentence_at(&text, offset).of(&text), expected);
    }

    #[test]
    fn sentences_end_at_full_stops_and_at_the_end_of_their_block() {
        check("One. Tw^o is here. Three.", "Two is here.");
        check("One. Two is here.^ Three.", "Two is here.");
        check("One\nline ^more.\n\nOther", "One\nline more.");
        check("One\r\nline ^more.\r\n\r\nOther", "One\r\nline more.");
        check("- first\n- sec^ond\n- third", "- second");
        check("A b^", "A b");
        check("^", "");
    }
}
