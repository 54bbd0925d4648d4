//! What an occurrence of an alternative turned out to be worth.

use crate::grade::MissReason;
use crate::matching::Occurrence;
use crate::roles::Swap;

/// What an occurrence is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The answer says it.
    Affirmed,
    /// The answer only names it.
    Listed,
    /// The answer turns it; the cue stands at this word, if a cue did it.
    Turned {
        /// Index of the cue's first word; none where the label wanted a denial and got none.
        cue: Option<u32>,
    },
    /// The answer says it of something else, or the other way round.
    Swapped(Swap),
    /// It counts for nothing.
    Void(MissReason),
}

/// An occurrence and what it is worth.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub occurrence: Occurrence,
    pub standing: Standing,
}

impl Judged {
    /// Whether it may earn something.
    pub fn counts(&self) -> bool {
        matches!(self.standing, Standing::Affirmed | Standing::Listed)
    }
}
