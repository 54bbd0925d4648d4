//! The questions that cases are about: those of the bank that they test, and those of another one that is named.

use examen_bank::{Question, QuestionId};
use examen_grader::RubricMatcher;

use super::library::Library;
use super::loaded::LoadedBank;
use super::named::{NamedQuestion, words_of};

impl Library {
    /// The question `id` in cases that test `bank`, and its bank; with the name of another bank and a `/` before it, the
    /// question of that. No matcher is compiled.
    pub fn question_for_case<'l>(
        &'l self,
        bank: &'l LoadedBank,
        id: &QuestionId,
    ) -> Option<(&'l LoadedBank, &'l Question)> {
        let of_named = || {
            let named = NamedQuestion::read(self.banks.iter().map(AsRef::as_ref), id);
            named.bank.is_some().then(|| self.question(id)).flatten()
        };
        let own = bank.question(id).map(|question| (bank, question));
        own.or_else(of_named)
    }

    /// What grades the same question.
    pub fn matcher_for_case<'l>(
        &'l self,
        bank: &'l LoadedBank,
        id: &QuestionId,
    ) -> Option<&'l RubricMatcher> {
        let (bank, question) = self.question_for_case(bank, id)?;
        bank.entry(&question.id).map(|entry| entry.matcher)
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
