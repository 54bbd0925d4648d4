//! Hints a candidate took before submitting. They lower the rating, never the marks.

use examen_bank::PointId;

/// One hint that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hint {
    /// How much it gave away.
    pub grade: HintGrade,
    /// The point it was about; none where it was about the question as a whole.
    pub point: Option<PointId>,
}

/// How much a hint gives away, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HintGrade {
    /// How many points the answer does not make yet.
    Count,
    /// What the missing points are about.
    Topic,
    /// The first letters of a missing point's words.
    FirstLetters,
    /// A missing point's label.
    Label,
}

impl HintGrade {
    /// All grades, least first.
    pub const ALL: [Self; 4] = [Self::Count, Self::Topic, Self::FirstLetters, Self::Label];

    /// The name used in files: `count`, `topic`, `first-letters`, `label`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Topic => "topic",
            Self::FirstLetters => "first-letters",
            Self::Label => "label",
        }
    }

    /// The grade with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.name() == name)
    }
}
