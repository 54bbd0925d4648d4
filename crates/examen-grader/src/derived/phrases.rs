//! Words of a label that something else may stand for as a whole: an abbreviation, its words, or an equivalent from
//! the glossary.

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
    /// Stems that follow one another, and what they are to the words.
    others: Vec<(Vec<Box<str>>, MatchKind)>,
}

impl Phrase {
    /// The words of a label that are grammar, all of them: such words say something only as they stand.
    pub fn of_grammar(tokens: &[LexemeId], reader: &AnswerReader) -> Self {
        let lexemes = tokens.iter().map(|token| reader.lexeme_by_id(*token));
        let texts: Vec<&str> = lexemes.clone().map(|lexeme| &*lexeme.folded).collect();
        let stems = lexemes.map(|lexeme| lexeme.stem.clone()).collect();
        let kind = if tokens.len() > 1 {
            MatchKind::Phrase
        } else {
            MatchKind::Exact
        };
        Self {
            text: texts.join(" ").into(),
            others: vec![(stems, kind)],
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
            let other = (stems.collect(), kind);
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
        self.others.iter().filter_map(|(stems, _)| stems.first())
    }

    /// Where an answer first says it otherwise; `starts` are the words that may begin something of the kind, in order.
    pub fn find(&self, starts: &[u32], reader: &AnswerReader, read: &ReadAnswer) -> Option<Aligned> {
        let found = self.others.iter().filter_map(|(stems, kind)| {
            let first = starts.iter().copied().find(|first| {
                let from = *first as usize;
                let words = read.words.get(from..from + stems.len());
                words.is_some_and(|words| follow_one_another(words) && have_stems(words, stems, reader))
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

fn follow_one_another(words: &[Word]) -> bool {
    let is_next = |pair: &[Word]| pair[0].sentence == pair[1].sentence && pair[1].gap <= Gap::Space;
    words.windows(2).all(is_next)
}

fn have_stems(words: &[Word], stems: &[Box<str>], reader: &AnswerReader) -> bool {
    let mut pairs = words.iter().zip(stems);
    pairs.all(|(word, stem)| reader.lexeme(word).stem == *stem)
}
