//! An attempt: what is known for good about one answer that was submitted.

mod hint;
mod id;
mod outcome;

use examen_bank::{AnswerHash, QuestionId, Revision, Score};
use jiff::Timestamp;

pub use hint::{Hint, HintGrade};
pub use id::AttemptId;
pub use outcome::PointOutcome;

/// One answer that was submitted, and what came of it. A fact: it is never changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The name of the bank that the question belongs to.
    pub bank: String,
    /// The question, by the id it had at the time.
    pub question: QuestionId,
    /// Prompt and rubric as they were at the time.
    pub revision: Revision,
    /// When the answer was submitted. Kept to the millisecond.
    pub at: Timestamp,
    /// The marks. Nothing is available where the question is a checklist.
    pub score: Score,
    /// What became of each point, in the order of the rubric, misconceptions included.
    pub points: Vec<PointOutcome>,
    /// The hints taken, in the order in which they were.
    pub hints: Vec<Hint>,
    /// How long the candidate took; 0 where nobody knows.
    pub seconds: u32,
    /// How many words the answer has.
    pub words: u32,
    /// Where the answer was given.
    pub source: Source,
    /// The version of the program that graded it.
    pub grader: String,
    /// Fingerprint of the answer's text.
    pub answer_hash: AnswerHash,
    /// The answer itself, where answers are kept.
    pub answer: Option<String>,
}

/// Where an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// In a sheet, through the language server.
    Editor,
    /// On the practice screen.
    Terminal,
    /// From another program's records.
    Import,
}

impl Source {
    const ALL: [Self; 3] = [Self::Editor, Self::Terminal, Self::Import];

    /// The name used in files: `editor`, `terminal`, `import`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Terminal => "terminal",
            Self::Import => "import",
        }
    }

    /// The source with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }
}
