//! Where all slots of an alternative come together.

use std::ops::Range;

use examen_bank::Joint;
use smallvec::SmallVec;

use super::hits::{Hit, Hits};
use crate::answer::{Gap, ReadAnswer};
use crate::grade::MissReason;
use crate::rubric::{CompiledAlternative, CompiledRubric};

/// The most words between two neighbouring slots of an alternative. Fitted on the development answers of the
/// point-level set; half and double of it lose agreement.
pub(super) const FARTHEST: u32 = 12;

/// All slots of an alternative, filled.
#[derive(Clone, Debug)]
pub(crate) struct Occurrence {
    pub alternative: u32,
    /// One hit a slot, in the order of the answer.
    pub hits: SmallVec<[Hit; 4]>,
    pub reunion: Reunion,
}

impl Occurrence {
    /// The sorted indices of its words.
    pub fn words(&self) -> SmallVec<[u32; 8]> {
        let mut words: SmallVec<[u32; 8]> = SmallVec::new();
        for hit in &self.hits {
            for word in hit.first..=hit.last {
                words.push(word);
            }
        }
        // Few hits share words or lie within one another.
        if !words.is_sorted_by(|one, next| one < next) {
            words.sort_unstable();
            words.dedup();
        }
        words
    }
}

/// How far apart the slots of an alternative stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reunion {
    /// In one sentence.
    OneSentence,
    /// In a sentence and the next.
    TwoSentences,
}

/// An alternative of which only a part was found, or all in a way that does not count.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub alternative: u32,
    pub hits: SmallVec<[Hit; 4]>,
    pub reason: MissReason,
}

/// Every place where an alternative comes together, in the order of the rubric and of the answer; `found` is the room of
/// an earlier answer.
pub(crate) fn find_occurrences(
    rubric: &CompiledRubric,
    hits: &Hits,
    read: &ReadAnswer,
    mut found: Vec<Occurrence>,
) -> Vec<Occurrence> {
    let mut filled = hits.filled();
    while let Some(first) = filled.first() {
        let idx = rubric.slot_alternatives[*first as usize];
        let search = Search::new(rubric, hits, read, idx);
        let slots = &search.alternative.slots;
        let n_filled = filled.iter().take_while(|slot| **slot < slots.end).count();
        if n_filled == slots.len() {
            search.occurrences(&mut found);
        }
        filled = &filled[n_filled..];
    }
    found
}

impl Candidate {
    /// What came closest to `alternative`, if at least one slot is filled by more than a word of grammar.
    pub fn closest(rubric: &CompiledRubric, hits: &Hits, read: &ReadAnswer, idx: u32) -> Option<Self> {
        Search::new(rubric, hits, read, idx).closest()
    }
}

struct Search<'a> {
    rubric: &'a CompiledRubric,
    hits: &'a Hits,
    read: &'a ReadAnswer,
    alternative: &'a CompiledAlternative,
    idx: u32,
}

impl<'a> Search<'a> {
    /// For the alternative called `idx`.
    fn new(rubric: &'a CompiledRubric, hits: &'a Hits, read: &'a ReadAnswer, idx: u32) -> Self {
        Self {
            rubric,
            hits,
            read,
            alternative: &rubric.alternatives[idx as usize],
            idx,
        }
    }

    fn occurrences(&self, found: &mut Vec<Occurrence>) {
        let slots = self.alternative.slots.clone();
        if slots.len() == 1 {
            found.extend(self.hits.of(slots.start).iter().map(|hit| Occurrence {
                alternative: self.idx,
                hits: SmallVec::from_slice(&[*hit]),
                reunion: Reunion::OneSentence,
            }));
            return;
        }
        let Some(rarest) = slots.clone().min_by_key(|slot| self.hits.of(*slot).len()) else {
            return;
        };
        for hit in self.hits.of(rarest) {
            if let Some(hits) = self.around(rarest, *hit) {
                let reunion = self.reunion(&hits);
                found.push(Occurrence {
                    alternative: self.idx,
                    hits,
                    reunion,
                });
            }
        }
    }

    /// One hit for every slot around `hit` of `slot`, in the order of the answer.
    fn around(&self, slot: u32, hit: Hit) -> Option<SmallVec<[Hit; 4]>> {
        let slots = self.alternative.slots.clone();
        let mut chosen: SmallVec<[Hit; 4]> = SmallVec::from_slice(&[hit]);
        let mut right = hit;
        for next in slot + 1..slots.end {
            let side = if self.joint(next) == Joint::After {
                Side::After
            } else {
                Side::Either
            };
            right = self.nearest(next, right, side, &chosen)?;
            chosen.push(right);
        }
        let mut left = hit;
        for next in (slots.start..slot).rev() {
            let side = if self.joint(next + 1) == Joint::After {
                Side::Before
            } else {
                Side::Either
            };
            left = self.nearest(next, left, side, &chosen)?;
            chosen.push(left);
        }
        chosen.sort_unstable_by_key(|hit| (hit.first, hit.last));
        let near = chosen
            .windows(2)
            .all(|pair| pair[1].first.saturating_sub(pair[0].last) <= FARTHEST + 1);
        (near && self.is_one_claim(&chosen) && !self.has_rival_within(&chosen)).then_some(chosen)
    }

