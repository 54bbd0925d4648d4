//! Diagnostics of all files of the workspace, open or not.

#![allow(clippy::needless_pass_by_value, reason = "the router hands parameters over")]

use std::path::{Path, PathBuf};

use examen_bank::files::walk;

use crate::features::Context;
use crate::protocol::{
    Answer, FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};
use crate::publish::{Report, report};
use crate::state::Document;

/// `workspace/diagnostic`
///
/// # Errors
/// The client took its request back.
pub(crate) fn diagnostics(
    context: &Context,
    params: WorkspaceDiagnosticParams,
) -> Answer<WorkspaceDiagnosticReportResult> {
    let known = |uri: &Uri| {
        let mut previous = params.previous_result_ids.iter();
        previous.find(|id| id.uri == *uri).map(|id| id.value.as_str())
    };
    let mut items = Vec::new();
    for document in context.snapshot.documents() {
        context.check_cancelled()?;
        let report = report(&context.snapshot, document);
        items.push(item(
            document,
            Some(document.version),
            &report,
            known(&document.uri),
        ));
    }
    for path in files(context) {
        context.check_cancelled()?;
        let Some(document) = read(context, &path) else {
            continue;
        };
        let report = report(&context.snapshot, &document);
        items.push(item(&document, None, &report, known(&document.uri)));
    }
    Ok(WorkspaceDiagnosticReportResult::Report(
        WorkspaceDiagnosticReport { items },
    ))
}

/// The Markdown files in the folders of the client that are not open, each once.
fn files(context: &Context) -> Vec<PathBuf> {
    let open: Vec<&PathBuf> = context
        .snapshot
        .documents()
        .filter_map(|it| it.path.as_ref())
        .collect();
    let found = walk(&context.snapshot.folders)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    found.filter(|path| !open.contains(&path)).collect()
}

/// The file at `path`, if it is one of ours. Grades of it are not kept: they take more memory than its text.
fn read(context: &Context, path: &Path) -> Option<Document> {
    let snapshot = &context.snapshot;
    let known = snapshot.disk.open(path, snapshot.config.max_bytes)?;
    Some(Document::open(
        known.uri.clone(),
        0,
        &known.source(),
        known.max_bytes(),
    ))
}

fn item(
    document: &Document,
    version: Option<i32>,
    report: &Report,
    known: Option<&str>,
) -> WorkspaceDocumentDiagnosticReport {
    let result_id = report.result_id();
    let (uri, version) = (document.uri.clone(), version.map(i64::from));
    if known == Some(result_id.as_str()) {
        return WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        });
    }
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: Some(result_id),
            items: report.diagnostics.clone(),
        },
    })
}
