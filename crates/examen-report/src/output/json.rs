//! `examen.report/1`: everything, for machines. The schema is published as `docs/report.schema.json`.

mod answer;
mod changes;
mod document;
mod read;

use std::io::{self, Write};

use serde::Serialize;

use crate::report::Report;

pub use read::read_json;

/// The name and version of the schema. Within a version fields are only ever added.
pub const SCHEMA: &str = "examen.report/1";

/// Writes `report` as one JSON document, answer by answer, one a line.
///
/// # Errors
/// Whatever happens to `output`.
pub fn json(report: &Report, mut output: impl Write) -> io::Result<()> {
    write!(output, "{{\"schema\":\"{SCHEMA}\"")?;
    let head = document::Head::of(report);
    for (key, value) in head.fields() {
        write!(output, ",\n\"{key}\":{value}")?;
    }
    output.write_all(b",\n\"answers\":[")?;
    for (idx, answer) in report.cohort.answers.iter().enumerate() {
        output.write_all(if idx == 0 { b"\n" } else { b",\n" })?;
        answer::AnswerEntry::of(report, answer).serialize(&mut serde_json::Serializer::new(&mut output))?;
    }
    output.write_all(b"\n]}\n")?;
    output.flush()
}
