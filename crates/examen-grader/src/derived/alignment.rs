//! The best word of an answer for each word of the labels.

use std::hint::select_unpredictable;

use examen_bank::MatchKind;
use smallvec::SmallVec;

use super::aligned::Aligned;
use super::label_words::{LabelWord, LabelWords};
use super::numbers::{Figure, One};
use super::terms::LabelTerm;
use crate::answer::{AnswerReader, Lexeme, ReadAnswer, Word};
use crate::lexicon::{Opposites, are_synonyms, share_row};
use crate::roots::shares_root;
use crate::slips::slips_within;

/// Up to this likeness, the cosine less what is the question's in it, two words have nothing to do with each other,
const UNRELATED: f64 = 0.15;
/// from this one on they say the same,
const SAME: f64 = 0.75;
/// and are called synonyms from here.
const SYNONYM: f64 = 0.7;
/// What a word that says the same counts, of what the word itself counts.
const RELATED: f64 = 0.8;
/// What a word counts that just passes [`UNRELATED`], of [`RELATED`].
const BARELY_RELATED: f64 = 0.1;
/// What is added where a dictionary says that two words share a sense. It says so of rare senses too (*read* and *say*),
/// so the vectors keep a say.
const SENSE: f64 = 0.25;
/// Words of one root. The mean agreement is the same within .0001 from .75 to .95.
const ROOT: f64 = 0.85;
/// What a word of the question counts where it only stands for another word: whoever repeats the question has said
/// little. On the development data this brings .003.
const ECHOED: f64 = 0.5;

/// A word of labels that a word of an answer is like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LabelKin {
    /// Index of the label's word.
    pub(super) word: u32,
    /// How like the two are, 0..=1. In single precision, because an answer looks at hundreds of these.
    pub(super) likeness: f32,
    kind: MatchKind,
}

/// The word of an answer that is most like a word of labels.
#[derive(Clone, Copy, Debug)]
struct Nearest {
    /// Index of the word.
    at: u32,
    /// 0 where there is none.
    likeness: f32,
    kind: MatchKind,
}

impl Nearest {
    const NONE: Self = Self {
        at: 0,
        likeness: 0.0,
        kind: MatchKind::Related,
    };

    /// Takes another word where it is more like. Whether it is is as good as chance, so nothing is guessed at.
    fn offer(&mut self, at: u32, kin: &LabelKin) {
        let is_nearer = kin.likeness > self.likeness;
        self.at = select_unpredictable(is_nearer, at, self.at);
        self.likeness = select_unpredictable(is_nearer, kin.likeness, self.likeness);
        self.kind = select_unpredictable(is_nearer, kin.kind, self.kind);
    }

    /// Takes the label's word itself, unless there is a word already.
    fn settle(&mut self, at: u32, kind: MatchKind) {
        if self.likeness == 0.0 {
            *self = Self {
                at,
                likeness: 1.0,
                kind,
            };
        }
    }

    fn aligned(&self) -> Option<Aligned> {
        (self.likeness > 0.0).then_some(Aligned {
            word: self.at,
            last: self.at,
            likeness: f64::from(self.likeness),
            kind: self.kind,
        })
    }
}

/// What a word of an answer is to the labels.
#[derive(Clone, Debug, Default)]
pub(crate) struct LabelTies {
    /// The words of labels that it is like; none for words of grammar.
    pub(crate) kin: Box<[LabelKin]>,
    /// Whether it is a number other than `one`.
    is_number: bool,
}

/// What else a word of an answer may be to the labels, where it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MoreThanKin {
    /// Whether it may begin what stands for a phrase of a label.
    begins_phrase: bool,
    /// Whether it is a word of grammar that counts in a label.
    is_grammar: bool,
    /// Whether it is `one`, which may be a number.
    is_one: bool,
}

impl MoreThanKin {
    /// What `word` may be to the labels with these words.
    pub fn of(words: &LabelWords, word: &Lexeme) -> Self {
        let mut grammar = words.grammar.iter().map(|idx| &words.all[*idx as usize]);
        Self {
            begins_phrase: words.may_begin_phrase(&word.stem),
            is_grammar: word.is_function && grammar.any(|asked| asked.stem == word.stem),
            is_one: &*word.folded == "one",
        }
    }

    /// Whether it is anything.
    pub fn is_any(self) -> bool {
        self.begins_phrase | self.is_grammar | self.is_one
    }
}

