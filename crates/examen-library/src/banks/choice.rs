//! Which bank a sheet is graded against.

use std::path::Path;
use std::sync::Arc;

use examen_bank::files::SourceFile;
use examen_bank::{AnswerSheet, CaseFile};

use super::library::{Found, Library};
use super::loaded::LoadedBank;
use super::origin::Origin;
use super::workspace::folder_of;

/// A bank for a sheet.
#[derive(Clone, Copy)]
pub struct Choice<'a> {
    /// The bank.
    pub bank: &'a Arc<LoadedBank>,
    /// Why this one.
    pub reason: Reason,
}

/// Why a bank was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The sheet names it.
    Asked,
    /// It is the only one that the user names.
    Told,
    /// The sheet names none; it holds most of the sheet's questions.
    Fits,
    /// The sheet names one that is not there; it holds most of the sheet's questions.
    AskedForAnother,
}

impl Library {
    /// The bank that `sheet`, read from `file`, is graded against: the one it names, else the one that holds most of
    /// its questions. Of several, the one that lies nearest to the sheet.
    pub fn choose(&self, sheet: &AnswerSheet, file: &SourceFile) -> Choice<'_> {
        let wanted = sheet.bank_name();
        let asked = self
            .banks
            .iter()
            .filter(|bank| Some(bank.name().as_str()) == wanted);
        if let Some(bank) = best(asked, |bank| nearness(bank, &file.path)) {
            return Choice {
                bank,
                reason: Reason::Asked,
            };
        }
        if let (Found::Named, [bank]) = (self.found, self.banks.as_slice()) {
            return Choice {
                bank,
                reason: Reason::Told,
            };
        }
        let fit = |bank: &LoadedBank| (n_known(bank, sheet, &file.text), nearness(bank, &file.path));
        let bank = best(self.banks.iter(), fit).expect("a library is never empty");
        let reason = if wanted.is_some() {
            Reason::AskedForAnother
        } else {
            Reason::Fits
        };
        Choice { bank, reason }
    }
}

impl Library {
    /// The bank that the cases at `path` test: the one with the same name before `.cases.md`, else the one that has
    /// most of their questions. Of several, the one that lies nearest.
    pub fn for_cases(&self, cases: &CaseFile, path: &Path) -> &Arc<LoadedBank> {
        let fit = |bank: &LoadedBank| {
            let known = cases
                .sections
                .iter()
                .filter(|section| bank.entry(&section.question.value).is_some());
            (
                stem(bank.origin.path()) == stem(path),
                known.count(),
                nearness(bank, path),
            )
        };
        best(self.banks.iter(), fit).expect("a library is never empty")
    }
}

/// `team` for `banks/team.bank.md` and for `banks/team.cases.md`.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The first of those that `value` puts highest.
fn best<'a, V: Ord>(
    banks: impl Iterator<Item = &'a Arc<LoadedBank>>,
    value: impl Fn(&LoadedBank) -> V,
) -> Option<&'a Arc<LoadedBank>> {
    banks.reduce(|best, bank| if value(bank) > value(best) { bank } else { best })
}

/// How many of the sheet's questions the bank has.
fn n_known(bank: &LoadedBank, sheet: &AnswerSheet, source: &str) -> usize {
    let resolved = bank.resolve_places(sheet, source).value;
    let known = resolved.iter().filter(|resolution| resolution.question.is_some());
    known.count()
}

/// How many folders the paths of bank and sheet share; the bundled bank is farthest of all.
fn nearness(bank: &LoadedBank, sheet: &Path) -> usize {
    let Origin::File(path) = &bank.origin else {
        return 0;
    };
    let real = |path: &Path| folder_of(path).canonicalize().unwrap_or_default();
    let (bank, sheet) = (real(path), real(sheet));
    let shared = bank.components().zip(sheet.components());
    1 + shared.take_while(|(a, b)| a == b).count()
}
