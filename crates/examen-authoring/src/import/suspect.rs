//! Finds keys that speak of another subject than their question.
//!
//! Such a key shares no telling word with its question and has a subject of its own, while the other keys of the
//! same list do share words with theirs. Where they do not, the list is written in a way that tells nothing, and no
//! key is suspected.

mod subject;

use std::collections::{BTreeMap, BTreeSet};

use super::behavioural::is_behavioural;
use super::draft::Draft;
use super::page::{Page, Role};
use crate::import::wording::content::{stem_set, stems};
use crate::import::wording::plain::plain;
use subject::{Asks, Subject};

/// Fewer judged questions than this say nothing about how the list is written.
const FEWEST: usize = 5;

/// A word in more than this share of the questions tells them apart no more.
const COMMON: f64 = 1.0 / 3.0;

/// The median share of a question's words that its key repeats must reach this.
const TYPICAL_SHARE: f64 = 0.3;

/// Up to this share may be chance, if the key only mentions the words in passing.
const CHANCE: f64 = 0.2;

/// A key that says so many telling words of a question, and half of all it has, may be that question's.
const MANY: usize = 3;

/// For each draft, whether its key is suspect.
pub(crate) fn suspects(drafts: &[Draft]) -> Vec<bool> {
    let questions: Vec<BTreeSet<String>> = drafts
        .iter()
        .map(|draft| stem_set(&question_text(draft)))
        .collect();
    let common = common(&questions);
    let fits: Vec<Option<Fit>> = drafts
        .iter()
        .zip(&questions)
        .map(|(draft, question)| Fit::of(draft, question, &common))
        .collect();
    let typical = is_typical(&fits);
    let suspect = |fit: &Fit| fit.is_suspect() || fits_another(fit, &questions, &common);
    fits.iter()
        .map(|fit| typical && fit.as_ref().is_some_and(suspect))
        .collect()
}

/// Whether a key in prose that hardly fits its own question says most of what another one asks. A model answer may do
/// so by chance: its words are not chosen to be listened for.
fn fits_another(fit: &Fit, questions: &[BTreeSet<String>], common: &BTreeSet<String>) -> bool {
    let fits_own = fit.kind == KeyKind::Answer || fit.share > CHANCE || fit.dwelt_on > 0.0;
    !fits_own
        && questions.iter().any(|question| {
            let telling: Vec<&String> = question.difference(common).collect();
            let shared = telling.iter().filter(|stem| fit.times(stem) > 0).count();
            shared >= MANY && shared * 2 >= telling.len()
        })
}

fn question_text(draft: &Draft) -> String {
    format!("{}\n{}", draft.heading.as_deref().unwrap_or(""), draft.body)
}

fn common(questions: &[BTreeSet<String>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in questions.iter().flatten() {
        *counts.entry(stem).or_default() += 1;
    }
    let limit = (questions.len() as f64 * COMMON).max(2.0);
    let common = counts.into_iter().filter(|(_, count)| *count as f64 > limit);
    common.map(|(stem, _)| stem.to_owned()).collect()
}

fn is_typical(fits: &[Option<Fit>]) -> bool {
    let mut shares: Vec<f64> = fits.iter().flatten().map(|fit| fit.share).collect();
    shares.sort_by(f64::total_cmp);
    shares.len() >= FEWEST && shares[shares.len() / 2] >= TYPICAL_SHARE
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum KeyKind {
    Prose,
    Answer,
}

impl KeyKind {
    /// A key of fewer telling words is not judged.
    fn shortest_key(self) -> usize {
        match self {
            Self::Prose => 8,
            Self::Answer => 15,
        }
    }

    /// A question of fewer telling words is not judged. A model answer often speaks of `it`; what an interviewer is told
    /// names the subject.
    fn shortest_question(self) -> usize {
        match self {
            Self::Prose => 1,
            Self::Answer => 2,
        }
    }
}

/// How a key fits its question.
struct Fit {
    /// The share of the question's telling words that the key repeats.
    share: f64,
    /// The share of those that the key says more than once.
    dwelt_on: f64,
    /// What the key is about.
    subject: Subject,
    kind: KeyKind,
    /// The stems of the key, with repetitions.
    words: Vec<String>,
    initials: BTreeSet<String>,
}

impl Fit {
    fn of(draft: &Draft, question: &BTreeSet<String>, common: &BTreeSet<String>) -> Option<Self> {
        let key = prose_of(&draft.key.text());
        let words = stems(&key);
        let telling: Vec<&String> = question.difference(common).collect();
        let kind = if draft.key.prose.is_empty() {
            KeyKind::Answer
        } else {
            KeyKind::Prose
        };
        if words.len() < kind.shortest_key() || telling.len() < kind.shortest_question() {
            return None;
        }
        let asks = if is_behavioural(draft) {
            Asks::Story
        } else {
            Asks::Knowledge
        };
        let mut fit = Self {
            share: 0.0,
            dwelt_on: 0.0,
            subject: Subject::of(&draft.key, &key, question, asks),
            kind,
            initials: initials(&key),
            words,
        };
        let share = |least: usize| {
            let shared = telling.iter().filter(|stem| fit.times(stem) >= least);
            shared.count() as f64 / telling.len() as f64
        };
        (fit.share, fit.dwelt_on) = (share(1), share(2));
        Some(fit)
    }

    /// How often the key says `stem`; twice where it only spells it out, as `cross-site request forgery` does CSRF.
    fn times(&self, stem: &str) -> usize {
        let said = self.words.iter().filter(|word| are_kin(word, stem)).count();
        if self.initials.contains(stem) {
            said + 2
        } else {
            said
        }
    }

    fn is_suspect(&self) -> bool {
        let most = match self.subject {
            Subject::Listed => CHANCE,
            Subject::Defined => 0.0,
            Subject::Unclear => return false,
        };
        self.share <= most && self.dwelt_on == 0.0
    }
}

/// The words of a key outside of code.
fn prose_of(key: &str) -> String {
    let page = Page::new(key);
    let prose = page.lines.iter().filter(|line| line.role != Role::Code);
    let lines: Vec<&str> = prose.map(|line| line.text).collect();
    plain(&lines.join("\n"))
}

/// Whether two stems share so much of their beginning that they are about the same.
fn are_kin(left: &str, right: &str) -> bool {
    let shared = left
        .chars()
        .zip(right.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let shorter = left.chars().count().min(right.chars().count());
    left == right || shared >= 5 || (shared >= 4 && shared == shorter)
}

/// Runs of first letters, so that `cross-site request forgery` is found to be about CSRF.
fn initials(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let runs = (2..=5).flat_map(|length| letters.windows(length));
    runs.map(|run| run.iter().collect()).collect()
}
