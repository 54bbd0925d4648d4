//! Arguments of commands: one object each.

use examen_bank::QuestionId;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::grading::{AnswerView, SheetView};
use crate::protocol::{Answer, Failure, Uri};

/// The argument of commands about a sheet.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SheetArgument {
    pub(crate) uri: Uri,
    pub(crate) question: Option<QuestionId>,
}

/// The argument of the command `name`; an empty object where there is none.
///
/// # Errors
/// It does not have the fields that the command wants.
pub(super) fn read<T: DeserializeOwned>(name: &str, arguments: &[Value]) -> Answer<T> {
    let argument = arguments
        .first()
        .cloned()
        .unwrap_or_else(|| Value::Object(serde_json::Map::new()));
    serde_json::from_value(argument).map_err(|error| Failure::invalid_params(format!("{name}: {error}")))
}

/// The answer to `question` in `view`.
///
/// # Errors
/// The sheet does not have the question.
pub(super) fn answer_to<'v>(view: &'v SheetView<'_>, question: &QuestionId) -> Answer<AnswerView<'v>> {
    view.answer_to(question)
        .ok_or_else(|| Failure::invalid_params(format!("this sheet has no question `{question}`")))
}

/// Why nothing can be done with a document that is no open sheet.
pub(super) fn no_sheet(uri: &Uri) -> Failure {
    Failure::invalid_params(format!("{}: this is no open answer sheet", uri.as_str()))
}
