//! Files as they were at a revision, read from Git.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use examen_bank::files::SizeCap;

/// A commit of the repository that some file lies in.
pub(crate) struct Revision {
    folder: PathBuf,
    commit: String,
}

impl Revision {
    /// Finds what `name` stands for in the repository around `folder`.
    ///
    /// # Errors
    /// There is no Git, no repository or no such revision.
    pub(crate) fn find(folder: &Path, name: &str) -> Result<Self> {
        let spec = format!("{name}^{{commit}}");
        let found = git(
            folder,
            [
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                spec.as_str(),
            ],
        )?;
        let commit = found.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
        match commit {
            Some(commit) if commit.bytes().all(|byte| byte.is_ascii_hexdigit()) && !commit.is_empty() => {
                Ok(Self {
                    folder: folder.to_owned(),
                    commit,
                })
            }
            _ => bail!(
                "{name}: there is no such revision in the Git repository of {}; see `git log`",
                folder.display()
            ),
        }
    }

    /// The file called `name` in the folder, as it was; none if it was not there. Neither filters nor text conversions
    /// of the repository are run.
    ///
    /// # Errors
    /// Git cannot be run, or the file is too large or no text.
    pub(crate) fn file(&self, name: &OsStr) -> Result<Option<String>> {
        let object = format!("{}:./{}", self.commit, name.to_string_lossy());
        let Some(bytes) = git(&self.folder, ["cat-file", "blob", object.as_str()])? else {
            return Ok(None);
        };
        let path = self.folder.join(name);
        if bytes.len() as u64 > SizeCap::DEFAULT.get() {
            bail!("{} was too large at {}", path.display(), self.commit);
        }
        let text = String::from_utf8(bytes);
        let text = text.with_context(|| format!("{} was not UTF-8 at {}", path.display(), self.commit))?;
        Ok(Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()))
    }
}

/// What Git prints; none if it fails. It asks nobody anything, fetches nothing and runs no hook.
fn git<'a>(folder: &Path, args: impl IntoIterator<Item = &'a str>) -> Result<Option<Vec<u8>>> {
    let output = Command::new("git")
        .args([
            "--no-pager",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
        ])
        .args(args)
        .current_dir(folder)
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .output()
        .context("cannot run git, which is needed to read a revision")?;
    Ok(output.status.success().then_some(output.stdout))
}
