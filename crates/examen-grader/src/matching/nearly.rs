//! Misconceptions claimed in nearly the words of a line.
//!
//! People say a misconception in their own words more often than a point, because it is no term of art. So a line of a
//! misconception is also found where one of its slots is filled by a word that does the same work in the sentence
//! (`whatever` for `any`, `suffices` for `enough`), where one of four or more slots is left out because the question
//! says it or because the alternative is the label, and where its subject stands far ahead and a pronoun takes it up
//! again (`relational databases …, so they don't scale`).

use std::ops::Range;

use smallvec::SmallVec;

use super::alternatives::{FARTHEST, Occurrence, Reunion};
use super::hits::{Hit, Hits};
use crate::answer::{Gap, Lexeme, ReadAnswer};
use crate::kinship::Kinship;
use crate::rubric::{CompiledRubric, LooseAlternative, LooseSlot};
use examen_bank::{Joint, MatchKind};

/// From so many slots on one that the question fills may be missing.
const MANY: usize = 4;
/// So many slots are filled where a word of like meaning fills another.
const ENOUGH: usize = 2;
/// A word that fills the missing slot stands at most so many words before or after the others,
const BESIDE: u32 = 6;
/// and a subject that a pronoun takes up again is among so many first words of the sentence.
const SUBJECT: u32 = 6;
/// Behind a comma the same subject is spoken of where one of so many words takes it up: `…, because then it's safe`.
const PRONOUN: u32 = 3;
/// At most so many places of a slot are looked at.
const TRIES: usize = 16;

/// Adds the places where misconceptions are claimed in nearly the words of a line, in the order of the rubric.
pub(crate) fn add_near_claims(
    mut found: Vec<Occurrence>,
    kinship: &Kinship<'_>,
    hits: &Hits,
    read: &ReadAnswer,
) -> Vec<Occurrence> {
    let rubric = kinship.rubric;
    let n_exact = found.len();
    for loose in &rubric.loose {
        let search = Search {
            kinship,
            rubric,
            hits,
            read,
            loose,
        };
        found.extend(search.first());
    }
    if found.len() > n_exact {
        found.sort_by_key(|occurrence| occurrence.alternative);
    }
    found
}

struct Search<'a> {
    kinship: &'a Kinship<'a>,
    rubric: &'a CompiledRubric,
    hits: &'a Hits,
    read: &'a ReadAnswer,
    loose: &'a LooseAlternative,
}

type Slots = SmallVec<[Option<Hit>; 6]>;

