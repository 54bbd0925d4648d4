//! What the grader says of answers, one line an example.

// `check(…, expect![[…]])` reads better by value.
#![allow(clippy::needless_pass_by_value)]

mod acronyms;
mod claims;
mod contrast;
mod evidence;
mod faithful;
mod fixture;
mod invariants;
mod labels;
mod model_answer;
mod notation;
mod other_words;
mod reach;
mod review;
mod roles;
mod said;
mod stance;
mod states;
mod talk;
mod warnings;
mod weights;
