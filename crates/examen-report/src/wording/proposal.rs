//! Lines for the bank, ready to paste.

use std::collections::{BTreeMap, BTreeSet};

use super::contrast::{Side, Telling, sides};
use super::words::{Place, QuestionWords, StemIdx};
use crate::cohort::Cohort;
use crate::statistics::Analysis;

/// A word that strong answers share and the rubric lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct WordProposal {
    /// The word, as it is written most often.
    pub word: String,
    /// How many of the strongest answers have it, and how many these are.
    pub strong: (usize, usize),
    /// How many of the weakest answers have it, and how many these are.
    pub weak: (usize, usize),
    /// Index of the point under which the line would help most: the one most often missed by those who use the word.
    pub point: usize,
    /// An evidence line for that point.
    pub line: String,
    /// A sentence in which the word stands.
    pub quote: String,
}

/// Words that weak answers share and the rubric lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct MisconceptionProposal {
    /// The word, as it is written most often.
    pub word: String,
    /// How many of the weakest answers have it, and how many these are.
    pub weak: (usize, usize),
    /// How many of the strongest answers have it, and how many these are.
    pub strong: (usize, usize),
    /// A point with an evidence line; its label is to be written.
    pub lines: String,
    /// A sentence in which the word stands.
    pub quote: String,
}

/// So many proposals are made for a question.
const MOST: usize = 6;

/// Proposes evidence lines made of words that strong answers share.
pub(super) fn missing_words(
    cohort: &Cohort,
    analysis: &Analysis,
    words: &QuestionWords,
) -> Vec<WordProposal> {
    let Some((strong, weak)) = sides(cohort, analysis, words) else {
        return Vec::new();
    };
    let telling = strong.shares_against(&weak).into_iter();
    let mut proposed = Proposed::default();
    let proposals = telling.filter_map(|found| {
        let context = Context::of(cohort, words, &strong, found);
        if !proposed.is_new(&context) {
            return None;
        }
        Some(WordProposal {
            point: context.most_missed_point(cohort)?,
            line: format!("  - {}", context.alternative()),
            word: words.surfaces[found.stem as usize].clone(),
            strong: (found.n_here, strong.answers.len()),
            weak: (found.n_there, weak.answers.len()),
            quote: context.quote,
        })
    });
    proposals.take(MOST).collect()
}

/// Proposes misconceptions made of words that weak answers share.
pub(super) fn misconceptions(
    cohort: &Cohort,
    analysis: &Analysis,
    words: &QuestionWords,
) -> Vec<MisconceptionProposal> {
    let Some((strong, weak)) = sides(cohort, analysis, words) else {
        return Vec::new();
    };
    let telling = weak.shares_against(&strong).into_iter();
    let mut proposed = Proposed::default();
    let proposals = telling.filter_map(|found| {
        let context = Context::of(cohort, words, &weak, found);
        proposed.is_new(&context).then(|| MisconceptionProposal {
            lines: format!("- -1 …\n  - {}", context.alternative()),
            word: words.surfaces[found.stem as usize].clone(),
            weak: (found.n_here, weak.answers.len()),
            strong: (found.n_there, strong.answers.len()),
            quote: context.quote,
        })
    });
    proposals.take(MOST).collect()
}

/// The words that stand in some proposal already: words that go together are proposed once.
#[derive(Default)]
struct Proposed(BTreeSet<StemIdx>);

impl Proposed {
    fn is_new(&mut self, context: &Context<'_>) -> bool {
        let is_known =
            self.0.contains(&context.word) || context.companion.is_some_and(|word| self.0.contains(&word));
        self.0.insert(context.word);
        self.0.extend(context.companion);
        !is_known
    }
}

/// A telling word and what stands around it.
struct Context<'a> {
    words: &'a QuestionWords,
    word: StemIdx,
    /// The word that stands in most of the same sentences, if it stands in at least half of them.
    companion: Option<StemIdx>,
    /// Positions of the answers that have the word.
    answers: Vec<usize>,
    quote: String,
}

