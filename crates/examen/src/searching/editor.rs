//! Opening a file at a line.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Error, Result, anyhow, bail};
use examen_search::Hit;

use super::banks::from_here;

/// The editor of this user: what `$VISUAL` says, else `$EDITOR`.
pub(crate) struct Editor {
    program: String,
    arguments: Vec<String>,
}

/// What is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    pub(crate) path: PathBuf,
    pub(crate) line: Option<u32>,
}

impl Opening {
    /// Where a hit stands; nowhere if it comes with the program.
    ///
    /// # Errors
    /// It stands in no file.
    pub(crate) fn of(hit: &Hit) -> Result<Self> {
        if hit.bank.path.as_os_str().is_empty() {
            bail!(
                "`{id}` comes with Examen and stands in no file; `examen bank show {id}` shows it",
                id = hit.question
            );
        }
        Ok(Self {
            path: from_here(&hit.bank.path),
            line: hit.location.line,
        })
    }
}

impl Editor {
    /// The user's.
    ///
    /// # Errors
    /// None is set.
    pub(crate) fn of_user() -> Result<Self> {
        let set = ["VISUAL", "EDITOR"]
            .into_iter()
            .filter_map(|name| env::var(name).ok());
        let words: Option<Vec<String>> = set
            .map(|value| value.split_whitespace().map(str::to_owned).collect())
            .find(|words: &Vec<String>| !words.is_empty());
        let Some(mut words) = words else {
            bail!("no editor is set; set EDITOR, such as `export EDITOR=nvim`");
        };
        let program = words.remove(0);
        Ok(Self {
            program,
            arguments: words,
        })
    }

    /// Opens the file and waits until the editor is closed.
    ///
    /// # Errors
    /// The editor cannot be started, or it says that it failed.
    pub(crate) fn open(&self, opening: &Opening) -> Result<()> {
        let started = Command::new(&self.program)
            .args(&self.arguments)
            .args(self.place(opening))
            .status();
        let status = started.map_err(|error| self.not_started(&error))?;
        if !status.success() {
            bail!("the editor `{}` failed: {status}", self.program);
        }
        Ok(())
    }

    /// Why it did not start, and what helps.
    fn not_started(&self, error: &io::Error) -> Error {
        let why = match error.kind() {
            io::ErrorKind::NotFound => "there is no such program".to_owned(),
            _ => error.to_string(),
        };
        anyhow!(
            "cannot start the editor `{}`: {why}; set EDITOR to one that is here, such as `export EDITOR=nvim`",
            self.program
        )
    }

    /// The arguments that name a line: `+LINE FILE` for nearly all, `FILE:LINE` for those that take a `+` for a file.
    fn place(&self, opening: &Opening) -> Vec<OsString> {
        let path = opening.path.clone().into_os_string();
        let Some(line) = opening.line else {
            return vec![path];
        };
        let name = Path::new(&self.program)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut joined = path.clone();
        joined.push(format!(":{line}"));
        match name.as_str() {
            "code" | "code-insiders" | "codium" | "cursor" => vec!["--goto".into(), joined],
            "hx" | "helix" | "subl" | "zed" => vec![joined],
            _ => vec![format!("+{line}").into(), path],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Editor, Opening};

    fn check(program: &str, arguments: &[&str]) {
        let editor = Editor {
            program: program.to_owned(),
            arguments: Vec::new(),
        };
        let opening = Opening {
            path: "a b.bank.md".into(),
            line: Some(7),
        };
        assert_eq!(editor.place(&opening), arguments);
    }

    #[test]
    fn editors_are_told_the_line_in_their_way() {
        check("vim", &["+7", "a b.bank.md"]);
        check("/usr/bin/nvim", &["+7", "a b.bank.md"]);
        check("code", &["--goto", "a b.bank.md:7"]);
        check("hx", &["a b.bank.md:7"]);
    }
}
