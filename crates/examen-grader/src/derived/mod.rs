//! Points without evidence lines, matched by the content words of their label.
//!
//! The label's words are weighed by how rare they are and each is matched by its best word of the answer; the
//! weighted mean is the coverage. One point may gather its words from several sentences: the best single sentence
//! alone agrees less with human graders.

mod aligned;
mod alignment;
mod gist;
mod grammar;
mod label_words;
mod mix;
mod numbers;
mod own_words;
mod phrases;
mod segments;
mod signals;
mod terms;
mod topic;
mod weights;

use examen_bank::{MatchKind, TextRange};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use crate::answer::{AnswerReader, ReadAnswer};
use crate::grade::Evidence;
use crate::negation::Denials;
use crate::rubric::{Equivalents, ReadLabel};
use aligned::Aligned;
pub(crate) use alignment::{Alignment, LabelKin, label_kin};
pub(crate) use gist::{Gist, Passages};
use label_words::LabelWord;
pub(crate) use label_words::LabelWords;
use numbers::Figure;
pub(crate) use numbers::names_one_of_several;
pub(crate) use own_words::OwnWords;
pub(crate) use segments::{reference_points, segments};
pub use signals::DerivedSignals;
use terms::LabelTerm;
pub(crate) use topic::Topic;

/// What a word counts that the answer denies and the label does not, or the other way round: the agreement of the
/// reference grader was best at a loss of 30 %.
const DENIED: f64 = 0.7;

/// From this share of the label's length on an answer is long enough. On the development data, questions drawn anew
/// with replacement, this agrees better than the full length in 187 of 200 draws; .67 does as well.
const ENOUGH: f64 = 0.8;

/// What a number counts in the label of a point, of what another word as rare would count: on the development data whose
/// points have numbers agreement rises by .003 with 1.5, .0045 with 2 and .0055 with 2.5.
const NUMBER: f64 = 2.0;

/// From this likeness on a word is close to the label's.
const CLOSE: f64 = 0.6;

/// A text that an answer may cover.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Label<'a> {
    /// The label of a point: one claim, and often the number is the claim.
    Point(&'a ReadLabel<'a>),
    /// The label of a point with lines. There words are told apart by rarity alone: how much they say brings
    /// nothing on answers to points with lines.
    BesideLines(&'a ReadLabel<'a>),
    /// A whole reference answer.
    Reference(&'a ReadLabel<'a>),
}

impl<'a> Label<'a> {
    fn read(self) -> &'a ReadLabel<'a> {
        match self {
            Self::Point(read) | Self::BesideLines(read) | Self::Reference(read) => read,
        }
    }

    /// Whether words of grammar count in it.
    fn counts_grammar(self) -> bool {
        !matches!(self, Self::BesideLines(_))
    }

    /// How much a word of it counts, of what it counts by its rarity.
    fn emphasis(self, word: &LabelWord) -> f64 {
        let number = if word.figure.is_some() { NUMBER } else { 1.0 };
        let salience = word.as_grammar.unwrap_or(word.salience);
        match self {
            Self::Point(_) => salience * number,
            Self::BesideLines(_) => number,
            Self::Reference(_) => salience,
        }
    }
}

/// A label ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct DerivedPoint {
    terms: Vec<LabelTerm>,
    /// What the terms weigh together,
    total: f64,
    /// and what they would by their rarity alone.
    own_total: f64,
    /// The rarest term, of equals the first. It may well be the subject: this is about what the label is about.
    core: Option<LabelTerm>,
    /// How many words it has, function words included.
    n_words: usize,
    /// Its gist; of a reference answer those of its points, each with what its words weigh.
    gists: Vec<(Gist, f64)>,
}

/// An answer to be matched.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub read: &'a ReadAnswer,
    pub denials: &'a Denials,
    pub words: &'a LabelWords,
    pub alignment: &'a Alignment,
}

/// How much of a label an answer covers.
#[derive(Clone, Debug, Default)]
pub(crate) struct DerivedMatch {
    /// The share of its words that the answer has, or words like them, 0..=1.
    pub coverage: f64,
    /// The same, but only of words that are close to the label's, from [`CLOSE`] on, and by their rarity alone.
    pub closely: f64,
    /// The terms that matched, in the order of the label, by index.
    matched: SmallVec<[(u32, Aligned); 8]>,
    /// The share of what matched that is denied, or affirmed where the label denies it, 0..=1.
    pub denied: f64,
    /// The same of what the label says of its subject, which is rarely denied itself; of all words where it has none.
    pub turned: f64,
    /// How long the answer is, by the length of the label: 1 from [`ENOUGH`] of it on.
    pub extent: f64,
    /// How like the label the answer is as a whole, or the sentence that is most like it, of a reference answer point by
    /// point: the root of the cosine, 0..=1. That two texts have something in common says more than how much, so the
    /// root agrees better with people.
    pub likeness: f64,
}

impl DerivedPoint {
    /// Compiles `label` and adds its words to `words`; `prompt` holds the stems of the question, which weigh less, and
    /// `equivalents` what may stand for parts of it.
    pub fn new(
        label: Label<'_>,
        prompt: &FxHashSet<Box<str>>,
        equivalents: &Equivalents,
        words: &mut LabelWords,
        reader: &AnswerReader,
    ) -> Self {
        let mut terms = terms::label_terms(label, prompt, equivalents, words, reader);
        let gist = Gist::of_terms(&terms, words);
        for term in &mut terms {
            term.weight *= label.emphasis(&words.all[term.word as usize]);
        }
        let total = terms.iter().map(|term| term.weight).sum();
        let by_rarity = |a: &&LabelTerm, b: &&LabelTerm| a.own_weight.total_cmp(&b.own_weight);
        Self {
            gists: vec![(gist, total)],
            n_words: label.read().words().count(),
            total,
            own_total: terms.iter().map(|term| term.own_weight).sum(),
            core: terms.iter().rev().max_by(by_rarity).copied(),
            terms,
        }
    }

