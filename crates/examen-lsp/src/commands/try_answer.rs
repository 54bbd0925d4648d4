//! `examen.tryAnswer`: a case for a question of a bank, in which an answer can be tried.

use serde::{Deserialize, Serialize};

use super::Outcome;
use crate::features::{Context, request_for, scratch_case};
use crate::protocol::{Answer, Position, Range, ShowDocumentParams, Uri};

/// A place in a question of a bank.
#[derive(Debug, Deserialize)]
pub(super) struct BankPosition {
    uri: Uri,
    position: Position,
}

/// Where the answer goes.
#[derive(Debug, Serialize)]
struct Tried {
    uri: Uri,
    position: Position,
}

/// Runs `examen.tryAnswer`.
///
/// # Errors
/// There is no question, or nowhere to write the case.
pub(super) fn try_answer(context: &Context, argument: &BankPosition) -> Answer<Outcome> {
    let case = scratch_case(context, &argument.uri, argument.position)?;
    let edit = request_for("try an answer", case.edit);
    let tried = Tried {
        uri: case.uri.clone(),
        position: case.position,
    };
    let place = ShowDocumentParams {
        uri: case.uri,
        external: None,
        take_focus: Some(true),
        selection: Some(Range::new(case.position, case.position)),
    };
    Ok(Outcome::of(&tried)?.after(edit).showing(place))
}
