//! A pure function from a rubric and an answer to a grade with evidence.
//!
//! [`RubricMatcher`] is compiled once for a question and its glossary; [`RubricMatcher::grade`] then marks any
//! number of answers. Nothing here reads files, clocks or random numbers: the same answer always gets the same
//! grade, and every mark carries the byte ranges that earned it.

// `check(…, expect![[…]])` reads better by value.
#![cfg_attr(test, allow(clippy::needless_pass_by_value))]

mod acronyms;
mod answer;
mod clauses;
mod content;
mod derived;
mod grade;
mod kinship;
mod lexicon;
mod mark_sheet;
mod matcher;
mod matching;
mod negation;
mod paraphrase;
mod review;
mod roles;
mod room;
mod roots;
mod rubric;
mod slips;
mod verdict;

pub use content::{ContentWord, content_words};
pub use derived::DerivedSignals;
pub use grade::{Evidence, Grade, MissReason, NearMiss, Override, Verdict};
pub use mark_sheet::{MarkRow, MarkSheet};
pub use matcher::RubricMatcher;
pub use paraphrase::PointSignals;
pub use review::ReviewOutcome;
