//! The best word of an answer for each word of a label.

use strsim::osa_distance;

use super::Likeness;
use super::terms::LabelTerm;
use crate::answer::{AnswerReader, Lexeme, ReadAnswer};
use crate::grade::MatchKind;

/// Up to this cosine two words have nothing to do with each other,
const UNRELATED: f64 = 0.35;
/// from this one on they say the same,
const SAME: f64 = 0.8;
/// and are called synonyms from here.
const SYNONYM: f64 = 0.7;
/// What a word that says the same counts, of what the word itself counts.
const RELATED: f64 = 0.8;

/// A word of the label and its best word in the answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aligned {
    /// Index of the term.
    pub term: usize,
    /// Index of the word.
    pub word: u32,
    /// How like the two are, 0..=1.
    pub likeness: f64,
    pub kind: MatchKind,
}

/// The best word for each term, for those that have one.
pub(super) fn align(terms: &[LabelTerm], reader: &AnswerReader, read: &ReadAnswer) -> Vec<Aligned> {
    let mut best: Vec<Option<Aligned>> = vec![None; terms.len()];
    for at in &read.content {
        let lexeme = reader.lexeme(&read.words[*at as usize]);
        for (idx, term) in terms.iter().enumerate() {
            let least = best[idx].map_or(0.0, |aligned| aligned.likeness);
            if least >= 1.0 {
                continue;
            }
            if let Some((likeness, kind)) = likeness(term, lexeme).filter(|(likeness, _)| *likeness > least) {
                best[idx] = Some(Aligned {
                    term: idx,
                    word: *at,
                    likeness,
                    kind,
                });
            }
        }
    }
    best.into_iter().flatten().collect()
}

/// How like a term a word is.
fn likeness(term: &LabelTerm, word: &Lexeme) -> Option<Likeness> {
    if word.stem == term.stem {
        let kind = if word.folded == term.text {
            MatchKind::Exact
        } else {
            MatchKind::Inflected
        };
        return Some((1.0, kind));
    }
    if let Some(likeness) = misspelt(&term.text, word) {
        return Some((likeness, MatchKind::Misspelt));
    }
    if shares_root(&term.text, &word.folded) {
        return Some((0.85, MatchKind::Related));
    }
    let cosine = term.meaning?.cosine(word.meaning?);
    let kind = if cosine >= SYNONYM {
        MatchKind::Synonym
    } else {
        MatchKind::Related
    };
    (cosine > UNRELATED).then(|| {
        (
            RELATED * ((cosine - UNRELATED) / (SAME - UNRELATED) * 0.7 + 0.3).min(1.0),
            kind,
        )
    })
}

/// A word nobody knows, one or two slips from the term.
fn misspelt(asked: &str, word: &Lexeme) -> Option<f64> {
    let folded = &*word.folded;
    let len = asked.len().min(folded.len());
    if word.is_known
        || len < 4
        || asked.len().abs_diff(folded.len()) > 2
        || asked.as_bytes()[0] != folded.as_bytes()[0]
    {
        return None;
    }
    match osa_distance(asked, folded) {
        1 => Some(if len >= 5 { 0.95 } else { 0.85 }),
        2 if len >= 8 => Some(0.85),
        _ => None,
    }
}

/// Whether two words share a long beginning: `synchronous`, `synchronization`.
fn shares_root(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    shared >= 5 && shared * 10 >= a.len().max(b.len()) * 6
}
