//! Which questions are asked already.

use std::path::Path;

use anyhow::Result;
use examen_authoring::{Lint, lint_asked_elsewhere};
use examen_bank::{Bank, Glossary};
use examen_library::banks::{Library, LoadedBank, Origin};
use examen_search::{BankPlace, BankSource, MemoryIndex};

/// The banks at hand, ready to be searched for questions that ask the same.
pub(crate) struct KnownQuestions {
    index: MemoryIndex,
}

impl KnownQuestions {
    /// Those of the banks that somebody has here, without the bundled one: whoever works on a copy of it would hear
    /// about every question.
    ///
    /// # Errors
    /// The index cannot be made.
    pub(crate) fn of(library: &Library) -> Result<Self> {
        let files = library.own().iter().filter_map(|bank| match &bank.origin {
            Origin::File(path) => Some((place(path, &bank.name()), bank)),
            Origin::Bundled => None,
        });
        let banks: Vec<(BankPlace, &LoadedBank)> =
            files.map(|(place, bank)| (place, bank.as_ref())).collect();
        let sources = banks.iter().map(|(place, bank)| BankSource {
            place,
            bank: &bank.bank,
            glossary: &bank.glossary,
            text: None,
        });
        Ok(Self {
            index: MemoryIndex::new(sources)?,
        })
    }

    /// The questions of the bank at `path` that are asked already, in another bank or earlier in this one; `lints` is
    /// what is known of it, so that nothing is said twice.
    ///
    /// # Errors
    /// The index fails.
    pub(crate) fn lints(&mut self, bank: &Bank, path: &Path, lints: &[Lint]) -> Result<Vec<Lint>> {
        let place = place(path, bank.name().unwrap_or_default());
        let source = BankSource {
            place: &place,
            bank,
            glossary: &Glossary::default(),
            text: None,
        };
        self.index.update(&source)?;
        Ok(lint_asked_elsewhere(&source, self.index.search(), lints)?)
    }
}

/// A bank is the same however its path is spelt.
fn place(path: &Path, name: &str) -> BankPlace {
    let name = match name {
        "" => path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        name => name.to_owned(),
    };
    BankPlace::new(path.canonicalize().unwrap_or_else(|_| path.to_owned()), name)
}
