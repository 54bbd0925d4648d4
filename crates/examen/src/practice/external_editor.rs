//! Writing the answer in the user's own editor.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use examen_bank::files::{FileProblemKind, SizeCap, read};
use tempfile::NamedTempFile;

use crate::searching::{Editor, Opening};

/// A file for an answer. Only the user may read it, and it is deleted when this is dropped.
pub(super) struct AnswerFile(NamedTempFile);

/// What an editor left.
pub(super) struct Edited {
    /// What is in its file.
    pub(super) text: String,
    /// What it failed at all the same.
    pub(super) problem: Option<String>,
}

impl AnswerFile {
    /// A file that says `text`.
    ///
    /// # Errors
    /// It cannot be made.
    pub(super) fn with(text: &str) -> Result<Self> {
        let file = tempfile::Builder::new()
            .prefix("answer-")
            .suffix(".md")
            .tempfile()
            .context("no temporary file can be made")?;
        fs::write(file.path(), text).with_context(|| format!("{}: cannot be used", file.path().display()))?;
        Ok(Self(file))
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Opens it, which says `before`, in the user's editor, and gives what is there when the editor is left, also if that
    /// failed later.
    ///
    /// # Errors
    /// There is no editor, it changed nothing and failed, or its file cannot be read, which is kept then.
    pub(super) fn edit(&mut self, before: &str) -> Result<Edited> {
        let editor = Editor::of_user()?;
        let opened = editor.open(&Opening {
            path: self.path().to_owned(),
            line: None,
        });
        let text = match read(self.path(), SizeCap::DEFAULT) {
            Ok(edited) => edited.text.trim_end_matches(['\n', '\r']).to_owned(),
            Err(problem) if matches!(problem.kind, FileProblemKind::NotFound) => {
                opened.context("the answer is as it was")?;
                bail!("the editor left no file; the answer is as it was")
            }
            Err(problem) => {
                // Nothing else holds what was written.
                self.0.disable_cleanup(true);
                return Err(problem).context("what you wrote is kept in a file that cannot be read");
            }
        };
        match opened {
            Ok(()) => Ok(Edited { text, problem: None }),
            Err(error) if text == before.trim_end_matches('\n') => {
                Err(error).context("the answer is as it was")
            }
            Err(error) => Ok(Edited {
                text,
                problem: Some(format!("here is what the editor saved, but {error:#}")),
            }),
        }
    }
}
