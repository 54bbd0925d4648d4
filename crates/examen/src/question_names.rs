//! What questions of a history are called beside each other: by their ids, and by their banks where several have one of an
//! id.

use std::collections::{BTreeMap, BTreeSet};

use examen_bank::{BankWords, QuestionId, called_apart};
use examen_history::QuestionKey;

/// Some questions with what they are called.
#[derive(Debug, Default)]
pub(crate) struct QuestionNames(BTreeMap<QuestionKey, String>);

impl QuestionNames {
    /// Those of the questions called `keys`, of which some may be the same.
    pub(crate) fn of<'k>(keys: impl IntoIterator<Item = &'k QuestionKey>) -> Self {
        let keys: BTreeSet<&QuestionKey> = keys.into_iter().collect();
        let questions: Vec<(&str, &QuestionId)> = keys
            .iter()
            .map(|key| (key.bank.as_str(), &key.question))
            .collect();
        let names = called_apart(&questions);
        Self(keys.into_iter().cloned().zip(names).collect())
    }

    /// What a question is called; by its id where it is none of these.
    pub(crate) fn name<'n>(&'n self, key: &'n QuestionKey) -> &'n str {
        self.0.get(key).map_or(key.question.as_str(), String::as_str)
    }

    /// The questions that somebody may mean by `written`: all of this id, or the one of the bank that is named before it.
    pub(crate) fn meant_by(&self, written: &QuestionId) -> Vec<&QuestionKey> {
        let of_id: Vec<&QuestionKey> = self.0.keys().filter(|key| key.question == *written).collect();
        if !of_id.is_empty() {
            return of_id;
        }
        let words = BankWords::new(self.0.keys().map(|key| key.bank.clone()));
        let named = words.read(written.as_str());
        let is_named = |key: &&QuestionKey| {
            let key = (key.bank.as_str(), &key.question);
            named.as_ref().is_some_and(|(bank, id)| key == (*bank, id))
        };
        self.0.keys().filter(is_named).collect()
    }
}
