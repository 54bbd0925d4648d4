//! English as interview keys are written in: sentences, verbs, lists and examples, and how they become labels.

mod capitals;
pub(crate) mod clauses;
pub(crate) mod connectives;
pub(crate) mod content;
pub(crate) mod examples;
pub(crate) mod generic;
pub(crate) mod labels;
pub(crate) mod lists;
pub(crate) mod plain;
pub(crate) mod predicates;
pub(crate) mod pronouns;
pub(crate) mod sentences;
pub(crate) mod verbs;
