//! A label ready to be matched, and its match with an answer.

use examen_bank::{MatchKind, TextRange};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::aligned::Aligned;
use super::alignment::Alignment;
use super::derived_match::{CLOSE, DerivedMatch, Tally};
use super::gist::{Gist, Passages};
use super::label::Label;
use super::label_words::LabelWords;
use super::notated::{NotatedTerms, Spelling};
use super::numbers::Figure;
use super::own_words::OwnWords;
use super::terms::{LabelTerm, label_terms};
use crate::answer::{AnswerReader, ReadAnswer};
use crate::grade::Evidence;
use crate::lexicon::Opposites;
use crate::negation::Denials;
use crate::notation::ToldNotations;
use crate::rubric::Equivalents;

/// From this share of the label's length on an answer is long enough. On the development data, questions drawn anew
/// with replacement, this agrees better than the full length in 187 of 200 draws; .67 does as well.
const ENOUGH: f64 = 0.8;

/// A label of so few words is about what it asks for to the letter, if it does.
const BRIEF: usize = 8;

/// From this likeness on a word is the label's own, a slip of it or one of its root: only such a one meets a word in
/// backticks, or says what a label denies.
const VERBATIM: f64 = 0.85;

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
    /// What it asks for to the letter.
    notated: NotatedTerms,
}

/// An answer whose words are laid beside those of the labels.
#[derive(Clone, Copy)]
pub(crate) struct AlignedAnswer<'a> {
    pub read: &'a ReadAnswer,
    pub denials: &'a Denials,
    pub words: &'a LabelWords,
    pub alignment: &'a Alignment,
    pub told: &'a ToldNotations,
}

