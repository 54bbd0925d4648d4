//! The rubric of a question: points, and under each the evidence that earns it.

use std::num::NonZeroU8;

use serde::Serialize;

use crate::ids::PointId;
use crate::marks::Marks;
use crate::text_range::{Located, TextRange};

/// The points an interviewer listens for, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rubric {
    /// Positive points and misconceptions.
    pub points: Vec<Point>,
}

impl Rubric {
    /// The sum of all positive points.
    pub fn available(&self) -> Marks {
        self.points
            .iter()
            .map(|point| point.value)
            .filter(|value| !value.is_negative())
            .sum()
    }
}

/// One thing an answer may say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The list item with all its evidence lines.
    pub range: TextRange,
    /// The id, given after `^` or derived from the label.
    pub id: PointId,
    /// Where the id is written, without the `^`; none for a derived one.
    pub id_range: Option<TextRange>,
    /// What it is worth; negative for a misconception.
    pub value: Marks,
    /// Whether an answer can pass without it.
    pub requirement: Requirement,
    /// The point in a sentence.
    pub label: Located<String>,
    /// Ways to earn it.
    pub lines: Vec<EvidenceLine>,
}

impl Point {
    /// Whether this is something wrong that costs marks when claimed.
    pub fn is_misconception(&self) -> bool {
        self.value.is_negative()
    }

    /// Whether an author wrote at least one line that can earn the point. Otherwise it is matched by its label.
    pub fn has_evidence(&self) -> bool {
        self.lines
            .iter()
            .any(|line| !matches!(line.kind, LineKind::Not | LineKind::Why))
    }
}

/// Whether an answer can pass without a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Requirement {
    /// One point among others.
    #[default]
    Ordinary,
    /// `!`: without it the answer does not pass, whatever else it has.
    KnockOut,
}

impl Requirement {
    /// The name used in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::KnockOut => "knock-out",
        }
    }
}

/// A line under a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EvidenceLine {
    /// The list item.
    pub range: TextRange,
    /// How its alternatives count.
    pub kind: LineKind,
    /// What follows the kind, as written.
    pub text: Located<String>,
    /// The alternatives; empty for `why:`.
    pub alternatives: Vec<Alternative>,
}

/// How the alternatives of an evidence line count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// Any one alternative earns the point.
    #[default]
    Any,
    /// `e.g.`: enough as evidence, never reported as missing.
    Example,
    /// `all:`: every alternative is wanted; some give a fraction.
    All,
    /// `N of:`: this many are wanted; fewer give a fraction.
    AtLeast(NonZeroU8),
    /// `not:`: a hit voids the evidence in the same sentence.
    Not,
    /// `why:`: an explanation shown after grading.
    Why,
}

/// Slots that must stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// Where it is written.
    pub range: TextRange,
    /// The slots, all of which must be filled.
    pub slots: Vec<Slot>,
}

/// A place in an alternative that one of several options fills.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Slot {
    /// Where it is written.
    pub range: TextRange,
    /// How it follows the slot before it.
    pub joint: Joint,
    /// The options, separated by `/` in the source.
    pub options: Vec<Term>,
}

/// How a slot follows the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Joint {
    /// Near it, in any order.
    #[default]
    Near,
    /// `>`: after it.
    After,
}

/// One option of a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Where it is written, quotes, backticks and star included.
    pub range: TextRange,
    /// The text to look for, without quotes, backticks and star.
    pub text: String,
    /// How it is looked for.
    pub kind: TermKind,
}

/// How a term is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TermKind {
    /// `word`: by stem.
    Word,
    /// `stem*`: any word that begins so.
    Prefix,
    /// `"two words"`: by stem, adjacent, in this order.
    Phrase,
    /// `` `literal` ``: exactly so, case included.
    Literal,
}
