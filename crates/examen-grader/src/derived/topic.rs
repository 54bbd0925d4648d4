//! What a question is about, as a direction in the space of meanings.
//!
//! Two words may be alike only because both have to do with the question. All that answers to it are made of is alike
//! in this way, right or wrong, so that part of likeness is taken out: of words and of whole passages.

use super::weights::content_weight;
use crate::answer::{AnswerReader, LexemeId};
use crate::lexicon::{DIMENSIONS, Meaning};

/// A direction of length 1; none where the question has no words with a meaning.
#[derive(Clone, Debug, Default)]
pub(crate) struct Topic(Option<Box<[f32; DIMENSIONS]>>);

impl Topic {
    /// The topic of a question with these words: each stem counts once, rare ones more.
    pub fn of(prompt: &[LexemeId], reader: &AnswerReader) -> Self {
        let mut stems: Vec<&str> = Vec::new();
        let lexemes = prompt.iter().map(|id| reader.lexeme_by_id(*id));
        let directions = lexemes.filter_map(|lexeme| {
            let meaning = lexeme.meaning.as_deref().filter(|_| !lexeme.is_function)?;
            let is_new = !stems.contains(&&*lexeme.stem);
            stems.push(&lexeme.stem);
            is_new.then(|| (meaning, content_weight(lexeme)))
        });
        let mut sum = Meaning::sum(directions);
        let length = dot(&sum, &sum).sqrt();
        if length <= 0.0 {
            return Self::default();
        }
        for at in &mut sum {
            *at /= length;
        }
        Self(Some(Box::new(sum)))
    }

    /// How far a word's meaning goes in this direction, -1..=1; not at all where there is none.
    pub fn share_of(&self, meaning: Option<&Meaning>) -> f64 {
        let (Some(topic), Some(meaning)) = (&self.0, meaning) else {
            return 0.0;
        };
        let vector = Meaning::sum([(meaning, 1.0)].into_iter());
        f64::from(dot(topic, &vector))
    }

    /// Takes what goes in this direction out of `sum`.
    pub fn take_out_of(&self, sum: &mut [f32; DIMENSIONS]) {
        if let Some(topic) = &self.0 {
            let share = dot(topic, sum);
            for (at, topic) in sum.iter_mut().zip(&**topic) {
                *at -= share * topic;
            }
        }
    }
}

/// The product of two vectors, in eight partial sums: a fixed order, so that it is the same on every machine.
pub(super) fn dot(a: &[f32; DIMENSIONS], b: &[f32; DIMENSIONS]) -> f32 {
    let [a, b, c, d, e, f, g, h] = partial_sums(a, b);
    ((a + b) + (c + d)) + ((e + f) + (g + h))
}

/// Kept apart from adding them up: where compilers see both, they shuffle the sums for the sake of that.
#[inline(never)]
fn partial_sums(a: &[f32; DIMENSIONS], b: &[f32; DIMENSIONS]) -> [f32; 8] {
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::Topic;
    use crate::answer::AnswerReader;
    use crate::lexicon::Meaning;

    fn topic(prompt: &str) -> Topic {
        let mut reader = AnswerReader::default();
        let tokens = reader.tokens(prompt);
        Topic::of(&tokens, &reader)
    }

    fn share(topic: &Topic, word: &str) -> f64 {
        topic.share_of(Some(&Meaning::of(word).expect("a common word")))
    }

    #[test]
    fn the_words_of_a_question_share_its_topic() {
        let vaccines = topic("Should vaccines be mandatory?");
        assert!(share(&vaccines, "vaccines") > 0.5);
        assert!(share(&vaccines, "disease") > share(&vaccines, "keyboard") + 0.1);
    }

    #[test]
    fn a_question_of_grammar_has_no_topic() {
        let none = topic("What is it, and why?");
        assert!(share(&none, "cache").abs() < f64::EPSILON);
    }

    #[test]
    fn what_is_left_has_nothing_of_the_topic() {
        let caching = topic("Why is caching hard?");
        let cache = Meaning::of("cache").expect("a common word");
        let mut sum = Meaning::sum([(&cache, 1.0)].into_iter());
        caching.take_out_of(&mut sum);
        let before = sum;
        caching.take_out_of(&mut sum);
        assert!(
            before
                .iter()
                .zip(&sum)
                .all(|(before, after)| (before - after).abs() < 1e-6)
        );
    }
}
