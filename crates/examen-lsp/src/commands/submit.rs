//! `examen.submit`: hands a sheet in.

use serde_json::json;

use super::arguments::Target;
use super::{Effect, Outcome};
use crate::features::Context;
use crate::protocol::Answer;

/// Runs `examen.submit`.
///
/// # Errors
/// This is no open sheet.
pub(super) fn submit(context: &Context, target: &Target) -> Answer<Outcome> {
    let view = target.sheet(context)?;
    let outcome = Outcome::of(&json!({ "marks": view.score() }))?;
    Ok(outcome.with(Effect::Submit {
        uri: target.uri.clone(),
    }))
}
