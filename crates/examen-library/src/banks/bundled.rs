//! The bank that ships with Examen, so that the first command works in an empty folder.

use std::sync::{Arc, LazyLock};

use examen_bank::files::SourceFile;
use examen_bank::{Bank, Glossary, Revision};

use super::loaded::LoadedBank;
use super::origin::{BUNDLED, Origin};

/// What people write for it where a path of a bank is expected, and read where one is shown.
pub const WORD: &str = BUNDLED;

/// Where the cases of the bank stand in the project.
pub const CASES_PATH: &str = "index/backend-developer.cases.md";

/// Where the bank stands in the project.
const BANK_PATH: &str = "index/backend-developer.bank.md";

const BANK: &str = include_str!("../../../../index/backend-developer.bank.md");
const GLOSSARY: &str = include_str!("../../../../index/glossary.md");
const CASES: &str = include_str!("../../../../index/backend-developer.cases.md");

/// The program's version and the revision of the bank inside it.
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let revision = Revision::of(&[BANK, GLOSSARY].concat());
        format!(
            "{} (bundled bank backend-developer, revision {revision})",
            env!("CARGO_PKG_VERSION")
        )
    });
    &VERSION
}

/// The bundled bank, parsed when first asked for.
pub fn bank() -> Arc<LoadedBank> {
    static LOADED: LazyLock<Arc<LoadedBank>> = LazyLock::new(|| {
        let bank = Bank::parse(BANK).value;
        let glossary = Glossary::parse(GLOSSARY).value;
        Arc::new(LoadedBank::new(Origin::Bundled, bank, glossary))
    });
    Arc::clone(&LOADED)
}

/// The bundled bank, to be searched behind others, of which `is_known` tells the names. None where one of them has its
/// name: whoever works on a copy of it has its questions already.
pub fn beside(is_known: impl Fn(&str) -> bool) -> Option<Arc<LoadedBank>> {
    let bank = bank();
    (!is_known(&bank.name())).then_some(bank)
}

/// The text of the bundled bank, and where it stands in the project.
pub fn source() -> SourceFile {
    SourceFile {
        path: BANK_PATH.into(),
        text: BANK.to_owned(),
    }
}

/// The cases of the bundled bank.
pub fn cases() -> SourceFile {
    SourceFile {
        path: CASES_PATH.into(),
        text: CASES.to_owned(),
    }
}
