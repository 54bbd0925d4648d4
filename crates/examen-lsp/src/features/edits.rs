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
    text.replace('\n', document.line_ending())
}

#[cfg(test)]
mod tests {
    use super::with_endings;
    use crate::state::Document;

    /// What is put into a sheet that says `text`, written with LF.
    fn check(text: &str) -> String {
        let uri = "file:///a.answers.md".parse().unwrap();
        with_endings("a\nb", &Document::open(uri, 1, text, usize::MAX))
    }

    #[test]
    fn what_is_put_in_ends_its_lines_as_the_first_line_does() {
        assert_eq!(check(""), "a\nb");
        assert_eq!(check("## One\n\n## Two\r\n"), "a\nb");
        assert_eq!(check("---\r\nsheet: a\r\n---\r\n## One\n"), "a\r\nb");
        assert_eq!(check("## One\r\r## Two"), "a\rb");
    }
}
