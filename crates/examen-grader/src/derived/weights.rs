//! How much a word of a label, a question or an answer counts before anything is known of the others.

use crate::answer::Lexeme;

/// What a word of the question counts in a label or an answer, of what it would count otherwise. Dropping such words altogether
/// agrees less with human graders, and so does counting them in full.
pub(super) const ASKED: f64 = 0.2;
/// What every content word weighs before its rarity is added: rarity by itself (0 to 4.2) tells words too far apart.
/// On the development data the mean agreement is flat between 1 and 5.
const CONTENT: f64 = 2.0;

/// How much a word counts by itself: rare words more, and words that say much.
pub(super) fn content_weight(lexeme: &Lexeme) -> f64 {
    by_rarity(lexeme) * f64::from(lexeme.salience)
}

/// How much a word counts by its rarity alone.
pub(super) fn by_rarity(lexeme: &Lexeme) -> f64 {
    CONTENT + f64::from(lexeme.rarity)
}
