//! Questions that ask the same: word for word, but for a slip, or in other words.
//!
//! The rarest words of a prompt find candidates. Whether one of them asks the same is decided by which of both prompts'
//! words they share, each weighed by how rare it is, by how the prompts look letter by letter, and, where that leaves
//! doubt, by the answers. This is the one place that says what a twin is: checks, imports and the editor ask it.

mod likeness;
mod profile;

use std::collections::BTreeMap;

use examen_bank::{Bank, Place};

use likeness::likeness;
use profile::{Profile, Profiler, Stem};

/// Candidates that are looked at.
const N_CANDIDATES: usize = 12;
/// Words of a prompt that look for candidates, the rarest ones.
const N_PROBES: usize = 10;
/// Questions that are looked through for candidates. Where hundreds are put alike, as in a bank of exercises, the
/// rarest words are enough.
const MOST_POSTINGS: usize = 5_000;

/// A question that asks the same as another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Twin {
    /// Where it stands among the banks of the finder.
    pub place: Place,
    /// How alike the two are, 0..=1; at least 0.8.
    pub likeness: f64,
    /// In which words it asks.
    pub wording: Wording,
}

/// How the prompts of two questions that ask the same differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wording {
    /// In nothing but case, punctuation and white space.
    Same,
    /// By a word, or by letters.
    Almost,
    /// They ask the same in other words.
    Other,
}

/// The questions of some banks, compared with each other.
pub struct TwinFinder {
    /// The questions in the order of the banks.
    profiles: Vec<Profile>,
    /// Of each bank, the first of its questions.
    starts: Vec<usize>,
    /// By stem, the questions whose prompts have it, in order.
    postings: Vec<Vec<usize>>,
    /// By stem, how many prompts have it, function words counted too.
    n_prompts: Vec<usize>,
}

impl TwinFinder {
    /// Looks at the questions of `banks`.
    pub fn new<'b>(banks: impl IntoIterator<Item = &'b Bank>) -> Self {
        let mut profiler = Profiler::default();
        let mut finder = Self {
            profiles: Vec::new(),
            starts: Vec::new(),
            postings: Vec::new(),
            n_prompts: Vec::new(),
        };
        for bank in banks {
            finder.starts.push(finder.profiles.len());
            let profiles = bank.questions.iter();
            finder
                .profiles
                .extend(profiles.map(|question| profiler.profile(question, bank)));
        }
        finder.n_prompts = profiler.into_frequencies();
        finder.postings.resize(finder.n_prompts.len(), Vec::new());
        for (idx, profile) in finder.profiles.iter().enumerate() {
            for stem in &profile.prompt {
                finder.postings[*stem].push(idx);
            }
        }
        finder
    }

    /// The questions of the bank with the number `bank` that are asked already: in another bank, or earlier in this
    /// one. Of each, its index and the twin that is most alike; of several that are as alike, the first.
    pub fn twins_of_bank(&self, bank: usize) -> Vec<(usize, Twin)> {
        let start = self.starts[bank];
        let end = self.starts.get(bank + 1).copied().unwrap_or(self.profiles.len());
        let twins = (start..end).filter_map(|idx| Some((idx - start, self.twin(idx, start..end)?)));
        twins.collect()
    }

    /// The twin of the question `idx` of the bank whose questions are those in `own`.
    fn twin(&self, idx: usize, own: std::ops::Range<usize>) -> Option<Twin> {
        let question = &self.profiles[idx];
        let mut best: Option<(usize, f64, Wording)> = None;
        for other in self.candidates(idx, own) {
            let Some((likeness, wording)) =
                likeness(question, &self.profiles[other], &|stem| self.rarity(stem))
            else {
                continue;
            };
            if best.is_none_or(|(_, best, _)| likeness > best) {
                best = Some((other, likeness, wording));
            }
            if wording == Wording::Same {
                break;
            }
        }
        best.map(|(other, likeness, wording)| Twin {
            place: self.place(other),
            likeness,
            wording,
        })
    }

    /// The questions that share the most of the rarest words, the most promising first.
    fn candidates(&self, idx: usize, own: std::ops::Range<usize>) -> Vec<usize> {
        let mut rarest: Vec<(usize, Stem)> = self.profiles[idx]
            .prompt
            .iter()
            .map(|stem| (self.postings[*stem].len(), *stem))
            .collect();
        rarest.sort_unstable();
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        let mut n_postings = 0;
        for (n, stem) in rarest.into_iter().take(N_PROBES) {
            n_postings += n;
            if n_postings > MOST_POSTINGS && !shared.is_empty() {
                break;
            }
            let others = self.postings[stem]
                .iter()
                .filter(|other| !own.contains(other) || **other < idx);
            for other in others.take(MOST_POSTINGS) {
                *shared.entry(*other).or_default() += self.rarity(stem);
            }
        }
        if shared.is_empty() {
            // `What will be the output of the following code?`, with the code in the answer.
            return self.without_words(idx, own);
        }
        let mut candidates: Vec<(usize, f64)> = shared.into_iter().collect();
        candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates.truncate(N_CANDIDATES);
        candidates.into_iter().map(|(other, _)| other).collect()
    }

    /// Other questions whose prompts say nothing, if that of `idx` says nothing.
    fn without_words(&self, idx: usize, own: std::ops::Range<usize>) -> Vec<usize> {
        if !self.profiles[idx].prompt.is_empty() {
            return Vec::new();
        }
        let others = self.profiles.iter().enumerate();
        let silent = others.filter(|(other, profile)| {
            profile.prompt.is_empty() && *other != idx && (!own.contains(other) || *other < idx)
        });
        silent.map(|(other, _)| other).take(N_CANDIDATES).collect()
    }

    fn place(&self, idx: usize) -> Place {
        let bank = self.starts.partition_point(|start| *start <= idx) - 1;
        Place {
            bank,
            question: idx - self.starts[bank],
        }
    }

    /// ln(1 + N / n) of a stem that stands in n of N prompts.
    fn rarity(&self, stem: Stem) -> f64 {
        let n = self.n_prompts[stem].max(1);
        (1.0 + self.profiles.len() as f64 / n as f64).ln()
    }
}
