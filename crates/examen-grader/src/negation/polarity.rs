//! How words are meant by what turns them.

use super::cue::Force;
use super::denial::Denial;

/// Whether a group of words is affirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Polarity {
    /// Said as it stands.
    Affirmed,
    /// Turned by the cue at this word.
    Turned {
        /// Index of the cue's first word.
        cue: u32,
        /// What the cue does.
        force: Force,
    },
}

impl Polarity {
    /// What the cue that turns the words does, if one does.
    pub fn force(self) -> Option<Force> {
        match self {
            Self::Affirmed => None,
            Self::Turned { force, .. } => Some(force),
        }
    }

    /// How two words are meant together: a denial of either denies both.
    pub(super) fn and(self, next: Self) -> Self {
        if self == Self::Affirmed || next.force() == Some(Force::Denial) {
            next
        } else {
            self
        }
    }
}

/// The stances that are taken on one word.
#[derive(Default)]
pub(super) struct WordStances<'a> {
    /// The last cue that denies it, if their number is odd.
    denial: Option<&'a Denial>,
    /// The last cue that disapproves of it.
    disapproval: Option<&'a Denial>,
    /// The last cue that only names it.
    mention: Option<&'a Denial>,
}

impl<'a> WordStances<'a> {
    /// Those that the cues `turning` it take.
    pub fn on(word: u32, turning: impl Iterator<Item = &'a Denial>) -> Self {
        turning.fold(Self::default(), |mut stances, denial| {
            match denial.force_on(word) {
                Force::Denial if stances.denial.is_some() => stances.denial = None,
                Force::Denial => stances.denial = Some(denial),
                Force::Disapproval => stances.disapproval = Some(denial),
                Force::Mention => stances.mention = Some(denial),
            }
            stances
        })
    }

    /// How the word is meant. To leave out what it would be wrong to leave out is to do it.
    pub fn polarity(&self) -> Polarity {
        let is_wrong = |denial: &Denial| self.disapproval.is_some_and(|wrong| wrong.turns_round(denial));
        let turning = match self.denial {
            Some(denial) if is_wrong(denial) => None,
            Some(denial) => Some((denial, Force::Denial)),
            None => {
                let disapproval = self.disapproval.map(|denial| (denial, Force::Disapproval));
                disapproval.or(self.mention.map(|denial| (denial, Force::Mention)))
            }
        };
        turning.map_or(Polarity::Affirmed, |(denial, force)| Polarity::Turned {
            cue: denial.cue.start,
            force,
        })
    }
}
