//! Said of another: the question is about A and B, the label is about A, and a clause about B alone.

use std::ops::Range;

use super::naming::{Named, Naming};
use super::statements::PointRoles;
use super::swap::{Swap, SwapFinder};
use crate::matching::Hit;

impl SwapFinder<'_> {
    /// Whether all of `hits` stand in clauses that are about a rival of the subject alone.
    pub(super) fn of_another(&self, roles: &PointRoles, hits: &[Hit]) -> Option<Swap> {
        let is_rival = |named: &Named| roles.rivals.contains(&named.subject);
        if !self.named.iter().any(is_rival) {
            return None;
        }
        let clauses = self.clauses();
        let mut found = None;
        for hit in hits {
            found = Some(
                self.naming
                    .rival_in(roles, &clauses.around(hit.first), self.named)?,
            );
        }
        found
    }
}

impl Naming<'_> {
    /// The rival of whom a part of a sentence speaks, and not of the subject; `named` is whom the sentence names.
    pub(super) fn rival_in(&self, roles: &PointRoles, part: &Range<u32>, named: &[Named]) -> Option<Swap> {
        let own = roles.own?;
        let mut here = named.iter().filter(|named| part.contains(&named.at));
        if here.clone().any(|named| named.subject == own) {
            return None;
        }
        let is_rival = |named: &&Named| roles.rivals.contains(&named.subject);
        let rival = here.find(|named| is_rival(named) && self.is_bare(part.start, named.at))?;
        Some(Swap {
            at: rival.at,
            place_of: own,
        })
    }

    /// Whether something may be said of the word: not of what is compared with, or left.
    fn is_bare(&self, start: u32, at: u32) -> bool {
        let mut before = (start..at).rev().map(|at| &*self.lexeme(at).folded);
        let next = before.find(|word| !matches!(*word, "a" | "an" | "the" | "over"));
        !next.is_some_and(|word| {
            matches!(
                word,
                "as" | "from" | "instead" | "like" | "than" | "to" | "unlike" | "versus" | "vs"
            )
        })
    }
}
