//! Words of a label that something else may stand for as a whole: an abbreviation, its words, or an equivalent from
//! the glossary.

use std::iter;
use std::ops::Range;

use examen_bank::MatchKind;

use super::aligned::Aligned;
use crate::answer::{AnswerReader, Gap, LexemeId, ReadAnswer, Word};
use crate::rubric::{Equivalents, Exchange};

/// Words of a label that may be said otherwise.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The words, folded.
    pub text: Box<str>,
    others: Vec<Other>,
}

/// What stands for the words of a phrase.
#[derive(Clone, Debug)]
struct Other {
    /// Stems that follow one another.
    stems: Vec<Box<str>>,
    /// What they are to the words.
    kind: MatchKind,
    /// What may stand between them at most.
    most: Gap,
}

impl Phrase {
    /// The words of a label that are grammar, all of them: such words say something only as they stand.
    pub fn of_grammar(tokens: &[LexemeId], reader: &AnswerReader) -> Self {
        let lexemes = tokens.iter().map(|token| reader.lexeme_by_id(*token));
        let texts: Vec<&str> = lexemes.clone().map(|lexeme| &*lexeme.folded).collect();
        let stems: Vec<Box<str>> = lexemes.map(|lexeme| lexeme.stem.clone()).collect();
        let kind = if tokens.len() > 1 {
            MatchKind::Phrase
        } else {
            MatchKind::Exact
        };
        let text = texts.join(" ").into();
        let as_it_stands = Other {
            stems,
            kind,
            most: Gap::Space,
        };
        let others = iter::once(as_it_stands.clone()).chain(as_it_stands.as_list());
        Self {
            text,
            others: others.collect(),
        }
    }

    /// The phrases among `tokens`, shorter ones first.
    pub fn among(
        tokens: &[LexemeId],
        equivalents: &Equivalents,
        reader: &AnswerReader,
    ) -> Vec<(Range<usize>, Self)> {
        let mut phrases: Vec<(Range<usize>, Self)> = Vec::new();
        for Exchange { part, other, kind } in equivalents.exchanges(tokens, reader) {
            let stems = other.iter().map(|token| reader.lexeme_by_id(*token).stem.clone());
            let other = Other {
                stems: stems.collect(),
                kind,
                most: Gap::Space,
            };
            match phrases.iter_mut().find(|(known, _)| *known == part) {
                Some((_, phrase)) => phrase.others.push(other),
                None => {
                    let words = tokens[part.clone()].iter();
                    let texts: Vec<&str> = words.map(|token| &*reader.lexeme_by_id(*token).folded).collect();
                    let text = texts.join(" ").into();
                    let others = vec![other];
                    phrases.push((part, Self { text, others }));
                }
            }
        }
        phrases
    }

    /// The stems that what stands for it begins with.
    pub fn starts(&self) -> impl Iterator<Item = &Box<str>> {
        self.others.iter().filter_map(|other| other.stems.first())
    }

    /// Where an answer first says it otherwise; `starts` are the words that may begin something of the kind, in order.
    pub fn find(&self, starts: &[u32], reader: &AnswerReader, read: &ReadAnswer) -> Option<Aligned> {
        let found = self.others.iter().filter_map(|Other { stems, kind, most }| {
            let first = starts.iter().copied().find(|first| {
                let from = *first as usize;
                let words = read.words.get(from..from + stems.len());
                words
                    .is_some_and(|words| follow_one_another(words, *most) && have_stems(words, stems, reader))
            })?;
            Some(Aligned {
                word: first,
                last: first + stems.len() as u32 - 1,
                likeness: 1.0,
                kind: *kind,
            })
        });
        found.min_by_key(|found| found.word)
    }
}

impl Other {
    /// The same as a list, which needs no `and`: `up, down`, `up/down`.
    fn as_list(&self) -> Option<Self> {
        let mut stems = self.stems.clone();
        stems.retain(|stem| !matches!(&**stem, "and" | "or"));
        let is_list = stems.len() > 1 && stems.len() < self.stems.len();
        is_list.then_some(Self {
            stems,
            kind: self.kind,
            most: Gap::Comma,
        })
    }
}

fn follow_one_another(words: &[Word], most: Gap) -> bool {
    let is_next = |pair: &[Word]| pair[0].sentence == pair[1].sentence && pair[1].gap <= most;
    words.windows(2).all(is_next)
}

fn have_stems(words: &[Word], stems: &[Box<str>], reader: &AnswerReader) -> bool {
    let mut pairs = words.iter().zip(stems);
    pairs.all(|(word, stem)| reader.lexeme(word).stem == *stem)
}
