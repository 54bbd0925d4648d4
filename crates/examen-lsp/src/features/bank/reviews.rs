//! Reviews next to their sheets: rulings that do not count as they are meant.

use std::path::Path;

use examen_bank::Reviewer;
use examen_bank::files::{FileProblem, SizeCap, SourceFile, read};
use examen_library::grading::{review_faults, sheet_of};

use crate::features::finding::{Finding, level_of};
use crate::features::navigation::file_at;
use crate::state::{Document, Snapshot};

/// What `examen check` says of the review `document` next to its sheet; nothing of one that was never saved, and while banks
/// are still being looked for.
pub(super) fn faults(snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let (Some(path), Some(library)) = (&document.path, &snapshot.library) else {
        return Vec::new();
    };
    let review = &document.review().value;
    let sheet = sheet_at(snapshot, &sheet_of(path, review));
    let is_own = review.reviewer() == Reviewer::Learner;
    let faults = review_faults(review, path, sheet, library).into_iter();
    let findings = faults.map(|fault| {
        let span = document.text.span(fault.range, snapshot.client.encoding);
        // A candidate is not to learn here which points there are.
        let message = if is_own {
            fault.kind.message_without_points()
        } else {
            fault.kind.message()
        };
        Finding::new(span, fault.kind.code(), level_of(fault.kind.severity()), message)
    });
    findings.collect()
}

/// The sheet at `path` as it stands in the editor, whatever that is by now, else on disk.
fn sheet_at(snapshot: &Snapshot, path: &Path) -> Result<SourceFile, FileProblem> {
    let mut documents = snapshot.documents();
    let open = documents.find(|open| open.path.as_deref() == Some(path));
    let saved = || file_at(snapshot, path).map(|file| file.document);
    match open.cloned().or_else(saved) {
        Some(document) => Ok(SourceFile {
            path: path.to_owned(),
            text: document.source().into_owned(),
        }),
        None => read(path, SizeCap::DEFAULT),
    }
}
