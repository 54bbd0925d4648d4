//! For a point that was not earned in full: what came closest, and what stood in the way.

use examen_bank::LineKind;
use smallvec::SmallVec;

use super::judged::{Judged, Standing};
use crate::answer::{AnswerReader, ReadAnswer};
use crate::grade::{MissReason, NearMiss};
use crate::matching::{Candidate, Hit, Hits};
use crate::rubric::{CompiledAlternative, CompiledLine, CompiledPoint, CompiledRubric};

/// What a near miss is found from.
pub(super) struct Seeker<'a> {
    pub rubric: &'a CompiledRubric,
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
    pub hits: &'a Hits,
}

/// What came close to making a line.
struct Close {
    /// How much of what the line asks for was found, 0..=1.
    share: f64,
    hits: SmallVec<[Hit; 4]>,
    lacking: Vec<String>,
    reason: MissReason,
}

impl Seeker<'_> {
    /// What came closest to earning `point`.
    pub fn nearest(&self, point: &CompiledPoint, judged: &[Judged]) -> Option<NearMiss> {
        self.voided(judged).or_else(|| self.incomplete(point))
    }

    /// An occurrence that was complete and yet counted for nothing.
    fn voided(&self, judged: &[Judged]) -> Option<NearMiss> {
        judged.iter().find_map(|one| match one.standing {
            Standing::Void(reason) => Some(self.near_miss(&one.occurrence.hits, Vec::new(), reason)),
            _ => None,
        })
    }

    fn incomplete(&self, point: &CompiledPoint) -> Option<NearMiss> {
        let lines = point.lines.iter();
        let lines = lines.filter(|line| !matches!(line.kind, LineKind::Not | LineKind::Why));
        let mut best: Option<Close> = None;
        for close in lines.flat_map(|line| self.close_to(line)) {
            if best.as_ref().is_none_or(|best| close.share > best.share) {
                best = Some(close);
            }
        }
        let Close {
            hits,
            lacking,
            reason,
            ..
        } = best?;
        Some(self.near_miss(&hits, lacking, reason))
    }

    /// What came close to making a line.
    fn close_to(&self, line: &CompiledLine) -> SmallVec<[Close; 4]> {
        let n_wanted = match line.kind {
            LineKind::All => line.alternatives.len(),
            LineKind::AtLeast(n) => usize::from(n.get()),
            _ => {
                let close = line
                    .alternatives
                    .clone()
                    .filter_map(|idx| self.close_alternative(idx));
                return close.collect();
            }
        };
        let (told, others): (Vec<u32>, Vec<u32>) =
            line.alternatives.clone().partition(|idx| self.is_told(*idx));
        let hits = told
            .iter()
            .filter_map(|idx| Candidate::closest(self.rubric, self.hits, self.read, *idx));
        let mut hits: SmallVec<[Hit; 4]> = hits.flat_map(|candidate| candidate.hits).collect();
        hits.sort_unstable_by_key(|hit| (hit.first, hit.last));
        let lacking = others.iter().map(|idx| self.alternative(*idx).slots.start);
        let lacking = lacking.take(n_wanted.saturating_sub(told.len()));
        let close = (!hits.is_empty()).then(|| Close {
            share: told.len() as f64 / n_wanted.max(1) as f64,
            lacking: lacking
                .filter_map(|slot| self.rubric.first_option(slot))
                .collect(),
            reason: MissReason::Incomplete,
            hits,
        });
        close.into_iter().collect()
    }

    /// What came close to an alternative which is enough by itself.
    fn close_alternative(&self, idx: u32) -> Option<Close> {
        let candidate = Candidate::closest(self.rubric, self.hits, self.read, idx)?;
        let has_content = candidate.hits.iter().any(|hit| self.has_content(hit));
        has_content.then(|| Close {
            share: candidate.hits.len() as f64 / self.alternative(idx).slots.len() as f64,
            lacking: self.lacking(&candidate),
            reason: candidate.reason,
            hits: candidate.hits,
        })
    }

    /// Whether all slots of an alternative are filled somewhere, one of them by more than a word of grammar.
    fn is_told(&self, idx: u32) -> bool {
        let slots = self.alternative(idx).slots.clone();
        let is_filled = slots.clone().all(|slot| self.hits.has(slot));
        let mut hits = slots.flat_map(|slot| self.hits.of(slot));
        is_filled && hits.any(|hit| self.has_content(hit))
    }

    fn alternative(&self, idx: u32) -> &CompiledAlternative {
        &self.rubric.alternatives[idx as usize]
    }

    fn near_miss(&self, hits: &[Hit], lacking: Vec<String>, reason: MissReason) -> NearMiss {
        let sentence = self.read.sentence_of(hits[0].first as usize);
        NearMiss {
            sentence: self.read.range_of(sentence),
            found: hits.iter().map(|hit| hit.range()).collect(),
            lacking,
            reason,
        }
    }

    /// The first option of every slot that is not filled.
    fn lacking(&self, candidate: &Candidate) -> Vec<String> {
        let slots = self.alternative(candidate.alternative).slots.clone();
        let open = slots.filter(|slot| candidate.hits.iter().all(|hit| hit.slot != *slot));
        open.filter_map(|slot| self.rubric.first_option(slot)).collect()
    }

    fn has_content(&self, hit: &Hit) -> bool {
        (hit.first..=hit.last).any(|at| !self.reader.lexeme(&self.read.words[at as usize]).is_function)
    }
}
