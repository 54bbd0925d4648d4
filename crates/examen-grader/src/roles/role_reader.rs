//! What is swapped in an answer, worked out sentence by sentence where an occurrence asks.

use std::cell::RefCell;

use smallvec::SmallVec;

use super::naming::Naming;
use super::statements::PointRoles;
use super::swap::{Swap, SwapFinder};
use crate::answer::ReadAnswer;
use crate::kinship::Kinship;
use crate::matching::Hit;
use crate::negation::Denials;

/// In longer sentences nobody swaps anything; they are lists, or hostile.
const LONGEST: u32 = 64;
/// What was found in so many sentences is kept for a point: all of most answers, and of a long one what can be looked
/// through in no time.
const MOST_KEPT: usize = 8;

/// Finds swaps in an answer; nothing is worked out before the first occurrence asks.
pub(crate) struct RoleReader<'a> {
    pub(super) naming: Naming<'a>,
    denials: &'a Denials,
    /// The point asked about last.
    asked: RefCell<Asked>,
}

/// What was found out about a point.
#[derive(Debug, Default)]
struct Asked {
    point: u32,
    /// By sentence.
    found: SmallVec<[(u32, Option<Swap>); 8]>,
}

impl<'a> RoleReader<'a> {
    pub fn new(kinship: &'a Kinship<'a>, read: &'a ReadAnswer, denials: &'a Denials) -> Self {
        Self {
            naming: Naming::new(kinship, read),
            denials,
            asked: RefCell::default(),
        }
    }

    /// What is swapped where `hits` make the point numbered `point`.
    pub fn swap(&self, point: u32, hits: &[Hit]) -> Option<Swap> {
        let (first, last) = (hits.first()?, hits.last()?);
        let Naming { read, .. } = self.naming;
        let [first, last] = [first, last].map(|hit| read.words[hit.first as usize].sentence);
        let names_nobody = |sentence: u32| self.naming.of_sentence(sentence).is_empty();
        if names_nobody(first) && (first == last || names_nobody(last)) {
            return None;
        }
        let swap = self.swap_in(first, point);
        if first == last {
            swap.or_else(|| self.finder(first)?.of_another(self.roles_of(point), hits))
        } else {
            swap.or_else(|| self.swap_in(last, point))
        }
    }

    /// What is swapped in a sentence of what the label of a point says. Occurrences of a point come one after the other,
    /// and many stand in one sentence.
    fn swap_in(&self, sentence: u32, point: u32) -> Option<Swap> {
        let mut asked = self.asked.borrow_mut();
        if asked.point != point {
            asked.point = point;
            asked.found.clear();
        }
        let before = asked.found.iter().find(|(before, _)| *before == sentence);
        if let Some((_, swap)) = before {
            return *swap;
        }
        let finder = self.finder(sentence);
        let swap = finder.and_then(|finder| finder.swap(self.roles_of(point)));
        if asked.found.len() == MOST_KEPT {
            asked.found.clear();
        }
        asked.found.push((sentence, swap));
        swap
    }

    pub(super) fn roles_of(&self, point: u32) -> &PointRoles {
        &self.naming.kinship.rubric.roles.points[point as usize]
    }

    /// Looks into a sentence, if it names a subject. A denial says something of its own about who does what.
    fn finder(&self, sentence: u32) -> Option<SwapFinder<'_>> {
        let named = self.naming.of_sentence(sentence);
        let sentence = &self.naming.read.sentences[sentence as usize];
        let is_open = !named.is_empty()
            && sentence.end - sentence.first <= LONGEST
            && self.denials.leave(sentence.first, sentence.end);
        is_open.then_some(SwapFinder {
            naming: &self.naming,
            sentence,
            named,
        })
    }
}
