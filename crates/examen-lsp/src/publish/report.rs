//! The diagnostics of a document as the protocol writes them.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use examen_bank::FileKind;
use serde::Serialize;

use crate::commands::{Sheet, sheet_of};
use crate::config::{Configuration, SeveritySetting};
use crate::features::{Finding, Level, findings};
use crate::protocol::{Diagnostic, DiagnosticSeverity, NumberOrString, Uri, range};
use crate::state::{Document, Snapshot};

/// All that is to be said about a version of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How many complaints wait for a pause.
    pub(crate) n_withheld: usize,
    /// The notification for clients that show more.
    pub(crate) sheet: Option<Vec<u8>>,
    /// What a person notices of it, as a hash: places and versions do not count.
    pub(crate) gist: u64,
}

const SEVERITIES: [DiagnosticSeverity; 4] = [
    DiagnosticSeverity::ERROR,
    DiagnosticSeverity::WARNING,
    DiagnosticSeverity::INFORMATION,
    DiagnosticSeverity::HINT,
];

/// The parameters of `textDocument/publishDiagnostics`.
#[derive(Serialize)]
struct Published<'a> {
    uri: &'a Uri,
    diagnostics: &'a [Diagnostic],
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

/// A notification, ready to be sent.
#[derive(Serialize)]
struct Envelope<P> {
    jsonrpc: &'static str,
    method: &'static str,
    params: P,
}

impl<P: Serialize> Envelope<P> {
    fn bytes(method: &'static str, params: P) -> Vec<u8> {
        let envelope = Self {
            jsonrpc: "2.0",
            method,
            params,
        };
        serde_json::to_vec(&envelope).unwrap_or_default()
    }
}

/// Works out what is to be said about `document`.
pub(crate) fn report(snapshot: &Snapshot, document: &Document) -> Report {
    let all = if snapshot.config.diagnostics.is_on() {
        findings(snapshot, document)
    } else {
        Vec::new()
    };
    let n_all = all.len();
    let said = all.into_iter().filter(|finding| !finding.waits);
    let said: Vec<Finding> = said.collect();
    let n_withheld = n_all - said.len();
    let diagnostics: Vec<Diagnostic> = said
        .into_iter()
        .filter_map(|finding| diagnostic(finding, &snapshot.config))
        .collect();
    let sheet = sheet(snapshot, document);
    Report {
        gist: gist(&diagnostics, sheet.as_ref()),
        n_withheld,
        sheet: sheet.map(|sheet| Envelope::bytes("examen/sheet", sheet)),
        diagnostics,
    }
}

/// The sheet for clients that show more, if they want it.
fn sheet(snapshot: &Snapshot, document: &Document) -> Option<Sheet> {
    let is_wanted = snapshot.config.sheet_notifications.is_on() && document.kind == Some(FileKind::Sheet);
    is_wanted.then(|| sheet_of(snapshot, document)).flatten()
}

fn gist(diagnostics: &[Diagnostic], sheet: Option<&Sheet>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for diagnostic in diagnostics {
        diagnostic.message.hash(&mut hasher);
    }
    if let Some(sheet) = sheet {
        sheet.hash_gist(&mut hasher);
    }
    hasher.finish()
}

impl Report {
    /// The notification that tells the client. A document that was closed has no version.
    pub(crate) fn notification(&self, uri: &Uri, version: Option<i32>) -> Vec<u8> {
        let params = Published {
            uri,
            diagnostics: &self.diagnostics,
            version,
        };
        Envelope::bytes("textDocument/publishDiagnostics", params)
    }

    /// A name for what is said: the same for the same diagnostics.
    pub(crate) fn result_id(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for diagnostic in &self.diagnostics {
            let (start, end) = (diagnostic.range.start, diagnostic.range.end);
            (start.line, start.character, end.line, end.character).hash(&mut hasher);
            let severity = SEVERITIES.iter().position(|it| diagnostic.severity == Some(*it));
            (severity, &diagnostic.message).hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }
}

/// A finding as the protocol writes it; none if the settings turn it off.
pub(crate) fn diagnostic(finding: Finding, config: &Configuration) -> Option<Diagnostic> {
    let severity = match config.severities.get(finding.code) {
        Some(SeveritySetting::Off) => return None,
        Some(SeveritySetting::Error) => DiagnosticSeverity::ERROR,
        Some(SeveritySetting::Warning) => DiagnosticSeverity::WARNING,
        Some(SeveritySetting::Information) => DiagnosticSeverity::INFORMATION,
        Some(SeveritySetting::Hint) => DiagnosticSeverity::HINT,
        None => match finding.level {
            Level::Error => DiagnosticSeverity::ERROR,
            Level::Warning => DiagnosticSeverity::WARNING,
            Level::Information => DiagnosticSeverity::INFORMATION,
            Level::Hint => DiagnosticSeverity::HINT,
        },
    };
    Some(Diagnostic {
        range: range(finding.span),
        severity: Some(severity),
        code: Some(NumberOrString::String(finding.code.to_owned())),
        source: Some("examen".to_owned()),
        message: finding.message,
        ..Diagnostic::default()
    })
}
