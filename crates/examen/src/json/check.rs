//! `examen check --format json`: schema `examen.check/1`.

use examen_bank::files::FileProblem;
use serde::Serialize;

use super::remark::{ProblemEntry, RemarkEntry};
use crate::checking::Checked;
use crate::place::Places;

/// What is odd about some files.
#[derive(Debug, Serialize)]
pub(crate) struct CheckDocument {
    schema: &'static str,
    /// All that were looked at.
    files: Vec<FileEntry>,
    problems: Vec<ProblemEntry>,
}

#[derive(Debug, Serialize)]
struct FileEntry {
    path: String,
    issues: Vec<RemarkEntry>,
}

impl CheckDocument {
    pub(crate) fn of(checked: &[Checked], problems: &[FileProblem]) -> Self {
        let files = checked.iter().map(|Checked { file, remarks }| {
            let places = Places::of(&file.text);
            FileEntry {
                path: file.path.display().to_string(),
                issues: remarks
                    .iter()
                    .map(|remark| RemarkEntry::of(remark, &places))
                    .collect(),
            }
        });
        Self {
            schema: "examen.check/1",
            files: files.collect(),
            problems: problems.iter().map(ProblemEntry::of).collect(),
        }
    }
}
