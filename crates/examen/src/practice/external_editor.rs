//! Writing the answer in the user's own editor.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// Opens `text` in `$VISUAL` or `$EDITOR`, and gives what is there when the editor is left.
///
/// # Errors
/// There is no editor, it fails, or its file cannot be read.
pub(super) fn edit(text: &str) -> Result<String> {
    let editor = ["VISUAL", "EDITOR"]
        .into_iter()
        .find_map(|name| env::var(name).ok());
    let editor = editor.filter(|editor| !editor.trim().is_empty());
    let editor = editor.context("neither $VISUAL nor $EDITOR is set")?;
    // Only the user may read it; it is deleted when this returns.
    let file = tempfile::Builder::new()
        .prefix("answer-")
        .suffix(".md")
        .tempfile()
        .context("no temporary file can be made")?;
    let what = || format!("{}: cannot be used", file.path().display());
    fs::write(file.path(), text).with_context(what)?;
    // As Git does it: the variable may hold options.
    let mut words = editor.split_whitespace();
    let program = words.next().context("$EDITOR is empty")?;
    let status = Command::new(program)
        .args(words)
        .arg(file.path())
        .status()
        .with_context(|| format!("{program}: cannot be started"))?;
    if !status.success() {
        bail!("{program} failed; the answer is as it was");
    }
    let edited = fs::read_to_string(file.path()).with_context(what)?;
    Ok(edited.trim_end_matches(['\n', '\r']).to_owned())
}
