//! An answer read for grading: words with their ranges, grouped into clauses, sentences and blocks.

mod apostrophes;
mod bare_list;
mod between;
mod comparatives;
mod fold;
mod function_words;
mod irregular;
mod lexemes;
mod markdown;
mod names;
mod numerals;
mod plain;
mod reader;
mod run;
mod sentences;
mod spellings;
mod stems;
mod words;

pub use fold::composed;
pub(crate) use function_words::is_function_word;
pub(crate) use lexemes::{Lexeme, LexemeId, Traits};
pub(crate) use numerals::parts_thousands;
pub(crate) use reader::AnswerReader;
pub(crate) use sentences::{Form, Sentence};
pub(crate) use spellings::other_spelling;
pub(crate) use words::{Gap, split_words};

use examen_bank::TextRange;

use run::Run;
pub(crate) use run::RunKind;

/// One word of an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The word as a dictionary has it.
    pub lexeme: LexemeId,
    /// Which of the distinct words of the answer it is.
    pub nth: u32,
    /// Index of its sentence.
    pub sentence: u32,
    /// What stands between it and the word before.
    pub gap: Gap,
    /// What is asked of it most often.
    pub traits: Traits,
}

/// An answer read for grading. Word and sentence indices count from 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadAnswer {
    /// Every word that counts, in order.
    pub words: Vec<Word>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Each word once, in the order of first use.
    pub distinct: Vec<LexemeId>,
    /// Index of the first use of each distinct content word of the prose, in order.
    pub content: Vec<u32>,
    /// The abbreviations that it explains.
    pub acronyms: Vec<ExplainedAcronym>,
    /// The stretches of text that count.
    runs: Vec<Run>,
    /// Whether some of it is fenced code.
    pub has_code: bool,
}

/// An abbreviation of one word that an answer explains.
#[derive(Clone, Debug)]
pub(crate) struct ExplainedAcronym {
    pub short: LexemeId,
    /// The words it stands for, at least two.
    pub long: Vec<LexemeId>,
}

impl ReadAnswer {
    /// Forgets everything but the room it takes.
    fn clear(&mut self) {
        self.words.clear();
        self.sentences.clear();
        self.distinct.clear();
        self.content.clear();
        self.acronyms.clear();
        self.runs.clear();
        self.has_code = false;
    }

    /// Whether the bytes `start..end` lie in text that counts.
    pub fn counts(&self, start: usize, end: usize) -> bool {
        let idx = self.runs.partition_point(|run| run.end <= start);
        self.runs
            .get(idx)
            .is_some_and(|run| run.start <= start && end <= run.end)
    }

    /// Whether the word at `idx` stands in fenced code.
    pub fn is_code(&self, idx: usize) -> bool {
        self.sentence_of(idx).kind == RunKind::Code
    }

    /// The sentence of the word at `idx`.
    pub fn sentence_of(&self, idx: usize) -> &Sentence {
        &self.sentences[self.words[idx].sentence as usize]
    }

    /// The words of a sentence.
    pub fn words_of(&self, sentence: &Sentence) -> &[Word] {
        &self.words[sentence.first as usize..sentence.end as usize]
    }

    /// The bytes of a sentence.
    pub fn range_of(&self, sentence: &Sentence) -> TextRange {
        let words = self.words_of(sentence);
        let start = words.first().map_or(0, |word| word.start as usize);
        TextRange::new(start, words.last().map_or(start, |word| word.end as usize))
    }

    /// Index of the first word that ends after byte `offset`.
    pub fn word_at(&self, offset: usize) -> usize {
        self.words.partition_point(|word| (word.end as usize) <= offset)
    }
}
