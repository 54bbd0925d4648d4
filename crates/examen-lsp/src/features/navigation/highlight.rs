//! What belongs to what stands at the caret, in the same file.

use examen_bank::{Bank, FileKind, Question, Term, TextRange};

use super::names::occurrences;
use super::occurrence::occurrence_at;
use super::places::touches;
use crate::features::Context;
use crate::protocol::{Answer, DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};
use crate::state::Document;

/// `textDocument/documentHighlight`
pub(crate) fn highlights(
    context: &Context,
    params: DocumentHighlightParams,
) -> Answer<Option<Vec<DocumentHighlight>>> {
    let place = params.text_document_position_params;
    let Some(document) = context.known(&place.text_document.uri) else {
        return Ok(None);
    };
    let offset = context.offset(document, place.position);
    let ranges = match document.kind {
        Some(FileKind::Sheet) => same_evidence(context, document, offset),
        Some(FileKind::Bank) => same_term(&document.bank().value, offset),
        _ => None,
    };
    let ranges = ranges.or_else(|| same_name(context, document, offset));
    let highlight = |range| DocumentHighlight {
        range: context.range(document, range),
        kind: Some(DocumentHighlightKind::TEXT),
    };
    Ok(ranges.map(|ranges| ranges.into_iter().map(highlight).collect()))
}

/// All words that led to the verdict to which the words at `offset` led.
fn same_evidence(context: &Context, document: &Document, offset: usize) -> Option<Vec<TextRange>> {
    let view = context.sheet_with_feedback(&document.uri)?;
    let answer = view.answer_at(offset)?;
    let text_start = answer.section.start + answer.answer.text.range.start;
    let local = offset.checked_sub(text_start)?;
    let verdicts = &answer.grade()?.verdicts;
    let verdict = verdicts
        .iter()
        .find(|verdict| verdict.evidence.iter().any(|it| touches(it.range, local)))?;
    let ranges = verdict.evidence.iter().map(|it| it.range.shifted(text_start));
    Some(ranges.collect())
}

/// The same word in all evidence of the question: where two points hang on it, this shows.
fn same_term(bank: &Bank, offset: usize) -> Option<Vec<TextRange>> {
    let question = bank
        .questions
        .iter()
        .find(|question| question.range.contains(offset))?;
    let at = terms(question).find(|term| touches(term.range, offset))?;
    let text = at.text.to_lowercase();
    let same = terms(question).filter(|term| term.kind == at.kind && term.text.to_lowercase() == text);
    Some(same.map(|term| term.range).collect())
}

/// All terms of a question's evidence.
pub(super) fn terms(question: &Question) -> impl Iterator<Item = &Term> {
    let lines = question.rubric.points.iter().flat_map(|point| &point.lines);
    let slots = lines
        .flat_map(|line| &line.alternatives)
        .flat_map(|alternative| &alternative.slots);
    slots.flat_map(|slot| &slot.options)
}

fn same_name(context: &Context, document: &Document, offset: usize) -> Option<Vec<TextRange>> {
    let all = occurrences(&context.snapshot, document);
    let name = &occurrence_at(&all, offset)?.name;
    let same = all.iter().filter(|occurrence| occurrence.name == *name);
    Some(same.map(|occurrence| occurrence.range).collect())
}
