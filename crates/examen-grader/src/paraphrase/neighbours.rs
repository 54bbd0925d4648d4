//! The words of a rubric by what makes a word of an answer like them.
//!
//! A new word is then compared with the few words of the rubric that it may be like, instead of with all of them.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::fill::{Fill, UNRELATED};
use super::subject::Subject;
use super::wording::Wording;
use crate::answer::Lexeme;
use crate::lexicon::Meaning;
use crate::roots::LEAST_ROOT;

/// Where the words of a rubric are looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Neighbours {
    /// What the words of the subject mean, then what other terms mean, each meaning once.
    meanings: Vec<Meaning>,
    /// How many of the meanings are the subject's.
    n_of_subject: usize,
    /// By meaning: the content terms that have it.
    terms: Vec<SmallVec<[u32; 2]>>,
    by_stem: FxHashMap<Box<str>, SmallVec<[u32; 2]>>,
    /// Content terms by their first bytes.
    by_root: FxHashMap<[u8; LEAST_ROOT], SmallVec<[u32; 2]>>,
    prefixes: Vec<u32>,
}

/// The words of a rubric that a word of an answer is like.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    /// How like its best word of the subject it is, 0..=1; none for words of grammar and those without a meaning.
    pub nearness: Option<f64>,
    /// The terms that it may stand for, in the order of the rubric.
    pub fills: Box<[Fill]>,
    /// How many of these may stand in lines; the others stand in labels only.
    pub n_in_lines: u32,
}

impl Neighbours {
    /// Sorts the words of a rubric.
    pub fn new(wording: &Wording, subject: &Subject) -> Self {
        let mut neighbours = Self::default();
        let mut places: FxHashMap<u16, usize> = FxHashMap::default();
        for meaning in &subject.meanings {
            neighbours.place(meaning, &mut places);
        }
        neighbours.n_of_subject = neighbours.meanings.len();
        for (idx, term) in (0_u32..).zip(&wording.terms) {
            neighbours.by_stem.entry(term.stem.clone()).or_default().push(idx);
            if term.is_prefix {
                neighbours.prefixes.push(idx);
            }
            if term.is_function {
                continue;
            }
            if let Some(root) = root(&term.text) {
                neighbours.by_root.entry(root).or_default().push(idx);
            }
            if let Some(meaning) = &term.meaning {
                let place = neighbours.place(meaning, &mut places);
                neighbours.terms[place].push(idx);
            }
        }
        neighbours
    }

    /// Where a meaning stands; it is added if it is new.
    fn place(&mut self, meaning: &Meaning, places: &mut FxHashMap<u16, usize>) -> usize {
        *places.entry(meaning.row()).or_insert_with(|| {
            self.meanings.push(meaning.clone());
            self.terms.push(SmallVec::new());
            self.meanings.len() - 1
        })
    }

    /// The words of the rubric that `word` is like; `wording` is what the neighbours were made of.
    pub fn of(&self, wording: &Wording, word: &Lexeme) -> Near {
        let mut terms: SmallVec<[u32; 32]> = SmallVec::new();
        let begins = |term: &&u32| word.folded.starts_with(&*wording.terms[**term as usize].text);
        terms.extend(self.prefixes.iter().filter(begins).copied());
        terms.extend(self.by_stem.get(&word.stem).into_iter().flatten().copied());
        let mut nearness = None;
        if !word.is_function {
            let same_root = root(&word.folded).and_then(|root| self.by_root.get(&root));
            terms.extend(same_root.into_iter().flatten().copied());
            let meaning = word.meaning.as_deref();
            nearness = meaning.map(|meaning| self.nearest(meaning, |near| terms.extend_from_slice(near)));
        }
        terms.sort_unstable();
        terms.dedup();
        let fills = terms.iter().filter_map(|term| Fill::of(wording, *term, word));
        let fills: SmallVec<[Fill; 32]> = fills.collect();
        Near {
            nearness,
            n_in_lines: fills.partition_point(|fill| (fill.term as usize) < wording.n_filling) as u32,
            fills: fills.as_slice().into(),
        }
    }

    /// How like the nearest word of the subject a meaning is, 0..=1; `near` is told the terms that are like it.
    fn nearest(&self, meaning: &Meaning, mut near: impl FnMut(&[u32])) -> f64 {
        let mut nearest = 0.0_f64;
        for (place, own) in self.meanings.iter().enumerate() {
            let cosine = own.cosine(meaning);
            if cosine > UNRELATED {
                near(&self.terms[place]);
            }
            if place < self.n_of_subject {
                nearest = nearest.max(cosine);
            }
        }
        nearest
    }
}

/// The bytes that words of one root begin with.
fn root(word: &str) -> Option<[u8; LEAST_ROOT]> {
    word.as_bytes().first_chunk().copied()
}
