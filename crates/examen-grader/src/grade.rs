//! What the grader says of an answer: a verdict on every point, each with the words that led to it.

use compact_str::CompactString;
use examen_bank::{GradedBy, Marks, MatchKind, PointId, QuestionKind, Requirement, Score, State, TextRange};
use serde::Serialize;

/// The verdicts on one answer, and the marks they come to. The default is the grade of a rubric without points.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Grade {
    /// Whether the verdicts count as marks or as ticks suggested in a checklist.
    pub kind: QuestionKind,
    /// Whether its points were written, or are what a model or reference answer states.
    pub graded_by: GradedBy,
    /// One verdict a point, in the order of the rubric, misconceptions included.
    pub verdicts: Vec<Verdict>,
    /// Marks earned out of marks available, never below 0 and never more than those; nothing is available where the
    /// question is a checklist. Misconceptions take marks and make none available. Written points are added up; where a
    /// model or reference answer is the measure, three quarters are earned by agreement with the [whole](Self::graded) and one
    /// by its points, so that their marks need not add up to it.
    pub score: Score,
    /// The share earned in full detail, 0..=1: every point counts by its coverage, also below the thresholds that
    /// decide states and marks. This is what agrees best with human graders where points have no evidence lines. Rulings
    /// leave it as it is.
    pub graded: f64,
    /// Sentences that only say the question again, in bytes of the answer and in its order; their words earn nothing.
    pub echoes: Vec<TextRange>,
}

impl Grade {
    /// Whether each point has marks of its own: not in a checklist, nor where a model answer is marked as a whole.
    pub fn has_marks_by_point(&self) -> bool {
        self.kind == QuestionKind::Technical && self.graded_by != GradedBy::ModelAnswer
    }

    /// How many points are credited, misconceptions left out.
    pub fn n_credited(&self) -> usize {
        self.verdicts
            .iter()
            .filter(|verdict| !verdict.is_misconception() && verdict.is_credited())
            .count()
    }

    /// How many points there are, misconceptions left out.
    pub fn n_points(&self) -> usize {
        self.verdicts
            .iter()
            .filter(|verdict| !verdict.is_misconception())
            .count()
    }

    /// Knock-out points that are not credited, in the order of the rubric: with any of these the answer cannot pass.
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
    /// Its label, as the author wrote it.
    pub label: String,
    /// What the point is worth; negative for a misconception.
    pub value: Marks,
    /// Whether the answer can pass without it.
    pub requirement: Requirement,
    /// What was found.
    pub state: State,
    /// How much of the point the answer makes, 0..=1; for a misconception 1 where it is claimed. It tells how much was
    /// found also where the state earns nothing, so that only the two together say what is granted.
    pub coverage: f64,
    /// What was looked at to say so.
    pub ground: Ground,
    /// Marks given, or taken if below 0; 0 in a checklist.
    pub marks: Marks,
    /// The words that led to the state, in the order of the answer, each range once. Where lines found a point many times
    /// over, the first few.
    pub evidence: Vec<Evidence>,
    /// For a missed or partial point with evidence lines, the alternative that came closest, if any did. Only
    /// [`RubricMatcher::grade`](crate::RubricMatcher::grade) looks for it.
    pub nearest: Option<NearMiss>,
    /// The author's explanation (`why:`, several lines joined by a blank), shown after grading.
    pub why: Option<String>,
    /// The human ruling that replaced the machine's, and what the machine had found.
    pub overridden: Option<Override>,
}

impl Verdict {
    /// Whether this is about a misconception.
    pub fn is_misconception(&self) -> bool {
        self.value.is_negative()
    }

    /// Whether at least half the point is granted, or the misconception is claimed. Words that are only listed are no
    /// credit, whatever they cover.
    pub fn is_credited(&self) -> bool {
        self.coverage >= 0.5
            && matches!(
                self.state,
                State::Met | State::Partial | State::Claimed | State::Overridden
            )
    }
}

/// What a verdict rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The evidence lines of the point, or nothing that was found.
    #[default]
    Lines,
    /// Its evidence lines, with what one of them asks for in a sentence and the next: that counts three quarters.
    TwoSentences,
    /// The words of its label.
    Label,
    /// Other words than its lines and label have: the coverage says how sure it is that they are about the point.
    OtherWords,
}

impl Ground {
    /// How a verdict came about, where its words do not show that.
    pub fn remark(self) -> Option<&'static str> {
        match self {
            Self::Lines | Self::Label => None,
            Self::TwoSentences => Some("in two sentences, which counts three quarters"),
            Self::OtherWords => Some("in other words"),
        }
    }
}

/// Words in the answer that count for a point or against it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// Where they stand, in bytes from the start of the answer.
    pub range: TextRange,
    /// How they match.
    pub kind: MatchKind,
    /// What they stand for: words of the rubric, those of labels folded; for [`MatchKind::Negation`] the word that denies,
    /// and for [`MatchKind::Swapped`] the one in whose place they stand. Most are short, and there is one for each match.
    pub term: CompactString,
    /// Where that stands, in bytes of the bank's text; empty at 0 where a label led to it or the rubric was built in
    /// memory.
    pub source: TextRange,
}

/// The alternative that came closest to earning a point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NearMiss {
    /// The sentence of the answer in which the first of the words stands, in bytes of the answer; never empty.
    pub sentence: TextRange,
    /// The words that fit, in order; some may stand in other sentences.
    pub found: Vec<TextRange>,
    /// For each slot that nothing fills, what the author wrote first; empty where something else stood in the way.
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
    /// All words are there, but not in the order that was asked for.
    WrongOrder,
    /// All words are there, but too far apart, or a denial among them goes with other words.
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
    /// The coverage it had found, 0..=1.
    pub automatic_coverage: f64,
    /// Who ruled: the alias under which the review is signed.
    pub reviewer: String,
    /// Why, in the reviewer's words.
    pub reason: Option<String>,
}
