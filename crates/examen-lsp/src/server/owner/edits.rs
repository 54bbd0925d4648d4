//! Commands that take an edit: they are done, and answered, when the client says that it has made it.

use serde_json::{Value, json};

use super::Owner;
use crate::protocol::{Answer, ApplyWorkspaceEditParams, Failure, request};
use crate::server::calls::{AwaitedEdit, Purpose};

impl Owner {
    /// Asks the client for the edit of a command.
    pub(super) fn ask_for_edit(&mut self, edit: &ApplyWorkspaceEditParams, awaited: AwaitedEdit) {
        // A client that never answers is not to keep others waiting.
        if let Some(open) = self.open.get_mut(&awaited.id) {
            open.permit = None;
        }
        self.call::<request::ApplyWorkspaceEdit>(edit, Purpose::Edit(Box::new(awaited)));
    }

    /// The client has made an edit, or not.
    pub(super) fn on_edit(&mut self, awaited: AwaitedEdit, outcome: &Answer<Value>) {
        let reason = match outcome {
            Ok(result) if result["applied"] == json!(false) => result["failureReason"]
                .as_str()
                .unwrap_or("the editor refused it"),
            Ok(_) => return self.edit_is_made(awaited),
            Err(failure) => failure.message(),
        };
        let failure = Failure::refused(format!("the edit was not made: {reason}"));
        if self.open.contains_key(&awaited.id) {
            self.answer(&awaited.id, Err(failure));
        }
    }

    /// Does what a command asked for beside its edit. That is done also where the command was cancelled meanwhile, and where
    /// the client does not say what became of the edit: a person may still be looking at it.
    pub(super) fn edit_is_made(&mut self, awaited: AwaitedEdit) {
        for effect in awaited.effects {
            self.carry_out(effect);
        }
        if let Some(place) = awaited.shown.filter(|_| self.state.client.shows_documents()) {
            self.call::<request::ShowDocument>(&place, Purpose::Ignored);
        }
        self.send_result(&awaited.id, &awaited.result);
    }
}
