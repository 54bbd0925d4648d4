//! The words of a sheet that count, by what they count as.

use examen_bank::State;
use examen_grader::Verdict;

use crate::features::{Context, TokenKind};
use crate::protocol::Uri;
use crate::text::Span;

/// The words of the sheet `uri` that count, on the lines `first_line..=last_line`.
pub(crate) fn tokens(context: &Context, uri: &Uri, lines: (u32, u32)) -> Option<Vec<(Span, TokenKind)>> {
    let view = context.sheet_with_feedback(uri)?;
    let mut tokens = Vec::new();
    for section in &view.sections {
        if section.first_line > lines.1 {
            break;
        }
        for answer in section.answers(&view.chosen) {
            for verdict in answer.grade().iter().flat_map(|grade| &grade.verdicts) {
                let Some(kind) = kind_of(verdict) else {
                    continue;
                };
                let spans = verdict
                    .evidence
                    .iter()
                    .map(|evidence| answer.span(evidence.range));
                tokens.extend(spans.map(|span| (span, kind)));
            }
        }
    }
    tokens.retain(|(span, _)| lines.0 <= span.start.line && span.start.line <= lines.1);
    Some(tokens)
}

fn kind_of(verdict: &Verdict) -> Option<TokenKind> {
    match verdict.state {
        State::Met => Some(TokenKind::Met),
        State::Partial => Some(TokenKind::Partial),
        State::Listed => Some(TokenKind::Listed),
        State::Negated => Some(TokenKind::Negated),
        State::Claimed => Some(TokenKind::Misconception),
        State::Rejected => Some(TokenKind::Rejected),
        State::Overridden if verdict.is_misconception() && verdict.is_credited() => {
            Some(TokenKind::Misconception)
        }
        State::Overridden if verdict.is_credited() => Some(TokenKind::Met),
        State::Overridden | State::Missed | State::Absent => None,
    }
}
