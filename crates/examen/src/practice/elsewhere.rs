//! What becomes of an answer in the user's own editor when a signal ends the program meanwhile.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use examen_bank::files::{SizeCap, read};
use examen_history::{AttemptLog, Draft};
use jiff::Timestamp;

use super::answering::joined;

/// The answer that is in the user's own editor, where one is. All clones are about the same one.
#[derive(Clone, Default)]
pub(super) struct Elsewhere(Arc<Mutex<Option<Lent>>>);

/// What there is to know of it without the session, which waits for the editor.
pub(super) struct Lent {
    /// The history, which is open already, but not for another thread.
    pub(super) history: PathBuf,
    /// What the editor was given.
    pub(super) file: PathBuf,
    /// The answer as it was when it was given away.
    pub(super) draft: Draft,
    /// What was said to the question itself, where a follow-up is being answered.
    pub(super) said_before: Option<String>,
}

impl Elsewhere {
    pub(super) fn begin(&self, lent: Lent) {
        *self.lock() = Some(lent);
    }

    pub(super) fn end(&self) {
        *self.lock() = None;
    }

    /// Keeps as a half-written answer what the editor saved until now, and says which file it goes on with. For when the
    /// program ends before the editor does.
    pub(super) fn rescue(&self) {
        let lent = self.lock();
        let Some(lent) = lent.as_ref() else {
            return;
        };
        let path = lent.file.display();
        let said = match lent.keep() {
            Ok(()) => format!(
                "what your editor saved is offered next time; what it saves from now on stays in {path}"
            ),
            Err(why) => format!("what your editor saved stays in {path}: {why}"),
        };
        // The terminal may be gone.
        let _ = writeln!(io::stderr(), "{said}");
    }

    fn lock(&self) -> MutexGuard<'_, Option<Lent>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lent {
    fn keep(&self) -> anyhow::Result<()> {
        let edited = read(&self.file, SizeCap::DEFAULT)?.text;
        // An editor that is about to write may have emptied its file.
        if edited.trim().is_empty() {
            return Ok(());
        }
        let mut log = AttemptLog::open(&self.history, Timestamp::now())?;
        log.save_draft(&Draft {
            at: Timestamp::now(),
            text: joined(self.said_before.as_deref(), edited.trim_end_matches(['\n', '\r'])),
            ..self.draft.clone()
        })?;
        Ok(())
    }
}
