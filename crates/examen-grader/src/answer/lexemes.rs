//! Distinct words, folded and stemmed once.

use std::hint::select_unpredictable;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::fold::fold;
use super::function_words::{is_function_word, split_contraction};
use super::names::may_be_name;
use super::numerals::{is_numeral, plain_number, unit_at};
use super::stems::stem;
use super::words::Written;
use crate::clauses::{ends_phrase, may_start_clause};
use crate::lexicon::{Meaning, Vocabulary, salience};
use crate::negation::{begins_cue, continues_cue, is_cue};
use crate::notation::Clues;
use crate::push_if::push_if;

/// Index of a distinct word in its [`Lexemes`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct LexemeId(pub u32);

/// What is asked of every word of an answer again and again, at hand without a look at its lexeme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(u16);

impl Traits {
    const FUNCTION: u16 = 1;
    const BEGINS_CUE: u16 = 2;
    const JUNCTION: u16 = 4;
    const MAY_START_CLAUSE: u16 = 8;
    const IS_CUE: u16 = 16;
    const CONTINUES_CUE: u16 = 32;
    const NUMBER: u16 = 64;
    const MAKES_CLAUSE: u16 = 128;
    /// The clues stand above the others.
    const CLUES: u32 = 8;

    fn of(folded: &str) -> Self {
        let trait_if = |holds: bool, bit: u16| if holds { bit } else { 0 };
        Self(
            trait_if(is_function_word(folded), Self::FUNCTION)
                | trait_if(begins_cue(folded), Self::BEGINS_CUE)
                | trait_if(is_cue(folded), Self::IS_CUE)
                | trait_if(continues_cue(folded), Self::CONTINUES_CUE)
                | trait_if(folded.bytes().all(|byte| byte.is_ascii_digit()), Self::NUMBER)
                | trait_if(matches!(folded, "and" | "or"), Self::JUNCTION)
                | trait_if(may_start_clause(folded), Self::MAY_START_CLAUSE)
                | trait_if(ends_phrase(folded), Self::MAKES_CLAUSE)
                | u16::from(Clues::of(folded).bits()) << Self::CLUES,
        )
    }

    /// Whether it carries grammar rather than content.
    pub fn is_function(self) -> bool {
        self.0 & Self::FUNCTION != 0
    }

    /// Whether a cue of negation may begin with it.
    pub fn begins_cue(self) -> bool {
        self.0 & Self::BEGINS_CUE != 0
    }

    /// Whether it is a cue of negation by itself.
    pub fn is_cue(self) -> bool {
        self.0 & Self::IS_CUE != 0
    }

    /// Whether a cue of negation may go on with it behind its first word.
    pub fn continues_cue(self) -> bool {
        self.0 & Self::CONTINUES_CUE != 0
    }

    /// Whether a clause may begin with it, depending on its neighbours.
    pub fn may_start_clause(self) -> bool {
        self.0 & Self::MAY_START_CLAUSE != 0
    }

    /// Whether it is a finite verb or a subject, which makes a clause of other words.
    pub fn makes_clause(self) -> bool {
        self.0 & Self::MAKES_CLAUSE != 0
    }

    /// Whether it is written in digits.
    pub fn is_number(self) -> bool {
        self.0 & Self::NUMBER != 0
    }

    /// What it tells of notation near it.
    pub fn clues(self) -> Clues {
        Clues::from_bits((self.0 >> Self::CLUES) as u8)
    }

    /// Whether it is grammar that makes a sentence of other words, as `and` and `or` do not.
    pub fn holds_together(self) -> bool {
        self.0 & (Self::FUNCTION | Self::JUNCTION) == Self::FUNCTION
    }
}

/// A distinct word.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme {
    /// Lower case, without accents.
    pub folded: Box<str>,
    /// Its stem (Porter2), or the base of an auxiliary.
    pub stem: Box<str>,
    /// Whether it carries grammar rather than content.
    pub is_function: bool,
    /// Whether it is a word of English or of computing.
    pub is_known: bool,
    /// How rare it is, in powers of ten; 0 for the most common word.
    pub rarity: f32,
    /// What it means, for the commoner words.
    pub meaning: Option<Box<Meaning>>,
    /// How much it says.
    pub salience: f32,
}

/// How a word, as written, is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    /// The word, or what a negative contraction is left with.
    pub lexeme: LexemeId,
    /// What else is to be known of it.
    pub look: Look,
}

/// What is to be known of the few words that are not just what they look like.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Look {
    #[default]
    Plain,
    /// A negative contraction whose `not` begins so many bytes from its start.
    NegatedFrom(u16),
    /// A word of grammar that may be a name: what stands around it decides.
    MayBeName,
    /// A number with a unit that begins so many bytes from its start.
    UnitFrom(u16),
    /// A number in digits, which a point or minus before it may belong to.
    Numeral,
    /// `t`, the end of a negative contraction where the sign before it is meant as an apostrophe.
    MayNegate,
}

