//! For a point that was not earned in full: what came closest, and what stood in the way.

use examen_bank::LineKind;

use super::standing::{Judged, Standing};
use crate::answer::{AnswerReader, ReadAnswer};
use crate::grade::{MissReason, NearMiss};
use crate::matching::{Candidate, Hit, Hits};
use crate::rubric::{CompiledPoint, CompiledRubric};

/// What a near miss is found from.
pub(super) struct Seeker<'a> {
    pub rubric: &'a CompiledRubric,
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
    pub hits: &'a Hits,
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
        let lines = point
            .lines
            .iter()
            .filter(|line| !matches!(line.kind, LineKind::Not | LineKind::Why));
        let candidates = lines
            .flat_map(|line| line.alternatives.clone())
            .filter_map(|idx| Candidate::closest(self.rubric, self.hits, self.read, idx))
            .filter(|candidate| candidate.hits.iter().any(|hit| self.has_content(hit)));
        let mut best: Option<(f64, Candidate)> = None;
        for candidate in candidates {
            let n_slots = self.rubric.alternatives[candidate.alternative as usize]
                .slots
                .len();
            let share = candidate.hits.len() as f64 / n_slots as f64;
            if best.as_ref().is_none_or(|(least, _)| share > *least) {
                best = Some((share, candidate));
            }
        }
        let (_, candidate) = best?;
        let lacking = self.lacking(&candidate);
        Some(self.near_miss(&candidate.hits, lacking, candidate.reason))
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
        let slots = self.rubric.alternatives[candidate.alternative as usize]
            .slots
            .clone();
        let open = slots.filter(|slot| candidate.hits.iter().all(|hit| hit.slot != *slot));
        open.filter_map(|slot| self.rubric.first_option(slot)).collect()
    }

    fn has_content(&self, hit: &Hit) -> bool {
        (hit.first..=hit.last).any(|at| !self.reader.lexeme(&self.read.words[at as usize]).is_function)
    }
}
