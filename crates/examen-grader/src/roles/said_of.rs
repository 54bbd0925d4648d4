//! Of whom the words are said that make a label.

use super::role_reader::RoleReader;
use super::statements::PointRoles;
use super::swap::Swap;
use crate::clauses::Clauses;

impl RoleReader<'_> {
    /// Whether the words that make the label of a point, each with what it weighs, are said of a rival of its subject: those
    /// that are weigh more than all others. Words that labels of both sides have are left out. A word that is said of both is taken where it stands first.
    pub fn said_of_rival(&self, point: u32, words: impl Iterator<Item = (u32, f64)>) -> Option<Swap> {
        let roles = self.roles_of(point);
        if roles.rivals.is_empty() {
            return None;
        }
        let mut found = None;
        let (mut of_rival, mut of_others) = (0.0, 0.0);
        for (at, weight) in words {
            let is_shared = roles.shared.binary_search(&self.lexeme(at).stem).is_ok();
            if is_shared || self.kinship.subject(&self.read.words[at as usize]).is_some() {
                continue;
            }
            match self.rival_at(roles, at) {
                Some(swap) => {
                    of_rival += weight;
                    found = Some(swap);
                }
                None => of_others += weight,
            }
        }
        found.filter(|_| of_rival > of_others)
    }

    /// The rival of whom the word at `at` is said, and not the subject: its clause names them, or else the last one before
    /// it that names anybody.
    fn rival_at(&self, roles: &PointRoles, at: u32) -> Option<Swap> {
        let sentence = &self.read.sentences[self.read.words[at as usize].sentence as usize];
        let named = self.named_in(self.read.words[at as usize].sentence);
        let clauses = Clauses::of(sentence, &self.read.words, self.kinship.reader);
        let in_part = |of: u32| {
            let part = clauses.around(of);
            let from = named.partition_point(|named| named.at < part.start);
            let to = named.partition_point(|named| named.at < part.end);
            (part.start, &named[from..to])
        };
        let (start, here) = match in_part(at) {
            (_, []) => in_part(named.iter().rfind(|named| named.at < at)?.at),
            found => found,
        };
        let own = roles.own?;
        if here.iter().any(|named| named.subject == own) {
            return None;
        }
        let mut rivals = here.iter().filter(|named| roles.rivals.contains(&named.subject));
        rivals
            .find(|rival| self.is_bare(start, rival.at))
            .map(|rival| Swap {
                at: rival.at,
                place_of: own,
            })
    }
}
