//! A review next to the sheet and the bank it is about.

use examen_bank::files::{SizeCap, SourceFile, read};
use examen_bank::{Reach, Review};
use examen_library::banks::Library;
use examen_library::grading::{ReviewFault, review_faults, sheet_of};

use super::plain;
use crate::remark::Remark;

pub(super) fn remarks(file: &SourceFile, library: &Library) -> Vec<Remark> {
    let parsed = Review::parse(&file.text);
    let review = parsed.value.clone();
    let sheet = read(&sheet_of(&file.path, &review), SizeCap::DEFAULT);
    let faults = review_faults(&review, &file.path, sheet, library).into_iter();
    plain(parsed)
        .into_iter()
        .chain(faults.map(Remark::from))
        .collect()
}

impl From<ReviewFault> for Remark {
    fn from(fault: ReviewFault) -> Self {
        Self {
            range: fault.range,
            severity: fault.kind.severity(),
            code: fault.kind.code(),
            message: fault.kind.message(),
            fix: None,
            reach: Reach::Place,
        }
    }
}
