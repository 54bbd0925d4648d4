//! Adding a question to a sheet.

use std::path::Path;

use anyhow::{Result, bail};
use examen_bank::files::{Overwrite, SizeCap, SourceFile, read, write_atomically};
use examen_bank::{AnswerSheet, QuestionId};
use examen_library::banks::bundled;
use examen_library::{Buffers, LoadedBank, blank_answer, blank_sheet};
use examen_search::Hit;

/// Adds a section for the question at the end of the sheet at `path`, which is made if there is none; what stands there
/// is not touched. Says what was done.
///
/// # Errors
/// The bank or the sheet cannot be read or written, or the question is gone from the bank.
pub(crate) fn add_to_sheet(hit: &Hit, path: &Path) -> Result<String> {
    let bank = bank_of(hit)?;
    let Some(question) = bank.bank.question(&hit.question) else {
        bail!("`{}` is no longer in {}", hit.question, bank.origin);
    };
    let shown = path.display();
    if !path.exists() {
        write_atomically(path, &blank_sheet(&[question], &bank).print(), Overwrite::Refuse)?;
        return Ok(format!("added `{}` to the new sheet {shown}", hit.question));
    }
    let SourceFile { text, .. } = read(path, SizeCap::DEFAULT)?;
    if has_question(&text, &hit.question) {
        return Ok(format!("{shown} has `{}` already", hit.question));
    }
    let section = AnswerSheet {
        answers: vec![blank_answer(question)],
        ..AnswerSheet::default()
    };
    let added = format!("{}\n\n{}", text.trim_end(), section.print().trim_start());
    write_atomically(path, &added, Overwrite::Replace)?;
    Ok(format!("added `{}` to {shown}", hit.question))
}

fn bank_of(hit: &Hit) -> Result<std::sync::Arc<LoadedBank>> {
    if hit.bank.path.as_os_str().is_empty() {
        return Ok(bundled::bank());
    }
    let source = read(&hit.bank.path, SizeCap::DEFAULT)?;
    Ok(std::sync::Arc::new(LoadedBank::load(source, &Buffers::none()).0))
}

fn has_question(sheet: &str, question: &QuestionId) -> bool {
    let answers = AnswerSheet::parse(sheet).value.answers;
    answers
        .iter()
        .any(|answer| answer.question.as_ref().is_some_and(|id| id.value == *question))
}
