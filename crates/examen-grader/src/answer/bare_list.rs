//! Tells a sentence from a list of names: words are listed where next to no function word holds them together.

use super::sentences::{Form, Sentence};
use super::words::Gap;
use super::{ReadAnswer, Word};

/// A sentence with a smaller share of function words than this is a list.
/// Running English has 40 to 50 % (Biber et al., Longman Grammar, 1999); terse notes of engineers rarely less than
/// 15 %, lists of names next to none.
const FUNCTION_SHARE: f64 = 0.10;
/// Items of a list are this short on average, in words.
const ITEM_WORDS: f64 = 3.0;
/// So many words without punctuation and without function words are a heap, not a telegraphic sentence.
const SALAD_WORDS: usize = 9;

/// An answer with a larger share of words and signs that hold others together is written in notes or sentences;
/// only its enumerations are lists.
const NOTES_SHARE: f64 = 0.12;
/// An enumeration has at least so many items.
const ENUMERATED: usize = 4;

/// From so many short items on, a sentence is a list even where some items are phrases (`who you are, what you can do`)
/// and the share of words that hold others together is up to [`PHRASES_SHARE`].
const LONG_LIST: usize = 12;
/// See [`LONG_LIST`].
const PHRASES_SHARE: f64 = 0.20;
/// From so many short items on, it is one whatever that share, where no finite verb and no subject makes a clause (`order
/// within a partition, hash of the key`). No answer of the development sets that is no list changes from 6 to 12.
const PHRASES: usize = 8;

/// Words before the colon of an enumeration: `Keywords: …`, `My answer would be: …`.
const INTRODUCTION: usize = 4;

/// Sets the form of every sentence of `read`.
pub(super) fn mark(read: &mut ReadAnswer) {
    let ReadAnswer { words, sentences, .. } = read;
    let shape_of = |sentence: &Sentence| Shape::of(&words[sentence.first as usize..sentence.end as usize]);
    // A quarter of the words tells of most answers that they are written in sentences, and then few sentences have commas
    // enough to be lists.
    let most_holding = NOTES_SHARE * words.len() as f64;
    let mut n_holding = 0;
    let is_notes = sentences.iter().any(|sentence| {
        n_holding += shape_of(sentence).n_holding;
        n_holding as f64 > most_holding
    });
    for sentence in sentences.iter_mut() {
        let may_be_list = !is_notes || sentence.n_commas as usize + 1 >= ENUMERATED;
        let is_list = may_be_list && {
            let shape = shape_of(sentence);
            shape.is_long_list()
                || if is_notes {
                    shape.is_enumeration()
                } else {
                    shape.is_list()
                }
        };
        sentence.form = if is_list { Form::List } else { Form::Sentence };
    }
    join_items(sentences);
}

/// A sentence without the words that only introduce an enumeration.
fn without_introduction(words: &[Word]) -> &[Word] {
    let opening = &words[..words.len().min(INTRODUCTION + 1)];
    let is_clause = |word: &Word| word.gap == Gap::Clause;
    let Some(colon) = opening.iter().skip(1).position(is_clause).map(|at| at + 1) else {
        return words;
    };
    let rest = &words[colon..];
    let n_commas = rest.iter().skip(1).filter(|word| word.gap == Gap::Comma).count();
    let has_clauses = rest.iter().skip(1).any(is_clause);
    if n_commas + 1 >= ENUMERATED && !has_clauses {
        rest
    } else {
        words
    }
}

/// What tells a list from a sentence.
struct Shape {
    n_words: usize,
    /// Words and signs that hold others together: by grammar, or like the sign in `miss → query`, `404: not there`. `and`
    /// between names does not, nor does the second half of `write-through`.
    n_holding: usize,
    /// What commas part, but for numbers.
    n_items: usize,
    /// Whether finite verbs or subjects make clauses of it; only looked at where there are many items.
    has_clauses: bool,
}

impl Shape {
    fn of(words: &[Word]) -> Self {
        let words = without_introduction(words);
        let mut shape = Self {
            n_words: words.len(),
            n_holding: 0,
            n_items: 1,
            has_clauses: true,
        };
        let mut holds_before = false;
        for (at, word) in words.iter().enumerate() {
            // What stands before the first word does not count.
            let gap = if at > 0 { word.gap } else { Gap::Space };
            // Told without a jump: words of grammar come as they like.
            let (is_joined, is_clause) = (gap == Gap::Joined, gap == Gap::Clause);
            shape.n_holding += usize::from(holds_before & !is_joined) + usize::from(is_clause);
            holds_before = word.traits.holds_together() & !is_joined & !is_clause;
            // Nobody strings numbers together for their sound: `it answers with a code, 200, 201 or 404`.
            shape.n_items += usize::from((gap == Gap::Comma) & !word.traits.is_number());
        }
        shape.n_holding += usize::from(holds_before);
        if shape.n_items >= PHRASES {
            shape.has_clauses = words.iter().any(|word| word.traits.makes_clause());
        }
        shape
    }

    fn is_list(&self) -> bool {
        let is_loose = self.n_words > 0 && self.n_holding as f64 <= FUNCTION_SHARE * self.n_words as f64;
        is_loose && (self.is_short_items() || (self.n_items == 1 && self.n_words >= SALAD_WORDS))
    }

    fn is_enumeration(&self) -> bool {
        self.n_holding == 0 && self.n_items >= ENUMERATED && self.is_short_items()
    }

    fn is_long_list(&self) -> bool {
        let is_loose = self.n_holding as f64 <= PHRASES_SHARE * self.n_words as f64;
        let is_long = is_loose && self.n_items >= LONG_LIST;
        let is_of_phrases = !self.has_clauses && self.n_items >= PHRASES;
        (is_long || is_of_phrases) && self.is_short_items()
    }

    fn is_short_items(&self) -> bool {
        self.n_words as f64 <= ITEM_WORDS * self.n_items as f64
    }
}

/// A lone short line between sentences may be a heading or an aside; a list needs company: another listed item in
/// the same answer, or several items of its own.
fn join_items(sentences: &mut [Sentence]) {
    let n_lists = sentences
        .iter()
        .filter(|sentence| sentence.form == Form::List)
        .count();
    if n_lists == 1 && sentences.len() > 1 {
        for sentence in sentences
            .iter_mut()
            .filter(|sentence| sentence.end - sentence.first <= 3)
        {
            sentence.form = Form::Sentence;
        }
    }
}
