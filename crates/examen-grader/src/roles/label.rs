//! A label taken apart: what it says of what, and who does what in it.

use std::ops::Range;

use examen_bank::{Alternative, LineKind, Point, TermKind};

use crate::answer::{AnswerReader, ReadAnswer};
use crate::clauses::Clauses;
use crate::rubric::ReadLabel;

/// A content word of a label.
#[derive(Clone, Debug)]
pub(super) struct LabelWord {
    pub text: Box<str>,
    pub stem: Box<str>,
}

/// A subject and the words that go with it, itself among them.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub subject: LabelWord,
    /// Sorted.
    pub stems: Vec<Box<str>>,
    pub prefixes: Vec<Box<str>>,
}

/// A label taken apart.
pub(super) struct Stated {
    /// The content words of its first clause,
    pub first_clause: Vec<LabelWord>,
    /// and whether that is in the passive.
    pub is_passive: bool,
    /// All content words, as stems.
    pub stems: Vec<Box<str>>,
    /// All words of grammar.
    pub grammar: Vec<Box<str>>,
    /// The content words of each clause, as stems.
    pub clauses: Vec<Vec<Box<str>>>,
    /// What it says of its first word, with the words of the lines.
    pub whole: Option<Said>,
    /// Parts that say something of two things.
    pub halves: Vec<[Said; 2]>,
}

impl Stated {
    /// None for a misconception, and for a point without lines.
    pub fn of(point: &Point, label: &ReadLabel<'_>, reader: &mut AnswerReader) -> Option<Self> {
        let alternatives = point.lines.iter().filter(|line| line.kind != LineKind::Not);
        let alternatives: Vec<&Alternative> = alternatives.flat_map(|line| &line.alternatives).collect();
        if point.is_misconception() || alternatives.is_empty() {
            return None;
        }
        let read = &label.as_answer;
        let lines: Vec<Words> = alternatives
            .iter()
            .map(|alternative| Words::of_line(alternative, reader))
            .collect();
        let label = Label { read, reader };
        let all = label.words(0..read.words.len() as u32);
        let sentence = read.sentences.first()?;
        let first = Clauses::of(sentence, &read.words, reader).each().next()?;
        let mut words = Words::of_label(&all);
        lines.iter().for_each(|line| words.add(line));
        Some(Self {
            is_passive: label.is_passive(first.clone()),
            first_clause: label.words(first),
            stems: Words::of_label(&all).stems,
            grammar: label.grammar(),
            clauses: label.clauses(),
            whole: all.first().map(|subject| words.said(subject)),
            halves: label.halves(&lines),
        })
    }
}

/// A label that was read.
struct Label<'a> {
    read: &'a ReadAnswer,
    reader: &'a AnswerReader,
}

impl Label<'_> {
    fn words(&self, range: Range<u32>) -> Vec<LabelWord> {
        let words = &self.read.words[range.start as usize..range.end as usize];
        let lexemes = words.iter().map(|word| self.reader.lexeme(word));
        let content = lexemes.filter(|lexeme| !lexeme.is_function);
        content
            .map(|lexeme| LabelWord {
                text: lexeme.folded.clone(),
                stem: lexeme.stem.clone(),
            })
            .collect()
    }

    fn grammar(&self) -> Vec<Box<str>> {
        let lexemes = self.read.words.iter().map(|word| self.reader.lexeme(word));
        let grammar = lexemes.filter(|lexeme| lexeme.is_function);
        grammar.map(|lexeme| lexeme.folded.clone()).collect()
    }

    fn clauses(&self) -> Vec<Vec<Box<str>>> {
        let sentences = self.read.sentences.iter();
        let clauses = sentences.flat_map(|sentence| {
            let clauses = Clauses::of(sentence, &self.read.words, self.reader);
            let stems = clauses
                .each()
                .map(|clause| Words::of_label(&self.words(clause)).stems);
            stems.collect::<Vec<_>>()
        });
        clauses.collect()
    }

    fn is_passive(&self, range: Range<u32>) -> bool {
        let words = &self.read.words[range.start as usize..range.end as usize];
        words.iter().any(|word| &*self.reader.lexeme(word).stem == "be")
    }

    /// The parts that say something of two things. The words of a line go with the half of which it has a word.
    fn halves(&self, lines: &[Words]) -> Vec<[Said; 2]> {
        let mut halves = Vec::new();
        for sentence in &self.read.sentences {
            let clauses = Clauses::of(sentence, &self.read.words, self.reader);
            for (one, other) in clauses.pairs() {
                halves.extend(contrast([self.words(one), self.words(other)], lines));
            }
        }
        halves
    }
}

/// What two parts of a label say of two things, if each has words of its own.
fn contrast([one, other]: [Vec<LabelWord>; 2], lines: &[Words]) -> Option<[Said; 2]> {
    let own = |words: &[LabelWord], others: &[LabelWord]| -> Vec<LabelWord> {
        let is_own = |word: &&LabelWord| others.iter().all(|other| other.stem != word.stem);
        words.iter().filter(is_own).cloned().collect()
    };
    let (one, other) = (own(&one, &other), own(&other, &one));
    let (subject, second) = (one.first()?, other.first()?);
    let (one, other) = (Words::of_label(&one), Words::of_label(&other));
    let (mut more, mut others) = (one.clone(), other.clone());
    for line in lines.iter().filter(|line| !line.is_lone) {
        match (line.shares(&one), line.shares(&other)) {
            (true, false) => more.add(line),
            (false, true) => others.add(line),
            _ => {}
        }
    }
    Some([more.said(subject), others.said(second)])
}

/// Words as stems and beginnings.
#[derive(Clone, Debug, Default)]
struct Words {
    stems: Vec<Box<str>>,
    prefixes: Vec<Box<str>>,
    /// Whether they fill a slot that stands alone, and so say nothing of anything.
    is_lone: bool,
}

impl Words {
    fn of_label(words: &[LabelWord]) -> Self {
        Self {
            stems: words.iter().map(|word| word.stem.clone()).collect(),
            ..Self::default()
        }
    }

    /// The content words of an alternative.
    fn of_line(alternative: &Alternative, reader: &mut AnswerReader) -> Self {
        let mut words = Self {
            is_lone: alternative.slots.len() < 2,
            ..Self::default()
        };
        let terms = alternative.slots.iter().flat_map(|slot| &slot.options);
        for term in terms.filter(|term| term.kind != TermKind::Literal) {
            let text = term.text.trim_end_matches('*');
            let is_prefix = term.kind == TermKind::Prefix || text.len() < term.text.len();
            let tokens = reader.tokens(text);
            for (idx, token) in tokens.iter().enumerate() {
                let lexeme = reader.lexeme_by_id(*token);
                if is_prefix && idx + 1 == tokens.len() {
                    words.prefixes.push(lexeme.folded.clone());
                } else if !lexeme.is_function {
                    words.stems.push(lexeme.stem.clone());
                }
            }
        }
        words
    }

    fn add(&mut self, more: &Self) {
        self.stems.extend_from_slice(&more.stems);
        self.prefixes.extend_from_slice(&more.prefixes);
    }

    /// Whether one of the words of a label is among them.
    fn shares(&self, label: &Self) -> bool {
        label.stems.iter().any(|stem| {
            self.stems.contains(stem) || self.prefixes.iter().any(|head| stem.starts_with(&**head))
        })
    }

    fn said(&self, subject: &LabelWord) -> Said {
        let mut stems = self.stems.clone();
        stems.sort_unstable();
        stems.dedup();
        Said {
            subject: subject.clone(),
            stems,
            prefixes: self.prefixes.clone(),
        }
    }
}
