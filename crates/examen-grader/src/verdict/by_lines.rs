//! What the lines of a point found.

use examen_bank::{MatchKind, State, TextRange};
use smallvec::SmallVec;

use super::finding::Finding;
use super::judged::{Judged, Standing};
use super::lines::{Found, add_up};
use super::standing::Bench;
use crate::grade::{Evidence, Ground};
use crate::matching::{Occurrence, Reunion};
use crate::roles::Swap;
use crate::rubric::CompiledPoint;

/// From this share on, a point with evidence lines is met. Three quarters is what two neighbouring sentences give.
const MET: f64 = 0.75;
/// What a point that is only named gets of what it would get in a sentence.
const LISTED: f64 = 0.5;
/// Evidence is shown for at most so many occurrences,
const SHOWN_OCCURRENCES: usize = 12;
/// in at most so many sentences.
const SHOWN_SENTENCES: usize = 3;

impl Bench<'_> {
    /// What the lines of `point` say, if they found anything that counts for it or against it.
    pub fn by_lines(&self, point: &CompiledPoint, judged: &[Judged]) -> Option<Finding> {
        let Found {
            affirmed,
            named,
            turned,
        } = add_up(point, judged);
        let listed = named * LISTED;
        let is_parted = |one: &Judged| {
            one.standing == Standing::Affirmed && one.occurrence.reunion == Reunion::TwoSentences
        };
        let finding = |state, coverage, shows: fn(Standing) -> bool| Finding {
            state,
            coverage,
            ground: if 0.0 < coverage && coverage < 1.0 && judged.iter().any(is_parted) {
                Ground::TwoSentences
            } else {
                Ground::Lines
            },
            evidence: self.evidence(judged, shows),
        };
        if affirmed > 0.0 && affirmed >= listed {
            let state = if affirmed >= MET {
                State::Met
            } else {
                State::Partial
            };
            return Some(finding(state, affirmed, |standing| {
                standing == Standing::Affirmed
            }));
        }
        if named > 0.0 {
            return Some(finding(State::Listed, listed, |standing| {
                matches!(standing, Standing::Listed | Standing::Affirmed)
            }));
        }
        turned.then(|| {
            finding(State::Negated, 0.0, |standing| {
                matches!(standing, Standing::Turned { .. } | Standing::Swapped(_))
            })
        })
    }

    /// How many misconceptions are claimed, of all that was found.
    pub fn n_claimed(&self, judged: &[Judged]) -> usize {
        let point = |one: &Judged| self.rubric.alternatives[one.occurrence.alternative as usize].point;
        let is_claim = |point: &u32| self.rubric.points[*point as usize].is_misconception();
        let affirmed = judged.iter().filter(|one| one.standing == Standing::Affirmed);
        let mut claimed: SmallVec<[u32; 4]> = affirmed.map(point).filter(is_claim).collect();
        claimed.dedup();
        claimed.len()
    }

    /// Whether a misconception is claimed or turned down, if its lines found it.
    pub fn misconception_by_lines(&self, judged: &[Judged]) -> Option<Finding> {
        let finding = |state, coverage, shows: fn(Standing) -> bool| {
            let is_found = judged.iter().any(|one| shows(one.standing));
            is_found.then(|| Finding {
                state,
                coverage,
                ground: Ground::Lines,
                evidence: self.evidence(judged, shows),
            })
        };
        let claimed = finding(State::Claimed, 1.0, |standing| standing == Standing::Affirmed);
        claimed.or_else(|| {
            finding(State::Rejected, 0.0, |standing| {
                matches!(standing, Standing::Turned { .. })
            })
        })
    }

    /// The words of those occurrences whose standing it `shows`, of the first few, in the order of the answer.
    fn evidence(&self, judged: &[Judged], shows: fn(Standing) -> bool) -> Vec<Evidence> {
        let mut evidence: Vec<Evidence> = Vec::with_capacity(judged.len().min(SHOWN_OCCURRENCES) * 2);
        let mut sentences: SmallVec<[u32; SHOWN_SENTENCES]> = SmallVec::new();
        for one in judged
            .iter()
            .filter(|one| shows(one.standing))
            .take(SHOWN_OCCURRENCES)
        {
            let sentence = self.read.words[one.occurrence.hits[0].first as usize].sentence;
            if !sentences.contains(&sentence) {
                if sentences.len() == SHOWN_SENTENCES {
                    continue;
                }
                sentences.push(sentence);
            }
            self.show(&one.occurrence, one.standing, &mut evidence);
        }
        in_order(evidence)
    }

    /// Adds the words of an occurrence, and the word that turns it or stands in the wrong place.
    fn show(&self, occurrence: &Occurrence, standing: Standing, evidence: &mut Vec<Evidence>) {
        evidence.extend(occurrence.hits.iter().map(|hit| {
            let term = &self.rubric.terms[hit.term as usize];
            Evidence {
                range: hit.range(),
                kind: hit.kind,
                term: term.text.clone(),
                source: term.range,
            }
        }));
        match standing {
            Standing::Turned { cue: Some(cue) } => {
                evidence.push(self.at_word(cue, MatchKind::Negation, self.folded(cue)));
            }
            Standing::Swapped(swap) => evidence.push(self.swapped_word(swap)),
            _ => {}
        }
    }

    /// The word that stands in the place of another one.
    pub fn swapped_word(&self, Swap { at, place_of }: Swap) -> Evidence {
        self.at_word(at, MatchKind::Swapped, self.rubric.roles.name(place_of))
    }

    fn at_word(&self, at: u32, kind: MatchKind, term: &str) -> Evidence {
        let word = &self.read.words[at as usize];
        Evidence {
            range: TextRange::new(word.start as usize, word.end as usize),
            kind,
            term: term.into(),
            source: TextRange::default(),
        }
    }

    pub fn folded(&self, word: u32) -> &str {
        &self.reader.lexeme(&self.read.words[word as usize]).folded
    }
}

/// Each word once, in the order of the answer. That one is in the wrong place says more of it than how it fits.
pub(super) fn in_order(mut evidence: Vec<Evidence>) -> Vec<Evidence> {
    let is_placed = |evidence: &Evidence| evidence.kind != MatchKind::Swapped;
    evidence.sort_by_key(|evidence| (evidence.range, is_placed(evidence), evidence.kind));
    evidence.dedup_by_key(|evidence| evidence.range);
    evidence
}