/// The use of a lexeme in an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noted {
    /// Which of the distinct words of the answer it is.
    pub nth: u32,
    /// Whether it was not used before.
    pub is_new: bool,
    pub traits: Traits,
}

/// What is known of a lexeme each time it is used.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    /// The answer that used it last,
    answer: u32,
    /// and which of its distinct words it was there.
    nth: u32,
    traits: Traits,
}

/// What stands for a word that was passed over: no word of any text has this letter.
const PASSED_OVER: &str = "\u{fffd}";

/// A word with at most so many bytes is found by its bytes as a number.
const SHORT: usize = 16;

/// Distinct words in the order in which they were first seen.
pub(crate) struct Lexemes {
    stemmer: Stemmer,
    /// Of words of up to seven bytes those that were read last, by a hash of their bytes: most words of most answers. What
    /// is read all the time lies together here, while the others lie anywhere among thousands of slips.
    recent: Box<[(u64, Reading)]>,
    /// How words of up to [`SHORT`] bytes are read, by their bytes; no word has a zero byte.
    short: FxHashMap<u128, Reading>,
    /// How longer words are read.
    long: FxHashMap<Box<str>, Reading>,
    ids: FxHashMap<Box<str>, LexemeId>,
    all: Vec<Lexeme>,
    /// By lexeme.
    uses: Vec<Use>,
    /// How many answers were read.
    n_answers: u32,
    /// Whether further words that nobody knows are passed over until the answer ends.
    is_full: bool,
}

impl Default for Lexemes {
    fn default() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            recent: vec![(0, Reading::default()); 1 << RECENT_BITS].into(),
            short: FxHashMap::default(),
            long: FxHashMap::default(),
            ids: FxHashMap::default(),
            all: Vec::new(),
            uses: Vec::new(),
            n_answers: 0,
            is_full: false,
        }
    }
}

impl Lexemes {
    /// How `word` of `text` is read.
    #[inline(always)]
    pub fn read(&mut self, text: &str, word: Written) -> Reading {
        if let Some(key) = word.key {
            let (known, reading) = self.recent[recent_place(key.get())];
            if known == key.get() {
                return reading;
            }
        }
        self.read_longer(text, word)
    }

    fn read_longer(&mut self, text: &str, word: Written) -> Reading {
        let written = &text[word.start..word.end];
        let Some(key) = short_key(text.as_bytes(), word) else {
            return self.read_long(written);
        };
        let known = self.short.get(&key).copied();
        let reading = known.unwrap_or_else(|| {
            let reading = self.read_anew(written);
            if !self.is_full {
                self.short.insert(key, reading);
            }
            reading
        });
        // What is passed over here may be read elsewhere.
        if let Some(key) = word.key.filter(|_| !self.is_full) {
            self.recent[recent_place(key.get())] = (key.get(), reading);
        }
        reading
    }

    fn read_long(&mut self, word: &str) -> Reading {
        if let Some(reading) = self.long.get(word) {
            return *reading;
        }
        let reading = self.read_anew(word);
        if !self.is_full {
            self.long.insert(word.into(), reading);
        }
        reading
    }

    fn read_anew(&mut self, word: &str) -> Reading {
        let folded = fold(word);
        if let Some((base, cut)) = split_contraction(&folded)
            && word.is_char_boundary(cut)
        {
            return Reading {
                lexeme: self.intern(base),
                look: Look::NegatedFrom(cut as u16),
            };
        }
        let folded = plain_number(folded);
        if let Some(cut) = unit_at(&folded).filter(|_| word.is_ascii()) {
            return Reading {
                lexeme: self.intern(&folded[..cut]),
                look: Look::UnitFrom((word.len() - (folded.len() - cut)) as u16),
            };
        }
        let look = match &*folded {
            "t" => Look::MayNegate,
            number if is_numeral(number) => Look::Numeral,
            _ if may_be_name(word) => Look::MayBeName,
            _ => Look::Plain,
        };
        let base = if is_plural_of_capitals(word) {
            &folded[..folded.len() - 1]
        } else {
            base_form(&folded)
        };
        Reading {
            lexeme: self.intern(base),
            look,
        }
    }

