//! Sentences that only say the question again.

use crate::answer::{ReadAnswer, Sentence, Word};
use crate::kinship::Kinship;
use crate::matching::{Occurrence, Reunion};

/// A sentence with at least this share of its content words from the question echoes it. From .7 to .6 nine points go on
/// five sets of answers, none of which people grant; further down those go that were made.
const ECHO_SHARE: f64 = 0.6;
/// A sentence with fewer content words is too short to be called an echo for people; its words are weighed all the
/// same.
const SHOWN_FROM: usize = 4;

/// How much of each sentence comes from the question.
pub(super) struct Echo {
    /// By sentence: whether its content words come from the question.
    echoing: Vec<bool>,
    n_content: Vec<usize>,
    /// How many content words of the whole answer come from it.
    n_asked: usize,
}

impl Echo {
    /// Weighs every sentence of `read`.
    pub fn weigh(kinship: &Kinship<'_>, read: &ReadAnswer) -> Self {
        let n_sentences = read.sentences.len();
        let mut echo = Self {
            echoing: Vec::with_capacity(n_sentences),
            n_content: Vec::with_capacity(n_sentences),
            n_asked: 0,
        };
        for sentence in &read.sentences {
            let words = read.words_of(sentence).iter();
            let (mut n_content, mut n_asked) = (0, 0);
            for word in words {
                // Both are as good as even, so that a processor would guess wrong.
                let is_content = !word.traits.is_function();
                n_content += usize::from(is_content);
                n_asked += usize::from(is_content & kinship.is_asked(word));
            }
            echo.echoing.push(n_asked as f64 >= ECHO_SHARE * n_content as f64);
            echo.n_content.push(n_content);
            echo.n_asked += n_asked;
        }
        echo
    }

    /// Whether an occurrence only repeats the question: all its words are the question's, and so is its sentence, or they
    /// are taken together from two.
    pub fn covers(&self, occurrence: &Occurrence, kinship: &Kinship<'_>, read: &ReadAnswer) -> bool {
        let is_scattered = occurrence.reunion == Reunion::TwoSentences;
        let only_repeats =
            |word: &Word| kinship.is_asked(word) && (is_scattered || self.echoing[word.sentence as usize]);
        occurrence.hits.iter().all(|hit| {
            let mut words = read.words[hit.first as usize..=hit.last as usize].iter();
            words.all(only_repeats)
        })
    }

    /// The share of the answer's content words that are the question's, 0..=1.
    pub fn asked_share(&self) -> f64 {
        let n_content: usize = self.n_content.iter().sum();
        self.n_asked as f64 / n_content.max(1) as f64
    }

    /// Whether a sentence says little but the question.
    pub fn is_echo(&self, sentence: usize) -> bool {
        self.echoing[sentence]
    }

    /// The sentences that people would call an echo.
    pub fn shown<'a>(&'a self, read: &'a ReadAnswer) -> impl Iterator<Item = &'a Sentence> {
        let weighed = self.echoing.iter().zip(&self.n_content);
        let shown = read.sentences.iter().zip(weighed);
        shown
            .filter(|(_, (echoing, n_content))| **echoing && **n_content >= SHOWN_FROM)
            .map(|(sentence, _)| sentence)
    }
}
