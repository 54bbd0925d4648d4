//! Which questions are asked already.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use examen_authoring::{Lint, lint_twins, lint_twins_among};
use examen_bank::Bank;
use examen_library::banks::{Library, LoadedBank, Origin};
use examen_search::TwinFinder;

/// The banks at hand, ready to be looked through for questions that ask the same.
pub(crate) struct KnownQuestions {
    banks: Vec<(PathBuf, Arc<LoadedBank>)>,
    finder: TwinFinder,
}

impl KnownQuestions {
    /// Those of the banks that somebody has here, without the bundled one: whoever works on a copy of it would hear
    /// about every question.
    pub(crate) fn of(library: &Library) -> Self {
        let files = library.own().iter().filter_map(|bank| match &bank.origin {
            Origin::File(path) => Some((place(path), Arc::clone(bank))),
            Origin::Bundled => None,
        });
        let banks: Vec<(PathBuf, Arc<LoadedBank>)> = files.collect();
        Self {
            finder: TwinFinder::new(banks.iter().map(|(_, bank)| &bank.bank)),
            banks,
        }
    }

    /// The questions of the bank at `path` that are asked already, in another bank or earlier in this one.
    pub(crate) fn lints(&self, bank: &Bank, path: &Path) -> Vec<Lint> {
        let path = place(path);
        let own = self.banks.iter().position(|(known, _)| *known == path);
        let banks = self.banks.iter().map(|(_, known)| &known.bank);
        match own.filter(|own| self.banks[*own].1.bank == *bank) {
            Some(own) => lint_twins_among(&self.finder, &banks.collect::<Vec<&Bank>>(), own),
            None => {
                let others = banks.enumerate().filter(|(idx, _)| Some(*idx) != own);
                let others: Vec<&Bank> = others.map(|(_, bank)| bank).collect();
                lint_twins(bank, &others)
            }
        }
    }
}

/// A bank is the same however its path is spelt.
fn place(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}
