//! `examen.status`: what a person wants to know when something is odd.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Outcome;
use crate::config::Configuration;
use crate::features::Context;
use crate::protocol::Answer;
use crate::state::{EditTimes, QueueLengths};

/// The state of the server.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    version: String,
    markdown: String,
    settings: Map<String, Value>,
    problems: Vec<String>,
    banks: usize,
    questions: usize,
    bank_age_seconds: Option<u64>,
    edits: EditTimes,
    queue: QueueLengths,
    /// How many files were read to find names in them.
    files_read: u64,
    /// Why the history cannot be read.
    history_problem: Option<String>,
}

/// Runs `examen.status`.
///
/// # Errors
/// None.
pub(super) fn status(context: &Context) -> Answer<Outcome> {
    let snapshot = &context.snapshot;
    let banks = snapshot
        .library
        .as_ref()
        .map_or(&[][..], |library| &library.banks);
    let vitals = snapshot.vitals.read();
    let mut status = Status {
        version: vitals.version,
        markdown: String::new(),
        settings: settings(&snapshot.config),
        problems: [&snapshot.config.problems[..], &vitals.file_problems].concat(),
        banks: banks.len(),
        questions: banks.iter().map(|bank| bank.bank.questions.len()).sum(),
        bank_age_seconds: vitals.bank_age.map(|age| age.as_secs()),
        edits: vitals.edits,
        queue: vitals.queue,
        files_read: snapshot.disk.n_reads(),
        history_problem: vitals.history_problem,
    };
    status.markdown = markdown(&status);
    Outcome::of(&status)
}

/// Every setting with its value and where that comes from.
fn settings(config: &Configuration) -> Map<String, Value> {
    let values = [
        ("diagnostics.enable", json!(config.diagnostics.is_on())),
        ("diagnostics.severity", json!(config.severities)),
        ("diagnostics.pauseMs", json!(config.pause.as_millis() as u64)),
        ("inlayHints.enable", json!(config.inlay_hints.is_on())),
        ("codeLens.enable", json!(config.code_lens.is_on())),
        ("semanticTokens.enable", json!(config.semantic_tokens.is_on())),
        ("sheetNotifications", json!(config.sheet_notifications.is_on())),
        ("banks", json!(config.banks)),
        ("limits.maxBytes", json!(config.max_bytes)),
    ];
    let described = values.into_iter().map(|(key, value)| {
        let from = config
            .origins
            .get(key)
            .map_or(json!("default"), |layer| json!(layer));
        (key.to_owned(), json!({ "value": value, "from": from }))
    });
    described.collect()
}

fn markdown(status: &Status) -> String {
    let mut text = format!(
        "# Examen {}\n\n{} questions in {} banks",
        status.version, status.questions, status.banks
    );
    if let Some(age) = status.bank_age_seconds {
        let _ = write!(text, ", read {age} s ago");
    }
    let EditTimes { n, p50_ms, p95_ms } = status.edits;
    let _ = write!(
        text,
        "\n\n{n} edits: half within {p50_ms} ms, 95 % within {p95_ms} ms\n"
    );
    text.push_str("\n| setting | value | from |\n|---|---|---|\n");
    for (key, described) in &status.settings {
        let _ = writeln!(
            text,
            "| `{key}` | `{}` | {} |",
            described["value"], described["from"]
        );
    }
    for problem in status.problems.iter().chain(&status.history_problem) {
        let _ = writeln!(text, "\n- {problem}");
    }
    text
}
