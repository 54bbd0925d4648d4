//! What the grader says of an answer: a verdict on every point, each with the words that led to it.

use compact_str::CompactString;
use examen_bank::{Marks, MatchKind, PointId, QuestionKind, Requirement, Score, State, TextRange};
use serde::Serialize;

/// The verdicts on one answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Grade {
    /// Whether the verdicts count as marks or as ticks suggested in a checklist.
    pub kind: QuestionKind,
    /// One verdict a point, in the order of the rubric, misconceptions included.
    pub verdicts: Vec<Verdict>,
    /// Marks earned out of marks available; nothing is available where the question is a checklist.
    pub score: Score,
    /// The share earned in full detail, 0..=1: every point counts by its coverage, also below the thresholds that
    /// decide states and marks. This is what agrees best with human graders where points have no evidence lines.
    pub graded: f64,
    /// Sentences that only say the question again; their words earn nothing.
    pub echoes: Vec<TextRange>,
}

impl Grade {
    /// How many positive points are met.
    pub fn n_met(&self) -> usize {
        self.verdicts
            .iter()
            .filter(|verdict| !verdict.is_misconception() && verdict.is_credited())
            .count()
    }

    /// How many positive points there are.
    pub fn n_points(&self) -> usize {
        self.verdicts
            .iter()
            .filter(|verdict| !verdict.is_misconception())
            .count()
    }

    /// Knock-out points the answer does not make: with any of these it cannot pass.
    pub fn missing_knock_outs(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts
            .iter()
            .filter(|verdict| verdict.requirement == Requirement::KnockOut && !verdict.is_credited())
    }
}

/// What was found out about one point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// The point.
    pub point: PointId,
    /// Its label.
    pub label: String,
    /// What the point is worth; negative for a misconception.
    pub value: Marks,
    /// Whether the answer can pass without it.
    pub requirement: Requirement,
    /// What was found.
    pub state: State,
    /// How much of the point the answer makes, 0..=1; for a misconception 1 where it is claimed.
    pub coverage: f64,
    /// Marks given or taken, 0 in a checklist.
    pub marks: Marks,
    /// The words that led to the state, in the order of the answer.
    pub evidence: Vec<Evidence>,
    /// For a missed or partial point, the alternative that came closest.
    pub nearest: Option<NearMiss>,
    /// The author's explanation (`why:`), shown after grading.
    pub why: Option<String>,
    /// The human ruling that replaced the machine's, and what the machine had found.
    pub overridden: Option<Override>,
}

impl Verdict {
    /// Whether this is about a misconception.
    pub fn is_misconception(&self) -> bool {
        self.value.is_negative()
    }

    /// Whether at least half the point is granted (for a misconception: it is claimed).
    pub fn is_credited(&self) -> bool {
        self.coverage >= 0.5
            && matches!(
                self.state,
                State::Met | State::Partial | State::Claimed | State::Overridden
            )
    }
}

/// Words in the answer that count for (or against) a point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// Where they stand, in bytes from the start of the answer.
    pub range: TextRange,
    /// How they match.
    pub kind: MatchKind,
    /// The word of the rubric they stand for. Most are short, and there is one for each match.
    pub term: CompactString,
    /// Where that word stands in the bank; empty at 0 where evidence was derived or the rubric was built.
    pub source: TextRange,
}

/// The alternative that came closest to earning a point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NearMiss {
    /// The sentence of the answer that came closest; empty where only the answer as a whole did.
    pub sentence: TextRange,
    /// The words in it that fit.
    pub found: Vec<TextRange>,
    /// What the alternative still lacked there, in the rubric's words.
    pub lacking: Vec<String>,
    /// What stood in the way.
    pub reason: MissReason,
}

/// Why an alternative that came close earned nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissReason {
    /// Some words are not there.
    Incomplete,
    /// All words are there, but in another order than asked.
    WrongOrder,
    /// All words are there, but too far apart.
    TooFarApart,
    /// All words are there, but a `not:` line voids them.
    Voided,
    /// All words only repeat the question.
    Echoed,
    /// All words belong to a misconception.
    ClaimedByMisconception,
}

/// A human's ruling in place of the machine's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Override {
    /// What the machine had found.
    pub automatic_state: State,
    /// The share of the point it had given, 0..=1.
    pub automatic_coverage: f64,
    /// Who ruled.
    pub reviewer: String,
    /// Why.
    pub reason: Option<String>,
}
