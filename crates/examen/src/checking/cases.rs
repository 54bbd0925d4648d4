//! Cases next to the bank they test.

use examen_bank::CaseFile;
use examen_bank::files::SourceFile;
use examen_library::Library;

use super::plain;
use crate::remark::Remark;
use crate::tested_cases::report;

/// Whether the rulings are met is the business of `examen bank test`.
pub(super) fn remarks(file: &SourceFile, library: &Library) -> Vec<Remark> {
    let parsed = CaseFile::parse(&file.text);
    let bank = library.for_cases(&parsed.value, &file.path);
    let report = report(&parsed.value, bank, library);
    let mut remarks = plain(parsed);
    remarks.extend(report.issues.into_iter().map(Remark::from));
    remarks
}