    fn joint(&self, slot: u32) -> Joint {
        self.rubric.joints[slot as usize]
    }

    /// The hit of `slot` nearest to `hit` on the given side that shares no word with those chosen.
    fn nearest(&self, slot: u32, hit: Hit, side: Side, chosen: &[Hit]) -> Option<Hit> {
        const TRIES: usize = 4;
        let hits = self.hits.of(slot);
        let sentence = self.sentence(hit);
        let at = hits.partition_point(|other| other.first < hit.first);
        let free = |other: &&Hit| {
            chosen
                .iter()
                .all(|taken| other.last < taken.first || taken.last < other.first)
        };
        let close = |other: &&Hit| self.sentence(**other).abs_diff(sentence) <= 1;
        let before = hits[..at].iter().rev().take(TRIES).filter(close).find(free);
        let after = hits[at..].iter().take(TRIES).filter(close).find(free);
        let (before, after) = match side {
            Side::Before => (before, None),
            Side::After => (None, after),
            Side::Either => (before, after),
        };
        // Of two that are as near as each other, the one in the same clause: `not safe, a snapshot is not durable`.
        let distance = |other: &&Hit| {
            let leaves = u32::from(self.sentence(**other) != sentence);
            let (first, next) = if other.first > hit.last {
                (&hit, *other)
            } else {
                (*other, &hit)
            };
            (
                leaves,
                next.first.saturating_sub(first.last),
                self.n_commas(first.last + 1..next.first + 1),
            )
        };
        before.into_iter().chain(after).min_by_key(distance).copied()
    }

    /// Before how many of the words a clause may end.
    fn n_commas(&self, words: Range<u32>) -> usize {
        words
            .filter(|at| self.read.words[*at as usize].gap >= Gap::Comma)
            .count()
    }

    fn sentence(&self, hit: Hit) -> u32 {
        self.read.words[hit.first as usize].sentence
    }

    fn reunion(&self, hits: &[Hit]) -> Reunion {
        let first = hits.first().map(|hit| self.sentence(*hit));
        let same = hits.iter().all(|hit| Some(self.sentence(*hit)) == first);
        if same {
            Reunion::OneSentence
        } else {
            Reunion::TwoSentences
        }
    }

    /// A misconception is claimed in one breath: its words do not come from two clauses.
    fn is_one_claim(&self, chosen: &[Hit]) -> bool {
        let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else {
            return false;
        };
        let point = &self.rubric.points[self.alternative.point as usize];
        let between =
            &self.read.words[first.last as usize + 1..=(last.first as usize).max(first.last as usize)];
        !point.value.is_negative() || between.iter().all(|word| word.gap < Gap::Clause)
    }

    /// Whether the subject of another ordered point stands between ordered slots: the nearest subject wins.
    fn has_rival_within(&self, chosen: &[Hit]) -> bool {
        let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else {
            return false;
        };
        self.alternative.rivals.iter().any(|slot| {
            let rivals = self.hits.of(*slot);
            let at = rivals.partition_point(|rival| rival.first <= first.last);
            rivals.get(at).is_some_and(|rival| rival.last < last.first)
        })
    }

    fn closest(&self) -> Option<Candidate> {
        let slots = self.alternative.slots.clone();
        let filled: SmallVec<[u32; 4]> = slots.clone().filter(|slot| self.hits.has(*slot)).collect();
        let anchor = filled.iter().min_by_key(|slot| self.hits.of(**slot).len())?;
        let anchor_hit = *self.hits.of(*anchor).first()?;
        let mut hits: SmallVec<[Hit; 4]> = SmallVec::from_slice(&[anchor_hit]);
        for slot in filled.iter().filter(|slot| *slot != anchor) {
            if let Some(hit) = self.nearest(*slot, anchor_hit, Side::Either, &hits) {
                hits.push(hit);
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.first, hit.last));
        let reason = if hits.len() < slots.len() {
            MissReason::Incomplete
        } else if self.alternative.has_order {
            MissReason::WrongOrder
        } else {
            MissReason::TooFarApart
        };
        Some(Candidate {
            alternative: self.idx,
            hits,
            reason,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Either,
}
