//! The questions that cases are about: those of the bank that they test, and those of another one that is named.

use examen_bank::QuestionId;
use examen_grader::RubricMatcher;

use super::library::Library;
use super::loaded::LoadedBank;
use super::named::{NamedQuestion, words_of};

impl Library {
    /// What grades the question `id` in cases that test `bank`; with the name of another bank and a `/` before it, the
    /// question of that.
    pub fn matcher_for_case<'l>(
        &'l self,
        bank: &'l LoadedBank,
        id: &QuestionId,
    ) -> Option<&'l RubricMatcher> {
        let of_named = || {
            let named = NamedQuestion::read(self.banks.iter().map(AsRef::as_ref), id);
            named.bank.is_some().then(|| self.entry(id)).flatten()
        };
        bank.entry(id).or_else(of_named).map(|entry| entry.matcher)
    }

    /// What is said behind the words that cases which test `bank` have a question that it does not have: which bank that is,
    /// and which other one has the question.
    pub fn hint_for_case(&self, bank: &LoadedBank, id: &QuestionId) -> String {
        let tested = bank.name();
        let own: Vec<&LoadedBank> = self.own().iter().map(AsRef::as_ref).collect();
        let words = words_of(&own);
        let having = own.iter().filter(|other| other.question(id).is_some());
        let written: Vec<String> = having
            .map(|other| format!("`{}/{id}`", words.word(&other.name())))
            .collect();
        match written.as_slice() {
            [] => format!("; these cases test the bank `{tested}`"),
            written => format!(
                "; these cases test the bank `{tested}`, and the question of another one is named with that, as {}",
                written.join(" or ")
            ),
        }
    }
}
