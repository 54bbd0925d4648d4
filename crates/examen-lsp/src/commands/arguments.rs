//! Arguments of commands: one object each.

use examen_bank::QuestionId;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::features::{Context, gives_feedback};
use crate::grading::{AnswerView, SheetView};
use crate::protocol::{Answer, Failure, Position, Uri, place_of};

/// An answer of a sheet: by its question, or by a place in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Target {
    pub(super) uri: Uri,
    pub(super) question: Option<QuestionId>,
    pub(super) position: Option<Position>,
}

/// The argument of the command `name`; an empty object where there is none.
///
/// # Errors
/// It does not have the fields that the command wants.
pub(super) fn read<T: DeserializeOwned>(name: &str, arguments: &[Value]) -> Answer<T> {
    let nothing = || Value::Object(serde_json::Map::new());
    let argument = arguments.first().cloned().unwrap_or_else(nothing);
    serde_json::from_value(argument).map_err(|error| Failure::invalid_params(format!("{name}: {error}")))
}

impl Target {
    /// The sheet.
    ///
    /// # Errors
    /// It is not open, or no sheet.
    pub(super) fn sheet<'c>(&self, context: &'c Context) -> Answer<SheetView<'c>> {
        sheet_at(context, &self.uri)
    }

    /// The same, if anything may be said about its answers.
    ///
    /// # Errors
    /// Also if it is an interview that was not handed in.
    pub(super) fn sheet_with_feedback<'c>(&self, context: &'c Context) -> Answer<SheetView<'c>> {
        let view = self.sheet(context)?;
        if gives_feedback(&context.snapshot, &view) {
            Ok(view)
        } else {
            Err(Failure::refused(
                "this is an interview: there is no help before it is handed in with `examen.submit`",
            ))
        }
    }

    /// The place in the text of `answer`, if a place is given and it is there.
    pub(super) fn offset_in(&self, context: &Context, answer: &AnswerView<'_>) -> Option<usize> {
        let encoding = context.snapshot.client.encoding;
        let document = context.snapshot.document(&self.uri)?;
        let offset = document.text.offset(place_of(self.position?), encoding);
        let start = answer.section.start + answer.answer.text.range.start;
        let within = offset.checked_sub(start)?;
        (within <= answer.answer.text.value.len()).then_some(within)
    }

    /// The answer; none if the place or the question is not in the sheet.
    pub(super) fn answer<'v>(&self, context: &Context, view: &'v SheetView<'_>) -> Option<AnswerView<'v>> {
        match (&self.question, self.position) {
            (Some(question), _) => view.answer_to(question),
            (None, Some(position)) => {
                let encoding = context.snapshot.client.encoding;
                view.answer_at(view.document.text.offset(place_of(position), encoding))
            }
            (None, None) => None,
        }
    }
}

/// The sheet at `uri`.
///
/// # Errors
/// It is not open, or no sheet.
pub(super) fn sheet_at<'c>(context: &'c Context, uri: &Uri) -> Answer<SheetView<'c>> {
    context.sheet(uri).ok_or_else(|| no_sheet(uri))
}

/// Why nothing can be done with a document that is no open sheet.
fn no_sheet(uri: &Uri) -> Failure {
    Failure::invalid_params(format!("{}: this is no open answer sheet", uri.as_str()))
}
