//! Points without evidence lines, matched by the content words of their label.
//!
//! The label's words are weighed by how rare they are and each is matched by its best word of the answer; the
//! weighted mean is the coverage. One point may gather its words from several sentences: the best single sentence
//! alone agrees less with human graders.

mod alignment;
mod clauses;
mod gist;
mod mix;
mod signals;
mod terms;

use examen_bank::TextRange;
use rustc_hash::FxHashSet;

use crate::answer::{AnswerReader, ReadAnswer};
use crate::grade::Evidence;
use crate::negation::{Denials, Force, Polarity};
use alignment::{Aligned, Aligner};
pub(crate) use clauses::clauses;
pub(crate) use gist::{Gist, Passages};
pub use signals::DerivedSignals;
use terms::{LabelTerm, label_terms};

/// What a word counts that the answer denies and the label does not, or the other way round: the agreement of the
/// reference grader was best at a loss of 30 %.
const DENIED: f64 = 0.7;

/// From this likeness on a word is close to the label's.
const CLOSE: f64 = 0.6;

/// A label ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct DerivedPoint {
    terms: Vec<LabelTerm>,
    /// How many words it has, function words included.
    n_words: usize,
    gist: Gist,
}

/// An answer to be matched.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
    pub denials: &'a Denials,
    /// Stems of the question.
    pub prompt: &'a FxHashSet<Box<str>>,
}

/// How much of a label an answer covers.
#[derive(Clone, Debug, Default)]
pub(crate) struct DerivedMatch {
    /// The share of its words that the answer has, or words like them, 0..=1.
    pub coverage: f64,
    /// The same, but only of words that are close to the label's: from [`CLOSE`] on.
    pub closely: f64,
    /// The words that matched, in the order of the answer.
    pub evidence: Vec<Evidence>,
    /// The share of the answer's own words that the label has, 0..=1.
    pub precision: f64,
    /// The share of what matched that is denied, or affirmed where the label denies it, 0..=1.
    pub denied: f64,
    /// How long the answer is, by the length of the label: 1 where it is at least as long.
    pub extent: f64,
    /// How like the label the answer is as a whole, or the passage that is most like it, 0..=1.
    pub likeness: f64,
}

impl DerivedPoint {
    /// Compiles `label`; `prompt` holds the stems of the question, which weigh less.
    pub fn new(label: &str, prompt: &FxHashSet<Box<str>>, reader: &mut AnswerReader) -> Self {
        let terms = label_terms(label, prompt, reader);
        Self {
            gist: Gist::of_terms(&terms),
            n_words: reader.tokens(label).len(),
            terms,
        }
    }

    /// How much of the label an answer covers, and how like it is by its passages.
    pub fn weigh(&self, subject: Subject<'_>, passages: &Passages) -> DerivedMatch {
        let mut found = self.find(subject);
        if found.coverage > 0.0 {
            found.extent = (subject.read.words.len() as f64 / self.n_words as f64).min(1.0);
            found.likeness = passages.likeness(&self.gist);
        }
        found
    }

    /// How much of the label an answer covers, word by word.
    pub fn find(&self, subject: Subject<'_>) -> DerivedMatch {
        let Subject {
            reader,
            read,
            denials,
            ..
        } = subject;
        let total: f64 = self.terms.iter().map(|term| term.weight).sum();
        if total <= 0.0 || read.words.is_empty() {
            return DerivedMatch::default();
        }
        let aligned = subject.aligner().align(&self.terms);
        let mut found = DerivedMatch::default();
        let (mut said, mut denied, mut close) = (0.0, 0.0, 0.0);
        for one in &aligned {
            let term = &self.terms[one.term];
            let weight = term.weight * one.likeness;
            if is_turned(denials, one.word) == term.is_denied {
                said += weight;
            } else {
                denied += weight;
            }
            if one.likeness >= CLOSE {
                close += weight;
            }
            found.evidence.push(evidence(term, one, read));
        }
        found.coverage = to_millionths((said + denied * DENIED) / total);
        found.closely = to_millionths(close / total);
        found.denied = if denied > 0.0 {
            denied / (said + denied)
        } else {
            0.0
        };
        found.precision = self.precision(reader, read);
        found.evidence.sort_by_key(|evidence| evidence.range);
        found.evidence.dedup_by_key(|evidence| evidence.range);
        found
    }

    /// How well the weightiest word of the label matches, 0..=1; of equals the first counts. This takes far less time
    /// than matching the whole label.
    pub fn core(&self, subject: Subject<'_>) -> f64 {
        let weightiest = self
            .terms
            .iter()
            .rev()
            .max_by(|a, b| a.weight.total_cmp(&b.weight));
        let aligned = weightiest.map(|term| subject.aligner().align(std::slice::from_ref(term)));
        aligned
            .and_then(|aligned| aligned.first().map(|one| one.likeness))
            .unwrap_or(0.0)
    }

    /// The weight of the distinct words of the answer that the label has, by that of all of them.
    fn precision(&self, reader: &AnswerReader, read: &ReadAnswer) -> f64 {
        let mut seen = FxHashSet::default();
        let (mut total, mut shared) = (0.0, 0.0);
        for word in &read.words {
            let lexeme = reader.lexeme(word);
            if lexeme.is_function || !seen.insert(word.lexeme) {
                continue;
            }
            let weight = terms::content_weight(lexeme);
            total += weight;
            if self.terms.iter().any(|term| term.stem == lexeme.stem) {
                shared += weight;
            }
        }
        if total > 0.0 { shared / total } else { 0.0 }
    }
}

impl<'a> Subject<'a> {
    fn aligner(self) -> Aligner<'a> {
        Aligner {
            reader: self.reader,
            read: self.read,
            prompt: self.prompt,
        }
    }
}

/// Whether the answer denies a word.
fn is_turned(denials: &Denials, word: u32) -> bool {
    matches!(
        denials.polarity(&[word]),
        Polarity::Turned {
            force: Force::Denial,
            ..
        }
    )
}

/// A share without the noise of adding up fractions, so that a whole is a whole.
pub(crate) fn to_millionths(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}

fn evidence(term: &LabelTerm, aligned: &Aligned, read: &ReadAnswer) -> Evidence {
    let word = &read.words[aligned.word as usize];
    Evidence {
        range: TextRange::new(word.start as usize, word.end as usize),
        kind: aligned.kind,
        term: term.text.to_string(),
        source: TextRange::default(),
    }
}
