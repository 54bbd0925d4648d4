//! Who is who: aliases, names from a local file, or pseudonyms.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use examen_report::{Candidate, PseudonymKey};

use super::names::Names;
use crate::args::CohortView;

/// What stands for a candidate in what is shown.
pub(crate) enum Identity {
    /// The alias in the sheet.
    Alias,
    /// A name from a file that stays on this machine, or the alias where it has none.
    Named(Names),
    /// A pseudonym; paths are kept back too.
    Pseudonym(PseudonymKey),
}

/// A key that is made has this many bytes: as many as the hash gives out.
const KEY_BYTES: usize = 32;

impl Identity {
    /// What the options ask for.
    ///
    /// # Errors
    /// The file of names or of the key cannot be used.
    pub(crate) fn of(view: &CohortView) -> Result<Self> {
        match (&view.names, &view.anonymise) {
            (Some(path), _) => Ok(Self::Named(Names::read(path)?)),
            (None, Some(path)) => Ok(Self::Pseudonym(key(path)?)),
            (None, None) => Ok(Self::Alias),
        }
    }

    /// The candidate of this alias, under what is shown for it.
    pub(crate) fn candidate(&self, alias: String) -> Candidate {
        Candidate {
            name: self.shown(&alias),
            alias,
        }
    }

    /// What is shown for `alias`.
    pub(crate) fn shown(&self, alias: &str) -> String {
        match self {
            Self::Alias => alias.to_owned(),
            Self::Named(names) => names.shown(alias),
            Self::Pseudonym(key) => key.pseudonym(alias),
        }
    }

    /// What is shown for the alias of a mentor, who may be known by it to the candidates.
    pub(crate) fn reviewer(&self, alias: &str) -> String {
        match self {
            Self::Alias | Self::Named(_) => alias.to_owned(),
            Self::Pseudonym(key) => key.pseudonym(alias),
        }
    }

    /// What is shown of a path: nothing where candidates are to stay unknown, for folders are often called like them.
    pub(crate) fn path(&self, path: &Path) -> String {
        match self {
            Self::Alias | Self::Named(_) => path.display().to_string(),
            Self::Pseudonym(_) => String::new(),
        }
    }
}

/// The key in the file at `path`, which is made if it is not there.
fn key(path: &Path) -> Result<PseudonymKey> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => new_key(path)?,
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let key = PseudonymKey::new(&bytes);
    key.with_context(|| {
        format!(
            "{}: a key has at least {} bytes; name a file that is not there to have one made",
            path.display(),
            PseudonymKey::SHORTEST
        )
    })
}

/// A random key, written so that only its owner can read it.
fn new_key(path: &Path) -> Result<Vec<u8>> {
    let mut key = vec![0; KEY_BYTES];
    getrandom::fill(&mut key).map_err(|error| anyhow::anyhow!("no random bytes for a key: {error}"))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(&key));
    written.with_context(|| format!("cannot write {}", path.display()))?;
    Ok(key)
}
