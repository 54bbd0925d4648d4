//! The cases of a bank and what the grader makes of them.

use examen_authoring::{CaseReport, run_cases};
use examen_bank::CaseFile;
use examen_bank::files::SourceFile;
use examen_library::Library;
use examen_library::banks::{Origin, bundled};

/// A file of cases and what came of it.
pub(crate) struct TestedCases {
    pub(crate) file: SourceFile,
    pub(crate) bank_name: String,
    pub(crate) origin: CasesOrigin,
    pub(crate) cases: CaseFile,
    pub(crate) report: CaseReport,
}

/// Where cases come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CasesOrigin {
    /// From the program itself, with the bank that they test.
    Bundled,
    /// From a file somebody has here.
    File,
}

impl TestedCases {
    /// What people are told that the cases are: their file, or `the cases of the bundled bank`.
    pub(crate) fn name(&self) -> String {
        match self.origin {
            CasesOrigin::Bundled => "the cases of the bundled bank".to_owned(),
            CasesOrigin::File => self.file.path.display().to_string(),
        }
    }

    /// Grades the cases in `file` by the bank in `library` that they belong to.
    pub(crate) fn run(file: SourceFile, library: &Library) -> Self {
        let cases = CaseFile::parse(&file.text).value;
        let bank = library.for_cases(&cases, &file.path);
        Self {
            report: run_cases(&bank.bank, &bank.glossary, &cases),
            bank_name: bank.name(),
            origin: if bank.origin == Origin::Bundled && file.path.as_os_str() == bundled::CASES_PATH {
                CasesOrigin::Bundled
            } else {
                CasesOrigin::File
            },
            cases,
            file,
        }
    }
}
