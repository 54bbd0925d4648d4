//! Commands that take an edit: they are done, and answered, when the client says that it has made it.

use serde_json::{Value, json};

use super::Owner;
use crate::protocol::{Answer, ApplyWorkspaceEditParams, Failure, request};
use crate::server::calls::{AwaitedEdit, Purpose};

/// Edits that may be awaited at once: more than anybody asks for, few enough to hold.
const MAX_AWAITED: usize = 128;

impl Owner {
    /// Asks the client for the edit of a command, which fails where the client owes too many.
    pub(super) fn ask_for_edit(&mut self, edit: &ApplyWorkspaceEditParams, awaited: AwaitedEdit) {
        if self.calls.n_edits() >= MAX_AWAITED {
            let failure = Failure::refused(format!(
                "the edit was not made: the editor has not said what became of {MAX_AWAITED} others; try again when it has"
            ));
            return self.answer(&awaited.id, Err(failure));
        }
        // A client that reads this and never answers is not to keep others waiting.
        let permit = self.open.get_mut(&awaited.id).and_then(|open| open.permit.take());
        let purpose = Purpose::Edit(Box::new(awaited));
        self.call_holding::<request::ApplyWorkspaceEdit>(edit, purpose, permit);
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

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, mpsc};

    use serde_json::json;
    use tokio::runtime::{Builder, Runtime};
    use tokio::sync::{Notify, Semaphore};

    use super::{MAX_AWAITED, Owner};
    use crate::protocol::Id;
    use crate::server::calls::AwaitedEdit;
    use crate::server::jobs::Jobs;
    use crate::server::owner::Open;
    use crate::server::{Hooks, Options};
    use crate::state::Cancellation;
    use crate::transport::{Outbox, write_all};

    fn owner(outbox: &Arc<Outbox>, runtime: &Runtime) -> Owner {
        let options = Options {
            version: "test".to_owned(),
            history: None,
            hooks: Hooks::Absent,
        };
        let jobs = Jobs::new(runtime.handle().clone(), mpsc::channel().0);
        Owner::new(Arc::clone(outbox), jobs, Arc::new(Notify::new()), &options)
    }

    /// A command that takes an edit came in and was worked out.
    fn ask(owner: &mut Owner, id: i64, permits: &Arc<Semaphore>) {
        let open = Open {
            cancellation: Cancellation::default(),
            permit: Some(Arc::clone(permits).try_acquire_owned().unwrap()),
        };
        owner.open.insert(Id::Number(id), open);
        let awaited = AwaitedEdit {
            id: Id::Number(id),
            result: b"null".to_vec(),
            effects: Vec::new(),
            shown: None,
        };
        let edit = serde_json::from_value(json!({ "edit": {} })).unwrap();
        owner.ask_for_edit(&edit, awaited);
    }

    #[test]
    fn a_command_is_open_until_its_edit_is_written() {
        let (outbox, runtime) = (Arc::default(), Builder::new_current_thread().build().unwrap());
        let mut owner = owner(&outbox, &runtime);
        let permits = Arc::new(Semaphore::new(MAX_AWAITED + 1));
        for id in 0..=MAX_AWAITED {
            ask(&mut owner, id.try_into().unwrap(), &permits);
        }
        // All wait to be written: the edits, and that there is one too many.
        assert_eq!(permits.available_permits(), 0);
        assert_eq!(outbox.len(), MAX_AWAITED + 1);
        assert_eq!(owner.open.len(), MAX_AWAITED);
        outbox.close();
        write_all(&outbox, io::sink()).unwrap();
        assert_eq!(permits.available_permits(), MAX_AWAITED + 1);
    }
}
