//! Said of another: the question is about A and B, the label is about A, and a clause about B alone.

use super::role_reader::RoleReader;
use super::statements::PointRoles;
use super::swap::{Swap, SwapFinder};
use crate::matching::Hit;

impl SwapFinder<'_> {
    /// Whether all of `hits` stand in clauses that are about a rival of the subject alone.
    pub(super) fn of_another(&self, roles: &PointRoles, hits: &[Hit]) -> Option<Swap> {
        let rivals = &roles.rivals;
        let own = roles.own?;
        if !self.named.iter().any(|named| rivals.contains(&named.subject)) {
            return None;
        }
        let clauses = self.clauses();
        let mut found = None;
        for hit in hits {
            let part = clauses.around(hit.first);
            let mut here = self.named.iter().filter(|named| part.contains(&named.at));
            if here.clone().any(|named| named.subject == own) {
                return None;
            }
            let rival = here
                .find(|named| rivals.contains(&named.subject) && self.roles.is_bare(part.start, named.at))?;
            found = Some(Swap {
                at: rival.at,
                place_of: own,
            });
        }
        found
    }
}

impl RoleReader<'_> {
    /// Whether something may be said of the word: not of what is compared with, or left.
    pub(super) fn is_bare(&self, start: u32, at: u32) -> bool {
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
