//! Which questions of a history somebody means.

use std::collections::BTreeSet;

use anyhow::Result;
use examen_bank::QuestionId;
use examen_history::{AttemptLog, QuestionKey};
use examen_library::attempts::catalogue_with_answered;

use crate::args::BankChoice;
use crate::commands::report::library_here;
use crate::question_names::QuestionNames;
use crate::terminal::Terminal;

/// The names under which the history has answers, also half-written ones, to the questions that `written` may mean. The
/// names that a question had before are among them, as far as the banks at hand tell.
///
/// # Errors
/// A bank or the history cannot be read.
pub(super) fn meant_by(
    written: &QuestionId,
    log: &AttemptLog,
    banks: &BankChoice,
    terminal: Terminal,
) -> Result<BTreeSet<QuestionKey>> {
    let answered = log.questions()?;
    let catalogue = catalogue_with_answered(&library_here(banks, terminal)?, &answered);
    let drafts = log.drafts()?.into_iter().map(|draft| draft.key);
    let kept: BTreeSet<QuestionKey> = answered.into_iter().chain(drafts).collect();
    let entries = catalogue.entries();
    let asked = QuestionNames::of(entries.iter().map(|entry| &entry.key));
    let is_called_so = asked.meant_by(written);
    let names = QuestionNames::of(&kept);
    let was_called_so = names.meant_by(written);
    let is_meant = |key: &&QuestionKey| {
        let entry = catalogue.resolve(key).map(|idx| &entries[idx].key);
        was_called_so.contains(key) || entry.is_some_and(|now| is_called_so.contains(&now))
    };
    Ok(kept.iter().filter(is_meant).cloned().collect())
}
