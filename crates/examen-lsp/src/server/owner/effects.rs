//! What commands change.

use super::Owner;
use crate::commands::Effect;
use crate::protocol::MessageType;
use crate::state::Progress;

impl Owner {
    /// Does what a command asked for.
    pub(super) fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::RecordHints { uri, question, hints } => {
                if !hints.is_empty() {
                    self.state.session_mut(&uri).record_hints(&question, hints);
                    self.keep_session(&uri);
                    self.publisher.touch(&uri);
                }
            }
            Effect::RecordReveal { uri, question } => {
                self.state.session_mut(&uri).record_reveal(&question);
                self.keep_session(&uri);
                self.publisher.touch(&uri);
            }
            Effect::Submit { uri } => {
                self.state.session_mut(&uri).progress = Progress::Submitted;
                self.keep_session(&uri);
                self.publisher.touch(&uri);
                self.refresh();
                self.recall();
            }
            Effect::Recall => self.recall(),
            Effect::Say(text) => self.show(MessageType::INFO, text),
            Effect::Complain(text) => self.show(MessageType::ERROR, text),
            Effect::FindBanks => self.search.want_now(),
        }
    }
}
