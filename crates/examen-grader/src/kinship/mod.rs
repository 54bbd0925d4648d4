//! What the words of an answer are to a rubric: worked out once for each pair of a word and a rubric, and remembered.
//!
//! Everything a grade needs to know about a word and the words of a rubric is in its [`Kin`]: which units it matches,
//! which words of labels and lines it is like, whether the question has it. Answers to one question share most of their
//! words, so that nearly all of this is only looked up.

mod memory;

use std::cell::OnceCell;
use std::rc::Rc;

use crate::answer::{AnswerReader, LexemeId, ReadAnswer, Word};
use crate::derived::{LabelKin, label_kin};
use crate::matching::{Matches, find_matches};
use crate::paraphrase::{Fill, Near};
use crate::room::Room;
use crate::rubric::CompiledRubric;

pub(crate) use memory::Memory;

/// What a word is to a rubric.
#[derive(Debug)]
struct Kin {
    matches: Matches,
    is_asked: bool,
    weight_in_subject: Option<f64>,
    /// Only worked out for rubrics whose labels are looked at.
    labels: OnceCell<Box<[LabelKin]>>,
    /// Only worked out where points may be made in other words.
    near: OnceCell<Near>,
}

/// What the words of one answer are to one rubric.
pub(crate) struct Kinship<'a> {
    pub rubric: &'a CompiledRubric,
    pub reader: &'a AnswerReader,
    kins: Kins,
}

/// By distinct word of the answer.
#[derive(Default)]
pub(crate) struct Kins(Vec<(LexemeId, Rc<Kin>)>);

impl<'a> Kinship<'a> {
    /// Looks up the words of `read`, and works out what `memory` does not know.
    pub fn new(
        rubric: &'a CompiledRubric,
        reader: &'a AnswerReader,
        read: &ReadAnswer,
        memory: &mut Memory,
        room: &Room,
    ) -> Self {
        let mut of_rubric = memory.of(&rubric.id, reader.age());
        let distinct = read.distinct.iter();
        let mut kins = room.kins.take();
        let kin = |id: &LexemeId| (*id, of_rubric.recall(*id, || Kin::new(rubric, reader, *id)));
        kins.0.extend(distinct.map(kin));
        Self { kins, rubric, reader }
    }

    /// Leaves room for the next answer.
    pub fn leave(mut self, room: &Room) {
        self.kins.0.clear();
        room.kins.set(self.kins);
    }

    /// What a word is to the units.
    pub fn matches(&self, word: &Word) -> &Matches {
        &self.of(word).1.matches
    }

    /// Whether the question has the stem of a word.
    pub fn is_asked(&self, word: &Word) -> bool {
        self.of(word).1.is_asked
    }

    /// What a word weighs among the words that answers are made of, if it is one of them.
    pub fn weight_in_subject(&self, word: &Word) -> Option<f64> {
        self.of(word).1.weight_in_subject
    }

    /// How like its best word of the subject a word is, 0..=1.
    pub fn nearness(&self, word: &Word) -> Option<f64> {
        self.near(word).nearness
    }

    /// The words of labels that a word is like.
    pub fn labels(&self, word: &Word) -> &[LabelKin] {
        let (lexeme, kin) = self.of(word);
        kin.labels.get_or_init(|| {
            let words = &self.rubric.label_words;
            label_kin(words, self.reader.lexeme_by_id(*lexeme), kin.is_asked).collect()
        })
    }

    /// The words of lines and labels that a word may stand for.
    pub fn fills(&self, word: &Word) -> &[Fill] {
        &self.near(word).fills
    }

    /// How a word may stand for a term of the lines and labels, if it may.
    pub fn fill(&self, word: &Word, term: u32) -> Option<Fill> {
        let fills = self.fills(word);
        let found = fills.binary_search_by_key(&term, |fill| fill.term).ok();
        found.map(|at| fills[at])
    }

    fn near(&self, word: &Word) -> &Near {
        let (lexeme, kin) = self.of(word);
        kin.near.get_or_init(|| {
            let CompiledRubric {
                wording, neighbours, ..
            } = self.rubric;
            neighbours.of(wording, self.reader.lexeme_by_id(*lexeme))
        })
    }

    fn of(&self, word: &Word) -> &(LexemeId, Rc<Kin>) {
        &self.kins.0[word.nth as usize]
    }
}

impl Kin {
    fn new(rubric: &CompiledRubric, reader: &AnswerReader, id: LexemeId) -> Self {
        let lexeme = reader.lexeme_by_id(id);
        Self {
            matches: find_matches(lexeme, &rubric.units),
            is_asked: rubric.prompt.contains(&lexeme.stem),
            weight_in_subject: rubric.subject.weight(&lexeme.stem),
            labels: OnceCell::new(),
            near: OnceCell::new(),
        }
    }
}
