//! Which lines of an answer flow into each other. This decides on layout alone; what counts as prose is the grader's
//! business.

use examen_bank::TextRange;

/// Lines that may be filled as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The number of its first line, from 0.
    first_line: usize,
    /// Its lines without the white space at their ends; at least one.
    pub(super) lines: Vec<TextRange>,
    /// The columns by which rows after the first hang.
    pub(super) indent: usize,
}

impl Paragraph {
    /// From the first byte to the last.
    pub(super) fn range(&self) -> TextRange {
        let (first, last) = (self.lines[0], self.lines[self.lines.len() - 1]);
        first.cover(last)
    }

    /// The line of the answer in which the byte at `offset` stands.
    pub(super) fn line_of(&self, offset: usize, text: &str) -> usize {
        let before = text.get(self.lines[0].start..offset).unwrap_or_default();
        self.first_line + before.matches('\n').count()
    }
}

/// The paragraphs of `text`, blank lines included as paragraphs of their own.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut start = 0;
    let mut fence = false;
    let mut previous = "";
    for (first_line, content) in text.split_inclusive('\n').enumerate() {
        let line = content.trim_end();
        let range = TextRange::new(start, start + line.len());
        let turns_fence = is_fence(line);
        match paragraphs.last_mut() {
            Some(paragraph) if !fence && !turns_fence && flows(previous, line) => paragraph.lines.push(range),
            _ => paragraphs.push(Paragraph {
                first_line,
                lines: vec![range],
                indent: if fence { 0 } else { hang(line) },
            }),
        }
        fence ^= turns_fence;
        // Two blanks or a backslash at the end are a break that the writer wants.
        let wants_break = content.trim_end_matches(['\n', '\r']).ends_with("  ") || line.ends_with('\\');
        previous = if wants_break { "" } else { line };
        start += content.len();
    }
    paragraphs
}

fn flows(previous: &str, line: &str) -> bool {
    let ends_block =
        previous.is_empty() || previous.trim_start().starts_with(['#', '|']) || is_fence(previous);
    let begins_block =
        line.is_empty() || line.trim_start().starts_with(['#', '>', '|', '<']) || mark(line).is_some();
    !ends_block && !begins_block
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

fn hang(line: &str) -> usize {
    let blank = line.len() - line.trim_start().len();
    blank + mark(line).unwrap_or(0)
}

/// The length of a list item's mark with the blank behind it: `- `, `12. `.
fn mark(line: &str) -> Option<usize> {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = if digits == 0 {
        ['-', '*', '+'].as_slice()
    } else {
        &['.', ')']
    };
    let rest = line[digits..].strip_prefix(sign)?;
    rest.starts_with(' ').then_some(digits + 2)
}
