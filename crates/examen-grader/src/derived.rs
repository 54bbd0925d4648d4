//! Points without evidence lines, matched by the content words of their label.

use crate::answer::{AnswerReader, ReadAnswer};
use crate::grade::{Evidence, MatchKind};
use examen_bank::TextRange;

/// A label ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct DerivedPoint {
    terms: Vec<(Box<str>, Box<str>)>,
}

/// How much of a label an answer covers.
#[derive(Clone, Debug)]
pub(crate) struct DerivedMatch {
    /// 0..=1.
    pub coverage: f64,
    pub evidence: Vec<Evidence>,
    /// The indices of the words that matched.
    pub words: Vec<u32>,
}

impl DerivedPoint {
    pub fn new(label: &str, _prompt: &str, reader: &mut AnswerReader) -> Self {
        let tokens = reader.tokens(label);
        let lexemes = tokens
            .iter()
            .map(|token| reader.lexeme_by_id(*token))
            .filter(|lexeme| !lexeme.is_function);
        Self {
            terms: lexemes
                .map(|lexeme| (lexeme.stem.clone(), lexeme.folded.clone()))
                .collect(),
        }
    }

    pub fn find(&self, reader: &AnswerReader, read: &ReadAnswer) -> DerivedMatch {
        let mut found = DerivedMatch {
            coverage: 0.0,
            evidence: Vec::new(),
            words: Vec::new(),
        };
        for (stem, text) in &self.terms {
            let at = read
                .words
                .iter()
                .position(|word| reader.lexeme(word).stem == *stem);
            if let Some(at) = at {
                let word = &read.words[at];
                found.coverage += 1.0 / self.terms.len() as f64;
                found.words.push(at as u32);
                found.evidence.push(Evidence {
                    range: TextRange::new(word.start as usize, word.end as usize),
                    kind: MatchKind::Inflected,
                    term: text.to_string(),
                    source: TextRange::default(),
                });
            }
        }
        found.words.sort_unstable();
        found.evidence.sort_by_key(|evidence| evidence.range);
        found
    }
}
