//! Text with so little Markdown in it that its lines tell all: paragraphs, bullets and inline code.
//!
//! Most answers are such text, and a Markdown parser takes as long over them as all the rest of reading them.

use memchr::memchr_iter;

use super::run::{Run, RunKind};

/// By byte: whether it may mean something in Markdown wherever it stands, or ends a stretch of text for the parser.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let each = b"*_<~[&\\|`\x7f";
    let mut at = 0;
    while at < each.len() {
        marks[each[at] as usize] = true;
        at += 1;
    }
    let mut control = 0;
    while control < 32 {
        marks[control] = true;
        control += 1;
    }
    marks
};

/// Adds the runs of `answer` to `found` and says whether it is plain. If not, what was added is of no use.
pub(super) fn plain_runs(answer: &str, found: &mut Vec<Run>) -> bool {
    let mut reader = PlainReader {
        found,
        block: 0,
        in_paragraph: false,
        in_list: false,
    };
    let ends = memchr_iter(b'\n', answer.as_bytes()).chain(Some(answer.len()));
    let mut start = 0;
    for end in ends {
        if reader.line(&answer[start..end], start).is_none() {
            return false;
        }
        start = end + 1;
    }
    true
}

struct PlainReader<'a> {
    found: &'a mut Vec<Run>,
    block: u32,
    in_paragraph: bool,
    in_list: bool,
}

impl PlainReader<'_> {
    /// Reads the line that begins at byte `start` of the answer; none if it is not plain.
    fn line(&mut self, line: &str, start: usize) -> Option<()> {
        let text = line.trim_start_matches(' ');
        if text.is_empty() {
            self.in_paragraph = false;
            return Some(());
        }
        let indent = line.len() - text.len();
        // Two blanks at the end break the line, four before it make it code, fewer put it into a list item.
        if line.ends_with(' ') || indent > if self.in_list { 0 } else { 3 } {
            return None;
        }
        let (text, start) = match text.strip_prefix("- ") {
            Some(item) if indent == 0 => {
                (self.in_paragraph, self.in_list) = (false, true);
                (item, start + 2)
            }
            _ => (text, start + indent),
        };
        if !begins_text(text) {
            return None;
        }
        if !self.in_paragraph {
            self.block += 1;
            self.in_paragraph = true;
        }
        self.text(text, start)
    }

    /// Reads a line without what stands before its text.
    fn text(&mut self, text: &str, start: usize) -> Option<()> {
        let bytes = text.as_bytes();
        let (mut from, mut is_code) = (0, false);
        let mut next = 0;
        while let Some(at) = next_mark(bytes, next) {
            match bytes[at] {
                b'`' if bytes.get(at + 1) != Some(&b'`') => {
                    self.push(start + from, start + at);
                    (from, is_code) = (at + 1, !is_code);
                }
                // In code a mark is what it is; but cells of a table end there, too.
                mark if is_code && !matches!(mark, b'`' | b'|') && mark >= b' ' => {}
                b'_' if is_within_word(bytes, at) => {}
                _ => return None,
            }
            next = at + 1;
        }
        self.push(start + from, start + bytes.len());
        (!is_code).then_some(())
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.found.push(Run {
                start,
                end,
                kind: RunKind::Prose,
                block: self.block,
            });
        }
    }
}

/// Where the first mark at or behind `from` stands.
fn next_mark(bytes: &[u8], from: usize) -> Option<usize> {
    /// So many bytes are looked at before anything is decided: few lines have a mark.
    const TOGETHER: usize = 8;
    let is_mark = |byte: &u8| MARKS[usize::from(*byte)];
    let mut at = from;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<TOGETHER>()) {
        if chunk.iter().fold(false, |any, byte| any | is_mark(byte)) {
            break;
        }
        at += TOGETHER;
    }
    bytes[at..].iter().position(is_mark).map(|n_plain| at + n_plain)
}

/// Whether the mark at `at` has letters or digits at both sides, so that an underscore begins and ends nothing.
fn is_within_word(bytes: &[u8], at: usize) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric();
    at > 0 && is_letter(&bytes[at - 1]) && bytes.get(at + 1).is_some_and(is_letter)
}

/// Whether a line that begins so is text: no bullet, number, rule, underline, heading or quote.
fn begins_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let n_digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_number = n_digits > 0 && matches!(bytes.get(n_digits), Some(b'.' | b')') | None);
    !is_number
        && !matches!(
            bytes.first(),
            None | Some(b'-' | b'+' | b'=' | b':' | b' ' | b'#' | b'>')
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::markdown::parsed_runs;
    use super::super::run::Run;
    use super::plain_runs;

    /// Runs with blocks numbered from 0 without a gap.
    fn numbered(runs: &[Run]) -> Vec<(usize, usize, u32)> {
        let mut block = 0;
        let mut numbered = Vec::new();
        for (idx, run) in runs.iter().enumerate() {
            block += u32::from(idx > 0 && runs[idx - 1].block != run.block);
            numbered.push((run.start, run.end, block));
        }
        numbered
    }

    fn check(answer: &str) -> bool {
        let (mut plain, mut parsed) = (Vec::new(), Vec::new());
        let is_plain = plain_runs(answer, &mut plain);
        parsed_runs(answer, &mut parsed);
        if is_plain {
            assert_eq!(numbered(&plain), numbered(&parsed), "{answer:?}");
        }
        is_plain
    }

    #[test]
    fn most_answers_are_plain() {
        assert!(check("A cache keeps copies. Rows move on."));
        assert!(check(
            "Two lines\nof one paragraph.\n\nAnd `another` one: 3.5 of them.\n"
        ));
        assert!(check("- keys\n- a `TTL`\n  \n- and\nlazy lines\n\nThe end."));
        assert!(!check("Not items[0]."));
        assert!(check("One line with a bracket] is left whole."));
        assert!(check(""));
        assert!(!check("1. one\n2. two"));
        assert!(check(
            "a `SELECT * FROM a_b WHERE x < 3 && y > [2]` and max_age, C# -> F#"
        ));
        assert!(!check("_max_ age"));
        assert!(!check("A *word*."));
        assert!(!check("> quoted"));
        assert!(!check("- # Heading"));
        assert!(!check("Rule\n---\n"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn plain_text_is_read_as_the_parser_reads_it(answer in "([ab1.`: \\-+=)\\]>#_]|- |\n|\n\n|é|a b){0,14}") {
            check(&answer);
        }

        #[test]
        fn longer_text_too(answer in "((- |  |1. |)[a-c`.,;]{0,4} ?[a-c`(/]{1,4}\n{0,2}){0,6}") {
            check(&answer);
        }

        #[test]
        fn code_too(answer in "([ab ]{0,2}(`[ab_*<>|#&\\\\~\\[\\] -]{0,5}`|_|\\]|>|#|\\|)[ab]{0,2}\n{0,1}){0,6}") {
            check(&answer);
        }

        #[test]
        fn any_text_too(answer in "\\PC{0,6}(\n\\PC{0,6}){0,3}") {
            check(&answer);
        }
    }
}
