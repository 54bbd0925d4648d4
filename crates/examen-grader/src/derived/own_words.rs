//! How much of an answer is about a label.

use super::alignment::LabelKin;
use super::terms::LabelTerm;
use super::weights::content_weight;
use crate::answer::{AnswerReader, ReadAnswer, Word};

/// The distinct content words of an answer, weighed. Words in code count too.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnWords {
    /// What those weigh that labels have, with the label's word, in the order of the answer.
    shared: Vec<(u32, f64)>,
    /// What all of them weigh.
    total: f64,
}

impl OwnWords {
    /// Weighs the words of `read`; `kin` tells the words of labels that a word is like.
    pub fn new<'a>(reader: &AnswerReader, read: &ReadAnswer, kin: impl Fn(&Word) -> &'a [LabelKin]) -> Self {
        let mut own_words = Self::default();
        let mut n_seen = 0;
        for word in &read.words {
            let is_first = word.nth == n_seen;
            n_seen += u32::from(is_first);
            if !is_first || word.traits.is_function() {
                continue;
            }
            let weight = content_weight(reader.lexeme(word));
            own_words.total += weight;
            let same = kin(word).iter().filter(|kin| kin.likeness >= 1.0);
            own_words.shared.extend(same.map(|kin| (kin.word, weight)));
        }
        own_words
    }

    /// The weight of the words that a label has, by that of all of them, 0..=1.
    pub(super) fn precision(&self, terms: &[LabelTerm]) -> f64 {
        let is_in_label = |word: u32| terms.iter().any(|term| term.word == word);
        let shared = self.shared.iter().filter(|(word, _)| is_in_label(*word));
        let shared: f64 = shared.fold(0.0, |sum, (_, weight)| sum + weight);
        if self.total > 0.0 {
            shared / self.total
        } else {
            0.0
        }
    }
}
