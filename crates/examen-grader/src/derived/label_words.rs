//! The distinct words of the labels of a rubric.

use rustc_hash::{FxHashMap, FxHashSet};

use super::grammar::telling;
use super::numbers::Figure;
use super::phrases::Phrase;
use super::topic::Topic;
use crate::answer::Lexeme;
use crate::lexicon::Meaning;
use crate::notation::AskedNotations;

/// The distinct words of all labels of a rubric: a word of an answer is compared with each of them once.
#[derive(Clone, Debug, Default)]
pub(crate) struct LabelWords {
    pub(super) all: Vec<LabelWord>,
    /// What the question is about.
    topic: Topic,
    /// Indices of those that are words of grammar.
    pub(super) grammar: Vec<u32>,
    /// Indices of those that are the number 1.
    pub(super) ones: Vec<u32>,
    /// Whether some of them are numbers.
    pub(super) has_numbers: bool,
    /// What may be said otherwise in labels.
    pub(super) phrases: Vec<Phrase>,
    /// The stems that what stands for a phrase begins with.
    phrase_starts: FxHashSet<Box<str>>,
    by_text: FxHashMap<Box<str>, u32>,
    /// What labels and lines ask for to the letter.
    pub notations: AskedNotations,
}

/// A content word of labels.
#[derive(Clone, Debug)]
pub(super) struct LabelWord {
    /// The word, folded.
    pub text: Box<str>,
    pub stem: Box<str>,
    pub meaning: Option<Box<Meaning>>,
    /// How far its meaning is that of the question, -1..=1.
    pub topic_share: f64,
    /// What it stands for as a number, or a name with digits.
    pub figure: Option<Figure>,
    /// How much it says.
    pub salience: f64,
    /// What it counts as a word of grammar, if it is one: no other word is like it.
    pub as_grammar: Option<f64>,
}

impl LabelWords {
    /// For the labels of a question about `topic` with this prompt.
    pub fn about(topic: Topic, prompt: &str) -> Self {
        Self {
            topic,
            notations: AskedNotations::beside(prompt),
            ..Self::default()
        }
    }

    /// What the question is about.
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    /// Whether what stands for a phrase may begin with a word of this stem.
    pub(super) fn may_begin_phrase(&self, stem: &str) -> bool {
        self.phrase_starts.contains(stem)
    }

    /// Adds a phrase and returns its index.
    pub(super) fn add_phrase(&mut self, phrase: Phrase) -> u32 {
        self.phrase_starts.extend(phrase.starts().cloned());
        self.phrases.push(phrase);
        self.phrases.len() as u32 - 1
    }

    /// Index of a word, which is added if no label had it before.
    pub(super) fn add(&mut self, lexeme: &Lexeme) -> u32 {
        if let Some(word) = self.by_text.get(&lexeme.folded) {
            return *word;
        }
        let idx = self.all.len() as u32;
        self.all.push(LabelWord {
            text: lexeme.folded.clone(),
            stem: lexeme.stem.clone(),
            figure: Figure::of(&lexeme.folded),
            salience: f64::from(lexeme.salience),
            // Other words of grammar are only added where a label has nothing else.
            as_grammar: telling(&lexeme.folded).or(lexeme.is_function.then_some(1.0)),
            topic_share: self.topic.share_of(lexeme.meaning.as_deref()),
            meaning: lexeme.meaning.clone(),
        });
        let figure = self.all[idx as usize].figure;
        self.has_numbers |= matches!(figure, Some(Figure::Number(_)));
        if figure.is_some_and(Figure::is_one) {
            self.ones.push(idx);
        } else if telling(&lexeme.folded).is_some() {
            self.grammar.push(idx);
        }
        self.by_text.insert(lexeme.folded.clone(), idx);
        idx
    }
}
