//! The bank that ships with Examen, so that the first command works in an empty folder.

use std::sync::LazyLock;

use examen_bank::files::SourceFile;
use examen_bank::{Bank, Glossary, Revision};

use super::loaded::{LoadedBank, Origin};

/// Where the bank stands in the project, which is how it is named to people.
pub(crate) const BANK_PATH: &str = "index/backend-developer.bank.md";
/// Where its cases stand.
pub(crate) const CASES_PATH: &str = "index/backend-developer.cases.md";

const BANK: &str = include_str!("../../../../index/backend-developer.bank.md");
const GLOSSARY: &str = include_str!("../../../../index/glossary.md");
const CASES: &str = include_str!("../../../../index/backend-developer.cases.md");

/// The program's version and the revision of the bank inside it.
pub(crate) fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let revision = Revision::of(&[BANK, GLOSSARY].concat());
        format!(
            "{} (bundled bank backend-developer, revision {revision})",
            env!("CARGO_PKG_VERSION")
        )
    });
    &VERSION
}

/// The bundled bank, parsed anew.
pub(super) fn bank() -> LoadedBank {
    LoadedBank::new(
        Origin::Bundled,
        Bank::parse(BANK).value,
        Glossary::parse(GLOSSARY).value,
    )
}

/// The cases of the bundled bank.
pub(crate) fn cases() -> SourceFile {
    SourceFile {
        path: CASES_PATH.into(),
        text: CASES.to_owned(),
    }
}
