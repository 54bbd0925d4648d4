//! The grammar of banks in colours: marks, ids, kinds of lines, and the terms of evidence by how they are looked for.

use examen_bank::{Bank, EvidenceLine, FileKind, LineKind, Point, Term, TermKind, TextRange};

use crate::features::{Context, TokenKind};
use crate::protocol::Uri;
use crate::text::Span;

/// The tokens of the bank `uri` on the lines `first..=last`.
pub(crate) fn tokens(context: &Context, uri: &Uri, lines: (u32, u32)) -> Option<Vec<(Span, TokenKind)>> {
    let document = context.document(uri, FileKind::Bank)?;
    let source = document.source();
    let tokens = of_bank(&document.bank().value, &source);
    let encoding = context.snapshot.client.encoding;
    let spans = tokens
        .into_iter()
        .map(|(range, kind)| (document.text.span(range, encoding), kind));
    let is_within = |span: &Span| span.end.line >= lines.0 && span.start.line <= lines.1;
    Some(spans.filter(|(span, _)| is_within(span)).collect())
}

fn of_bank(bank: &Bank, source: &str) -> Vec<(TextRange, TokenKind)> {
    let mut tokens = Vec::new();
    for question in &bank.questions {
        tokens.extend(question.id_range.map(|id| (id, TokenKind::Id)));
        for point in &question.rubric.points {
            of_point(point, source, &mut tokens);
        }
    }
    tokens
}

fn of_point(point: &Point, source: &str, tokens: &mut Vec<(TextRange, TokenKind)>) {
    // Behind the bullet.
    let marks = TextRange::new(point.range.start + 1, point.label.range.start);
    tokens.push((shrunk(marks, source), TokenKind::Marks));
    if let Some(id) = point.id_range {
        tokens.push((TextRange::new(id.start.saturating_sub(1), id.end), TokenKind::Id));
    }
    for line in &point.lines {
        of_line(line, source, tokens);
    }
}

fn of_line(line: &EvidenceLine, source: &str, tokens: &mut Vec<(TextRange, TokenKind)>) {
    if line.kind != LineKind::Any {
        let kind = TextRange::new(line.range.start + 1, line.text.range.start);
        tokens.push((shrunk(kind, source), TokenKind::LineKind));
    }
    let slots = line
        .alternatives
        .iter()
        .flat_map(|alternative| &alternative.slots);
    let terms: Vec<&Term> = slots.flat_map(|slot| &slot.options).collect();
    let mut at = line.text.range.start;
    for term in &terms {
        push_operators(TextRange::new(at, term.range.start), source, tokens);
        tokens.push((term.range, kind_of(term.kind)));
        at = term.range.end;
    }
    if !terms.is_empty() {
        push_operators(TextRange::new(at, line.text.range.end), source, tokens);
    }
}

fn kind_of(kind: TermKind) -> TokenKind {
    match kind {
        TermKind::Word => TokenKind::Term,
        TermKind::Prefix => TokenKind::Prefix,
        TermKind::Phrase => TokenKind::Phrase,
        TermKind::Literal => TokenKind::Literal,
    }
}

/// The signs between two terms.
fn push_operators(between: TextRange, source: &str, tokens: &mut Vec<(TextRange, TokenKind)>) {
    let signs = between.of(source).match_indices(['>', '/', ',']);
    tokens.extend(signs.map(|(at, sign)| {
        let start = between.start + at;
        (TextRange::new(start, start + sign.len()), TokenKind::Operator)
    }));
}

/// `range` without white space at both ends.
fn shrunk(range: TextRange, source: &str) -> TextRange {
    let text = range.of(source);
    let start = range.start + (text.len() - text.trim_start().len());
    TextRange::new(start, start + text.trim().len())
}
