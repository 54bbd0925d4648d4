//! `examen bank import --format json`: schema `examen.import/1`.

use examen_authoring::ImportReport;
use serde_json::Value;

/// The report under the name its schema has on the command line.
pub(crate) fn import_report(report: &ImportReport) -> String {
    let mut document = serde_json::to_value(report).expect("strings and numbers always have a JSON form");
    document["schema"] = Value::String(format!("examen.import/{}", ImportReport::SCHEMA));
    super::to_text(&document)
}
