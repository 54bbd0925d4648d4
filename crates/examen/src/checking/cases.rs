//! Cases next to the bank they test.

use examen_bank::files::SourceFile;
use examen_bank::{CaseFile, Severity, TextRange};

use super::plain;
use crate::banks::Library;
use crate::remark::Remark;

pub(super) fn remarks(file: &SourceFile, library: &Library) -> Vec<Remark> {
    let parsed = CaseFile::parse(&file.text);
    let bank = library.for_cases(&parsed.value, &file.path);
    let mut strays = Vec::new();
    for section in &parsed.value.sections {
        let id = &section.question.value;
        let Some(entry) = bank.entry(id) else {
            let message = format!("the bank {} has no question `{id}`", bank.name());
            strays.push(error("unknown-question-id", section.question.range, message));
            continue;
        };
        let points = &entry.question.rubric.points;
        for expectation in section.cases.iter().flat_map(|case| &case.expectations) {
            let point = &expectation.point;
            if !points.iter().any(|known| known.id == point.value) {
                let message = format!(
                    "`{id}` has no point `{}`; see `examen bank show {id} --reveal`",
                    point.value
                );
                strays.push(error("unknown-point", point.range, message));
            }
        }
    }
    let mut remarks = plain(parsed);
    remarks.extend(strays);
    remarks
}

fn error(code: &'static str, range: TextRange, message: String) -> Remark {
    Remark {
        range,
        severity: Severity::Error,
        code,
        message,
        fix: None,
    }
}
