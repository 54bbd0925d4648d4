//! What the words of an answer are to a rubric: worked out once for each pair of a word and a rubric, and remembered.
//!
//! Everything a grade needs to know about a word and the words of a rubric is in its [`Kin`]: which units it matches,
//! which words of labels and lines it is like, whether the question has it. Answers to one question share most of their
//! words, so that nearly all of this is only looked up.

mod glance;
mod memory;

use std::cell::OnceCell;

use crate::answer::{AnswerReader, LexemeId, ReadAnswer, Word};
use crate::derived::{LabelTies, MoreThanKin};
use crate::matching::{Matches, find_matches};
use crate::paraphrase::{Fill, Near, SubjectWord};
use crate::rubric::CompiledRubric;

use glance::Glance;
pub(crate) use memory::Memory;

/// What a word is to a rubric.
#[derive(Debug, Default)]
struct Kin {
    matches: Matches,
    is_asked: bool,
    /// Whether it may stand for words of lines.
    may_fill: bool,
    in_subject: Option<SubjectWord>,
    /// What it may be to the labels beside being like their words.
    more: MoreThanKin,
    /// The subject of the labels that it names.
    subject: Option<u32>,
    /// Only worked out for rubrics whose labels are looked at.
    labels: OnceCell<LabelTies>,
    /// Only worked out where points may be made in other words.
    near: OnceCell<Near>,
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
    kins: &'a [Kin],
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
        room: Kins,
    ) -> Self {
        let mut of_rubric = memory.of(&rubric.id, reader.age());
        let distinct = read.distinct.iter();
        let Kins(mut known) = room;
        known.extend(distinct.map(|lexeme| Known {
            lexeme: *lexeme,
            glance: of_rubric.recall(*lexeme, || Kin::new(rubric, reader, *lexeme)),
        }));
        Self {
            rubric,
            reader,
            known,
            kins: of_rubric.kins(),
        }
    }

    /// Room for the next answer.
    pub fn leave(mut self) -> Kins {
        self.known.clear();
        Kins(self.known)
    }

    /// What a word is to the units, if it is anything.
    pub fn matches(&self, word: &Word) -> Option<&Matches> {
        let glance = self.of(word).glance;
        glance.may_match().then(|| &self.kin(glance).matches)
    }

    /// Whether the question has the stem of a word.
    pub fn is_asked(&self, word: &Word) -> bool {
        self.of(word).glance.is_asked()
    }

    /// The subject of the labels that a word names.
    pub fn subject(&self, word: &Word) -> Option<u32> {
        let glance = self.of(word).glance;
        glance.is_subject().then(|| self.kin(glance))?.subject
    }

    /// Which one of the words that answers are made of a word is, if it is one of them.
    pub fn in_subject(&self, word: &Word) -> Option<SubjectWord> {
        self.kin(self.of(word).glance).in_subject
    }

    /// How like its best word of the subject a word is, 0..=1.
    pub fn nearness(&self, word: &Word) -> Option<f64> {
        self.near(word).nearness
    }

    /// What a word may be to the labels beside being like their words, if it may be anything.
    pub fn more_than_kin(&self, word: &Word) -> Option<MoreThanKin> {
        let glance = self.of(word).glance;
        glance.says_more().then(|| self.kin(glance).more)
    }

    /// What a word is to the labels.
    pub fn labels(&self, word: &Word) -> &LabelTies {
        let Known { lexeme, glance } = self.of(word);
        self.kin(*glance).labels.get_or_init(|| {
            let words = &self.rubric.label_words;
            LabelTies::of(words, self.reader.lexeme_by_id(*lexeme), glance.is_asked())
        })
    }

    /// The words of lines that a word may stand for; none for words of the question, which would be there in any answer.
    pub fn fills_in_lines(&self, word: &Word) -> &[Fill] {
        if !self.of(word).glance.may_fill() {
            return &[];
        }
        let Near {
            fills, n_in_lines, ..
        } = self.near(word);
        &fills[..*n_in_lines as usize]
    }

    /// The words of lines and labels that a word may stand for.
    pub fn fills(&self, word: &Word) -> &[Fill] {
        &self.near(word).fills
    }

    fn near(&self, word: &Word) -> &Near {
        let Known { lexeme, glance } = self.of(word);
        let kin = self.kin(*glance);
        kin.near
            .get_or_init(|| self.rubric.near(self.reader.lexeme_by_id(*lexeme)))
    }

    fn of(&self, word: &Word) -> &Known {
        &self.known[word.nth as usize]
    }

    fn kin(&self, glance: Glance) -> &'a Kin {
        &self.kins[glance.place()]
    }
}

impl Kin {
    fn new(rubric: &CompiledRubric, reader: &AnswerReader, id: LexemeId) -> Self {
        let lexeme = reader.lexeme_by_id(id);
        let is_asked = rubric.prompt.contains(&lexeme.stem);
        let near = OnceCell::new();
        // Words of grammar are like nothing but themselves, and few lines have any.
        let may_fill = || !lexeme.is_function || near.get_or_init(|| rubric.near(lexeme)).n_in_lines > 0;
        let may_fill = !is_asked && may_fill();
        Self {
            matches: find_matches(lexeme, &rubric.units),
            is_asked,
            may_fill,
            in_subject: rubric.subject.word(&lexeme.stem),
            more: MoreThanKin::of(&rubric.label_words, lexeme),
            subject: rubric.roles.subject(&lexeme.stem).filter(|_| !lexeme.is_function),
            labels: OnceCell::new(),
            near,
        }
    }
}