impl Search<'_> {
    /// The first place where the alternative nearly comes together.
    fn first(&self) -> Option<Occurrence> {
        let slots = self.slots();
        let mut filled: SmallVec<[u32; 6]> = slots.clone().filter(|slot| self.hits.has(*slot)).collect();
        if filled.is_empty() || filled.len() + 1 < slots.len() {
            return None;
        }
        // Either of the two rarest stands where nothing but one slot is missing.
        filled.sort_by_key(|slot| self.hits.of(*slot).len());
        let anchors = filled.iter().take(2);
        let hits = anchors.flat_map(|slot| self.hits.of(*slot).iter().take(TRIES).map(|hit| (*slot, *hit)));
        let mut found = hits.filter_map(|(slot, hit)| self.around(slot, hit));
        found.next().map(|mut hits| {
            hits.sort_unstable_by_key(|hit| (hit.first, hit.last));
            Occurrence {
                alternative: self.loose.alternative,
                hits,
                reunion: Reunion::OneSentence,
            }
        })
    }

    fn slots(&self) -> Range<u32> {
        self.rubric.alternatives[self.loose.alternative as usize]
            .slots
            .clone()
    }

    fn around(&self, slot: u32, anchor: Hit) -> Option<SmallVec<[Hit; 4]>> {
        let mut chosen: Slots = SmallVec::from_elem(None, self.slots().len());
        chosen[(slot - self.slots().start) as usize] = Some(anchor);
        for other in self.slots().filter(|other| *other != slot) {
            chosen[(other - self.slots().start) as usize] = self.nearest(other, anchor, &chosen);
        }
        if !self.is_in_order(&chosen) {
            return None;
        }
        let missing: SmallVec<[usize; 2]> = (0..chosen.len()).filter(|at| chosen[*at].is_none()).collect();
        let mut hits: SmallVec<[Hit; 4]> = chosen.iter().flatten().copied().collect();
        hits.sort_unstable_by_key(|hit| (hit.first, hit.last));
        match missing[..] {
            [] => self.is_taken_up(&hits).then_some(hits),
            [at] if self.is_close(&hits) => self.complete(at, &chosen, hits),
            _ => None,
        }
    }

    /// The hit of `slot` in the sentence of `anchor` that is nearest to it and shares no word with those chosen.
    fn nearest(&self, slot: u32, anchor: Hit, chosen: &Slots) -> Option<Hit> {
        let sentence = self.sentence(anchor);
        let hits = self.hits.of(slot);
        let from = hits.partition_point(|hit| self.sentence(*hit) < sentence);
        let here = hits[from..]
            .iter()
            .take(TRIES)
            .take_while(|hit| self.sentence(**hit) == sentence);
        let is_free = |hit: &&Hit| {
            chosen
                .iter()
                .flatten()
                .all(|taken| hit.last < taken.first || taken.last < hit.first)
        };
        here.filter(is_free)
            .min_by_key(|hit| hit.first.abs_diff(anchor.first))
            .copied()
    }

    fn is_in_order(&self, chosen: &Slots) -> bool {
        let mut before: Option<Hit> = None;
        for (hit, slot) in chosen.iter().zip(self.slots()) {
            let Some(hit) = hit else { continue };
            let is_after = self.rubric.joints[slot as usize] == Joint::After;
            if is_after && before.is_some_and(|before| before.first > hit.first) {
                return false;
            }
            before = Some(*hit);
        }
        true
    }

    /// Whether the hits stand together in one clause.
    fn is_close(&self, hits: &[Hit]) -> bool {
        hits.windows(2).all(|pair| self.distance(pair) <= FARTHEST) && self.is_one_claim(hits)
    }

    fn distance(&self, pair: &[Hit]) -> u32 {
        pair[1].first.saturating_sub(pair[0].last + 1)
    }

    /// Whether the hits stand in one clause, or in two of which the second speaks of the same.
    fn is_one_claim(&self, hits: &[Hit]) -> bool {
        let (Some(first), Some(last)) = (hits.first(), hits.last()) else {
            return false;
        };
        let parts = |at: u32| match self.read.words[at as usize].gap {
            Gap::Comma => !self.words(at, at + PRONOUN).any(|at| self.is_pronoun(at)),
            gap => gap > Gap::Comma,
        };
        !self.words(first.last + 1, last.first + 1).any(parts)
    }

    /// Whether the word takes up what was named before.
    fn is_pronoun(&self, at: u32) -> bool {
        matches!(
            &*self.lexeme(at).folded,
            "it" | "that" | "they" | "these" | "this" | "which"
        )
    }

    /// Whether a pronoun takes up a subject that stands too far ahead.
    fn is_taken_up(&self, hits: &[Hit]) -> bool {
        let far = hits.windows(2).position(|pair| self.distance(pair) > FARTHEST);
        let Some((subject, rest)) = far.map(|at| hits.split_at(at + 1)) else {
            return false;
        };
        let (Some(last), Some(next)) = (subject.last(), rest.first()) else {
            return false;
        };
        let start = self.read.sentence_of(last.first as usize).first;
        let since = (last.last + 1).max(next.first.saturating_sub(BESIDE));
        last.first < start + SUBJECT
            && self.words(since, next.first).any(|at| self.is_pronoun(at))
            && self.is_close(subject)
            && self.is_close(rest)
    }

    /// The hits with a word that does the work of the slot numbered `at`, which nothing fills; without one where the
    /// others are many enough.
    fn complete(
        &self,
        at: usize,
        chosen: &Slots,
        mut hits: SmallVec<[Hit; 4]>,
    ) -> Option<SmallVec<[Hit; 4]>> {
        let slot = &self.loose.slots[at];
        if slot.is_denial {
            return None;
        }
        let (first, last) = (hits.first()?, hits.last()?);
        let sentence = self.read.sentence_of(first.first as usize);
        let from = sentence.first.max(first.first.saturating_sub(BESIDE));
        let to = sentence.end.min(last.last + 1 + BESIDE);
        let breath = self.breath_around(first.first..last.last + 1, from..to);
        let is_free = |at: &u32| hits.iter().all(|hit| *at < hit.first || hit.last < *at);
        // In `raising it would be a mistake` the last word is no remedy, whatever it is like.
        let is_cue = |at: &u32| self.read.words[*at as usize].traits.is_cue();
        let mut words = breath.filter(|at| is_free(at) && !is_cue(at));
        if words.clone().any(|at| slot.is_opposed_by(self.lexeme(at))) {
            return None;
        }
        let filler = words.find(|at| self.fills(slot, *at, hits.len()));
        match filler {
            Some(_) if slot.stresses() && self.is_hedged(from, to) => return None,
            Some(word_at) => {
                let word = &self.read.words[word_at as usize];
                let hit = Hit {
                    slot: self.slots().start + at as u32,
                    first: word_at,
                    last: word_at,
                    start: word.start,
                    end: word.end,
                    kind: MatchKind::Synonym,
                    term: slot.term,
                };
                let mut chosen = chosen.clone();
                chosen[at] = Some(hit);
                if !self.is_in_order(&chosen) {
                    return None;
                }
                hits.push(hit);
            }
            None if slot.is_telling => return None,
            None if (slot.is_given || self.loose.is_label) && hits.len() + 1 >= MANY => {}
            None => return None,
        }
        Some(hits)
    }

    /// Whether a word does the work of a slot where `n_filled` others are filled.
    fn fills(&self, slot: &LooseSlot, at: u32, n_filled: usize) -> bool {
        let word = &self.read.words[at as usize];
        let lexeme = self.lexeme(at);
        // Beside one word alone a synonym is too little to go by, and what the question says stands for nothing else.
        slot.is_done_by(lexeme)
            || (n_filled >= ENOUGH && !self.kinship.is_asked(word) && slot.is_like(lexeme))
    }

    /// Whether another clause begins at the word behind a comma.
    fn parts(&self, at: u32) -> bool {
        let word = &self.read.words[at as usize];
        word.gap >= Gap::Comma && word.traits.may_start_clause()
    }

    /// The words of `range` that stand beside those of `hits` with no end of a clause between.
    fn breath_around(&self, hits: Range<u32>, range: Range<u32>) -> Range<u32> {
        let goes_on = |at: &u32| self.read.words[*at as usize].gap < Gap::Clause && !self.parts(*at);
        let n_before = (range.start + 1..=hits.start).rev().take_while(goes_on).count();
        let n_behind = (hits.end..range.end).take_while(goes_on).count();
        hits.start - n_before as u32..hits.end + n_behind as u32
    }

    /// Whether it is only said to be so at times.
    fn is_hedged(&self, from: u32, to: u32) -> bool {
        let hedges = |at: u32| {
            matches!(
                &*self.lexeme(at).folded,
                "can" | "could" | "may" | "might" | "often" | "perhaps" | "sometimes" | "usually"
            )
        };
        self.words(from, to).any(hedges)
    }

    fn words(&self, from: u32, to: u32) -> Range<u32> {
        from..to.min(self.read.words.len() as u32).max(from)
    }

    fn sentence(&self, hit: Hit) -> u32 {
        self.read.words[hit.first as usize].sentence
    }

    fn lexeme(&self, at: u32) -> &Lexeme {
        self.kinship.reader.lexeme(&self.read.words[at as usize])
    }
}
