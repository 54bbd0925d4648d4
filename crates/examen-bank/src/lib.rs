//! What is on paper: question banks, answer sheets, reviews, cases and glossaries.
//!
//! Every file is Markdown. Parsing never fails: it returns what it understood together with the [`Issue`]s it
//! found, each with the byte range it is about. This crate knows the formats and the words that all other crates
//! exchange ([`QuestionId`], [`PointId`], [`Marks`], [`State`], [`MatchKind`]); it knows nothing of grading.

mod aside;
mod bank;
mod bank_words;
mod cases;
mod code_span;
mod day;
pub mod files;
mod front_matter;
mod glossary;
mod heading;
mod ids;
mod issue;
mod marks;
mod match_kind;
mod meant_point;
mod model_answer;
mod parse;
mod percent;
mod print;
mod reader_text;
mod review;
mod rubric;
mod sheet;
mod state;
mod text_range;
mod visible;

pub use aside::{Aside, AsidePlace, AsideTitle, OtherHeading};
pub use bank::{Bank, Level, Part, Question, QuestionKind};
pub use bank_words::{BankWords, called_apart};
pub use cases::{Case, CaseFile, CaseSection, Expectation};
pub use code_span::code_span;
pub use day::Day;
pub use front_matter::{FrontEntry, FrontMatter};
pub use glossary::{Glossary, GlossaryEntry};
pub use heading::{
    Basis, HeadingMatch, Place, QuestionIndex, Resolution, answered_twice, match_heading, resolve_sheet,
};
pub use ids::{AnswerHash, PointId, QuestionId, Revision};
pub use issue::{Fix, Issue, IssueKind, Parsed, Reach, Severity, TextEdit};
pub use marks::{Marks, Score};
pub use match_kind::MatchKind;
pub use meant_point::meant_point;
pub use model_answer::{GradedBy, ModelAnswer, segments};
pub use parse::{FileKind, IdScope, PartPlace, SheetPart, closest, duplicate_answers, line_ending};
pub use percent::{is_below_percent, tenths_of_percent, whole_percent};
pub use reader_text::without_comments;
pub use review::{Decision, Review, ReviewedAnswer, Reviewer, Ruling};
pub use rubric::{
    Alternative, EvidenceLine, Joint, LineKind, Point, Requirement, Rubric, Slot, Term, TermKind,
};
pub use sheet::{Answer, AnswerSheet, Attempted, Mode};
pub use state::State;
pub use text_range::{Located, TextRange};
pub use visible::{one_line, visible};
