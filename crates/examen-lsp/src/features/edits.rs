//! Edits of documents, as the client makes them.

use std::collections::HashMap;

use crate::protocol::{
    ApplyWorkspaceEditParams, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextEdit, WorkspaceEdit, range,
};
use crate::state::{Document, Snapshot};
use crate::text::Span;

/// Replaces spans of `document`. With its version where the client can tell, so that it is not made in another text.
pub(crate) fn edit_of(snapshot: &Snapshot, document: &Document, edits: Vec<(Span, String)>) -> WorkspaceEdit {
    let edits: Vec<TextEdit> = edits
        .into_iter()
        .map(|(span, new_text)| TextEdit {
            range: range(span),
            new_text,
        })
        .collect();
    if !snapshot.client.workspace().versioned_edits {
        return WorkspaceEdit {
            changes: Some(HashMap::from([(document.uri.clone(), edits)])),
            ..WorkspaceEdit::default()
        };
    }
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: document.uri.clone(),
            version: Some(document.version),
        },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![edit])),
        ..WorkspaceEdit::default()
    }
}

/// A request to make `edit`, called `label` in the client's history.
pub(crate) fn request_for(label: &str, edit: WorkspaceEdit) -> ApplyWorkspaceEditParams {
    ApplyWorkspaceEditParams {
        label: Some(label.to_owned()),
        edit,
    }
}

/// `text` with the line endings of `document`.
pub(crate) fn with_endings(text: &str, document: &Document) -> String {
    let mut pieces = document.text.pieces().iter();
    let is_crlf = pieces.any(|piece| piece.text().contains("\r\n"));
    if is_crlf {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    }
}
