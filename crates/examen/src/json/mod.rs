//! What programs read. Every document names its schema and version; within a version fields are only ever added.

mod bank;
mod bank_name;
mod cases;
mod check;
mod due;
mod grade;
mod history;
mod import;
mod line;
mod padded;
mod remark;
mod search;
mod stats;

pub(crate) use bank::{BankList, ShownQuestion};
pub(crate) use bank_name::BankName;
pub(crate) use cases::TestDocument;
pub(crate) use check::CheckDocument;
pub(crate) use due::DueDocument;
pub(crate) use grade::GradeDocument;
pub(crate) use history::HistoryDocument;
pub(crate) use import::import_report;
pub(crate) use line::{BadLine, GradedLine, PointHeads};
pub(crate) use search::{IndexDocument, SearchDocument};
pub(crate) use stats::StatsDocument;

/// A document of one line.
pub(crate) fn to_text(document: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string(document).expect("strings and numbers always have a JSON form");
    text.push('\n');
    text
}
