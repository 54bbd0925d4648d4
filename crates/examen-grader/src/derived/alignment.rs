//! The best word of an answer for each word of the labels.

use examen_bank::MatchKind;

use super::aligned::Aligned;
use super::label_words::{LabelWord, LabelWords};
use super::numbers::{Figure, One};
use super::terms::LabelTerm;
use crate::answer::{AnswerReader, Lexeme, ReadAnswer, Word};
use crate::lexicon::are_synonyms;
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

/// The words of labels, each with its best word of an answer.
#[derive(Clone, Debug)]
pub(crate) struct Alignment {
    /// By word of the labels; of equals the first word of the answer.
    best: Vec<Option<Aligned>>,
    /// By phrase of the labels: where the answer says it otherwise.
    phrases: Vec<Option<Aligned>>,
    /// The numbers that the answer has, where labels have some.
    numbers: Vec<Figure>,
}

impl Alignment {
    /// Aligns the words of `read` with those of the labels; `kin` tells the words of labels that a word is like.
    pub fn new<'a>(
        words: &LabelWords,
        reader: &AnswerReader,
        read: &ReadAnswer,
        kin: impl Fn(&Word) -> &'a [LabelKin],
    ) -> Self {
        let mut alignment = Self {
            best: vec![None; words.all.len()],
            phrases: words
                .phrases
                .iter()
                .map(|phrase| phrase.find(reader, read))
                .collect(),
            numbers: Vec::new(),
        };
        for at in &read.content {
            for LabelKin { word, likeness, kind } in kin(&read.words[*at as usize]) {
                let best = &mut alignment.best[*word as usize];
                let likeness = f64::from(*likeness);
                if best.is_none_or(|best| likeness > best.likeness) {
                    *best = Some(Aligned {
                        word: *at,
                        last: *at,
                        likeness,
                        kind: *kind,
                    });
                }
            }
        }
        alignment.find_grammar(words, reader, read);
        alignment.find_one(words, reader, read);
        if words.has_numbers {
            alignment.numbers = numbers(reader, read);
        }
        alignment
    }

    /// Finds the words of grammar that count in labels.
    fn find_grammar(&mut self, words: &LabelWords, reader: &AnswerReader, read: &ReadAnswer) {
        if words.grammar.is_empty() {
            return;
        }
        let mut n_seen = 0;
        for (at, word) in read.words.iter().enumerate() {
            // What an answer with code in it says first may be code.
            let may_be_first = word.nth == n_seen || read.has_code;
            n_seen = n_seen.max(word.nth + 1);
            if may_be_first && word.traits.is_function() && !read.is_code(at) {
                self.note_grammar(words, at as u32, reader.lexeme(word));
            }
        }
    }

    fn note_grammar(&mut self, words: &LabelWords, at: u32, lexeme: &Lexeme) {
        for idx in &words.grammar {
            let asked = &words.all[*idx as usize];
            let best = &mut self.best[*idx as usize];
            if best.is_none() && asked.stem == lexeme.stem {
                *best = Some(Aligned::whole(at, kind_of_same(asked, lexeme)));
            }
        }
    }

    /// Finds `one` where it is a number that counts in labels.
    fn find_one(&mut self, words: &LabelWords, reader: &AnswerReader, read: &ReadAnswer) {
        if words.ones.is_empty() {
            return;
        }
        let is_number =
            |at: &usize| one_at(reader, read, *at).is_some_and(One::may_be_number) && !read.is_code(*at);
        let Some(at) = (0..read.words.len()).find(is_number) else {
            return;
        };
        let lexeme = reader.lexeme(&read.words[at]);
        for idx in &words.ones {
            let kind = match &words.all[*idx as usize] {
                asked if asked.stem == lexeme.stem => MatchKind::Exact,
                _ => MatchKind::Synonym,
            };
            self.best[*idx as usize].get_or_insert(Aligned::whole(at as u32, kind));
        }
    }

    /// Whether the answer has another number than these.
    pub(super) fn has_number_beside(&self, known: &[Figure]) -> bool {
        self.numbers.iter().any(|number| !known.contains(number))
    }

    /// The best word of the answer for a word of a label, or what stands for the phrase it belongs to.
    pub(super) fn best(&self, term: &LabelTerm) -> Option<Aligned> {
        let word = self.best[term.word as usize];
        let phrase = term.phrase.and_then(|phrase| self.phrases[phrase as usize]);
        match word {
            Some(word) if word.likeness >= 1.0 => Some(word),
            word => phrase.or(word),
        }
    }
}

/// The numbers of an answer, each once for each way it is written; `one` where it counts.
fn numbers(reader: &AnswerReader, read: &ReadAnswer) -> Vec<Figure> {
    let folded = |at: u32| &*reader.lexeme(&read.words[at as usize]).folded;
    let figures = read.content.iter().filter_map(|at| Figure::of(folded(*at)));
    let is_one = |at: usize| one_at(reader, read, at).is_some_and(One::is_number);
    let one = (0..read.words.len()).any(is_one).then_some(Figure::Number(1));
    figures
        .chain(one)
        .filter(|figure| matches!(figure, Figure::Number(_)))
        .collect()
}

/// What `one` is at the word `at`, if it stands there.
fn one_at(reader: &AnswerReader, read: &ReadAnswer, at: usize) -> Option<One> {
    let folded = |at: usize| read.words.get(at).map_or("", |word| &*reader.lexeme(word).folded);
    let before = || at.checked_sub(1).map_or("", folded);
    (folded(at) == "one").then(|| One::between(before(), folded(at + 1)))
}

/// The words of labels that `word` is like; it counts less where it is the question's and only stands for another.
pub(crate) fn label_kin(words: &LabelWords, word: &Lexeme, is_asked: bool) -> impl Iterator<Item = LabelKin> {
    let topic_share = words.topic().share_of(word.meaning.as_deref());
    let indexed = (0_u32..).zip(&words.all);
    indexed.filter_map(move |(idx, asked)| {
        let (likeness, kind) = if asked.stem == word.stem {
            (1.0, kind_of_same(asked, word))
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
