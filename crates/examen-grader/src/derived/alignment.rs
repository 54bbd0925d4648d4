//! The best word of an answer for each word of a label.

use rustc_hash::FxHashSet;
use strsim::osa_distance;

use super::terms::LabelTerm;
use crate::answer::{AnswerReader, Lexeme, ReadAnswer};
use crate::grade::MatchKind;
use crate::lexicon::are_synonyms;

/// Up to this cosine two words have nothing to do with each other,
const UNRELATED: f64 = 0.15;
/// from this one on they say the same,
const SAME: f64 = 0.75;
/// and are called synonyms from here.
const SYNONYM: f64 = 0.7;
/// What a word that says the same counts, of what the word itself counts.
const RELATED: f64 = 0.8;
/// What a word counts that just passes [`UNRELATED`], of [`RELATED`].
const BARELY_RELATED: f64 = 0.3;
/// What is added where a dictionary says that two words share a sense. It says so of rare senses too (*read* and *say*),
/// so the vectors keep a say.
const SENSE: f64 = 0.25;
/// Words of one root.
const ROOT: f64 = 0.85;
/// What a word of the question counts where it only stands for another word: whoever repeats the question has said
/// little. On the development data this brings .003.
const ECHOED: f64 = 0.5;

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

/// Looks for words of a label in one answer.
pub(super) struct Aligner<'a> {
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
    /// Stems of the question.
    pub prompt: &'a FxHashSet<Box<str>>,
}

impl Aligner<'_> {
    /// The best word for each term, for those that have one; of equals the first.
    pub fn align(&self, terms: &[LabelTerm]) -> Vec<Aligned> {
        let mut best: Vec<Option<Aligned>> = vec![None; terms.len()];
        self.find_same(terms, &mut best);
        for at in &self.read.content {
            let lexeme = self.lexeme(*at);
            for (idx, term) in terms.iter().enumerate() {
                let least = best[idx].map_or(0.0, |aligned| aligned.likeness);
                if least >= 1.0 {
                    continue;
                }
                if let Some((likeness, kind)) = self.likeness(term, lexeme, least) {
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

    /// Finds the terms' own words, which nothing betters, so that the rest need not be compared with other words.
    fn find_same(&self, terms: &[LabelTerm], best: &mut [Option<Aligned>]) {
        for at in &self.read.content {
            let lexeme = self.lexeme(*at);
            let same = |(idx, term): &(usize, &LabelTerm)| term.stem == lexeme.stem && best[*idx].is_none();
            let Some((idx, term)) = terms.iter().enumerate().find(same) else {
                continue;
            };
            let kind = if lexeme.folded == term.text {
                MatchKind::Exact
            } else {
                MatchKind::Inflected
            };
            best[idx] = Some(Aligned {
                term: idx,
                word: *at,
                likeness: 1.0,
                kind,
            });
        }
    }

    /// How like a term another word is, if it is more so than `least`.
    fn likeness(&self, term: &LabelTerm, word: &Lexeme, least: f64) -> Option<(f64, MatchKind)> {
        let (likeness, kind) = likeness(term, word, least)?;
        if likeness <= least {
            return None;
        }
        let is_echo = self.prompt.contains(&word.stem);
        let likeness = if is_echo { likeness * ECHOED } else { likeness };
        (likeness > least).then_some((likeness, kind))
    }

    fn lexeme(&self, at: u32) -> &Lexeme {
        self.reader.lexeme(&self.read.words[at as usize])
    }
}

/// How like a term another word is; nothing is looked for that cannot exceed `least`.
fn likeness(term: &LabelTerm, word: &Lexeme, least: f64) -> Option<(f64, MatchKind)> {
    if let Some(likeness) = misspelt(&term.text, word) {
        return Some((likeness, MatchKind::Misspelt));
    }
    if shares_root(&term.text, &word.folded) {
        return Some((ROOT, MatchKind::Related));
    }
    if least >= RELATED {
        return None;
    }
    let (asked, meaning) = (term.meaning.as_deref()?, word.meaning.as_deref()?);
    let cosine = asked.cosine(meaning);
    let share = (cosine - UNRELATED) / (SAME - UNRELATED);
    let by_vector = if share > 0.0 {
        RELATED * (BARELY_RELATED + (1.0 - BARELY_RELATED) * share)
    } else {
        0.0
    };
    let shares_sense = by_vector < RELATED && are_synonyms(asked, meaning);
    let likeness = RELATED.min(by_vector + if shares_sense { SENSE } else { 0.0 });
    let kind = if shares_sense || cosine >= SYNONYM {
        MatchKind::Synonym
    } else {
        MatchKind::Related
    };
    (likeness > 0.0).then_some((likeness, kind))
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
