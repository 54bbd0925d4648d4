//! `examen bank test --format json`: schema `examen.bank-test/1`.

use examen_authoring::{Confusion, Failure, PointConfusion};
use examen_bank::{PointId, QuestionId};
use serde::Serialize;

use super::remark::RemarkEntry;
use crate::place::Places;
use crate::remark::Remark;
use crate::tested_cases::TestedCases;

/// What came of some files of cases.
#[derive(Debug, Serialize)]
pub(crate) struct TestDocument<'a> {
    schema: &'static str,
    files: Vec<FileEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct FileEntry<'a> {
    path: String,
    bank: &'a str,
    /// Of the cases that rule on a point.
    passed: usize,
    /// Cases that rule on no point, which are neither passed nor failed.
    idle: usize,
    failed: Vec<FailedCase<'a>>,
    confusion: Confusion,
    points: &'a [PointConfusion],
    issues: Vec<RemarkEntry>,
}

#[derive(Debug, Serialize)]
struct FailedCase<'a> {
    question: &'a QuestionId,
    /// In its section, from 1.
    number: usize,
    /// In the file, from 1.
    line: usize,
    failures: &'a [Failure],
    /// Points that the case rules on and the question does not have.
    unknown_points: &'a [PointId],
}

impl<'a> TestDocument<'a> {
    pub(crate) fn of(tested: &'a [TestedCases]) -> Self {
        Self {
            schema: "examen.bank-test/1",
            files: tested.iter().map(FileEntry::of).collect(),
        }
    }
}

impl<'a> FileEntry<'a> {
    fn of(tested: &'a TestedCases) -> Self {
        let (places, report) = (Places::of(&tested.file.text), &tested.report);
        let failed = report.cases.iter().filter(|case| !case.is_passed());
        let failed = failed.map(|case| FailedCase {
            question: &case.question,
            number: case.number,
            line: places.at(case.range.start).line,
            failures: &case.failures,
            unknown_points: &case.unknown,
        });
        let issues = report.issues.iter().cloned().map(Remark::from);
        Self {
            path: tested.file.path.display().to_string(),
            bank: &tested.bank_name,
            passed: report.n_passed(),
            idle: report.n_ruling_and_idle().1,
            failed: failed.collect(),
            confusion: report.confusion,
            points: &report.points,
            issues: issues.map(|remark| RemarkEntry::of(&remark, &places)).collect(),
        }
    }
}