    /// The lexeme of a folded word.
    pub fn intern(&mut self, folded: &str) -> LexemeId {
        if let Some(id) = self.ids.get(folded) {
            return *id;
        }
        let known = Vocabulary::find(folded);
        if known.is_none() && self.is_full && folded != PASSED_OVER {
            return self.intern(PASSED_OVER);
        }
        let id = LexemeId(self.all.len() as u32);
        let traits = Traits::of(folded);
        let meaning = known.and_then(Meaning::of_known);
        let stem = stem(&self.stemmer, folded);
        self.all.push(Lexeme {
            folded: folded.into(),
            stem: stem.into(),
            is_function: traits.is_function(),
            is_known: known.is_some(),
            rarity: Vocabulary::rarity_of(known),
            salience: salience(meaning.as_ref()),
            meaning: meaning.map(Box::new),
        });
        self.uses.push(Use {
            traits,
            ..Use::default()
        });
        self.ids.insert(folded.into(), id);
        id
    }

    /// Begins to number distinct words anew.
    pub fn begin_answer(&mut self) {
        self.n_answers = self.n_answers.wrapping_add(1);
        if self.n_answers == 0 {
            self.uses.iter_mut().for_each(|used| used.answer = 0);
            self.n_answers = 1;
        }
    }

    /// A lexeme, or what stands for it where nobody knows it and the answer did not have it yet; what other answers had does
    /// not matter. From then on, until the answer ends, words that nobody knows are not remembered.
    #[inline(never)]
    pub fn or_passed_over(&mut self, lexeme: LexemeId) -> LexemeId {
        self.is_full = true;
        let is_here = self.uses[lexeme.0 as usize].answer == self.n_answers;
        if is_here || self.get(lexeme).is_known {
            lexeme
        } else {
            self.intern(PASSED_OVER)
        }
    }

    /// Ends what [`begin_answer`](Self::begin_answer) began. Returns whether words were passed over.
    pub fn end_answer(&mut self) -> bool {
        std::mem::take(&mut self.is_full)
    }

    /// Which of the answer's `distinct` words a lexeme is, to which it is added if it is new; and its traits.
    #[inline]
    pub fn note(&mut self, lexeme: LexemeId, distinct: &mut Vec<LexemeId>) -> Noted {
        let used = &mut self.uses[lexeme.0 as usize];
        let is_new = used.answer != self.n_answers;
        used.answer = self.n_answers;
        used.nth = select_unpredictable(is_new, distinct.len() as u32, used.nth);
        push_if(distinct, lexeme, is_new);
        Noted {
            nth: used.nth,
            is_new,
            traits: used.traits,
        }
    }

    /// Takes back that the answer used a word, which it did once.
    pub fn forget_use(&mut self, lexeme: LexemeId) {
        self.uses[lexeme.0 as usize].answer = 0;
    }

    /// The lexeme called `id`.
    pub fn get(&self, id: LexemeId) -> &Lexeme {
        &self.all[id.0 as usize]
    }

    /// How many words, as written, are remembered.
    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }
}

/// So many bits of a hash tell where among the words read last a word is: 64 KiB of them.
const RECENT_BITS: u32 = 12;

/// Where among the words read last a word is, if it is there.
fn recent_place(key: u64) -> usize {
    // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, 6.4): 2^64 by the golden ratio.
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - RECENT_BITS)) as usize
}

/// The bytes of a word as a number, if it is short.
fn short_key(text: &[u8], word: Written) -> Option<u128> {
    let len = word.end - word.start;
    if len > SHORT {
        return None;
    }
    if let Some(chunk) = text.get(word.start..).and_then(|rest| rest.first_chunk()) {
        return Some(u128::from_le_bytes(*chunk) & FIRST_BYTES[len]);
    }
    let bytes = text.get(word.start..word.end)?.iter().rev();
    Some(bytes.fold(0, |key, byte| key << 8 | u128::from(*byte)))
}

/// By number of bytes: a mask of so many lowest ones.
const FIRST_BYTES: [u128; SHORT + 1] = {
    let mut masks = [u128::MAX; SHORT + 1];
    let mut len = 0;
    while len < SHORT {
        masks[len] = (1 << (8 * len)) - 1;
        len += 1;
    }
    masks
};

/// A word without the ending of a possessive or of a short verb: `week's`, `it's`.
fn base_form(folded: &str) -> &str {
    let Some(apostrophe) = folded.rfind('\'') else {
        return folded;
    };
    match &folded[apostrophe + 1..] {
        "s" | "re" | "ll" | "ve" | "d" => &folded[..apostrophe],
        _ => folded,
    }
}

/// Whether `word` is several of what capitals stand for: `JWTs`, `VMs`. Stemmers take the `s` for a part of what has no vowel.
fn is_plural_of_capitals(word: &str) -> bool {
    let capitals = word.strip_suffix('s').unwrap_or_default();
    capitals.len() >= 2 && capitals.bytes().all(|byte| byte.is_ascii_uppercase())
}
