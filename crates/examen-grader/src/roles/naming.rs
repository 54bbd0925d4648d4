//! Where an answer names the subjects of a rubric.

use std::cell::OnceCell;
use std::ops::Range;

use smallvec::SmallVec;

use crate::answer::{Lexeme, ReadAnswer, Sentence};
use crate::kinship::Kinship;

/// A place where a subject of the rubric is named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub at: u32,
    pub subject: u32,
}

/// The subjects that an answer names; nothing is looked up before somebody asks.
pub(super) struct Naming<'a> {
    pub kinship: &'a Kinship<'a>,
    pub read: &'a ReadAnswer,
    named: OnceCell<SmallVec<[Named; 32]>>,
}

impl<'a> Naming<'a> {
    pub fn new(kinship: &'a Kinship<'a>, read: &'a ReadAnswer) -> Self {
        Self {
            kinship,
            read,
            named: OnceCell::new(),
        }
    }

    /// The subjects that a sentence names.
    pub fn of_sentence(&self, sentence: u32) -> &[Named] {
        let Sentence { first, end, .. } = self.read.sentences[sentence as usize];
        let named = self.named.get_or_init(|| {
            let words = (0..).zip(&self.read.words);
            let named = words.filter_map(|(at, word)| {
                let subject = self.kinship.subject(word)?;
                Some(Named { at, subject })
            });
            named.collect()
        });
        let from = named.partition_point(|named| named.at < first);
        let to = named.partition_point(|named| named.at < end);
        &named[from..to]
    }

    pub fn lexeme(&self, at: u32) -> &Lexeme {
        self.kinship.reader.lexeme(&self.read.words[at as usize])
    }

    /// The content words in a range of words.
    pub fn content(&self, range: Range<u32>) -> impl DoubleEndedIterator<Item = u32> + Clone {
        range.filter(|at| !self.read.words[*at as usize].traits.is_function())
    }
}
