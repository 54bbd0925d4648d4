//! Lines that are questions by what stands around them: the number of the next question before them, or a labelled
//! answer below them.
//!
//! A text with labels says so of its answers, so that a question needs no wording: `2. Deadlocks`. A choice to tick has
//! its answer below it, too, and is told by its letter, its indent and the choices above it.

use crate::import::draft::Draft;
use crate::import::page::Line;
use crate::import::shapes::list::entry::{Entry, unmarked};
use crate::import::shapes::question_line::{has_question_letter, without_answer_label};
use crate::import::wording::sentences::words;

/// A longer line that stands above an answer is prose.
const LONGEST: usize = 40;

/// A line and what it stands between.
pub(super) struct AnsweredLine<'p, 'a> {
    line: &'p Line<'a>,
    /// The filled line above it.
    before: Option<&'p Line<'a>>,
    /// The filled line below it.
    next: Option<&'p Line<'a>>,
    /// The line of the question above it.
    question: Option<&'p Line<'a>>,
    answered: Answered,
}

/// How far the question above is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answered {
    /// There is no question.
    Nothing,
    /// It has no labelled answer: what stands here is of the question, such as choices to tick.
    NotYet,
    /// It has the label of an answer, and nothing behind it.
    Label,
    /// It has a labelled answer.
    Yes,
}

impl<'p, 'a> AnsweredLine<'p, 'a> {
    /// The line at `index` of `lines`, the filled ones of a page, of whose questions `last` is the last so far.
    pub fn of(lines: &'p [Line<'a>], index: usize, last: Option<&Draft>) -> Self {
        let line_of = |draft: &Draft| {
            let at = lines.partition_point(|line| line.number < draft.lines.0);
            lines.get(at)
        };
        let answered = last.map_or(Answered::Nothing, |draft| match draft.key.answer.as_str() {
            "" => Answered::NotYet,
            answer if answer.trim().is_empty() => Answered::Label,
            _ => Answered::Yes,
        });
        Self {
            line: &lines[index],
            before: index.checked_sub(1).map(|before| &lines[before]),
            next: lines.get(index + 1),
            question: last.and_then(line_of),
            answered,
        }
    }

    /// Whether the line is a question because of the labelled answer below it.
    pub fn is_question(&self) -> bool {
        let line = self.line;
        let answer = self.next.filter(|next| next.is_text() && is_answer(next));
        let is_near = answer.is_some_and(|answer| answer.number == line.number + 1);
        let is_short = words(line.text).len() <= LONGEST && !line.trimmed().ends_with(':');
        let is_heading = line.heading().is_some();
        let has_place = is_heading || (line.is_text() && !is_answer(line) && self.is_level());
        let is_marked = number(line).is_some() || has_question_letter(line.text);
        let is_free = self.answered != Answered::NotYet;
        is_free && has_place && is_short && ((answer.is_some() && is_marked) || (is_near && self.is_apart()))
    }

    /// Whether the line is of what stands above it, and no title: an item or a choice, and in a labelled answer whatever
    /// stands above no question.
    pub fn goes_on(&self) -> bool {
        let is_marked = || unmarked(self.line.text) != self.line.trimmed();
        let is_item = number(self.line).is_some() || is_choice(self.line) || is_marked();
        let next_asks = || self.next.is_some_and(|next| next.is_text() && asks(next));
        let is_of_answer = match self.answered {
            Answered::Yes => is_item || !self.is_apart() || !next_asks(),
            Answered::NotYet | Answered::Label => is_item,
            Answered::Nothing => false,
        };
        is_of_answer && self.line.heading().is_none()
    }

    /// Whether the line, inside of a labelled answer, looks as if another question, or the answer of one, began there.
    pub fn is_likely_question(&self) -> bool {
        let is_item = self.is_next_number() && self.is_level() && self.is_apart();
        self.answered == Answered::Yes && self.line.is_text() && (is_item || is_answer(self.line))
    }

    /// Whether the number before the line is that after the number of the question above.
    fn is_next_number(&self) -> bool {
        let last = self.question.and_then(number);
        last.is_some_and(|last| number(self.line) == last.checked_add(1))
    }

    /// Whether the line is no further in than the question above.
    fn is_level(&self) -> bool {
        let indent = |line: &Line<'_>| Entry::of(line.text).indent;
        self.question
            .is_none_or(|question| indent(self.line) <= indent(question) + 1)
    }

    fn is_apart(&self) -> bool {
        let touches =
            |before: &&Line<'_>| before.number + 1 == self.line.number && before.heading().is_none();
        self.before.filter(touches).is_none()
    }
}

/// Whether `line` asks, sets a task or says that it is a question.
pub(super) fn asks(line: &Line<'_>) -> bool {
    let text = line.heading().map_or(line.text, |(_, text)| text);
    let bare = unmarked(text);
    has_question_letter(text) || Entry::of(text).is_worded() || Entry::of(&bare).is_worded()
}

fn is_answer(line: &Line<'_>) -> bool {
    without_answer_label(line.text).is_some()
}

/// Whether the line is one of several to choose from: `B) mutex`
fn is_choice(line: &Line<'_>) -> bool {
    let mut letters = line.trimmed().bytes();
    letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next().is_some_and(|sign| matches!(sign, b')' | b'.'))
}

/// The number before an item, in bold or not: `2.`, `#2`
fn number(line: &Line<'_>) -> Option<usize> {
    let text = line.trimmed().trim_start_matches(['*', '_', '#']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')', ':', ' ']);
    // `3.5 GB` is a figure.
    let is_item = rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    text[..digits].parse().ok().filter(|_| is_item)
}
