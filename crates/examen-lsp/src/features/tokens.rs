//! Semantic tokens: the kinds there are, and how they are written.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::protocol::{
    SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, SemanticTokensLegend,
};
use crate::text::Span;

/// What a token is. The order is that of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TokenKind {
    /// Words that claim a misconception.
    Misconception,
    /// Words that deny a point.
    Negated,
    /// Words that make a point.
    Met,
    /// Words that make a part of a point.
    Partial,
    /// Words that are only named.
    Listed,
    /// Words that turn a misconception down.
    Rejected,
    /// The marks of a point.
    Marks,
    /// The id of a question or a point.
    Id,
    /// What an evidence line starts with.
    LineKind,
    /// A word that is looked for in any form.
    Term,
    /// The beginning of words.
    Prefix,
    /// Words next to each other.
    Phrase,
    /// Exactly these characters.
    Literal,
    /// What joins terms.
    Operator,
}

impl TokenKind {
    /// All kinds, in the order of the legend.
    const ALL: [Self; 14] = [
        Self::Misconception,
        Self::Negated,
        Self::Met,
        Self::Partial,
        Self::Listed,
        Self::Rejected,
        Self::Marks,
        Self::Id,
        Self::LineKind,
        Self::Term,
        Self::Prefix,
        Self::Phrase,
        Self::Literal,
        Self::Operator,
    ];

    /// The name that themes use.
    fn name(self) -> &'static str {
        match self {
            Self::Misconception => "examenMisconception",
            Self::Negated => "examenNegated",
            Self::Met => "examenMet",
            Self::Partial => "examenPartial",
            Self::Listed => "examenListed",
            Self::Rejected => "examenRejected",
            Self::Marks => "examenMarks",
            Self::Id => "examenId",
            Self::LineKind => "examenLineKind",
            Self::Term => "examenTerm",
            Self::Prefix => "examenPrefix",
            Self::Phrase => "examenPhrase",
            Self::Literal => "examenLiteral",
            Self::Operator => "examenOperator",
        }
    }
}

/// The legend that goes with all tokens.
pub(crate) fn legend() -> SemanticTokensLegend {
    let types = TokenKind::ALL.map(|kind| SemanticTokenType::new(kind.name()));
    SemanticTokensLegend {
        token_types: types.to_vec(),
        token_modifiers: Vec::new(),
    }
}

/// `tokens` in the order of the text, each on one line, none over another: where two overlap, the first of the legend
/// stays.
pub(crate) fn encoded(mut tokens: Vec<(Span, TokenKind)>) -> Vec<SemanticToken> {
    tokens.retain(|(span, _)| span.start.line == span.end.line && span.start.column < span.end.column);
    tokens.sort_by_key(|(span, kind)| (span.start, *kind, span.end));
    let mut kept: Vec<(Span, TokenKind)> = Vec::with_capacity(tokens.len());
    for (span, kind) in tokens {
        match kept.last_mut() {
            Some((last, last_kind)) if span.start < last.end => {
                if kind < *last_kind && span.start == last.start {
                    (*last, *last_kind) = (span, kind);
                }
            }
            _ => kept.push((span, kind)),
        }
    }
    let mut encoded = Vec::with_capacity(kept.len());
    let (mut line, mut column) = (0, 0);
    for (span, kind) in kept {
        let delta_line = span.start.line - line;
        let delta_start = if delta_line == 0 {
            span.start.column - column
        } else {
            span.start.column
        };
        (line, column) = (span.start.line, span.start.column);
        encoded.push(SemanticToken {
            delta_line,
            delta_start,
            length: span.end.column - span.start.column,
            token_type: kind as u32,
            token_modifiers_bitset: 0,
        });
    }
    encoded
}

/// The tokens sent last for each document, so that the next ones can be sent as a difference.
#[derive(Debug, Default)]
pub(crate) struct TokenCache(Mutex<Sent>);

#[derive(Debug, Default)]
struct Sent {
    n_results: u64,
    by_uri: BTreeMap<String, (String, Vec<SemanticToken>)>,
}

impl TokenCache {
    /// All tokens of the document `uri`, remembered under a new id.
    pub(crate) fn full(&self, uri: &str, data: Vec<SemanticToken>) -> SemanticTokens {
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sent.n_results += 1;
        let id = sent.n_results.to_string();
        sent.by_uri.insert(uri.to_owned(), (id.clone(), data.clone()));
        SemanticTokens {
            result_id: Some(id),
            data,
        }
    }

    /// The difference to the tokens that were sent under `previous`, or all of them if those are not remembered.
    pub(crate) fn delta(
        &self,
        uri: &str,
        previous: &str,
        data: Vec<SemanticToken>,
    ) -> SemanticTokensFullDeltaResult {
        let last = {
            let sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            sent.by_uri.get(uri).filter(|(id, _)| id == previous).cloned()
        };
        let full = self.full(uri, data);
        match last {
            None => SemanticTokensFullDeltaResult::Tokens(full),
            Some((_, last)) => SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta {
                edits: difference(&last, &full.data),
                result_id: full.result_id,
            }),
        }
    }

    /// Forgets a document.
    pub(crate) fn forget(&self, uri: &str) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .by_uri
            .remove(uri);
    }
}

/// One edit that turns `old` into `new`. Positions are counted in integers, five a token.
fn difference(old: &[SemanticToken], new: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let n_same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[n_same..], &new[n_same..]);
    let n_same_end = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (old, new) = (&old[..old.len() - n_same_end], &new[..new.len() - n_same_end]);
    if old.is_empty() && new.is_empty() {
        return Vec::new();
    }
    vec![SemanticTokensEdit {
        start: n_same as u32 * 5,
        delete_count: old.len() as u32 * 5,
        data: Some(new.to_vec()),
    }]
}

#[cfg(test)]
mod tests {
    use super::{Span, TokenKind, difference, encoded};
    use crate::text::Place;

    fn span(line: u32, start: u32, end: u32) -> Span {
        Span {
            start: Place { line, column: start },
            end: Place { line, column: end },
        }
    }

    #[test]
    fn tokens_are_relative_and_do_not_overlap() {
        let tokens = vec![
            (span(2, 4, 6), TokenKind::Met),
            (span(0, 1, 3), TokenKind::Listed),
            (span(0, 1, 3), TokenKind::Misconception),
            (span(2, 8, 9), TokenKind::Partial),
        ];
        let flat: Vec<[u32; 4]> = encoded(tokens)
            .iter()
            .map(|token| {
                [
                    token.delta_line,
                    token.delta_start,
                    token.length,
                    token.token_type,
                ]
            })
            .collect();
        assert_eq!(flat, [[0, 1, 2, 0], [2, 4, 2, 2], [0, 4, 1, 3]]);
    }

    #[test]
    fn a_difference_keeps_both_ends() {
        let tokens = |lines: &[u32]| {
            encoded(
                lines
                    .iter()
                    .map(|line| (span(*line, 0, 1), TokenKind::Met))
                    .collect(),
            )
        };
        let edits = difference(&tokens(&[0, 1, 2, 3]), &tokens(&[0, 1, 3, 4]));
        assert_eq!(edits.len(), 1);
        assert_eq!((edits[0].start, edits[0].delete_count), (10, 5));
        assert!(difference(&tokens(&[1]), &tokens(&[1])).is_empty());
    }
}
