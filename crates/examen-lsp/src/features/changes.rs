//! Edits of several files, as the client makes them.

use std::collections::HashMap;

use examen_bank::TextEdit;

use crate::protocol::{
    AnnotatedTextEdit, ChangeAnnotation, CreateFile, CreateFileOptions, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, ResourceOperationKind,
    TextDocumentEdit, TextEdit as LspTextEdit, Uri, WorkspaceEdit, range,
};
use crate::state::{ClientProfile, Document, Snapshot};
use crate::text::Encoding;

/// Edits of several files.
#[derive(Debug)]
pub(crate) struct Changes {
    encoding: Encoding,
    form: ChangeForm,
    created: Vec<Uri>,
    edits: Vec<TextDocumentEdit>,
}

/// The name of the annotation that asks for a look.
const CONFIRMATION: &str = "confirm";

/// What a person is told who is to look at an edit.
#[derive(Debug)]
pub(crate) struct Confirmation {
    pub(crate) label: String,
    pub(crate) description: String,
}

/// How the client takes edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ChangeForm {
    /// With the version of each document, so that they are not made in another text.
    Versioned,
    Plain,
}

/// Whether a client makes new files when it is asked to.
pub(crate) fn creates_files(client: &ClientProfile) -> bool {
    let workspace = client.capabilities.workspace.as_ref();
    let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
    edit.is_some_and(|edit| {
        let operations = edit.resource_operations.as_deref().unwrap_or_default();
        edit.document_changes.unwrap_or(false) && operations.contains(&ResourceOperationKind::Create)
    })
}

impl Changes {
    /// No edits yet.
    pub(crate) fn of(snapshot: &Snapshot) -> Self {
        Self {
            encoding: snapshot.client.encoding,
            form: if snapshot.client.workspace().versioned_edits {
                ChangeForm::Versioned
            } else {
                ChangeForm::Plain
            },
            created: Vec::new(),
            edits: Vec::new(),
        }
    }

    /// Makes `edits` in `document`, of which the client has `version`.
    pub(crate) fn add(&mut self, document: &Document, version: Option<i32>, edits: Vec<TextEdit>) {
        let edits: Vec<LspTextEdit> = edits
            .into_iter()
            .map(|edit| LspTextEdit {
                range: range(document.text.span(edit.range, self.encoding)),
                new_text: edit.replacement,
            })
            .collect();
        if !edits.is_empty() {
            self.push(document.uri.clone(), version, edits);
        }
    }

    /// Makes a new file that holds `text`. The caller knows that there is none: one that is there would get `text` at its
    /// top.
    pub(crate) fn create(&mut self, uri: Uri, text: String) {
        self.created.push(uri.clone());
        let start = LspTextEdit {
            range: range(crate::text::Span::default()),
            new_text: text,
        };
        self.push(uri, None, vec![start]);
    }

    /// All of it.
    pub(crate) fn finish(self) -> WorkspaceEdit {
        if self.form == ChangeForm::Plain {
            let plain = |edit: TextDocumentEdit| {
                let edits = edit.edits.into_iter().filter_map(|edit| match edit {
                    OneOf::Left(edit) => Some(edit),
                    OneOf::Right(_) => None,
                });
                (edit.text_document.uri, edits.collect())
            };
            let changes: HashMap<Uri, Vec<LspTextEdit>> = self.edits.into_iter().map(plain).collect();
            return WorkspaceEdit {
                changes: Some(changes),
                ..WorkspaceEdit::default()
            };
        }
        let document_changes = if self.created.is_empty() {
            DocumentChanges::Edits(self.edits)
        } else {
            let created = self.created.into_iter().map(create_operation);
            let edits = self.edits.into_iter().map(DocumentChangeOperation::Edit);
            DocumentChanges::Operations(created.chain(edits).collect())
        };
        WorkspaceEdit {
            document_changes: Some(document_changes),
            ..WorkspaceEdit::default()
        }
    }

    /// All of it, for a person to look at before it is made, where the client can ask.
    pub(crate) fn finish_for_confirmation(
        mut self,
        client: &ClientProfile,
        confirmation: Confirmation,
    ) -> WorkspaceEdit {
        if self.form == ChangeForm::Plain || !client.asks_before_edits() {
            return self.finish();
        }
        for edit in self.edits.iter_mut().flat_map(|document| &mut document.edits) {
            if let OneOf::Left(text_edit) = edit {
                *edit = OneOf::Right(AnnotatedTextEdit {
                    text_edit: text_edit.clone(),
                    annotation_id: CONFIRMATION.to_owned(),
                });
            }
        }
        let annotation = ChangeAnnotation {
            label: confirmation.label,
            needs_confirmation: Some(true),
            description: Some(confirmation.description),
        };
        WorkspaceEdit {
            change_annotations: Some(HashMap::from([(CONFIRMATION.to_owned(), annotation)])),
            ..self.finish()
        }
    }

    fn push(&mut self, uri: Uri, version: Option<i32>, edits: Vec<LspTextEdit>) {
        self.edits.push(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        });
    }
}

fn create_operation(uri: Uri) -> DocumentChangeOperation {
    DocumentChangeOperation::Op(ResourceOp::Create(CreateFile {
        uri,
        options: Some(CreateFileOptions {
            overwrite: Some(false),
            // Neovim empties a file that is there otherwise.
            ignore_if_exists: Some(true),
        }),
        annotation_id: None,
    }))
}