/// The words of labels, each with its best word of an answer.
#[derive(Clone, Debug)]
pub(crate) struct Alignment {
    /// By word of the labels; of equals the first word of the answer.
    best: Vec<Nearest>,
    /// By phrase of the labels: where the answer says it otherwise.
    phrases: Vec<Option<Aligned>>,
    /// The numbers that the answer has and their words, where labels have some.
    numbers: Vec<(Figure, u32)>,
}

impl Alignment {
    /// Aligns the words of `read` with those of the labels; `ties` tells what a word is to them, and `more` what else it may
    /// be, where it stands.
    pub fn new<'a>(
        words: &LabelWords,
        reader: &AnswerReader,
        read: &ReadAnswer,
        more: impl Fn(&Word) -> Option<MoreThanKin>,
        ties: impl Fn(&Word) -> &'a LabelTies,
    ) -> Self {
        let mut alignment = Self {
            best: vec![Nearest::NONE; words.all.len()],
            phrases: Vec::new(),
            numbers: Vec::new(),
        };
        for at in &read.content {
            for kin in &ties(&read.words[*at as usize]).kin {
                alignment.best[kin.word as usize].offer(*at, kin);
            }
        }
        let has_more = !words.grammar.is_empty() || !words.phrases.is_empty();
        if has_more || words.has_numbers {
            let more = More::find(read, more);
            alignment.find_more(words, reader, read, &more);
        }
        if words.has_numbers {
            let content = read.content.iter().map(|at| (*at, &read.words[*at as usize]));
            let numbers = content.filter(|(_, word)| ties(word).is_number);
            let figures =
                numbers.filter_map(|(at, word)| Some((Figure::of(&reader.lexeme(word).folded)?, at)));
            alignment.numbers.extend(figures);
        }
        alignment
    }

    /// Finds the words of grammar that count in labels, the phrases that are said otherwise, and `one` where it is a
    /// number.
    fn find_more(&mut self, words: &LabelWords, reader: &AnswerReader, read: &ReadAnswer, more: &More) {
        for at in &more.grammar {
            self.note_grammar(words, *at, reader.lexeme(&read.words[*at as usize]));
        }
        let phrases = words.phrases.iter();
        self.phrases = phrases
            .map(|phrase| phrase.find(&more.starts, reader, read))
            .collect();
        let ones = more.ones.iter();
        let mut ones = ones.map(|at| (*at, one_at(reader, read, *at as usize)));
        if let Some((at, _)) = ones.clone().find(|(_, one)| one.may_be_number()) {
            self.note_one(words, at, reader.lexeme(&read.words[at as usize]));
        }
        if let Some((at, _)) = ones.find(|(_, one)| one.is_number()) {
            self.numbers.push((Figure::Number(1), at));
        }
    }

    fn note_grammar(&mut self, words: &LabelWords, at: u32, lexeme: &Lexeme) {
        for idx in &words.grammar {
            let asked = &words.all[*idx as usize];
            if asked.stem == lexeme.stem {
                self.best[*idx as usize].settle(at, kind_of_same(asked, lexeme));
            }
        }
    }

    fn note_one(&mut self, words: &LabelWords, at: u32, lexeme: &Lexeme) {
        for idx in &words.ones {
            let kind = match &words.all[*idx as usize] {
                asked if asked.stem == lexeme.stem => MatchKind::Exact,
                _ => MatchKind::Synonym,
            };
            self.best[*idx as usize].settle(at, kind);
        }
    }

    /// The first other number than these that the answer has.
    pub(super) fn number_beside(&self, known: &[Figure]) -> Option<u32> {
        let other = self.numbers.iter().find(|(number, _)| !known.contains(number));
        other.map(|(_, at)| *at)
    }

    /// The best word of the answer for a word of a label, or what stands for the phrase it belongs to.
    pub(super) fn best(&self, term: &LabelTerm) -> Option<Aligned> {
        let word = self.best[term.word as usize].aligned();
        let phrase = term.phrase.and_then(|phrase| *self.phrases.get(phrase as usize)?);
        match word {
            Some(word) if word.likeness >= 1.0 => Some(word),
            word => phrase.or(word),
        }
    }
}

/// What `one` is at the word `at`, where it stands.
fn one_at(reader: &AnswerReader, read: &ReadAnswer, at: usize) -> One {
    let folded = |at: usize| read.words.get(at).map_or("", |word| &*reader.lexeme(word).folded);
    One::between(at.checked_sub(1).map_or("", folded), folded(at + 1))
}

/// The words of an answer that are more to labels than like their words, in order.
#[derive(Debug, Default)]
struct More {
    grammar: SmallVec<[u32; 16]>,
    /// Those that may begin what stands for a phrase.
    starts: SmallVec<[u32; 8]>,
    ones: SmallVec<[u32; 4]>,
}

