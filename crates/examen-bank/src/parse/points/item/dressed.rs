//! Marks in a dress: with a task's box before them, in brackets, bold or as code.

use super::parse_marks;
use crate::marks::Marks;
use crate::rubric::Requirement;

/// What makes letters bold, slanted or code.
const EMPHASIS: [char; 3] = ['*', '_', '`'];

/// Marks that something stands around.
pub(super) struct DressedMarks<'l> {
    /// The start of the line that is meant for them.
    pub(super) written: &'l str,
    /// The marks alone; none where what stands around them takes in words of the label as well.
    pub(super) bare: Option<String>,
    pub(super) value: (Marks, Requirement),
    pub(super) meaning: Meaning,
}

/// What a dress leaves of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nobody begins a sentence like that.
    Marks,
    /// Code and negative numbers in brackets are things that a label may speak of: `[-1]` is the last element.
    Label,
}

/// The marks at the start of `line`, if something stands around them.
pub(super) fn dressed_marks(line: &str) -> Option<DressedMarks<'_>> {
    let behind_box = ["[ ]", "[x]", "[X]"]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .filter(|rest| rest.starts_with(char::is_whitespace));
    let text = behind_box.unwrap_or(line).trim_start();
    let word = text.split(char::is_whitespace).next().unwrap_or("");
    let undressed = undressed(word).or_else(|| behind_box.map(|_| word.to_owned()))?;
    let goes_on = word.starts_with(EMPHASIS) && !word.trim_end_matches([':', '!']).ends_with(EMPHASIS);
    let is_index = word.starts_with(['(', '[']) && undressed.starts_with('-');
    Some(DressedMarks {
        written: &line[..line.len() - text.len() + word.len()],
        value: parse_marks(&undressed)?,
        meaning: if word.starts_with('`') || is_index {
            Meaning::Label
        } else {
            Meaning::Marks
        },
        bare: Some(undressed).filter(|_| !goes_on),
    })
}

/// `word` without what stands around it; none where nothing does, and where a bracket is closed further on.
fn undressed(word: &str) -> Option<String> {
    let plain: String = word
        .trim_end_matches(':')
        .chars()
        .filter(|c| !EMPHASIS.contains(c) && !matches!(c, '(' | ')' | '[' | ']'))
        .collect();
    let is_dressed = word.starts_with(EMPHASIS)
        || (word.starts_with('(') && word.contains(')'))
        || (word.starts_with('[') && word.contains(']') && !word.contains("]("));
    is_dressed.then_some(plain)
}
