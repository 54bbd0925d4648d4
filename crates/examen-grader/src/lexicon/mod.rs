//! What the grader knows about English and computing: which words exist, how rare they are, how much they say, which
//! mean about the same.
//!
//! The tables are built by `data/build.py`, are committed, and are read where they lie in the binary: nothing is
//! unpacked when the program starts. `data/README.md` has their layout, sources and licences.

mod opposites;
mod salience;
mod similarity;
mod synonyms;
mod vocabulary;
mod word_table;

pub(crate) use opposites::Opposites;
pub(crate) use salience::salience;
pub(crate) use similarity::{DIMENSIONS, Meaning, share_row};
pub(crate) use synonyms::are_synonyms;
pub(crate) use vocabulary::{Vocabulary, weight_by_rarity};
