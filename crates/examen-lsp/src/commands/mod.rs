//! Commands: what a person asks for by a lens, a menu or a key.
//!
//! A command is a pure function too: it says what is to be done, and the owner of all state does it.
//! `docs/language-server.md` describes arguments and results; plugins are written against it.

mod add_question;
mod answer_room;
mod arguments;
mod banks;
mod due;
mod hint;
mod import_list;
mod new_sheet;
mod next_due;
mod next_question;
mod open_end;
mod propose_phrase;
mod reveal;
mod rubric;
mod search;
mod sheet;
mod status;
mod submit;
mod try_answer;

use examen_history::{Hint, QuestionNames};
use serde::Serialize;
use serde_json::Value;

use crate::features::Context;
use crate::protocol::{Answer, ApplyWorkspaceEditParams, Failure, ShowDocumentParams, Uri};

use arguments::read;
pub(crate) use sheet::{Sheet, sheet_of};

/// The names of all commands.
pub(crate) const NAMES: [&str; 16] = [
    "examen.sheet",
    "examen.grade",
    "examen.banks",
    "examen.search",
    "examen.hint",
    "examen.reveal",
    "examen.showRubric",
    "examen.nextQuestion",
    "examen.due",
    "examen.proposePhrase",
    "examen.newSheet",
    "examen.importList",
    "examen.tryAnswer",
    "examen.submit",
    "examen.status",
    "examen.restartIndex",
];

/// What a command brings.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) result: Value,
    pub(crate) effects: Vec<Effect>,
    /// What the client has to make before there is a result and anything changes.
    pub(crate) edit: Option<RequestedEdit>,
}

/// An edit that the client is asked to make.
#[derive(Clone, Debug)]
pub(crate) struct RequestedEdit {
    pub(crate) params: Box<ApplyWorkspaceEditParams>,
    /// The place that it is to show then.
    pub(crate) shown: Option<Box<ShowDocumentParams>>,
}

/// Something that a command changes.
#[derive(Clone, Debug)]
pub(crate) enum Effect {
    /// Hints were given.
    RecordHints {
        uri: Uri,
        question: QuestionNames,
        hints: Vec<Hint>,
    },
    /// A model answer was shown.
    RecordReveal { uri: Uri, question: QuestionNames },
    /// A sheet was handed in.
    Submit { uri: Uri },
    /// The history may say something new.
    Recall,
    /// A person is to read this.
    Say(String),
    /// A person must read this.
    Complain(String),
    /// Banks are to be looked for again.
    FindBanks,
}

impl Outcome {
    /// A result, and nothing that changes.
    fn of(result: &impl Serialize) -> Answer<Self> {
        let result = serde_json::to_value(result).map_err(|error| Failure::internal(error.to_string()))?;
        Ok(Self {
            result,
            effects: Vec::new(),
            edit: None,
        })
    }

    /// The same, with something that changes.
    fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }

    /// The same, as soon as the client has made an edit.
    fn after(self, params: ApplyWorkspaceEditParams) -> Self {
        let edit = RequestedEdit {
            params: Box::new(params),
            shown: None,
        };
        Self {
            edit: Some(edit),
            ..self
        }
    }

    /// The same, with a place that the client shows when it has made the edit.
    fn showing(mut self, place: ShowDocumentParams) -> Self {
        if let Some(edit) = &mut self.edit {
            edit.shown = Some(Box::new(place));
        }
        self
    }
}

/// Runs the command `name`.
///
/// # Errors
/// There is no such command, its arguments cannot be used, or the client does not make the edit that it takes.
pub(crate) fn run(context: &Context, name: &str, arguments: &[Value]) -> Answer<Outcome> {
    let outcome = outcome(context, name, arguments)?;
    if outcome.edit.is_some() && !context.snapshot.client.makes_edits() {
        return Err(Failure::refused(format!(
            "`{name}` takes an edit, and this editor makes none that a server asks for (`workspace/applyEdit`)"
        )));
    }
    Ok(outcome)
}

fn outcome(context: &Context, name: &str, arguments: &[Value]) -> Answer<Outcome> {
    match name {
        "examen.sheet" => sheet::sheet(context, &read(name, arguments)?),
        "examen.grade" => sheet::grade(context, &read(name, arguments)?),
        "examen.banks" => banks::banks(context),
        "examen.search" => search::search(context, &read(name, arguments)?),
        "examen.hint" => hint::hint(context, &read(name, arguments)?),
        "examen.reveal" => reveal::reveal(context, &read(name, arguments)?),
        "examen.showRubric" => rubric::show_rubric(context, &read(name, arguments)?),
        "examen.nextQuestion" => next_question::next_question(context, &read(name, arguments)?),
        "examen.due" => due::due(context, &read(name, arguments)?),
        "examen.proposePhrase" => propose_phrase::run(context, &read(name, arguments)?),
        "examen.newSheet" => new_sheet::new_sheet(context, &read(name, arguments)?),
        "examen.importList" => import_list::import_list(context, &read(name, arguments)?),
        "examen.tryAnswer" => try_answer::try_answer(context, &read(name, arguments)?),
        "examen.submit" => submit::submit(context, &read(name, arguments)?),
        "examen.status" => status::status(context),
        "examen.restartIndex" => Ok(Outcome::of(&Value::Null)?.with(Effect::FindBanks)),
        _ => Err(Failure::invalid_params(format!("there is no command `{name}`"))),
    }
}
