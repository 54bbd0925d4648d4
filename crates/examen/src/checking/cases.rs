//! Cases next to the bank they test.

use examen_authoring::run_cases;
use examen_bank::CaseFile;
use examen_bank::files::SourceFile;
use examen_library::Library;

use super::plain;
use crate::remark::Remark;

/// Whether the rulings are met is the business of `examen bank test`.
pub(super) fn remarks(file: &SourceFile, library: &Library) -> Vec<Remark> {
    let parsed = CaseFile::parse(&file.text);
    let bank = library.for_cases(&parsed.value, &file.path);
    let report = run_cases(&bank.bank, &bank.glossary, &parsed.value);
    let mut remarks = plain(parsed);
    remarks.extend(report.issues.into_iter().map(Remark::from));
    remarks
}
