//! Writing the answer in the user's own editor.

use std::fs;

use anyhow::{Context as _, Result};
use examen_bank::files::{SizeCap, read};

use crate::searching::{Editor, Opening};

/// Opens `text` in the user's editor, and gives what is there when the editor is left.
///
/// # Errors
/// There is no editor, it fails, or its file cannot be read, which is kept then.
pub(super) fn edit(text: &str) -> Result<String> {
    let editor = Editor::of_user()?;
    // Only the user may read it; it is deleted when this returns.
    let file = tempfile::Builder::new()
        .prefix("answer-")
        .suffix(".md")
        .tempfile()
        .context("no temporary file can be made")?;
    let path = file.path().to_owned();
    fs::write(&path, text).with_context(|| format!("{}: cannot be used", path.display()))?;
    let opened = editor.open(&Opening {
        path: path.clone(),
        line: None,
    });
    opened.context("the answer is as it was")?;
    match read(&path, SizeCap::DEFAULT) {
        Ok(edited) => Ok(edited.text.trim_end_matches(['\n', '\r']).to_owned()),
        Err(problem) => {
            // Nothing else holds what was written.
            let _ = file.keep();
            Err(problem).context("what you wrote is kept in a file that cannot be read")
        }
    }
}
