//! A pure function from a rubric and an answer to a grade with evidence.
//!
//! [`RubricMatcher`] is compiled once for a question and its glossary; [`RubricMatcher::grade`] then marks any
//! number of answers. Nothing here reads files, clocks or random numbers: the same answer always gets the same
//! grade, and every mark carries the byte ranges that earned it. Any text is graded, whatever its length, and none
//! makes it fail.
//!
//! ```
//! use examen_bank::{Bank, Glossary, MatchKind, State};
//! use examen_grader::RubricMatcher;
//!
//! let bank = Bank::parse("## Why does a cache lag?\n### Points\n- +2 Copies outlive their source\n  - stale copy\n");
//! let matcher = RubricMatcher::new(&bank.value.questions[0], &Glossary::default());
//!
//! let answer = "It serves copies that are stale.";
//! let grade = matcher.grade(answer);
//! assert_eq!(grade.score.awarded.to_string(), "2");
//!
//! let verdict = &grade.verdicts[0];
//! assert_eq!(verdict.state, State::Met);
//! let shown = verdict.evidence.iter().map(|evidence| (evidence.range.of(answer), evidence.kind));
//! let shown: Vec<(&str, MatchKind)> = shown.collect();
//! assert_eq!(shown, [("copies", MatchKind::Inflected), ("stale", MatchKind::Exact)]);
//! ```
//!
//! `docs/grading.md` says how a mark comes about, and what was measured. Constants name what they were chosen by: *the
//! development data* are answers graded by people (Mohler, SAF, Beetle and others), which are not part of the project.

// `check(…, expect![[…]])` reads better by value.
#![cfg_attr(test, allow(clippy::needless_pass_by_value))]

mod acronyms;
mod answer;
mod attribution;
mod clauses;
mod content;
mod derived;
mod first_letters;
mod grade;
mod index_set;
mod kinship;
mod lexicon;
mod mark_sheet;
mod matcher;
mod matching;
mod negation;
mod notation;
mod paraphrase;
mod push_if;
mod review;
mod roles;
mod room;
mod roots;
mod rubric;
mod slips;
mod verdict;
mod whole;

pub use answer::composed;
pub use content::{ContentWord, content_words};
pub use derived::DerivedSignals;
pub use grade::{Evidence, Grade, Ground, MissReason, NearMiss, Override, Verdict};
pub use mark_sheet::{MarkRow, MarkSheet};
pub use matcher::RubricMatcher;
pub use paraphrase::PointSignals;
pub use review::ReviewOutcome;
