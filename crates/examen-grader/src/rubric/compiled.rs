//! A question's rubric, compiled: slots, alternatives and points have indices, terms are variants of units.

use std::ops::Range;

use compact_str::CompactString;
use examen_bank::{
    GradedBy, Joint, LineKind, Marks, MatchKind, PointId, QuestionKind, Requirement, TextRange,
};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::{CompiledLiteral, LooseAlternative, NotatedSlot, RubricId, UnitId, Units};
use crate::answer::Lexeme;
use crate::derived::{DerivedPoint, LabelWords};
use crate::paraphrase::{Near, Neighbours, Subject, Wording};
use crate::roles::Roles;
use crate::whole::is_name;

/// A question ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct CompiledRubric {
    pub id: RubricId,
    pub kind: QuestionKind,
    pub points: Vec<CompiledPoint>,
    pub alternatives: Vec<CompiledAlternative>,
    pub units: Units,
    pub variants: Vec<Variant>,
    pub literals: Vec<CompiledLiteral>,
    pub notated: Vec<NotatedSlot>,
    pub terms: Vec<TermText>,
    /// How each slot follows the one before it.
    pub joints: Vec<Joint>,
    /// The alternative of each slot.
    pub slot_alternatives: Vec<u32>,
    /// Stems of all words of the prompt.
    pub prompt: FxHashSet<Box<str>>,
    /// The words of the lines, to be compared with words of like meaning.
    pub wording: Wording,
    /// What may stand for the slots of misconceptions.
    pub loose: Vec<LooseAlternative>,
    /// The content words of all labels.
    pub label_words: LabelWords,
    /// The words that answers are made of.
    pub subject: Subject,
    /// The words of the lines and of the subject, by what makes others like them.
    pub neighbours: Neighbours,
    /// What the labels of points with lines say of whom.
    pub roles: Roles,
    /// A reference answer as a whole, where the points are made of it.
    pub reference: Option<DerivedPoint>,
}

/// A point ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct CompiledPoint {
    pub id: PointId,
    pub label: String,
    pub value: Marks,
    pub requirement: Requirement,
    pub why: Option<String>,
    pub lines: Vec<CompiledLine>,
    /// Whether a line asks for an order: then words in another order must earn nothing.
    pub is_ordered: bool,
    /// How to match it by its label.
    pub derived: DerivedPoint,
}

impl CompiledPoint {
    /// Whether a line can earn the point. Otherwise it is matched by its label.
    pub fn has_evidence(&self) -> bool {
        self.lines.iter().any(|line| line.kind != LineKind::Not)
    }

    /// Whether an alternative is one of a `not:` line, which voids what the point found in the same sentence.
    pub fn is_voided_by(&self, alternative: u32) -> bool {
        let mut voiding = self.lines.iter().filter(|line| line.kind == LineKind::Not);
        voiding.any(|line| line.alternatives.contains(&alternative))
    }

    /// Whether it is something wrong that costs marks where it is claimed.
    pub fn is_misconception(&self) -> bool {
        self.value.is_negative()
    }
}

/// An evidence line ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct CompiledLine {
    pub kind: LineKind,
    pub alternatives: Range<u32>,
}

/// An alternative ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct CompiledAlternative {
    pub point: u32,
    pub slots: Range<u32>,
    pub has_order: bool,
    /// First slots of ordered alternatives of other points: none of them may come between ordered slots here.
    pub rivals: Vec<u32>,
    /// Whether it earns its point where the answer denies it, because the label is itself a denial.
    pub wants_denial: bool,
    /// Whether it is what the label of a misconception tells.
    pub is_label: bool,
}

/// A way to fill a slot: units that follow one another.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub units: SmallVec<[UnitId; 2]>,
    pub slot: u32,
    pub term: u32,
    /// How the variant differs from what the author wrote.
    pub kind: Option<MatchKind>,
}

/// What an author wrote, for explanations.
#[derive(Clone, Debug)]
pub(crate) struct TermText {
    pub text: CompactString,
    pub range: TextRange,
}

impl CompiledRubric {
    /// The words of lines and labels that `word` is like.
    pub fn near(&self, word: &Lexeme) -> Near {
        self.neighbours.of(&self.wording, word)
    }

    /// Where its points come from.
    pub fn graded_by(&self) -> GradedBy {
        if self.reference.is_some() {
            GradedBy::ModelAnswer
        } else if self.points.is_empty() {
            GradedBy::Nothing
        } else {
            GradedBy::Points
        }
    }

    /// Whether it is a reference that only names something.
    pub fn is_name(&self) -> bool {
        let labels = self.points.iter().map(|point| point.label.as_str());
        self.reference.is_some() && is_name(labels)
    }

    /// What the author wrote first in `slot`.
    pub fn first_option(&self, slot: u32) -> Option<String> {
        let by_variant = self
            .variants
            .iter()
            .filter(|variant| variant.slot == slot)
            .map(|variant| variant.term);
        let by_literal = self
            .literals
            .iter()
            .filter(|literal| literal.slot == slot)
            .map(|literal| literal.term);
        by_variant
            .chain(by_literal)
            .min()
            .map(|term| self.terms[term as usize].text.to_string())
    }

    /// The slots of all alternatives together.
    pub fn n_slots(&self) -> usize {
        self.joints.len()
    }
}
