//! What a list holds, and whether that is next to nothing but questions.

use super::wording::Wording;
use crate::import::wording::sentences::words;

/// As many words may introduce a list as a short paragraph has.
const LONGEST_INTRODUCTION: usize = 60;

/// What was met in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Items that ask.
    asked: usize,
    /// Items that set a task that may be anybody's.
    tasks: usize,
    /// Items that do neither.
    others: usize,
    /// Words of all of these.
    words: usize,
    /// Words before the first of them.
    introduction: usize,
    /// Words that are in the way: answers, remarks.
    strange: usize,
}

impl Tally {
    /// Counts an item.
    pub fn item(&mut self, wording: Wording, text: &str) {
        match wording {
            Wording::Asked => self.asked += 1,
            Wording::Task => self.tasks += 1,
            Wording::None => self.others += 1,
        }
        self.words += words(text).len();
    }

    /// Counts text that is no item.
    pub fn text(&mut self, text: &str) {
        let n_words = words(text).len();
        if self.questions() == 0 {
            self.introduction += n_words;
        } else {
            self.strange += n_words;
        }
    }

    /// All items.
    pub fn questions(&self) -> usize {
        self.asked + self.tasks + self.others
    }

    /// Whether the items are mostly questions, and hardly anything stands between them. A single question counts only
    /// alone: one stands in many a text.
    pub fn is_list(&self) -> bool {
        let asks =
            self.asked >= 1 && self.asked * 2 >= self.questions() && self.others * 3 <= self.questions();
        let is_bare = self.strange * 4 <= self.words && self.introduction <= LONGEST_INTRODUCTION;
        let is_alone = self.strange == 0 && self.introduction == 0;
        asks && is_bare && (self.questions() > 1 || is_alone)
    }
}
