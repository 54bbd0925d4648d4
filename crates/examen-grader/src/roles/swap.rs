//! Looks for swaps in one sentence.

use super::naming::{Named, Naming};
use super::statements::{PointRoles, Roles};
use crate::answer::Sentence;
use crate::clauses::Clauses;

/// A word of the answer that stands where another one should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Swap {
    /// Index of the word.
    pub at: u32,
    /// The subject in whose place it stands, to be named by [`Roles::name`].
    pub place_of: u32,
}

impl Roles {
    /// A subject, as a label names it.
    pub fn name(&self, subject: u32) -> &str {
        &self.names[subject as usize]
    }
}

/// Looks into one sentence that names a subject.
pub(super) struct SwapFinder<'a> {
    pub naming: &'a Naming<'a>,
    pub sentence: &'a Sentence,
    /// The subjects that it names, in order.
    pub named: &'a [Named],
}

impl SwapFinder<'_> {
    /// What is swapped of what the label of a point says.
    pub(super) fn swap(&self, roles: &PointRoles) -> Option<Swap> {
        // One subject alone is crossed with nothing.
        let contrasts = roles.contrasts.iter().filter(|_| self.named.len() > 1);
        let mut crossed = contrasts.filter_map(|(own, other)| self.crossed(*own, *other));
        crossed.next().or_else(|| self.reversed(roles.deed.as_ref()?))
    }

    /// Whether the sentence names a subject.
    pub(super) fn names(&self, subject: u32) -> bool {
        self.named.iter().any(|named| named.subject == subject)
    }

    /// The subject that the word at `at` is.
    pub(super) fn subject_at(&self, at: u32) -> Option<u32> {
        let idx = self.named.binary_search_by_key(&at, |named| named.at).ok()?;
        Some(self.named[idx].subject)
    }

    /// The clauses of the sentence.
    pub(super) fn clauses(&self) -> Clauses {
        Clauses::of(self.sentence, &self.naming.read.words, self.naming.kinship.reader)
    }
}