impl More {
    fn find(read: &ReadAnswer, more_than_kin: impl Fn(&Word) -> Option<MoreThanKin>) -> Self {
        let mut more = Self::default();
        for (at, word) in (0..).zip(&read.words) {
            let found = more_than_kin(word).filter(|_| !read.is_code(at as usize));
            if let Some(MoreThanKin {
                begins_phrase,
                is_grammar,
                is_one,
            }) = found
            {
                more.starts.extend(begins_phrase.then_some(at));
                more.grammar.extend(is_grammar.then_some(at));
                more.ones.extend(is_one.then_some(at));
            }
        }
        more
    }
}

impl LabelTies {
    /// What `word` is to the labels; it counts less where it is the question's and only stands for another.
    pub fn of(words: &LabelWords, word: &Lexeme, is_asked: bool) -> Self {
        Self {
            kin: if word.is_function {
                Box::default()
            } else {
                let kin: SmallVec<[LabelKin; 32]> = label_kin(words, word, is_asked).collect();
                kin.as_slice().into()
            },
            is_number: matches!(Figure::of(&word.folded), Some(Figure::Number(_))),
        }
    }
}

/// The words of labels that a content word is like.
fn label_kin(words: &LabelWords, word: &Lexeme, is_asked: bool) -> impl Iterator<Item = LabelKin> {
    let meaning = word.meaning.as_deref();
    let topic_share = words.topic().share_of(meaning);
    let opposites = Opposites::of(meaning);
    let indexed = (0_u32..).zip(&words.all);
    indexed.filter_map(move |(idx, asked)| {
        let (likeness, kind) = if asked.stem == word.stem {
            (1.0, kind_of_same(asked, word))
        } else if opposites.have(asked.meaning.as_deref()) {
            return None;
        } else {
            let (likeness, kind) = likeness(asked, word, topic_share)?;
            (if is_asked { likeness * ECHOED } else { likeness }, kind)
        };
        Some(LabelKin {
            word: idx,
            likeness: likeness as f32,
            kind,
        })
    })
}

/// How a word with the stem of a label's word matches it.
fn kind_of_same(asked: &LabelWord, word: &Lexeme) -> MatchKind {
    if asked.text == word.folded {
        MatchKind::Exact
    } else {
        MatchKind::Inflected
    }
}

/// How like a word of a label another word is, whose meaning is so far that of the question.
fn likeness(asked: &LabelWord, word: &Lexeme, topic_share: f64) -> Option<(f64, MatchKind)> {
    if let Some(figure) = asked.figure {
        return figure.is_also(&word.folded).then_some((1.0, MatchKind::Synonym));
    }
    if asked.as_grammar.is_some() {
        return None;
    }
    if let Some(likeness) = misspelt(&asked.text, word) {
        return Some((likeness, MatchKind::Misspelt));
    }
    if share_row(asked.meaning.as_deref(), word.meaning.as_deref()) {
        return None;
    }
    if shares_root(&asked.text, &word.folded) {
        return Some((ROOT, MatchKind::Related));
    }
    let in_topic = asked.topic_share * topic_share;
    let (asked, meaning) = (asked.meaning.as_deref()?, word.meaning.as_deref()?);
    let cosine = asked.cosine(meaning);
    let share = (cosine - in_topic - UNRELATED) / (SAME - UNRELATED);
    let by_vector = if share > 0.0 {
        RELATED * (BARELY_RELATED + (1.0 - BARELY_RELATED) * share)
    } else {
        0.0
    };
    let shares_sense = by_vector < RELATED && are_synonyms(asked, meaning);
    let likeness = RELATED.min(by_vector + if shares_sense { SENSE } else { 0.0 });
    let kind = if shares_sense || cosine >= SYNONYM {
        MatchKind::Synonym
    } else {
        MatchKind::Related
    };
    (likeness > 0.0).then_some((likeness, kind))
}

/// A word nobody knows, one or two slips from the term.
fn misspelt(asked: &str, word: &Lexeme) -> Option<f64> {
    let folded = &*word.folded;
    let len = asked.len().min(folded.len());
    if word.is_known
        || len < 4
        || asked.len().abs_diff(folded.len()) > 2
        || asked.as_bytes()[0] != folded.as_bytes()[0]
    {
        return None;
    }
    match slips_within(asked, folded, 2)? {
        1 => Some(if len >= 5 { 0.95 } else { 0.85 }),
        2 if len >= 8 => Some(0.85),
        _ => None,
    }
}
