//! What can be folded away: front matter, questions with their parts and points, answers, rulings and cases.

use examen_bank::{AnswerSheet, Bank, FileKind, FrontMatter, TextRange};

use super::places::{topic, trimmed};
use crate::features::Context;
use crate::protocol::{Answer, FoldingRange, FoldingRangeKind, FoldingRangeParams};
use crate::state::Document;

/// `textDocument/foldingRange`
pub(crate) fn folding(context: &Context, params: FoldingRangeParams) -> Answer<Option<Vec<FoldingRange>>> {
    let Some(document) = context.known(&params.text_document.uri) else {
        return Ok(None);
    };
    let source = document.source();
    let mut folds = Vec::new();
    match document.kind {
        Some(FileKind::Bank) => {
            let bank = &document.bank().value;
            folds.extend(front(&bank.front));
            folds.extend(regions_of_bank(bank, &source));
        }
        Some(FileKind::Sheet) => {
            let sheet = AnswerSheet::parse(&source).value;
            folds.extend(front(&sheet.front));
            folds.extend(sheet.answers.iter().map(|answer| (answer.range, None)));
        }
        Some(FileKind::Review) => {
            let review = &document.review().value;
            folds.extend(front(&review.front));
            folds.extend(review.answers.iter().map(|section| (section.range, None)));
        }
        Some(FileKind::Cases) => {
            for section in &document.cases().value.sections {
                folds.push((section.range, None));
                folds.extend(section.cases.iter().map(|case| (case.range, None)));
            }
        }
        Some(FileKind::Glossary) | None => {}
    }
    let folds = folds
        .into_iter()
        .filter_map(|(range, kind)| fold(context, document, trimmed(range, &source), kind));
    Ok(Some(folds.collect()))
}

fn front(front: &FrontMatter) -> Option<(TextRange, Option<FoldingRangeKind>)> {
    (!front.range.is_empty()).then_some((front.range, Some(FoldingRangeKind::Region)))
}

fn regions_of_bank(bank: &Bank, source: &str) -> Vec<(TextRange, Option<FoldingRangeKind>)> {
    let mut regions = topics(bank, source);
    for question in &bank.questions {
        regions.push(question.range);
        let parts = [&question.hint, &question.answer, &question.notes];
        regions.extend(parts.into_iter().flatten().map(|part| part.range));
        regions.extend(question.points_part);
        regions.extend(question.follow_ups_part);
        regions.extend(question.rubric.points.iter().map(|point| point.range));
    }
    let metas = bank.questions.iter().filter_map(|question| question.meta);
    let comments = metas.map(|meta| (meta, Some(FoldingRangeKind::Comment)));
    let regions = regions.into_iter().map(|region| (region, None));
    regions.chain(comments).collect()
}

fn topics(bank: &Bank, source: &str) -> Vec<TextRange> {
    let same = bank.questions.chunk_by(|a, b| a.topic == b.topic);
    let ends = same.map(|questions| (&questions[0], &questions[questions.len() - 1]));
    ends.filter_map(|(first, last)| topic(first, last, source))
        .collect()
}

fn fold(
    context: &Context,
    document: &Document,
    range: TextRange,
    kind: Option<FoldingRangeKind>,
) -> Option<FoldingRange> {
    let range = context.range(document, range);
    (range.start.line < range.end.line).then(|| FoldingRange {
        start_line: range.start.line,
        end_line: range.end.line,
        kind,
        ..FoldingRange::default()
    })
}
