//! Issues and files that cannot be used, as programs read them.

use examen_bank::files::FileProblem;
use examen_bank::{Issue, Severity};
use serde::Serialize;

use crate::place::Place;

/// An issue of a file.
#[derive(Debug, Serialize)]
pub(crate) struct IssueEntry {
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

/// Edits that mend an issue.
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

impl IssueEntry {
    pub(crate) fn of(issue: &Issue, source: &str) -> Self {
        let Place { line, column } = Place::of(issue.range.start, source);
        let fix = issue.fix.as_ref().map(|fix| FixEntry {
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
            severity: issue.kind.severity(),
            code: issue.kind.code(),
            message: issue.kind.message(),
            line,
            column,
            start: issue.range.start,
            end: issue.range.end,
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
