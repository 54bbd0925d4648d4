//! What goes wrong with banks that somebody names.

use std::path::PathBuf;

use examen_bank::files::FileProblem;

/// A bank that was named and cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// The path cannot be read.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// The path can be read and holds no bank.
    #[error(
        "{}: there is no bank; a bank has `bank:` in its front matter or a name that ends in `.bank.md`",
        path.display()
    )]
    NoBank {
        /// What was named.
        path: PathBuf,
    },
}