    /// Of a reference answer: to be like it is to be like its points.
    pub fn with_points<'a>(mut self, points: impl Iterator<Item = &'a Self>) -> Self {
        self.gists = points.flat_map(|point| point.gists.iter().cloned()).collect();
        self
    }

    /// How much of the label an answer covers, and how like it is by its passages.
    pub fn weigh(&self, subject: Subject<'_>, passages: &Passages) -> DerivedMatch {
        let mut found = self.find(subject);
        if found.coverage > 0.0 {
            found.extent = (subject.read.words.len() as f64 / (ENOUGH * self.n_words as f64)).min(1.0);
            // Where no word has a meaning that others could be like, as in `5432`, its words are all there is.
            found.likeness = self.likeness(passages).map_or(found.coverage, f64::sqrt);
        }
        found
    }

    /// How like its points the answer is; none where none of them has a gist.
    fn likeness(&self, passages: &Passages) -> Option<f64> {
        let (mut like, mut total) = (0.0, 0.0);
        for (gist, weight) in self.gists.iter().filter(|(gist, _)| !gist.is_empty()) {
            like += weight * passages.likeness(gist);
            total += weight;
        }
        (total > 0.0).then(|| like / total)
    }

    /// How much of the label an answer covers, word by word.
    pub fn find(&self, subject: Subject<'_>) -> DerivedMatch {
        let Subject {
            read,
            denials,
            alignment,
            ..
        } = subject;
        if self.total <= 0.0 || read.words.is_empty() {
            return DerivedMatch::default();
        }
        let mut found = DerivedMatch::default();
        let (mut said, mut denied, mut close) = (0.0, 0.0, 0.0);
        let (mut predicated, mut turned) = (0.0, 0.0);
        for (idx, term) in (0_u32..).zip(&self.terms) {
            let Some(aligned) = alignment.best(term) else {
                continue;
            };
            let weight = term.weight * aligned.likeness;
            let predicate = if term.in_subject { 0.0 } else { weight };
            predicated += predicate;
            if denials.deny(aligned.word) == term.is_denied {
                said += weight;
            } else {
                denied += weight;
                turned += predicate;
            }
            if aligned.likeness >= CLOSE {
                close += term.own_weight * aligned.likeness;
            }
            found.matched.push((idx, aligned));
        }
        found.coverage = to_millionths((said + denied * DENIED) / self.total);
        found.closely = to_millionths(close / self.own_total);
        let share = |part: f64, whole: f64| if part > 0.0 { part / whole } else { 0.0 };
        found.denied = share(denied, said + denied);
        found.turned = if predicated > 0.0 {
            share(turned, predicated)
        } else {
            found.denied
        };
        found
    }

    /// Whether the answer has other numbers and not one that the label asks for.
    pub fn is_misnumbered(&self, found: &DerivedMatch, subject: Subject<'_>) -> bool {
        let figure = |term: &LabelTerm| subject.words.all[term.word as usize].figure;
        let is_missed = |(idx, term): (u32, &LabelTerm)| {
            matches!(figure(term), Some(Figure::Number(_)))
                && found.matched.iter().all(|(matched, _)| *matched != idx)
        };
        if !(0_u32..).zip(&self.terms).any(is_missed) {
            return false;
        }
        let asked: Vec<Figure> = self.terms.iter().filter_map(figure).collect();
        subject.alignment.has_number_beside(&asked)
    }

    /// The share of the answer's own words that the label has, 0..=1.
    pub fn precision(&self, own_words: &OwnWords) -> f64 {
        own_words.precision(&self.terms)
    }

    /// How well the rarest word of the label matches, 0..=1.
    pub fn core(&self, subject: Subject<'_>) -> f64 {
        let aligned = self.core.and_then(|term| subject.alignment.best(&term));
        aligned.map_or(0.0, |aligned| aligned.likeness)
    }

    /// The words that matched, in the order of the answer.
    pub fn evidence(&self, found: &DerivedMatch, subject: Subject<'_>) -> Vec<Evidence> {
        let matched = found.matched.iter();
        let mut evidence: Vec<Evidence> = matched
            .map(|(term, aligned)| evidence(&self.terms[*term as usize], *aligned, subject))
            .collect();
        // Words of the answer that stand for several of the label are shown as what they are best.
        evidence.sort_by_key(|evidence| (evidence.range, evidence.kind));
        evidence.dedup_by_key(|evidence| evidence.range);
        evidence
    }
}

/// A share without the noise of adding up fractions, so that a whole is a whole.
pub(crate) fn to_millionths(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}

fn evidence(term: &LabelTerm, aligned: Aligned, subject: Subject<'_>) -> Evidence {
    let Subject { read, words, .. } = subject;
    let is_phrase = matches!(
        aligned.kind,
        MatchKind::Glossary
            | MatchKind::Acronym
            | MatchKind::Expansion
            | MatchKind::Compound
            | MatchKind::Phrase
    );
    let phrase = term.phrase.filter(|_| is_phrase);
    let word = &words.all[term.word as usize].text;
    let text = phrase.map_or(word, |phrase| &words.phrases[phrase as usize].text);
    let (first, last) = (
        &read.words[aligned.word as usize],
        &read.words[aligned.last as usize],
    );
    Evidence {
        range: TextRange::new(first.start as usize, last.end as usize),
        kind: aligned.kind,
        term: (&**text).into(),
        source: TextRange::default(),
    }
}
