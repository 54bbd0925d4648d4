//! What is told in quotation marks.

use super::{Attribution, Told};

/// A quotation ends so many characters behind what is told at the latest.
const LONGEST: usize = 300;

impl Attribution<'_> {
    /// The first word of what is told, if it stands in quotation marks and something else of its sentence or of the
    /// answer does not.
    pub(super) fn quoted(&self, told: &Told) -> Option<u32> {
        let from = self.bytes(told.sentence.start).start;
        let until = self.bytes(told.words.start).start;
        // A mark right before the first word of a sentence belongs to it.
        let lead = self.answer[..from].trim_end_matches(['"', '“', '„', '«']).len();
        let before = &self.answer[lead..until];
        let opened = opened(before)?;
        let behind = &self.answer[self.bytes(told.words.end - 1).end..];
        let is_closed = behind
            .chars()
            .take(LONGEST)
            .take_while(|c| *c != '\n')
            .any(|c| closes(opened, c));
        let is_all = before.trim_start().starts_with(opened) && lead == 0 && ends_with_mark(behind);
        (is_closed && !is_all).then_some(told.words.start)
    }
}

/// The mark that is open at the end of a text.
fn opened(text: &str) -> Option<char> {
    text.chars().fold(None, |open, c| match open {
        Some(mark) if closes(mark, c) => None,
        None if matches!(c, '"' | '“' | '„' | '«') => Some(c),
        open => open,
    })
}

fn closes(opened: char, c: char) -> bool {
    match opened {
        '"' => c == '"',
        '“' => c == '”',
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        _ => false,
    }
}

/// Whether nothing but a quotation mark and a full stop stands at the end of what is the end of an answer.
fn ends_with_mark(behind: &str) -> bool {
    let rest = behind.trim_end().trim_end_matches('.');
    let marks = ['"', '”', '“', '»'];
    rest.ends_with(marks) && !rest.trim_end_matches(marks).contains(marks)
}
