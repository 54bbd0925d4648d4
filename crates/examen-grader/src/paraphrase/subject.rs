//! Whether an answer is about the question at all.

use examen_bank::Question;
use rustc_hash::FxHashMap;

use crate::answer::{AnswerReader, Lexeme, ReadAnswer, Word};
use crate::index_set::IndexSet;
use crate::lexicon::{Meaning, weight_by_rarity};
use crate::rubric::ReadLabel;

/// Added to shares before their logarithm is taken, so that nothing shared is not infinitely far off.
const LEAST: f64 = 0.01;
/// What the share of the answer counts beside the share of the rubric: rambling is no reason to disbelieve.
const OF_ANSWER: f64 = 0.5;

/// A rubric whose words weigh less is taken to weigh so much: of a few words much is soon said. The lightest of the
/// rubrics that the weights were fitted on.
const SMALLEST: f64 = 450.0;

/// The words that answers to a question are made of: those of its labels, lines and model answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject {
    /// By stem.
    words: FxHashMap<Box<str>, SubjectWord>,
    total: f64,
    /// What they mean; words of one stem share a meaning.
    pub(super) meanings: Vec<Meaning>,
}

/// A word of the subject.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SubjectWord {
    /// Which one it is.
    idx: u32,
    weight: f64,
}

/// How much of an answer is about the subject.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Focus {
    /// How much of the subject's words the answer has, and how much of the answer's they are, as a sum of logarithms.
    pub subject: f64,
    /// The share of the answer's content words that are the question's, 0..=1.
    pub asked: f64,
    /// How like its best word of the subject a word of the answer is on average, 0..=1.
    pub nearness: f64,
}

impl Subject {
    /// Gathers the words of `question`, whose labels are `labels`.
    pub fn new(question: &Question, labels: &[ReadLabel<'_>], reader: &mut AnswerReader) -> Self {
        let mut subject = Self::default();
        for (point, label) in question.rubric.points.iter().zip(labels) {
            label
                .words()
                .for_each(|word| subject.add_word(reader.lexeme_by_id(word)));
            let alternatives = point.lines.iter().flat_map(|line| &line.alternatives);
            let options = alternatives
                .flat_map(|alternative| &alternative.slots)
                .flat_map(|slot| &slot.options);
            for term in options {
                subject.add(&term.text, reader);
            }
        }
        if let Some(answer) = &question.answer {
            subject.add(&answer.text.value, reader);
        }
        subject
    }

    fn add(&mut self, text: &str, reader: &mut AnswerReader) {
        for word in reader.tokens(text) {
            self.add_word(reader.lexeme_by_id(word));
        }
    }

    fn add_word(&mut self, word: &Lexeme) {
        if !word.is_function && !self.words.contains_key(&word.stem) {
            let weight = weight_by_rarity(word.rarity);
            let idx = self.words.len() as u32;
            self.words.insert(word.stem.clone(), SubjectWord { idx, weight });
            self.total += weight;
            self.meanings.extend(word.meaning.as_deref().cloned());
        }
    }

    /// The word of the subject with a stem.
    pub fn word(&self, stem: &str) -> Option<SubjectWord> {
        self.words.get(stem).copied()
    }

    /// How much of an answer is about the subject, of whose content words the share `asked` is the question's; `kin` tells
    /// which word of the subject a word is, and whether it is the question's, `near` how like a word of the subject it is.
    pub fn focus(
        &self,
        read: &ReadAnswer,
        asked: f64,
        kin: impl Fn(&Word) -> (Option<SubjectWord>, bool),
        near: impl Fn(&Word) -> Option<f64>,
    ) -> Focus {
        let (mut shared, mut n_about) = (0.0, 0);
        let (mut nearness, mut n_near) = (0.0, 0);
        let mut found = IndexSet::new(self.words.len());
        for at in &read.content {
            let word = &read.words[*at as usize];
            if let Some(near) = near(word) {
                nearness += near;
                n_near += 1;
            }
            let (own, is_asked) = kin(word);
            n_about += usize::from(own.is_some() || is_asked);
            // Forms of one word say it once.
            shared += own.map_or(0.0, |own| if found.insert(own.idx) { own.weight } else { 0.0 });
        }
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let of_subject = share(shared, self.total.max(SMALLEST));
        let of_answer = share(n_about as f64, read.content.len() as f64);
        Focus {
            subject: (of_subject + LEAST).ln() + OF_ANSWER * (of_answer + LEAST).ln(),
            asked,
            nearness: share(nearness, f64::from(n_near)),
        }
    }
}
