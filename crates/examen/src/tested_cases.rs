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
    /// Where the cases come from: the program has some for the bank inside it.
    origin: Origin,
    pub(crate) cases: CaseFile,
    pub(crate) report: CaseReport,
}

impl TestedCases {
    /// What people are told that the cases are: their file, or `the cases of the bundled bank`.
    pub(crate) fn name(&self) -> String {
        match &self.origin {
            Origin::Bundled => "the cases of the bundled bank".to_owned(),
            Origin::File(path) => path.display().to_string(),
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
                Origin::Bundled
            } else {
                Origin::File(file.path.clone())
            },
            cases,
            file,
        }
    }
}
