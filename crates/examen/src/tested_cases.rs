//! The cases of a bank and what the grader makes of them.

use examen_authoring::{CaseReport, run_cases};
use examen_bank::CaseFile;
use examen_bank::files::SourceFile;
use examen_library::Library;

/// A file of cases and what came of it.
pub(crate) struct TestedCases {
    pub(crate) file: SourceFile,
    pub(crate) bank_name: String,
    pub(crate) cases: CaseFile,
    pub(crate) report: CaseReport,
}

impl TestedCases {
    /// Grades the cases in `file` by the bank in `library` that they belong to.
    pub(crate) fn run(file: SourceFile, library: &Library) -> Self {
        let cases = CaseFile::parse(&file.text).value;
        let bank = library.for_cases(&cases, &file.path);
        Self {
            report: run_cases(&bank.bank, &bank.glossary, &cases),
            bank_name: bank.name(),
            cases,
            file,
        }
    }
}
