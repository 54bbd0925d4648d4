//! Roles swapped around a verb: the label says `A asks B`, a clause says `B asks A`.

use std::ops::{Range, RangeInclusive};

use super::actors::{begins_another, is_adverb, leads, turns_roles};
use super::statements::Deed;
use super::swap::{Swap, SwapFinder};

/// The verb is the second or third content word of a label: `A resolver asks …`, `A motor boat gives way …`.
const VERBS: RangeInclusive<usize> = 1..=2;

impl SwapFinder<'_> {
    /// Whether a clause has subject, verb and object of a label the other way round, and is as active or passive as it.
    pub(super) fn reversed(&self, deed: &Deed) -> Option<Swap> {
        if !self.names(deed.subject) || !self.has_verb_of(deed) {
            return None;
        }
        let clauses = self.clauses();
        let mut parts = clauses.each();
        parts.find_map(|part| {
            VERBS.into_iter().find_map(|verb| {
                let objects = deed.stems.get(verb + 1..)?;
                let verb = &deed.stems[verb];
                objects
                    .iter()
                    .find_map(|object| self.reversed_in(part.clone(), deed, verb, object))
            })
        })
    }

    /// Whether `object` does in a clause what the label says that its subject does, to that.
    fn reversed_in(&self, part: Range<u32>, deed: &Deed, verb: &str, object: &str) -> Option<Swap> {
        let subject = &*deed.stems[0];
        if verb == subject || object == subject || object == verb {
            return None;
        }
        let stem = |at: u32| &*self.naming.lexeme(at).stem;
        let verb_at = self.naming.content(part.clone()).find(|at| stem(*at) == verb)?;
        let last_before = |word: &str| {
            let mut before = self.naming.content(part.start..verb_at).rev();
            before.find(|at| stem(*at) == word)
        };
        let first_after = |word: &str| {
            let mut after = self.naming.content(verb_at + 1..part.end);
            after.find(|at| stem(*at) == word)
        };
        let (actor, acted_on) = (last_before(object)?, first_after(subject)?);
        let is_once =
            last_before(subject).is_none() && first_after(object).is_none() && first_after(verb).is_none();
        let is_passive = (actor..verb_at).any(|at| stem(at) == "be");
        let folded = |at: u32| &*self.naming.lexeme(at).folded;
        let is_turned = (actor + 1..acted_on).any(|at| turns_roles(folded(at)) && !deed.has(folded(at)));
        let is_reversed =
            is_once && is_passive == deed.is_passive && !is_turned && self.acts(part.start, actor, verb_at);
        is_reversed.then_some(Swap {
            at: actor,
            place_of: deed.subject,
        })
    }

    /// Whether a word is the subject of the verb behind it, in a clause that begins at `start`.
    fn acts(&self, start: u32, actor: u32, verb: u32) -> bool {
        let folded = |at: u32| &*self.naming.lexeme(at).folded;
        let is_close = self.naming.content(actor + 1..verb).count() <= 1;
        is_close
            && !is_adverb(folded(actor))
            && !(actor + 1..verb).any(|at| begins_another(folded(at)))
            && !(start..verb).any(|at| leads(folded(at)))
    }

    /// Whether a verb of the label stands before the last word that may be its object.
    fn has_verb_of(&self, deed: &Deed) -> bool {
        let mut mentions = self.named.iter().rev();
        let Some(last) = mentions.find(|named| named.subject == deed.subject) else {
            return false;
        };
        let verbs = deed.stems.get(VERBS).unwrap_or_default();
        let mut before = self.naming.content(self.sentence.first..last.at);
        before.any(|at| verbs.contains(&self.naming.lexeme(at).stem))
    }
}
