//! How much a word of a label, a question or an answer counts before anything is known of the others.

use crate::answer::Lexeme;
use crate::lexicon::weight_by_rarity;

/// What a word of the question counts in a label or an answer, of what it would count otherwise. Dropping such words
/// altogether agrees less with human graders, and so does counting them in full.
pub(super) const ASKED: f64 = 0.2;

/// How much a word counts by itself: rare words more, and words that say much.
pub(super) fn content_weight(lexeme: &Lexeme) -> f64 {
    by_rarity(lexeme) * f64::from(lexeme.salience)
}

/// How much a word counts by its rarity alone.
pub(super) fn by_rarity(lexeme: &Lexeme) -> f64 {
    weight_by_rarity(lexeme.rarity)
}
