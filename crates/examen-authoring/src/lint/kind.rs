//! What can be the matter with a bank that reads well.

use examen_bank::{Score, Severity};
use serde::Serialize;

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LintKind {
    /// A point without evidence lines is matched by the words of its label.
    NoEvidence {
        /// The point's label.
        label: String,
    },
    /// Nothing that an answer says can earn the point.
    CannotBeEarned {
        /// The point's label.
        label: String,
    },
    /// Not even the words of the alternative themselves earn the point.
    NeverMatches {
        /// The alternative, as its first options.
        alternative: String,
    },
    /// All words of the alternative stand in the question, and an answer that only repeats the question earns nothing.
    OnlyEchoes {
        /// The alternative, as its first options.
        alternative: String,
    },
    /// A `not:` line takes away what another line of the same point gives.
    VoidsItself {
        /// The alternative that can never earn anything.
        alternative: String,
    },
    /// The same alternative earns two points.
    Overlap {
        /// The alternative, as its first options.
        alternative: String,
        /// The label of the point that has it already.
        other: String,
    },
    /// The model answer does not earn all of a point.
    ModelAnswerMisses {
        /// The point's label.
        label: String,
    },
    /// The model answer is what grades, and given as an answer it earns little.
    ModelAnswerEarnsLittle {
        /// What it earns of what there is to earn.
        score: Score,
    },
    /// The model answer claims a misconception.
    ModelAnswerClaims {
        /// The misconception's label.
        label: String,
    },
    /// The same question stands in the bank twice.
    DuplicateQuestion {
        /// The id of the other one.
        other: String,
    },
    /// A question is worded almost as another one.
    SimilarQuestion {
        /// The id of the other one.
        other: String,
    },
    /// Another question, here or in another bank, asks the same in other words.
    AskedElsewhere {
        /// The id of the other one.
        other: String,
        /// The other bank's name; none if it is this bank.
        bank: Option<String>,
    },
    /// A point without which nobody passes is worth nothing.
    WorthlessKnockOut {
        /// The point's label.
        label: String,
    },
    /// No point of the question gives marks.
    NothingToEarn,
    /// A behavioural question is a checklist: its marks, misconceptions and knock-outs do not count.
    MarksInChecklist {
        /// The point's label.
        label: String,
    },
    /// A learner who is stuck gets no hint.
    NoHint,
    /// The question is in no level.
    NoLevel,
}

/// Turns the table into the names of all kinds and the lookup, so that no kind can lack a name.
macro_rules! codes {
    ($($kind:ident => $code:literal,)*) => {
        impl LintKind {
            /// The names of all kinds.
            pub const CODES: &[&str] = &[$($code),*];

            /// The name used in machine-readable output and configuration.
            pub fn code(&self) -> &'static str {
                match self {
                    $( Self::$kind { .. } => $code, )*
                }
            }
        }
    };
}

codes! {
    NoEvidence => "no-evidence",
    CannotBeEarned => "cannot-be-earned",
    NeverMatches => "never-matches",
    OnlyEchoes => "only-echoes",
    VoidsItself => "voids-itself",
    Overlap => "overlap",
    ModelAnswerMisses => "model-answer-misses",
    ModelAnswerEarnsLittle => "model-answer-earns-little",
    ModelAnswerClaims => "model-answer-claims",
    DuplicateQuestion => "duplicate-question",
    SimilarQuestion => "similar-question",
    AskedElsewhere => "asked-elsewhere",
    WorthlessKnockOut => "worthless-knock-out",
    NothingToEarn => "nothing-to-earn",
    MarksInChecklist => "marks-in-checklist",
    NoHint => "no-hint",
    NoLevel => "no-level",
}

impl LintKind {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::CannotBeEarned { .. } | Self::NeverMatches { .. } | Self::WorthlessKnockOut { .. } => {
                Severity::Error
            }
            Self::OnlyEchoes { .. }
            | Self::VoidsItself { .. }
            | Self::Overlap { .. }
            | Self::ModelAnswerMisses { .. }
            | Self::ModelAnswerEarnsLittle { .. }
            | Self::ModelAnswerClaims { .. }
            | Self::DuplicateQuestion { .. }
            | Self::NothingToEarn => Severity::Warning,
            Self::NoEvidence { .. }
            | Self::SimilarQuestion { .. }
            | Self::AskedElsewhere { .. }
            | Self::MarksInChecklist { .. }
            | Self::NoHint
            | Self::NoLevel => Severity::Advice,
        }
    }

    /// What is the matter and what to do, in a sentence.
    pub fn message(&self) -> String {
        match self {
            Self::NoEvidence { label } => {
                format!("`{label}` is matched by its label; add a line with words that earn it")
            }
            Self::CannotBeEarned { label } => {
                format!("no answer can earn `{label}`; add a line with words that an answer would have")
            }
            Self::NeverMatches { alternative } => {
                format!(
                    "nothing can match `{alternative}`; use words that carry a meaning, or backticks for signs"
                )
            }
            Self::OnlyEchoes { alternative } => {
                format!(
                    "`{alternative}` only repeats the question, which earns nothing; ask for a word of the answer"
                )
            }
            Self::VoidsItself { alternative } => {
                format!("a `not:` line of this point voids `{alternative}`; make the `not:` line narrower")
            }
            Self::Overlap { alternative, other } => {
                format!("`{alternative}` earns `{other}` as well; leave it to one of the two")
            }
            Self::ModelAnswerMisses { label } => {
                format!("the model answer does not earn all of `{label}`; mend the answer or the evidence")
            }
            Self::ModelAnswerClaims { label } => {
                format!(
                    "the model answer claims the misconception `{label}`; mend the answer or the evidence"
                )
            }
            Self::DuplicateQuestion { other } => {
                format!("this is the same question as `{other}`; delete one of them")
            }
            Self::SimilarQuestion { other } => {
                format!("this question is worded almost as `{other}`; is it another one?")
            }
            Self::AskedElsewhere { other, bank: None } => {
                format!("`{other}` asks the same in other words; is one of them enough?")
            }
            Self::AskedElsewhere {
                other,
                bank: Some(bank),
            } => {
                format!("`{other}` of the bank `{bank}` asks the same; is one of them enough?")
            }
            Self::WorthlessKnockOut { label } => {
                format!("nobody passes without `{label}`, yet it is worth nothing; give it marks")
            }
            Self::ModelAnswerEarnsLittle {
                score: Score { awarded, available },
            } => format!(
                "answers are compared with this model answer, and itself it would earn {awarded} of {available}; say it in other \
                 words, or write `### Points`"
            ),
            Self::NothingToEarn => "no point of this question gives marks; add one that does".to_owned(),
            Self::MarksInChecklist { label } => {
                format!(
                    "a behavioural question is a checklist; write `+1 {label}` without other marks or `!`"
                )
            }
            Self::NoHint => "this question has no hint; add a `### Hint`".to_owned(),
            Self::NoLevel => {
                "this question has no level; add `level: 1` to `level: 5` to its comment".to_owned()
            }
        }
    }
}
