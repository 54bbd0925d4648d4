//! Where a bank comes from.

use std::fmt;
use std::path::{Path, PathBuf};

/// What people write for the bundled bank where a path of a bank is expected, and read where one is shown.
pub(super) const BUNDLED: &str = "bundled";

/// Where the bundled bank stands in the project, which is how it is named to people.
const BUNDLED_PATH: &str = "index/backend-developer.bank.md";

/// Where a bank comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From the program itself.
    Bundled,
    /// From this file.
    File(PathBuf),
}

impl Origin {
    /// The file, if it comes from one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Bundled => None,
            Self::File(path) => Some(path),
        }
    }

    /// The path where the bank stands, or would stand in the project.
    pub fn path(&self) -> &Path {
        match self {
            Self::Bundled => Path::new(BUNDLED_PATH),
            Self::File(path) => path,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bundled => f.write_str(BUNDLED),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}
