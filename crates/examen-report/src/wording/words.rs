//! The content words of the answers to a question.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use examen_bank::TextRange;
use examen_grader::content_words;

use crate::cohort::Cohort;

/// A distinct stem among the answers to a question.
pub(super) type StemIdx = u32;

/// The content words of all answers to a question.
pub(super) struct QuestionWords {
    /// Index of the question.
    pub(super) question_idx: usize,
    /// In the order of the cohort.
    pub(super) answers: Vec<AnswerWords>,
    /// How each stem is written most often.
    pub(super) surfaces: Vec<String>,
    /// Whether the rubric or the prompt has the stem.
    pub(super) is_known: Vec<bool>,
}

/// The content words of an answer.
pub(super) struct AnswerWords {
    /// Index in [`Cohort::answers`].
    pub(super) answer_idx: usize,
    /// The distinct stems, sorted.
    pub(super) stems: Vec<StemIdx>,
    /// Every word with its sentence, in order.
    pub(super) places: Vec<Place>,
}

/// Where a stem stands in an answer.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) stem: StemIdx,
    pub(super) sentence: u32,
    pub(super) range: TextRange,
}

/// Shorter stems of a rubric do not count as beginnings of others.
const SHORTEST_PREFIX: usize = 5;

impl QuestionWords {
    /// Reads the `answers` to the question at `question_idx`; one without a text has no words.
    pub(super) fn read(cohort: &Cohort, question_idx: usize, answers: &[usize]) -> Self {
        let mut interner = Interner::default();
        let read = answers.iter().map(|answer_idx| {
            let text = cohort.answers[*answer_idx].text.as_ref();
            let text = text.map_or("", |text| &*text.text);
            let places: Vec<Place> = content_words(text)
                .into_iter()
                .map(|word| Place {
                    stem: interner.intern(&word.stem, word.range.of(text)),
                    sentence: word.sentence as u32,
                    range: word.range,
                })
                .collect();
            let mut stems: Vec<StemIdx> = places.iter().map(|place| place.stem).collect();
            stems.sort_unstable();
            stems.dedup();
            AnswerWords {
                answer_idx: *answer_idx,
                stems,
                places,
            }
        });
        let answers = read.collect();
        let known = content_words(&cohort.questions[question_idx].wording);
        let known: BTreeSet<Box<str>> = known.into_iter().map(|word| word.stem).collect();
        Self {
            question_idx,
            answers,
            is_known: interner.stems.iter().map(|stem| is_known(stem, &known)).collect(),
            surfaces: interner.surfaces(),
        }
    }
}

/// Whether the rubric has the stem, or the beginning of it.
fn is_known(stem: &str, known: &BTreeSet<Box<str>>) -> bool {
    let is_prefix = |known: &str| known.len() >= SHORTEST_PREFIX && stem.starts_with(known);
    known.contains(stem)
        || stem
            .char_indices()
            .any(|(at, _)| known.get(&stem[..at]).is_some_and(|known| is_prefix(known)))
}

#[derive(Default)]
struct Interner {
    numbers: HashMap<Box<str>, StemIdx>,
    stems: Vec<Box<str>>,
    /// How often each stem is written how.
    written: Vec<BTreeMap<String, usize>>,
}

impl Interner {
    fn intern(&mut self, stem: &str, written: &str) -> StemIdx {
        let number = match self.numbers.get(stem) {
            Some(number) => *number,
            None => {
                let number = self.stems.len() as StemIdx;
                self.numbers.insert(stem.into(), number);
                self.stems.push(stem.into());
                self.written.push(BTreeMap::new());
                number
            }
        };
        *self.written[number as usize]
            .entry(written.to_lowercase())
            .or_insert(0) += 1;
        number
    }

    /// The most frequent spelling of each stem; of several, the first of the alphabet.
    fn surfaces(self) -> Vec<String> {
        let most = |written: BTreeMap<String, usize>| {
            let best = written
                .into_iter()
                .reduce(|best, next| if next.1 > best.1 { next } else { best });
            best.map(|(surface, _)| surface).unwrap_or_default()
        };
        self.written.into_iter().map(most).collect()
    }
}