impl AlignedAnswer<'_> {
    /// Whether the answer denies the word at `at` there or where it comes again.
    fn denies(&self, at: u32) -> bool {
        let word = self.read.words[at as usize].nth;
        let words = (0..).zip(&self.read.words);
        words
            .filter(|(_, other)| other.nth == word)
            .any(|(at, _)| self.denials.deny(at))
    }
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
        let mut terms = label_terms(label, prompt, equivalents, words, reader);
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
            notated: NotatedTerms::of(label, &terms, words, reader),
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
    pub fn weigh(&self, answer: AlignedAnswer<'_>, passages: &Passages) -> DerivedMatch {
        let mut found = self.find(answer);
        if found.coverage > 0.0 {
            found.extent = (answer.read.words.len() as f64 / (ENOUGH * self.n_words as f64)).min(1.0);
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
    pub fn find(&self, answer: AlignedAnswer<'_>) -> DerivedMatch {
        let AlignedAnswer { read, denials, .. } = answer;
        if self.total <= 0.0 || read.words.is_empty() {
            return DerivedMatch::default();
        }
        let mut tally = Tally::default();
        let mut matched = SmallVec::new();
        for (idx, term) in (0_u32..).zip(&self.terms) {
            if let Some(aligned) = self.best(idx, answer) {
                if denials.deny(aligned.word) == term.is_denied {
                    tally.add_said(term, aligned);
                } else {
                    tally.add_denied(term, aligned);
                }
                matched.push((idx, aligned));
            }
        }
        DerivedMatch {
            matched,
            ..tally.sum_up(self.total, self.own_total)
        }
    }

    /// What of the answer stands for the term called `idx`.
    fn best(&self, idx: u32, AlignedAnswer { alignment, told, .. }: AlignedAnswer<'_>) -> Option<Aligned> {
        let best = alignment.best(&self.terms[idx as usize]);
        match self.notated.spelling(idx, told) {
            Spelling::Missed => None,
            Spelling::Verbatim => best.filter(|best| best.likeness >= VERBATIM),
            Spelling::Made(place, _) if best.is_none_or(|best| best.likeness < 1.0) => Some(Aligned {
                word: place.first,
                last: place.last,
                likeness: 1.0,
                kind: MatchKind::Synonym,
            }),
            Spelling::Made(..) | Spelling::Free => best,
        }
    }

    /// Whether the answer leaves out what the label asks for to the letter and what its words cannot stand for, or has
    /// something else in the place of it.
    pub fn is_misspelt(&self, found: &DerivedMatch, told: &ToldNotations) -> bool {
        let has = |term: u32| found.matched.iter().any(|(matched, _)| *matched == term);
        self.notated.is_missed(told) || self.notated.lacks_code(has)
    }

    /// Whether the answer has something else in the place of what the label asks for to the letter.
    pub fn is_contradicted(&self, told: &ToldNotations) -> bool {
        self.notated.contrary(told).next().is_some()
    }

    /// Whether what the answer has in that place is wrong however much else of a long label is right.
    pub fn is_disproved(&self, words: &LabelWords, told: &ToldNotations) -> bool {
        let mut contrary = self.notated.contrary(told);
        contrary.any(|(_, idx)| words.notations.is_decisive(idx))
    }

    /// Whether the answer denies what it asks for to the letter, and that is what it is about.
    pub fn is_denied(&self, told: &ToldNotations) -> bool {
        self.is_brief() && self.notated.is_denied(told)
    }

    /// Whether that is what it is about.
    pub fn is_refuted(&self, told: &ToldNotations) -> bool {
        self.is_brief() && self.is_contradicted(told)
    }

    /// Whether what it asks for to the letter is what it is about: it says little else.
    pub fn is_brief(&self) -> bool {
        self.terms.len() <= BRIEF
    }

    /// What the answer has in the place of what the label asks for to the letter, or of a number.
    pub fn in_place(&self, found: &DerivedMatch, answer: AlignedAnswer<'_>) -> Vec<Evidence> {
        let evidence = |range, term: &str| Evidence {
            range,
            kind: MatchKind::Swapped,
            term: term.into(),
            source: TextRange::default(),
        };
        let contrary = self.notated.contrary(answer.told).map(|(place, idx)| {
            let range = TextRange::new(place.start, place.end);
            evidence(range, answer.words.notations.text(idx))
        });
        let mut in_place: Vec<Evidence> = contrary.collect();
        // A long label has numbers that are not what it is about.
        if in_place.is_empty()
            && self.is_brief()
            && let Some((other, asked)) = self.other_number(found, answer)
        {
            let word = &answer.read.words[other as usize];
            let range = TextRange::new(word.start as usize, word.end as usize);
            in_place.push(evidence(range, &answer.words.all[asked as usize].text));
        }
        in_place
    }

    /// The words of the answer that make the label, each with what it weighs.
    pub fn words<'a>(&'a self, found: &'a DerivedMatch) -> impl Iterator<Item = (u32, f64)> + 'a {
        let matched = found.matched.iter();
        matched.map(|(term, aligned)| {
            let weight = self.terms[*term as usize].own_weight * aligned.likeness;
            (aligned.word, weight)
        })
    }

    /// Another number that the answer has in the place of one that the label asks for, and that one.
    fn other_number(&self, found: &DerivedMatch, answer: AlignedAnswer<'_>) -> Option<(u32, u32)> {
        let figure = |term: &LabelTerm| answer.words.all[term.word as usize].figure;
        let is_missed = |(idx, term): &(u32, &LabelTerm)| {
            matches!(figure(term), Some(Figure::Number(_)))
                && found.matched.iter().all(|(matched, _)| matched != idx)
        };
        let (_, missed) = (0_u32..).zip(&self.terms).find(is_missed)?;
        let asked: Vec<Figure> = self.terms.iter().filter_map(figure).collect();
        let other = answer.alignment.number_beside(&asked)?;
        Some((other, missed.word))
    }

    /// Whether the answer has other numbers and not one that the label asks for.
    pub fn is_misnumbered(&self, found: &DerivedMatch, answer: AlignedAnswer<'_>) -> bool {
        self.other_number(found, answer).is_some()
    }

    /// Whether the answer has the opposite of a word of the label in its stead.
    pub fn is_opposed(&self, found: &DerivedMatch, answer: AlignedAnswer<'_>, reader: &AnswerReader) -> bool {
        let AlignedAnswer { read, words, .. } = answer;
        let said = |at: &u32| reader.lexeme(&read.words[*at as usize]).meaning.as_deref();
        let is_close = |(_, aligned): &(u32, Aligned)| aligned.likeness >= CLOSE;
        let close = found.matched.iter().filter(|one| is_close(one));
        let is_missed = |idx: u32| close.clone().all(|(matched, _)| *matched != idx);
        let mut missed = (0_u32..).zip(&self.terms).filter(|(idx, _)| is_missed(*idx));
        missed.any(|(_, term)| {
            let opposites = Opposites::of(words.all[term.word as usize].meaning.as_deref());
            read.content.iter().any(|at| opposites.have(said(at)))
        })
    }

    /// Whether the answer says, and nowhere denies, what the label denies of a part of what it is about: `a cache that expires`
    /// for `a cache that does not expire`. Where it denies most of it, what of that is [turned](DerivedMatch::turned) tells.
    pub fn is_reversed(&self, found: &DerivedMatch, answer: AlignedAnswer<'_>) -> bool {
        let is_said = |idx: u32| {
            let mut matched = found.matched.iter().filter(|(matched, _)| *matched == idx);
            matched.any(|(_, aligned)| aligned.likeness >= VERBATIM && !answer.denies(aligned.word))
        };
        let denied = (0_u32..).zip(&self.terms).filter(|(_, term)| term.is_denied);
        let weight: f64 = denied.clone().map(|(_, term)| term.weight).sum();
        weight > 0.0 && weight < self.total / 2.0 && denied.into_iter().all(|(idx, _)| is_said(idx))
    }

    /// The share of the answer's own words that the label has, 0..=1.
    pub fn precision(&self, own_words: &OwnWords) -> f64 {
        own_words.precision(&self.terms)
    }

    /// How well the rarest word of the label matches, 0..=1.
    pub fn core(&self, answer: AlignedAnswer<'_>) -> f64 {
        let aligned = self.core.and_then(|term| answer.alignment.best(&term));
        aligned.map_or(0.0, |aligned| aligned.likeness)
    }

    /// The words that matched, in the order of the answer.
    pub fn evidence(&self, found: &DerivedMatch, answer: AlignedAnswer<'_>) -> Vec<Evidence> {
        let matched = found.matched.iter();
        let mut evidence: Vec<Evidence> = matched
            .map(|(term, aligned)| {
                let evidence = evidence(&self.terms[*term as usize], *aligned, answer);
                match self.notated.spelling(*term, answer.told) {
                    Spelling::Made(place, idx) if aligned.stands_at(place) => Evidence {
                        range: TextRange::new(place.start, place.end),
                        term: answer.words.notations.text(idx).clone(),
                        ..evidence
                    },
                    _ => evidence,
                }
            })
            .collect();
        // Words of the answer that stand for several of the label are shown as what they are best.
        evidence.sort_by_key(|evidence| (evidence.range, evidence.kind));
        evidence.dedup_by_key(|evidence| evidence.range);
        evidence
    }
}

fn evidence(term: &LabelTerm, aligned: Aligned, answer: AlignedAnswer<'_>) -> Evidence {
    let AlignedAnswer { read, words, .. } = answer;
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
