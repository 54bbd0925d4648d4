//! What is asked of every word of an answer, and where the rest of what is known of it is kept.

use super::Kin;

/// What is asked of every word, and where the rest is: most words are nothing to most rubrics. In four bytes, because an
/// answer looks at all of them again and again.
#[derive(Clone, Copy)]
pub(super) struct Glance(u32);

impl Glance {
    const ASKED: u32 = 1 << 31;
    const FILLS: u32 = 1 << 30;
    const MATCHES: u32 = 1 << 29;
    const SAYS_MORE: u32 = 1 << 28;
    const SUBJECT: u32 = 1 << 27;
    /// There are fewer places: the longest answer has 32 million words.
    const PLACES: u32 = Self::SUBJECT;

    /// Of what is known of a word, kept at `place`.
    pub fn of(kin: &Kin, place: usize) -> Self {
        debug_assert!(place < Self::PLACES as usize);
        let told_if = |holds: bool, bit: u32| if holds { bit } else { 0 };
        Self(
            place as u32
                | told_if(kin.is_asked, Self::ASKED)
                | told_if(kin.may_fill, Self::FILLS)
                | told_if(kin.matches.may_be(), Self::MATCHES)
                | told_if(kin.more.is_any(), Self::SAYS_MORE)
                | told_if(kin.subject.is_some(), Self::SUBJECT),
        )
    }

    /// Where the rest is kept.
    pub fn place(self) -> usize {
        (self.0 & (Self::PLACES - 1)) as usize
    }

    /// Whether the question has its stem.
    pub fn is_asked(self) -> bool {
        self.0 & Self::ASKED != 0
    }

    /// Whether it may stand for words of lines.
    pub fn may_fill(self) -> bool {
        self.0 & Self::FILLS != 0
    }

    /// Whether units may match it.
    pub fn may_match(self) -> bool {
        self.0 & Self::MATCHES != 0
    }

    /// Whether it may be more to the labels than like their words.
    pub fn says_more(self) -> bool {
        self.0 & Self::SAYS_MORE != 0
    }

    /// Whether it names a subject of the labels.
    pub fn is_subject(self) -> bool {
        self.0 & Self::SUBJECT != 0
    }
}