impl<'a> Context<'a> {
    fn of(cohort: &Cohort, words: &'a QuestionWords, side: &Side<'_>, found: Telling) -> Self {
        let has = |at: &usize| words.answers[*at].stems.binary_search(&found.stem).is_ok();
        let answers: Vec<usize> = side.answers.iter().copied().filter(has).collect();
        let mut n_sentences = 0;
        let mut beside: BTreeMap<StemIdx, usize> = BTreeMap::new();
        for at in &answers {
            let places = &words.answers[*at].places;
            for sentence in sentences_with(places, found.stem) {
                n_sentences += 1;
                let mut others: Vec<StemIdx> = sentence.iter().map(|place| place.stem).collect();
                others.sort_unstable();
                others.dedup();
                for other in others.into_iter().filter(|other| *other != found.stem) {
                    *beside.entry(other).or_insert(0) += 1;
                }
            }
        }
        let companion = beside
            .into_iter()
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        Self {
            words,
            word: found.stem,
            companion: companion
                .filter(|(_, n)| *n >= 2 && 2 * n >= n_sentences)
                .map(|(stem, _)| stem),
            quote: answers
                .first()
                .map_or_else(String::new, |at| quote(cohort, words, *at, found.stem)),
            answers,
        }
    }

    /// The word, with its companion where there is one, as an evidence line has it.
    fn alternative(&self) -> String {
        let stems = [Some(self.word), self.companion].into_iter().flatten();
        let terms: Vec<String> = stems
            .map(|stem| term(&self.words.surfaces[stem as usize]))
            .collect();
        terms.join(" ")
    }

    /// The point with marks that most of the answers with this word are not credited with; the first of several.
    fn most_missed_point(&self, cohort: &Cohort) -> Option<usize> {
        let question = &cohort.questions[self.words.question_idx];
        let n_missed = |point_idx: usize| {
            let verdicts = self.answers.iter().filter_map(|at| {
                let answer = &cohort.answers[self.words.answers[*at].answer_idx];
                answer.verdicts.get(point_idx)
            });
            verdicts.filter(|verdict| !verdict.is_credited()).count()
        };
        let points = question.points.iter().enumerate();
        let points = points.filter(|(_, point)| !point.is_misconception());
        let missed = points.map(|(point_idx, _)| (point_idx, n_missed(point_idx)));
        let most = missed.reduce(|best, next| if next.1 > best.1 { next } else { best });
        most.filter(|(_, n)| *n > 0).map(|(point_idx, _)| point_idx)
    }
}

/// The sentences that have the stem.
fn sentences_with(places: &[Place], stem: StemIdx) -> impl Iterator<Item = &[Place]> {
    let sentences = places.chunk_by(|a, b| a.sentence == b.sentence);
    sentences.filter(move |sentence| sentence.iter().any(|place| place.stem == stem))
}

/// The first sentence with the stem, from its first to its last content word.
fn quote(cohort: &Cohort, words: &QuestionWords, at: usize, stem: StemIdx) -> String {
    let answer = &words.answers[at];
    let text = cohort.answers[answer.answer_idx]
        .text
        .as_ref()
        .map_or("", |text| &*text.text);
    let range = sentences_with(&answer.places, stem).next().and_then(|sentence| {
        let (first, last) = (sentence.first()?, sentence.last()?);
        Some(first.range.cover(last.range))
    });
    let quoted = range
        .and_then(|range| text.get(range.start..range.end))
        .unwrap_or_default();
    quoted.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word as an evidence line has it: in quotes where it has more than letters and digits.
fn term(word: &str) -> String {
    if word.chars().all(char::is_alphanumeric) {
        word.to_owned()
    } else {
        format!("\"{}\"", word.replace('"', ""))
    }
}
