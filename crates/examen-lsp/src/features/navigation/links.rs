//! Files that front matter names: a bank's glossary, a review's sheet, a sheet's bank.

use std::path::PathBuf;

use examen_bank::{FileKind, FrontMatter, Located, TextRange};

use super::names::{beside, path_of_bank};
use super::written_against::banks_of_sheet;
use crate::features::Context;
use crate::protocol::{Answer, DocumentLink, DocumentLinkParams, uri_of};
use crate::state::Document;

/// A place in front matter that names a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) range: TextRange,
    /// The file, which exists.
    pub(super) path: PathBuf,
}

/// `textDocument/documentLink`
pub(crate) fn document_links(
    context: &Context,
    params: DocumentLinkParams,
) -> Answer<Option<Vec<DocumentLink>>> {
    let Some(document) = context.known(&params.text_document.uri) else {
        return Ok(None);
    };
    let links = links(context, document).into_iter().filter_map(|link| {
        Some(DocumentLink {
            range: context.range(document, link.range),
            target: Some(uri_of(&link.path)?),
            tooltip: None,
            data: None,
        })
    });
    Ok(Some(links.collect()))
}

/// The files that `document` names.
pub(super) fn links(context: &Context, document: &Document) -> Vec<Link> {
    let link = match document.kind {
        Some(FileKind::Bank) => by_path(document, document.bank().value.glossary_path()),
        Some(FileKind::Review) => by_path(document, document.review().value.sheet_path()),
        Some(FileKind::Sheet) => to_bank(context, document, &document.front().front),
        _ => None,
    };
    link.into_iter()
        .filter(|link| link.path.is_file() && !link.range.is_empty())
        .collect()
}

fn by_path(document: &Document, value: Option<&Located<String>>) -> Option<Link> {
    let value = value?;
    Some(Link {
        range: value.range,
        path: beside(document.path.as_ref()?, &value.value)?,
    })
}

/// The bank that a sheet names, if there is one that is called so.
fn to_bank(context: &Context, document: &Document, front: &FrontMatter) -> Option<Link> {
    let name = front.get("sheet")?;
    let bank = banks_of_sheet(&context.snapshot, document)?.bank;
    Some(Link {
        range: name.range,
        path: path_of_bank(bank).filter(|_| bank.name() == name.value)?,
    })
}
