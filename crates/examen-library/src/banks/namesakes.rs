//! Banks that have one name.

use std::path::{Path, PathBuf};

use examen_bank::{Bank, Issue, IssueKind};

use super::library::Library;
use super::workspace::plain;

impl Library {
    /// That other banks here have the name of `bank`, which stands at `path`, so that the nearest to a sheet is taken.
    pub fn namesakes(&self, bank: &Bank, path: &Path) -> Option<Issue> {
        let name = bank.front.get("bank").filter(|name| !name.value.is_empty())?;
        let own = real(path);
        let alike = self.own().iter().filter(|other| other.name() == name.value);
        let files = alike.filter_map(|other| other.origin.file());
        let others = files.filter(|other| real(other) != own);
        let others: Vec<String> = others.map(|other| other.display().to_string()).collect();
        (!others.is_empty()).then(|| Issue {
            range: name.range,
            kind: IssueKind::BankNameTwice {
                name: name.value.clone(),
                others: others.join(", "),
            },
            fix: None,
        })
    }
}

/// The path without links; as it is written, where nothing is on disk yet.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| plain(path))
}
