//! The cues of an answer, and what may be asked of them.

use super::cue::Force;
use super::denial::Denial;
use super::polarity::{Polarity, WordStances};
use super::scope::ScopeFinder;
use crate::answer::{AnswerReader, Gap, ReadAnswer};

/// An answer in which so large a share of the sentences turns something down is written to turn things down. Agreement on
/// five sets of answers is the same at .4, which takes points from seniors who say what they would not do, and falls from
/// .6 on.
const REFUSING: f64 = 0.5;
/// One refusal is no habit.
const FEWEST_REFUSING: usize = 2;

/// No scope is longer than a sentence; sentences of hostile length are cut off here.
const FARTHEST: u32 = 64;

/// The cues of an answer, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Denials(Vec<Denial>);

impl Denials {
    /// Finds the cues of `read`.
    pub fn find(reader: &AnswerReader, answer: &str, read: &ReadAnswer) -> Self {
        let finder = ScopeFinder { answer, reader, read };
        Self(finder.denials())
    }

    /// How the group of `words` (sorted indices of one or two sentences) is meant. A cue that is itself in the group
    /// was asked for by the rubric and turns nothing; two denials of the same word cancel each other.
    pub fn polarity(&self, words: &[u32]) -> Polarity {
        Self::polarity_among(self.near(words), words, |_| true)
    }

    /// How each word of `first..end`, a sentence, is meant by itself.
    pub fn of_sentence(&self, first: u32, end: u32) -> SentenceDenials<'_> {
        let is_short = end - first <= FARTHEST;
        SentenceDenials {
            all: self,
            near: is_short.then(|| self.near(&[first, end.saturating_sub(1)])),
        }
    }

    /// The same for words that a rubric asks for in this order: a comparison between them is what it asks for.
    pub fn polarity_in_order(&self, words: &[u32]) -> Polarity {
        Self::polarity_among(self.near(words), words, |denial| !denial.compares(words))
    }

    /// How `words` are meant by those cues among `near` that count.
    fn polarity_among(near: &[Denial], words: &[u32], counts: impl Fn(&Denial) -> bool) -> Polarity {
        if near.is_empty() {
            return Polarity::Affirmed;
        }
        let of_word = |word: &u32| {
            let turning = near.iter().filter(|denial| {
                denial.turns(*word) && !denial.is_among(words) && denial.is_about(words) && counts(denial)
            });
            WordStances::on(*word, turning).polarity()
        };
        words.iter().map(of_word).fold(Polarity::Affirmed, Polarity::and)
    }

    /// Whether a word is denied, or only named.
    pub fn deny(&self, word: u32) -> bool {
        let force = self.polarity(&[word]).force();
        matches!(force, Some(Force::Denial | Force::Mention))
    }

    /// Whether every cue that is itself in the group goes with another of its words: in `you don't write to disk, the
    /// server keeps the session` the denial is not the session's.
    pub fn belong(&self, words: &[u32]) -> bool {
        self.near(words)
            .iter()
            .filter(|denial| denial.is_among(words))
            .all(|denial| {
                let mut others = words.iter().filter(|word| !denial.cue.contains(word)).peekable();
                others.peek().is_none() || others.any(|word| denial.company.contains(word))
            })
    }

    /// Whether the cue at the word `cue` leaves alone more of `words` than it turns, some of them behind a comma after it.
    pub fn spares_most(&self, cue: u32, words: &[u32], read: &ReadAnswer) -> bool {
        let mut cues = self.near(words).iter().filter(|denial| denial.cue.start == cue);
        cues.any(|denial| {
            let is_behind = |word: u32| {
                let mut between = denial.cue.end..word + 1;
                between.any(|at| read.words[at as usize].gap >= Gap::Comma)
            };
            let (turned, spared): (Vec<u32>, Vec<u32>) = words
                .iter()
                .filter(|word| !denial.cue.contains(word))
                .partition(|word| denial.turns(**word));
            spared.len() > turned.len() && spared.into_iter().any(is_behind)
        })
    }

    /// Whether no cue can turn any of the words `first..end`.
    pub fn leave(&self, first: u32, end: u32) -> bool {
        let near = self.near(&[first, end.saturating_sub(1)]);
        near.iter()
            .all(|denial| denial.scope.end <= first || end <= denial.scope.start)
    }

    /// Whether the answer tells above all what it has no use for.
    pub fn prevail(&self, read: &ReadAnswer) -> bool {
        let refusals = self.0.iter().filter(|denial| denial.is_refusal);
        let mut sentences: Vec<u32> = refusals
            .map(|denial| read.words[denial.cue.start as usize].sentence)
            .collect();
        sentences.dedup();
        let n_refusing = sentences.len();
        n_refusing >= FEWEST_REFUSING && n_refusing as f64 >= REFUSING * read.sentences.len() as f64
    }

    /// The first cue that denies something in the sentences of `words` and is none of these. Where most is turned down, as
    /// [`Self::prevail`] tells, what is said in one sentence with a denial is turned down with it, unless a `but` parts
    /// the two.
    pub fn beside(&self, words: &[u32], reader: &AnswerReader, read: &ReadAnswer) -> Option<u32> {
        let sentence = |at: u32| read.words[at as usize].sentence;
        let is_but = |at: u32| &*reader.lexeme(&read.words[at as usize]).folded == "but";
        let joins = |word: u32, cue: u32| {
            sentence(word) == sentence(cue) && !(word.min(cue)..word.max(cue)).any(is_but)
        };
        let is_here = |denial: &&Denial| words.iter().any(|word| joins(*word, denial.cue.start));
        let mut denying = self
            .near(words)
            .iter()
            .filter(|denial| denial.force == Force::Denial && denial.asked_for.is_none());
        denying
            .find(|denial| is_here(denial) && !denial.is_among(words))
            .map(|denial| denial.cue.start)
    }

    /// Cues whose scope may touch `words`.
    fn near(&self, words: &[u32]) -> &[Denial] {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return &[];
        };
        let from = self
            .0
            .partition_point(|denial| denial.cue.start + FARTHEST < *first);
        let to = self
            .0
            .partition_point(|denial| denial.cue.start <= last + FARTHEST);
        &self.0[from..to]
    }
}

/// The cues that may turn words of a sentence.
pub(crate) struct SentenceDenials<'a> {
    all: &'a Denials,
    /// None of a long sentence, of which each word has its own.
    near: Option<&'a [Denial]>,
}

impl SentenceDenials<'_> {
    /// How a word of the sentence is meant.
    pub fn polarity(&self, word: u32) -> Polarity {
        let near = self.near.unwrap_or_else(|| self.all.near(&[word]));
        Denials::polarity_among(near, &[word], |_| true)
    }
}
