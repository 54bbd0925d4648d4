//! Commands: what a person asks for by a lens, a menu or a key.
//!
//! A command is a pure function too: it says what is to be done, and the owner of all state does it.

mod arguments;
mod grade;
mod views;

use examen_bank::QuestionId;
use examen_history::Hint;
use serde_json::Value;

use crate::features::Context;
use crate::protocol::{Answer, ApplyWorkspaceEditParams, Failure, Uri};

/// The names of all commands.
pub(crate) const NAMES: [&str; 3] = ["examen.grade", "examen.listBanks", "examen.restartIndex"];

/// What a command brings.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) result: Value,
    pub(crate) effects: Vec<Effect>,
}

/// Something that a command changes.
#[derive(Clone, Debug)]
pub(crate) enum Effect {
    /// Hints were given.
    RecordHints {
        uri: Uri,
        question: QuestionId,
        hints: Vec<Hint>,
    },
    /// A model answer was shown.
    RecordReveal { uri: Uri, question: QuestionId },
    /// An interview was handed in.
    Submit { uri: Uri },
    /// The client is to make an edit.
    Edit(Box<ApplyWorkspaceEditParams>),
    /// The client is to show a document.
    Show(Uri),
    /// Banks are to be looked for again.
    FindBanks,
}

impl Outcome {
    /// A result, and nothing that changes.
    pub(crate) fn of(result: Value) -> Self {
        Self {
            result,
            effects: Vec::new(),
        }
    }
}

/// Runs the command `name`.
///
/// # Errors
/// There is no such command, or its arguments cannot be used.
pub(crate) fn run(context: &Context, name: &str, arguments: &[Value]) -> Answer<Outcome> {
    match name {
        "examen.grade" => grade::grade(context, arguments::read(name, arguments)?),
        "examen.listBanks" => views::list_banks(context),
        "examen.restartIndex" => Ok(Outcome {
            result: Value::Null,
            effects: vec![Effect::FindBanks],
        }),
        _ => Err(Failure::invalid_params(format!("there is no command `{name}`"))),
    }
}
