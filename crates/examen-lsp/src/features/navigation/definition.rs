//! Where something is written down: the question of an answer, the rubric line of a piece of evidence, the file that
//! front matter names.

use examen_bank::{FileKind, TextRange};

use super::corpus::file_at;
use super::highlight::terms;
use super::links::links;
use super::names::{beside, occurrences, path_of_bank};
use super::occurrence::{Form, Name, occurrence_at};
use super::places::touches;
use crate::features::Context;
use crate::features::context::gives_feedback;
use crate::grading::SheetView;
use crate::protocol::{
    Answer, GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Range, uri_of,
};
use crate::state::Document;

/// `textDocument/definition`
pub(crate) fn definition(
    context: &Context,
    params: GotoDefinitionParams,
) -> Answer<Option<GotoDefinitionResponse>> {
    let place = params.text_document_position_params;
    let Some(document) = context.known(&place.text_document.uri) else {
        return Ok(None);
    };
    let offset = context.offset(document, place.position);
    let found = linked(context, document, offset).or_else(|| defined(context, document, offset));
    Ok(found.map(|(origin, target)| response(context, document, origin, target)))
}

fn linked(context: &Context, document: &Document, offset: usize) -> Option<(TextRange, Location)> {
    let links = links(context, document);
    let link = links.into_iter().find(|link| touches(link.range, offset))?;
    let target = Location::new(uri_of(&link.path)?, Range::default());
    Some((link.range, target))
}

fn defined(context: &Context, document: &Document, offset: usize) -> Option<(TextRange, Location)> {
    if document.kind == Some(FileKind::Sheet) {
        let view = SheetView::of(&context.snapshot, document)?;
        // The bank says what an answer lacks.
        if !gives_feedback(&context.snapshot, &view) {
            return None;
        }
        if let Some(found) = rubric_line(context, &view, offset) {
            return Some(found);
        }
    }
    let here = occurrences(&context.snapshot, document);
    match occurrence_at(&here, offset) {
        Some(at) => Some((at.range, home(context, &at.name)?)),
        None => glossary_entry(context, document, offset),
    }
}

/// The entry of the bank's glossary for the word of evidence at `offset`.
fn glossary_entry(context: &Context, document: &Document, offset: usize) -> Option<(TextRange, Location)> {
    if document.kind != Some(FileKind::Bank) {
        return None;
    }
    let bank = &document.bank().value;
    let mut questions = bank.questions.iter();
    let question = questions.find(|question| question.range.contains(offset))?;
    let term = terms(question).find(|term| touches(term.range, offset))?;
    let path = beside(document.path.as_ref()?, &bank.glossary_path()?.value)?;
    let file =
        file_at(&context.snapshot, &path).filter(|file| file.document.kind == Some(FileKind::Glossary))?;
    let word = term.text.to_lowercase();
    let entry = file.document.glossary().value.entries.iter().find(|entry| {
        let mut words = std::iter::once(&entry.term).chain(&entry.equivalents);
        words.any(|text| text.value.to_lowercase() == word)
    })?;
    Some((term.range, context.location(&file.document, entry.range)))
}

/// Where a bank defines `name`.
fn home(context: &Context, name: &Name) -> Option<Location> {
    let bank = file_at(&context.snapshot, name.bank.as_deref()?)?.document;
    let defined = occurrences(&context.snapshot, &bank);
    let own = defined
        .iter()
        .filter(|occurrence| occurrence.name == *name && occurrence.form != Form::Id);
    let words = own.map(|occurrence| occurrence.range).next()?;
    Some(context.location(&bank, words))
}

/// The word of the rubric that the words at `offset` stand for; where a point has no evidence lines, its label.
fn rubric_line(context: &Context, view: &SheetView<'_>, offset: usize) -> Option<(TextRange, Location)> {
    let answer = view.answer_at(offset)?;
    let text_start = answer.section.start + answer.answer.text.range.start;
    let local = offset.checked_sub(text_start)?;
    let verdicts = answer.grade()?.verdicts.iter();
    let evidence = verdicts.flat_map(|verdict| verdict.evidence.iter().map(move |it| (verdict, it)));
    let (verdict, evidence) = evidence
        .filter(|(_, evidence)| touches(evidence.range, local))
        .min_by_key(|(_, evidence)| evidence.range.len())?;
    let points = answer.question?.points();
    let source = if evidence.source.is_empty() {
        let point = points.iter().find(|point| point.id == verdict.point)?;
        point.label.range
    } else {
        evidence.source
    };
    let bank = file_at(&context.snapshot, &path_of_bank(answer.bank)?)?.document;
    Some((
        evidence.range.shifted(text_start),
        context.location(&bank, source),
    ))
}

fn response(
    context: &Context,
    document: &Document,
    origin: TextRange,
    target: Location,
) -> GotoDefinitionResponse {
    let text_document = context.snapshot.client.capabilities.text_document.as_ref();
    let takes_links = text_document
        .and_then(|it| it.definition)
        .and_then(|it| it.link_support);
    if !takes_links.unwrap_or(false) {
        return GotoDefinitionResponse::Scalar(target);
    }
    GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(context.range(document, origin)),
        target_uri: target.uri,
        // No more than the words: editors show the range as a preview.
        target_range: target.range,
        target_selection_range: target.range,
    }])
}
