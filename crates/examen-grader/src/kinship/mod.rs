//! What the words of an answer are to a rubric: worked out once for each pair of a word and a rubric, and remembered.
//!
//! Everything a grade needs to know about a word and the words of a rubric is in its [`Kin`]: which units it matches,
//! which words of labels and lines it is like, whether the question has it. Answers to one question share most of their
//! words, so that nearly all of this is only looked up.

mod memory;

use std::cell::OnceCell;
use std::ops::Range;

use crate::answer::{AnswerReader, LexemeId, ReadAnswer, Word};
use crate::derived::LabelTies;
use crate::matching::{Matches, find_matches};
use crate::paraphrase::{Fill, Near};
use crate::room::Room;
use crate::rubric::CompiledRubric;

pub(crate) use memory::Memory;
use memory::Words;

/// What a word is to a rubric.
#[derive(Debug, Default)]
struct Kin {
    matches: Matches,
    is_asked: bool,
    weight_in_subject: Option<f64>,
    /// The subject of the labels that it names.
    subject: Option<u32>,
    /// Only worked out for rubrics whose labels are looked at.
    labels: OnceCell<LabelTies>,
    /// How like its best word of the subject it is, 0..=1, where points may be made in other words.
    nearness: Option<f64>,
    /// How many of its fills are words of lines.
    n_in_lines: u32,
}

/// What is asked of every word, and where the rest is: most words are nothing to most rubrics.
#[derive(Clone, Copy)]
struct Glance {
    place: u32,
    /// Where the words of lines and labels begin that it may stand for,
    fills: u32,
    /// where those of lines end,
    end_of_lines: u32,
    /// and where all end.
    end: u32,
    is_asked: bool,
    may_match: bool,
    is_subject: bool,
}

/// A distinct word of an answer.
struct Known {
    lexeme: LexemeId,
    glance: Glance,
}

/// What the words of one answer are to one rubric.
pub(crate) struct Kinship<'a> {
    pub rubric: &'a CompiledRubric,
    pub reader: &'a AnswerReader,
    /// By distinct word of the answer.
    known: Vec<Known>,
    words: &'a Words,
}

/// Room for the distinct words of an answer.
#[derive(Default)]
pub(crate) struct Kins(Vec<Known>);

impl<'a> Kinship<'a> {
    /// Looks up the words of `read`, and works out what `memory` does not know.
    pub fn new(
        rubric: &'a CompiledRubric,
        reader: &'a AnswerReader,
        read: &ReadAnswer,
        memory: &'a mut Memory,
        room: &Room,
    ) -> Self {
        let mut of_rubric = memory.of(&rubric.id, reader.age());
        let distinct = read.distinct.iter();
        let Kins(mut known) = room.kins.take();
        known.extend(distinct.map(|lexeme| Known {
            lexeme: *lexeme,
            glance: of_rubric.recall(*lexeme, || Kin::new(rubric, reader, *lexeme)),
        }));
        Self {
            rubric,
            reader,
            known,
            words: of_rubric.words(),
        }
    }

    /// Leaves room for the next answer.
    pub fn leave(mut self, room: &Room) {
        self.known.clear();
        room.kins.set(Kins(self.known));
    }

    /// What a word is to the units, if it is anything.
    pub fn matches(&self, word: &Word) -> Option<&Matches> {
        let glance = self.of(word).glance;
        glance.may_match.then(|| &self.kin(glance).matches)
    }

    /// Whether the question has the stem of a word.
    pub fn is_asked(&self, word: &Word) -> bool {
        self.of(word).glance.is_asked
    }

    /// The subject of the labels that a word names.
    pub fn subject(&self, word: &Word) -> Option<u32> {
        let glance = self.of(word).glance;
        glance.is_subject.then(|| self.kin(glance))?.subject
    }

    /// What a word weighs among the words that answers are made of, if it is one of them.
    pub fn weight_in_subject(&self, word: &Word) -> Option<f64> {
        self.kin(self.of(word).glance).weight_in_subject
    }

    /// How like its best word of the subject a word is, 0..=1.
    pub fn nearness(&self, word: &Word) -> Option<f64> {
        self.kin(self.of(word).glance).nearness
    }

    /// What a word is to the labels.
    pub fn labels(&self, word: &Word) -> &LabelTies {
        let Known { lexeme, glance } = self.of(word);
        self.kin(*glance).labels.get_or_init(|| {
            let words = &self.rubric.label_words;
            LabelTies::of(words, self.reader.lexeme_by_id(*lexeme), glance.is_asked)
        })
    }

    /// The words of lines that a word may stand for.
    pub fn fills_in_lines(&self, word: &Word) -> &'a [Fill] {
        &self.words.fills[self.of(word).glance.fills_in_lines()]
    }

    /// The words of lines and labels that a word may stand for.
    pub fn fills(&self, word: &Word) -> &'a [Fill] {
        &self.words.fills[self.of(word).glance.fills()]
    }

    fn of(&self, word: &Word) -> &Known {
        &self.known[word.nth as usize]
    }

    fn kin(&self, glance: Glance) -> &'a Kin {
        &self.words.kins[glance.place as usize]
    }
}

impl Glance {
    /// Of what is known of a word, kept at `place` and its `fills` there.
    fn of(kin: &Kin, place: u32, fills: Range<u32>) -> Self {
        Self {
            place,
            fills: fills.start,
            end_of_lines: fills.start + kin.n_in_lines,
            end: fills.end,
            is_asked: kin.is_asked,
            may_match: kin.matches.may_be(),
            is_subject: kin.subject.is_some(),
        }
    }

    fn fills_in_lines(self) -> Range<usize> {
        self.fills as usize..self.end_of_lines as usize
    }

    fn fills(self) -> Range<usize> {
        self.fills as usize..self.end as usize
    }
}

impl Kin {
    /// What a word is to a rubric, and the words of lines and labels that it may stand for: only worked out where points
    /// may be made in other words than those of lines.
    fn new(rubric: &CompiledRubric, reader: &AnswerReader, id: LexemeId) -> (Self, Box<[Fill]>) {
        let lexeme = reader.lexeme_by_id(id);
        let CompiledRubric {
            wording, neighbours, ..
        } = rubric;
        let Near {
            nearness,
            fills,
            n_in_lines,
        } = if wording.lines.is_empty() {
            Near::default()
        } else {
            neighbours.of(wording, lexeme)
        };
        let kin = Self {
            matches: find_matches(lexeme, &rubric.units),
            is_asked: rubric.prompt.contains(&lexeme.stem),
            weight_in_subject: rubric.subject.weight(&lexeme.stem),
            subject: rubric.roles.subject(&lexeme.stem).filter(|_| !lexeme.is_function),
            labels: OnceCell::new(),
            nearness,
            n_in_lines,
        };
        (kin, fills)
    }
}
