//! What a text is about as a whole: the weighted sum of its words' meanings.
//!
//! Word by word, a paraphrase may find no partner that is near enough; taken together its words still point the same
//! way as the label. What the question is about is left out.

use super::label_words::LabelWords;
use super::terms::LabelTerm;
use super::topic::{Topic, dot};
use super::weights::{ASKED, content_weight};
use crate::answer::{AnswerReader, ReadAnswer, Word};
use crate::lexicon::{DIMENSIONS, Meaning};

/// An answer has at most so many passages. In a longer one neighbouring sentences share a passage, so that memory stays
/// small whatever the answer.
const MOST_PASSAGES: usize = 1024;

/// A direction in the space of meanings, and how far it goes.
#[derive(Clone, Debug)]
pub(crate) struct Gist {
    sum: [f32; DIMENSIONS],
    length: f32,
}

impl Gist {
    /// The direction of `sum`, beside the topic.
    fn new(mut sum: [f32; DIMENSIONS], topic: &Topic) -> Self {
        topic.take_out_of(&mut sum);
        Self {
            length: dot(&sum, &sum).sqrt(),
            sum,
        }
    }

    /// Whether it goes nowhere: a label without a word whose meaning is known is like nothing and unlike nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.length <= 0.0
    }

    /// The gist of a label.
    pub(super) fn of_terms(terms: &[LabelTerm], words: &LabelWords) -> Self {
        let directions = terms.iter().filter_map(|term| {
            let word = &words.all[term.word as usize];
            let meaning = word.meaning.as_deref().filter(|_| word.as_grammar.is_none())?;
            Some((meaning, term.weight * word.salience))
        });
        Self::new(Meaning::sum(directions), words.topic())
    }
}

/// The gists of an answer, passage by passage. A passage is a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Passages {
    each: Vec<Gist>,
    /// Of the sum of all passages.
    length: f32,
}

impl Passages {
    /// The passages of an answer to a question about `topic`; `is_asked` tells the words of the question.
    pub fn of(
        reader: &AnswerReader,
        read: &ReadAnswer,
        topic: &Topic,
        is_asked: impl Fn(&Word) -> bool,
    ) -> Self {
        let n_together = read.sentences.len().div_ceil(MOST_PASSAGES).max(1);
        let mut whole = [0.0; DIMENSIONS];
        let mut each = Vec::with_capacity(read.sentences.len().div_ceil(n_together));
        for sentences in read.sentences.chunks(n_together) {
            let words = sentences.iter().flat_map(|sentence| read.words_of(sentence));
            let content = words.filter(|word| !word.traits.is_function());
            let directions = content.filter_map(|word| {
                let lexeme = reader.lexeme(word);
                let weight = || content_weight(lexeme) * if is_asked(word) { ASKED } else { 1.0 };
                lexeme.meaning.as_deref().map(|meaning| (meaning, weight()))
            });
            let gist = Gist::new(Meaning::sum(directions), topic);
            for (whole, part) in whole.iter_mut().zip(&gist.sum) {
                *whole += part;
            }
            each.push(gist);
        }
        Self {
            each,
            length: dot(&whole, &whole).sqrt(),
        }
    }

    /// How like a label the passage is that is most like it, or the answer as a whole: the cosine, 0..=1. Two sentences
    /// in a row as a third kind of passage bring nothing.
    pub fn likeness(&self, label: &Gist) -> f64 {
        let cosine = |product: f32, length: f32| {
            let lengths = label.length * length;
            if lengths > 0.0 { product / lengths } else { 0.0 }
        };
        let (mut best, mut whole) = (0.0_f32, 0.0);
        for passage in &self.each {
            let product = dot(&passage.sum, &label.sum);
            best = best.max(cosine(product, passage.length));
            // The whole is the sum of its parts, and so is its product.
            whole += product;
        }
        f64::from(best.max(cosine(whole, self.length))).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashSet;

    use super::super::Label;
    use super::super::label_words::LabelWords;
    use super::super::terms::label_terms;
    use super::{Gist, MOST_PASSAGES, Passages};
    use crate::answer::AnswerReader;
    use crate::rubric::{Equivalents, ReadLabel};

    const LABEL: &str = "A copy of the data survives the loss of a server";

    fn passages(answer: &str) -> (Passages, Gist) {
        let mut reader = AnswerReader::default();
        let mut words = LabelWords::default();
        let label = ReadLabel::new(LABEL, &mut reader);
        let terms = label_terms(
            Label::Point(&label),
            &FxHashSet::default(),
            &Equivalents::default(),
            &mut words,
            &reader,
        );
        let label = Gist::of_terms(&terms, &words);
        let read = reader.read(answer);
        (Passages::of(&reader, &read, words.topic(), |_| false), label)
    }

    fn likeness(answer: &str) -> f64 {
        let (passages, label) = passages(answer);
        passages.likeness(&label)
    }

    #[test]
    fn a_paraphrase_is_more_like_a_label_than_another_subject() {
        let paraphrase = likeness("If one machine dies, its replica still has every record.");
        let other = likeness("The team paints the fence green on sunny weekends.");
        assert!(paraphrase > other + 0.15, "{paraphrase} {other}");
        assert!(likeness(LABEL) > 0.999);
        assert!(likeness("") < f64::EPSILON);
    }

    #[test]
    fn one_sentence_is_enough() {
        let among_others = format!("We met on Monday. {LABEL}. Then the cook served lunch.");
        assert!(likeness(&among_others) > 0.999);
    }

    #[test]
    fn a_long_answer_has_no_more_passages_than_memory_allows() {
        let (passages, _) = passages(&"Paint it green. ".repeat(10 * MOST_PASSAGES));
        assert!(passages.each.len() <= MOST_PASSAGES);
    }
}
