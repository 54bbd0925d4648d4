//! How a question of one of several banks is named: `id`, or `bank/id`.

use examen_bank::{Answer, BankWords, Question, QuestionId};

use super::loaded::LoadedBank;

/// A question as somebody names it, in a comment of a sheet, a heading of a review, or on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedQuestion {
    /// The name of the bank, where one is named.
    pub bank: Option<String>,
    /// The id alone.
    pub id: QuestionId,
}

impl NamedQuestion {
    /// Reads `written` where `banks` have a say. An id with a `/` of its own names no bank.
    pub fn read<'b>(banks: impl IntoIterator<Item = &'b LoadedBank>, written: &QuestionId) -> Self {
        let alone = Self {
            bank: None,
            id: written.clone(),
        };
        if !written.as_str().contains('/') {
            return alone;
        }
        let banks: Vec<&LoadedBank> = banks.into_iter().collect();
        if banks.iter().any(|bank| bank.question(written).is_some()) {
            return alone;
        }
        let words = words_of(&banks);
        let Some((bank, id)) = words.read(written.as_str()) else {
            return alone;
        };
        Self {
            bank: Some(bank.to_owned()),
            id,
        }
    }

    /// What `answer` calls its question in its comment, or else in its heading: there only where a bank is named that has a
    /// question of that id, for other headings may have a `/`, too.
    pub fn of_answer<'b>(banks: impl IntoIterator<Item = &'b LoadedBank>, answer: &Answer) -> Option<Self> {
        if let Some(id) = &answer.question {
            return Some(Self::read(banks, &id.value));
        }
        let banks: Vec<&LoadedBank> = banks.into_iter().collect();
        let named = Self::read(
            banks.iter().copied(),
            &QuestionId::new(answer.heading.value.trim()),
        );
        let has_it = |bank: &&LoadedBank| named.is_in(bank) && bank.question(&named.id).is_some();
        (named.bank.is_some() && banks.iter().any(has_it)).then_some(named)
    }

    /// The question that `written` means where `banks` have a say: of several that have one, the first's.
    pub fn find<'b>(
        banks: impl IntoIterator<Item = &'b LoadedBank>,
        written: &QuestionId,
    ) -> Option<(&'b LoadedBank, &'b Question)> {
        let banks: Vec<&LoadedBank> = banks.into_iter().collect();
        let named = Self::read(banks.iter().copied(), written);
        let mut meant = banks.into_iter().filter(|bank| named.is_in(bank));
        meant.find_map(|bank| Some((bank, bank.question(&named.id)?)))
    }

    /// Whether `bank` may be meant.
    pub fn is_in(&self, bank: &LoadedBank) -> bool {
        self.bank.as_ref().is_none_or(|name| bank.name() == *name)
    }

    /// Whether `question` of `bank` may be meant: by its id, or by one that it used to have.
    pub fn is(&self, bank: &LoadedBank, question: &Question) -> bool {
        question.is_called(&self.id) && self.is_in(bank)
    }
}

/// How a sheet that is written against `banks` names the question `id` of `bank`: with the bank's name and a `/` before it
/// where others of them have a question of this id, or `bank` is none of them.
pub fn written_id<'b>(
    banks: impl IntoIterator<Item = &'b LoadedBank>,
    bank: &LoadedBank,
    id: &QuestionId,
) -> String {
    let mut banks: Vec<&LoadedBank> = banks.into_iter().collect();
    let n_with_it = banks.iter().filter(|bank| bank.question(id).is_some()).count();
    let name = bank.name();
    let is_foreign = !banks.iter().any(|own| own.name() == name);
    if n_with_it < 2 && !is_foreign {
        return id.to_string();
    }
    banks.push(bank);
    words_of(&banks).called(&name, id, n_with_it.max(2))
}

/// The words that are written for `banks` before an id.
pub(super) fn words_of(banks: &[&LoadedBank]) -> BankWords {
    BankWords::new(banks.iter().map(|bank| bank.name()))
}
