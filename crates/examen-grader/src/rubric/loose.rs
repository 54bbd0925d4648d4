//! What may stand for a slot of a misconception's line.

use super::work::Work;
use crate::answer::Lexeme;
use crate::lexicon::{Meaning, Opposites, are_synonyms};

/// A compound begins with the word it stands for, where that has so many letters.
const SHORTEST_HEAD: usize = 4;
/// Words with such a cosine say nearly the same. From .45 down what is no misconception is claimed.
const LIKE: f64 = 0.5;

/// An alternative of a misconception.
#[derive(Clone, Debug)]
pub(crate) struct LooseAlternative {
    pub alternative: u32,
    /// Whether any one of many slots may be left out: a label is told in other words sooner than a line, and has more
    /// words than a claim needs.
    pub is_label: bool,
    pub slots: Vec<LooseSlot>,
}

/// A slot of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct LooseSlot {
    /// What the author wrote first: an index into the rubric's terms.
    pub term: u32,
    /// Whether it asks for a denial, for which nothing else may stand.
    pub is_denial: bool,
    /// Whether one of its words is the question's, so that it need not be said again.
    pub is_given: bool,
    /// Whether the label is told by it from what a point of the rubric says, so that it must not be left out.
    pub is_telling: bool,
    /// The kinds of work its words do.
    pub(super) kinds: Vec<Work>,
    /// What its words of content mean.
    pub(super) meanings: Vec<Meaning>,
    /// The stems of its words.
    pub(super) stems: Vec<Box<str>>,
}

impl LooseSlot {
    /// Whether a word does the work of this slot.
    pub fn is_done_by(&self, word: &Lexeme) -> bool {
        Work::is_done_by(&self.kinds, word)
    }

    /// Whether a word is like one of this slot.
    pub fn is_like(&self, word: &Lexeme) -> bool {
        if word.is_function {
            return false;
        }
        // `database` for `data`.
        let begins = |stem: &str| stem.len() >= SHORTEST_HEAD && word.folded.starts_with(stem);
        if self.stems.iter().any(|stem| begins(stem)) {
            return true;
        }
        let Some(meaning) = word.meaning.as_deref() else {
            return false;
        };
        let is_like = |asked: &Meaning| are_synonyms(asked, meaning) || asked.cosine(meaning) >= LIKE;
        self.meanings.iter().any(is_like)
    }

    /// Whether a word says the opposite of those of this slot, so that something else is claimed.
    pub fn is_opposed_by(&self, word: &Lexeme) -> bool {
        let opposites = Opposites::of(word.meaning.as_deref());
        let is_undone = |stem: &str| undoes(&word.folded, stem) || undoes(stem, &word.stem);
        self.meanings.iter().any(|asked| opposites.have(Some(asked)))
            || self.stems.iter().any(|stem| is_undone(stem))
    }

    /// Whether its words only stress the claim.
    pub fn stresses(&self) -> bool {
        self.kinds.contains(&Work::Stress)
    }
}

/// Whether a word is the undoing of `other`, which may be a stem: `unencrypted` and `encrypt`.
fn undoes(word: &str, other: &str) -> bool {
    let undone = word.strip_prefix("un").or_else(|| word.strip_prefix("non"));
    other.len() >= SHORTEST_HEAD && undone.is_some_and(|rest| rest.starts_with(other))
}
