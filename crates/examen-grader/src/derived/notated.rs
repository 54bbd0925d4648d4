//! What a label asks for to the letter, and how its words count.

use super::label::Label;
use super::label_words::LabelWords;
use super::terms::LabelTerm;
use crate::answer::{AnswerReader, LexemeId};
use crate::notation::{Outcome, ToldNotations, ToldPlace};

/// The notations of a label, each with its words.
#[derive(Clone, Debug, Default)]
pub(super) struct NotatedTerms {
    all: Vec<Notated>,
    /// Indices of the words in backticks, which nothing like them stands for.
    code: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Notated {
    /// Which of all that the rubric asks for.
    idx: u32,
    /// Indices of its words among those of the label.
    terms: Vec<u32>,
    /// Whether its words say nothing one by one.
    is_whole: bool,
}

/// How a word of a label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// By the word of the answer that is most like it.
    Free,
    /// By this word and no other.
    Verbatim,
    /// In full, as a part of this.
    Made(ToldPlace, u32),
    /// For nothing, whatever words the answer has.
    Missed,
}

impl NotatedTerms {
    /// Those of a label with these `terms`. They are added to what is asked for.
    pub fn of(label: Label<'_>, terms: &[LabelTerm], words: &mut LabelWords, reader: &AnswerReader) -> Self {
        let mut all = Vec::new();
        let notations = &label.read().notations;
        let asked = words.notations.ask_all(notations);
        for (idx, notated) in asked.into_iter().zip(notations) {
            let Some(idx) = idx else { continue };
            let stems: Vec<&str> = notated
                .words
                .iter()
                .map(|word| &*reader.lexeme_by_id(*word).stem)
                .collect();
            let is_part = |term: &LabelTerm| stems.contains(&&*words.all[term.word as usize].stem);
            let terms = (0..).zip(terms).filter(|(_, term)| is_part(term));
            all.push(Notated {
                idx,
                terms: terms.map(|(at, _)| at).collect(),
                is_whole: words.notations.is_whole(idx),
            });
        }
        // A point with lines says there what it asks for.
        let code: &[LexemeId] = match label {
            Label::Point(label) => &label.code,
            _ => &[],
        };
        let stems: Vec<&str> = code
            .iter()
            .map(|word| &*reader.lexeme_by_id(*word).stem)
            .collect();
        let is_code = |term: &LabelTerm| stems.contains(&&*words.all[term.word as usize].stem);
        let code = (0..).zip(terms).filter(|(_, term)| is_code(term));
        Self {
            all,
            code: code.map(|(at, _)| at).collect(),
        }
    }

    /// How the term called `term` counts.
    pub fn spelling(&self, term: u32, told: &ToldNotations) -> Spelling {
        let mut spelling = Spelling::Free;
        for notated in self.all.iter().filter(|notated| notated.terms.contains(&term)) {
            match told.outcome(notated.idx) {
                Outcome::Same(place) => return Spelling::Made(place, notated.idx),
                Outcome::Silent if !notated.is_whole => {}
                Outcome::Silent | Outcome::Contrary(_) => spelling = Spelling::Missed,
            }
        }
        if spelling == Spelling::Free && self.code.contains(&term) {
            return Spelling::Verbatim;
        }
        spelling
    }

    /// Whether a word in backticks is none of those that `has` tells.
    pub fn lacks_code(&self, has: impl Fn(u32) -> bool) -> bool {
        !self.code.iter().all(|term| has(*term))
    }

    /// Whether something is missed without which the label is not made.
    pub fn is_missed(&self, told: &ToldNotations) -> bool {
        self.all.iter().any(|notated| match told.outcome(notated.idx) {
            Outcome::Same(_) => false,
            Outcome::Silent => notated.is_whole,
            Outcome::Contrary(_) => true,
        })
    }

    /// Whether something is denied that the label asks for.
    pub fn is_denied(&self, told: &ToldNotations) -> bool {
        self.all.iter().any(|notated| told.is_denied(notated.idx))
    }

    /// What stands in the place of a notation, and which one that is.
    pub fn contrary(&self, told: &ToldNotations) -> impl Iterator<Item = (ToldPlace, u32)> {
        self.all
            .iter()
            .filter_map(|notated| match told.outcome(notated.idx) {
                Outcome::Contrary(place) => Some((place, notated.idx)),
                _ => None,
            })
    }
}
