//! Who speaks of a question or a point: answers, reviews, cases.

use examen_bank::FileKind;

use super::corpus::{CorpusFile, files};
use super::names::occurrences;
use super::occurrence::{Form, Name, Occurrence, occurrence_at};
use crate::features::Context;
use crate::protocol::{Answer, Location, ReferenceParams};

/// `textDocument/references`
///
/// # Errors
/// The client took its request back.
pub(crate) fn references(context: &Context, params: ReferenceParams) -> Answer<Option<Vec<Location>>> {
    let place = params.text_document_position;
    let Some(document) = context.known(&place.text_document.uri) else {
        return Ok(None);
    };
    let offset = context.offset(document, place.position);
    let here = occurrences(&context.snapshot, document);
    let Some(at) = occurrence_at(&here, offset) else {
        return Ok(None);
    };
    let mut locations = Vec::new();
    for (file, found) in mentions(context, &at.name)? {
        let is_bank = file.document.kind == Some(FileKind::Bank);
        if is_bank && !params.context.include_declaration {
            continue;
        }
        let named = found.iter().filter(|occurrence| occurrence.form != Form::Beside);
        locations.extend(named.map(|occurrence| context.location(&file.document, occurrence.range)));
    }
    Ok(Some(locations))
}

/// All places that name `name`, file by file.
///
/// # Errors
/// The client took its request back.
pub(super) fn mentions(context: &Context, name: &Name) -> Answer<Vec<(CorpusFile, Vec<Occurrence>)>> {
    let mut mentions = Vec::new();
    for file in files(context)? {
        context.check_cancelled()?;
        let all = occurrences(&context.snapshot, &file.document);
        let same = all.iter().filter(|occurrence| occurrence.name == *name);
        let found: Vec<Occurrence> = same.cloned().collect();
        if !found.is_empty() {
            mentions.push((file, found));
        }
    }
    Ok(mentions)
}
