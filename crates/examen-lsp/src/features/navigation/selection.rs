//! Selections that grow: word, term, alternative, line, point, part, question, file; in sheets word, sentence, answer.

use examen_bank::{AnswerSheet, Bank, FileKind, Question, TextRange};

use super::places::{touches, trimmed};
use crate::features::Context;
use crate::protocol::{Answer, Position, SelectionRange, SelectionRangeParams};
use crate::state::Document;
use crate::text::{sentence_at, word_at};

/// `textDocument/selectionRange`
pub(crate) fn selection_ranges(
    context: &Context,
    params: SelectionRangeParams,
) -> Answer<Option<Vec<SelectionRange>>> {
    let Some(document) = context.known(&params.text_document.uri) else {
        return Ok(None);
    };
    let source = document.source();
    let grow = |position: &Position| {
        let offset = context.offset(document, *position);
        nested(context, document, ranges_at(document, &source, offset), offset)
    };
    Ok(Some(params.positions.iter().map(grow).collect()))
}

/// Everything around `offset`, in any order.
fn ranges_at(document: &Document, source: &str, offset: usize) -> Vec<TextRange> {
    let mut ranges = vec![TextRange::new(0, source.len()), word_at(source, offset)];
    match document.kind {
        Some(FileKind::Bank) => ranges.extend(in_bank(&document.bank().value, offset)),
        Some(FileKind::Sheet) => {
            for answer in AnswerSheet::parse(source).value.answers {
                ranges.extend([answer.heading.range, answer.text.range, answer.range]);
            }
            ranges.push(sentence_at(source, offset));
        }
        Some(FileKind::Review) => {
            for section in &document.review().value.answers {
                ranges.extend(section.decisions.iter().map(|decision| decision.range));
                ranges.extend([section.question.range, section.range]);
            }
        }
        Some(FileKind::Cases) => {
            for section in &document.cases().value.sections {
                ranges.extend(section.cases.iter().map(|case| case.range));
                ranges.extend([section.question.range, section.range]);
            }
            ranges.push(sentence_at(source, offset));
        }
        Some(FileKind::Glossary) => {
            for entry in &document.glossary().value.entries {
                ranges.extend(entry.equivalents.iter().map(|equivalent| equivalent.range));
                ranges.extend([entry.term.range, entry.range]);
            }
        }
        None => {}
    }
    ranges.iter().map(|range| trimmed(*range, source)).collect()
}

fn in_bank(bank: &Bank, offset: usize) -> Vec<TextRange> {
    let mut questions = bank.questions.iter();
    let question = questions.find(|question| question.range.contains(offset));
    question.map(in_question).unwrap_or_default()
}

fn in_question(question: &Question) -> Vec<TextRange> {
    let mut ranges = vec![question.range, question.heading.range, question.body.range];
    ranges.extend(question.meta);
    ranges.extend(question.points_part);
    ranges.extend(question.follow_ups_part);
    ranges.extend(question.follow_ups.iter().map(|follow_up| follow_up.range));
    let parts = [&question.hint, &question.answer, &question.notes];
    ranges.extend(
        parts
            .into_iter()
            .flatten()
            .flat_map(|part| [part.range, part.text.range]),
    );
    for point in &question.rubric.points {
        ranges.extend([point.range, point.label.range]);
        for line in &point.lines {
            ranges.extend([line.range, line.text.range]);
            for alternative in &line.alternatives {
                ranges.push(alternative.range);
                for slot in &alternative.slots {
                    ranges.push(slot.range);
                    ranges.extend(slot.options.iter().map(|term| term.range));
                }
            }
        }
    }
    ranges
}

/// Those of `ranges` that hold `offset`, each inside of the next.
fn nested(
    context: &Context,
    document: &Document,
    mut ranges: Vec<TextRange>,
    offset: usize,
) -> SelectionRange {
    ranges.retain(|range| touches(*range, offset));
    ranges.sort_by_key(|range| std::cmp::Reverse((range.len(), range.start)));
    ranges.dedup();
    let mut chain = SelectionRange {
        range: context.range(document, TextRange::empty(offset)),
        parent: None,
    };
    let mut inner: Option<TextRange> = None;
    for range in ranges {
        if inner.is_none_or(|outer| outer.encloses(range)) {
            let parent = inner.map(|_| Box::new(chain));
            chain = SelectionRange {
                range: context.range(document, range),
                parent,
            };
            inner = Some(range);
        }
    }
    chain
}
