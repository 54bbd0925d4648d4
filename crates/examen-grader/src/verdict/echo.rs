//! Sentences that only say the question again.

use crate::answer::{AnswerReader, ReadAnswer, Sentence};
use crate::matching::Occurrence;
use crate::rubric::CompiledRubric;

/// A sentence with at least this share of its content words from the question echoes it.
const ECHO_SHARE: f64 = 0.7;
/// A sentence with fewer content words is too short to be called an echo for people; its words are weighed all the
/// same.
const SHOWN_FROM: usize = 4;

/// How much of each sentence comes from the question.
pub(super) struct Echo {
    /// By sentence: whether its content words come from the question.
    echoing: Vec<bool>,
    n_content: Vec<usize>,
}

impl Echo {
    /// Weighs every sentence of `read`.
    pub fn weigh(rubric: &CompiledRubric, reader: &AnswerReader, read: &ReadAnswer) -> Self {
        let mut echo = Self {
            echoing: Vec::new(),
            n_content: Vec::new(),
        };
        for sentence in &read.sentences {
            let content = read.words_of(sentence).iter().map(|word| reader.lexeme(word));
            let (mut n_content, mut n_asked) = (0, 0);
            for lexeme in content.filter(|lexeme| !lexeme.is_function) {
                n_content += 1;
                n_asked += usize::from(rubric.prompt.contains(&lexeme.stem));
            }
            echo.echoing.push(n_asked as f64 >= ECHO_SHARE * n_content as f64);
            echo.n_content.push(n_content);
        }
        echo
    }

    /// Whether an occurrence only repeats the question: all its words are the question's, and so is its sentence.
    pub fn covers(
        &self,
        occurrence: &Occurrence,
        rubric: &CompiledRubric,
        reader: &AnswerReader,
        read: &ReadAnswer,
    ) -> bool {
        occurrence.words().iter().all(|at| {
            let word = &read.words[*at as usize];
            self.echoing[word.sentence as usize] && rubric.prompt.contains(&reader.lexeme(word).stem)
        })
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
