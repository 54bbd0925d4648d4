//! Remarks and files that cannot be used, as programs read them.

use examen_bank::Severity;
use examen_bank::files::FileProblem;
use serde::Serialize;

use crate::place::{Place, Places};
use crate::remark::Remark;

/// A remark on a place in a file.
#[derive(Debug, Serialize)]
pub(crate) struct RemarkEntry {
    severity: Severity,
    code: &'static str,
    message: String,
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// In bytes of the file.
    start: usize,
    end: usize,
    fix: Option<FixEntry>,
}

/// Edits that mend what is remarked on.
#[derive(Debug, Serialize)]
struct FixEntry {
    title: String,
    edits: Vec<EditEntry>,
}

#[derive(Debug, Serialize)]
struct EditEntry {
    start: usize,
    end: usize,
    replacement: String,
}

/// A file that cannot be used.
#[derive(Debug, Serialize)]
pub(crate) struct ProblemEntry {
    path: String,
    message: String,
}

impl RemarkEntry {
    pub(crate) fn of(remark: &Remark, places: &Places<'_>) -> Self {
        let Place { line, column } = places.at(remark.range.start);
        let fix = remark.fix.as_ref().map(|fix| FixEntry {
            title: fix.title.clone(),
            edits: fix
                .edits
                .iter()
                .map(|edit| EditEntry {
                    start: edit.range.start,
                    end: edit.range.end,
                    replacement: edit.replacement.clone(),
                })
                .collect(),
        });
        Self {
            severity: remark.severity,
            code: remark.code,
            message: remark.message.clone(),
            line,
            column,
            start: remark.range.start,
            end: remark.range.end,
            fix,
        }
    }
}

impl ProblemEntry {
    pub(crate) fn of(problem: &FileProblem) -> Self {
        Self {
            path: problem.path.display().to_string(),
            message: problem.kind.to_string(),
        }
    }
}
