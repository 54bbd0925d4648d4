//! Of whom the words are said that make a label.

use super::role_reader::RoleReader;
use super::statements::PointRoles;
use super::swap::Swap;
use crate::clauses::Clauses;

impl RoleReader<'_> {
    /// Whether the words that make the label of a point, each with what it weighs, are said of a rival of its subject: those
    /// that are weigh more than all others. Words that labels of both sides have are left out. A word that is said of both
    /// is taken where it stands first.
    pub fn said_of_rival(&self, point: u32, words: impl Iterator<Item = (u32, f64)>) -> Option<Swap> {
        let roles = self.roles_of(point);
        if roles.rivals.is_empty() {
            return None;
        }
        let mut found = None;
        let (mut of_rival, mut of_others) = (0.0, 0.0);
        // Most words of a label stand in one sentence, which may be long.
        let mut parts: Option<(u32, Clauses)> = None;
        for (at, weight) in words {
            let word = &self.naming.read.words[at as usize];
            let is_shared = roles.shared.binary_search(&self.naming.lexeme(at).stem).is_ok();
            if is_shared || self.naming.kinship.subject(word).is_some() {
                continue;
            }
            let known = parts.take().filter(|(sentence, _)| *sentence == word.sentence);
            let (_, clauses) =
                parts.insert(known.unwrap_or_else(|| (word.sentence, self.clauses(word.sentence))));
            match self.rival_at(roles, at, clauses) {
                Some(swap) => {
                    of_rival += weight;
                    found = Some(swap);
                }
                None => of_others += weight,
            }
        }
        found.filter(|_| of_rival > of_others)
    }

    /// The rival of whom the word at `at` is said, and not the subject: its clause, of its sentence's `clauses`, names them,
    /// or else the last one before it that names anybody.
    fn rival_at(&self, roles: &PointRoles, at: u32, clauses: &Clauses) -> Option<Swap> {
        let named = self
            .naming
            .of_sentence(self.naming.read.words[at as usize].sentence);
        let mut part = clauses.around(at);
        if !named.iter().any(|named| part.contains(&named.at)) {
            part = clauses.around(named.iter().rfind(|named| named.at < at)?.at);
        }
        self.naming.rival_in(roles, &part, named)
    }

    fn clauses(&self, sentence: u32) -> Clauses {
        let sentence = &self.naming.read.sentences[sentence as usize];
        Clauses::of(sentence, &self.naming.read.words, self.naming.kinship.reader)
    }
}
