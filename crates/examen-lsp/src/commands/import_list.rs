//! `examen.importList`: a pasted list of questions becomes a bank. Nothing is written.

use examen_authoring::import;
use serde::{Deserialize, Serialize};

use super::Outcome;
use crate::features::Context;
use crate::protocol::{Answer, Failure, Uri};

/// The list.
#[derive(Debug, Deserialize)]
pub(super) struct ImportArgument {
    uri: Option<Uri>,
    text: Option<String>,
    name: Option<String>,
}

/// A bank.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Imported {
    bank: String,
    suggested_name: String,
    summary: String,
}

/// Runs `examen.importList`.
///
/// # Errors
/// There is no text, or it has no known shape.
pub(super) fn import_list(context: &Context, argument: &ImportArgument) -> Answer<Outcome> {
    let open = argument
        .uri
        .as_ref()
        .and_then(|uri| context.snapshot.document(uri));
    let text = match (&argument.text, open) {
        (Some(text), _) => text.clone(),
        (None, Some(document)) => document.source().into_owned(),
        (None, None) => return Err(Failure::invalid_params("name an open document or give a text")),
    };
    let mut imported = import(&text, None).map_err(|error| Failure::refused(error.to_string()))?;
    if let Some(name) = &argument.name {
        imported = imported.named(name);
    }
    let bank = &imported.bank;
    let n_points: usize = bank
        .questions
        .iter()
        .map(|question| question.rubric.points.len())
        .sum();
    let n_findings = imported.report.findings().count();
    let mut summary = format!(
        "{}, {}",
        count(bank.questions.len(), "question"),
        count(n_points, "point")
    );
    if n_findings > 0 {
        summary.push_str(&format!(", {} to look at", count(n_findings, "place")));
    }
    Outcome::of(&Imported {
        bank: bank.print(),
        suggested_name: format!("{}.bank.md", bank.name().unwrap_or("questions")),
        summary,
    })
}

/// `1 point`, `2 points`.
fn count(n: usize, what: &str) -> String {
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{n} {what}s")
    }
}
