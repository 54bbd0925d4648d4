//! How many of the words of a query a question must have, and how many hits are enough.

use super::plan::Plan;
use crate::query::Note;

/// With fewer hits than this for half a sentence, questions that meet only a part of it are worth a look: who remembers
/// half a sentence has some of its words wrong.
pub(super) const FEW: usize = 3;

/// With more words that no question has for each that some have, nothing is found.
const MOST_UNKNOWN: usize = 2;

impl Plan {
    /// How many demands a question should meet: of one or two all, of four three, of more six in ten. (The rule that
    /// Solr's users know as `2<-1 5<60%`.)
    pub(super) fn n_wanted(&self) -> usize {
        match self.groups.len() {
            n @ 0..=2 => n,
            n @ 3..=4 => n - 1,
            n => (n * 3).div_ceil(5),
        }
    }

    /// How many it must meet to be shown at all: half of them, rounded down. Fewer are noise, which hides that there is no such
    /// question.
    pub(super) fn n_least(&self) -> usize {
        (self.groups.len() / 2).max(1)
    }

    /// With fewer hits than this, questions that meet fewer demands are shown behind them. Of one or two words, any hit
    /// that has them all is enough.
    pub(super) fn n_enough(&self) -> usize {
        let is_short = self.groups.len() + self.n_unknown() <= 2;
        if is_short { 1 } else { FEW }
    }

    /// Whether so few of the words are known that what they find has nothing to do with what was asked.
    pub(super) fn is_unknown(&self) -> bool {
        self.n_unknown() > self.groups.len() * MOST_UNKNOWN
    }

    /// Words that no question has.
    pub(super) fn n_unknown(&self) -> usize {
        let unknown = self
            .notes
            .iter()
            .filter(|note| matches!(note, Note::UnknownWord { .. }));
        unknown.count()
    }
}
