//! The texts that an answer may cover, and what their words count in each.

use super::label_words::LabelWord;
use crate::rubric::ReadLabel;

/// What a number counts in the label of a point, of what another word as rare would count: on the development data whose
/// points have numbers agreement rises by .003 with 1.5, .0045 with 2 and .0055 with 2.5.
const NUMBER: f64 = 2.0;

/// A text that an answer may cover.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Label<'a> {
    /// The label of a point: one claim, and often the number is the claim.
    Point(&'a ReadLabel<'a>),
    /// The label of a point with lines. There words are told apart by rarity alone: how much they say brings
    /// nothing on answers to points with lines.
    BesideLines(&'a ReadLabel<'a>),
    /// A whole reference answer.
    Reference(&'a ReadLabel<'a>),
}

impl<'a> Label<'a> {
    /// Its words.
    pub(super) fn read(self) -> &'a ReadLabel<'a> {
        match self {
            Self::Point(read) | Self::BesideLines(read) | Self::Reference(read) => read,
        }
    }

    /// Whether words of grammar count in it.
    pub(super) fn counts_grammar(self) -> bool {
        !matches!(self, Self::BesideLines(_))
    }

    /// How much a word of it counts, of what it counts by its rarity.
    pub(super) fn emphasis(self, word: &LabelWord) -> f64 {
        let number = if word.figure.is_some() { NUMBER } else { 1.0 };
        let salience = word.as_grammar.unwrap_or(word.salience);
        match self {
            Self::Point(_) => salience * number,
            Self::BesideLines(_) => number,
            Self::Reference(_) => salience,
        }
    }
}
