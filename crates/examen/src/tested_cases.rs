//! The cases of a bank and what the grader makes of them.

use examen_authoring::{CaseReport, run_cases_with};
use examen_bank::files::SourceFile;
use examen_bank::{CaseFile, Issue, Severity};
use examen_library::banks::{Origin, bundled};
use examen_library::{Library, LoadedBank};

/// A file of cases and what came of it.
pub(crate) struct TestedCases {
    pub(crate) file: SourceFile,
    pub(crate) bank_name: String,
    /// Where the cases come from: the program has some for the bank inside it.
    origin: Origin,
    pub(crate) cases: CaseFile,
    pub(crate) report: CaseReport,
    /// What cannot be read: a case that tests nothing must not pass for that.
    pub(crate) unread: Vec<Issue>,
}

impl TestedCases {
    /// What people are told that the cases are: their file, or `the cases of the bundled bank`.
    pub(crate) fn name(&self) -> String {
        match &self.origin {
            Origin::Bundled => "the cases of the bundled bank".to_owned(),
            Origin::File(path) => path.display().to_string(),
        }
    }

    /// Whether every case could be read and the grader agrees with all of them.
    pub(crate) fn is_passed(&self) -> bool {
        self.unread.is_empty() && self.report.is_passed()
    }

    /// Grades the cases in `file` by the bank in `library` that they belong to.
    pub(crate) fn run(file: SourceFile, library: &Library) -> Self {
        let parsed = CaseFile::parse(&file.text);
        let cases = parsed.value;
        let bank = library.for_cases(&cases, &file.path);
        let unread = parsed.issues.into_iter();
        Self {
            report: report(&cases, bank, library),
            unread: unread
                .filter(|issue| issue.severity() == Severity::Error)
                .collect(),
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

/// What comes of `cases`, which test `bank`.
pub(crate) fn report(cases: &CaseFile, bank: &LoadedBank, library: &Library) -> CaseReport {
    let report = run_cases_with(cases, |id| library.matcher_for_case(bank, id));
    report.with_hints(|id| library.hint_for_case(bank, id))
}
