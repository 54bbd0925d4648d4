//! A question that is asked, and what marks its answers.

use examen_bank::{Question, QuestionKind};
use examen_grader::{Grade, RubricMatcher};
use examen_history::{QuestionKey, QuestionNames};
use examen_library::attempts::question_names;
use examen_library::{Library, LoadedBank};

/// A question that is asked.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) bank: &'a str,
    loaded: &'a LoadedBank,
    pub(crate) question: &'a Question,
    matcher: &'a RubricMatcher,
}

impl<'a> Asked<'a> {
    /// The question called `key` in a library whose banks have the `names`, one each.
    pub(crate) fn find(library: &'a Library, names: &'a [String], key: &QuestionKey) -> Option<Self> {
        let banks = library.banks.iter().zip(names);
        let mut named = banks.filter(|(_, name)| **name == key.bank);
        named.find_map(|(bank, name)| {
            let entry = bank.entry(&key.question)?;
            Some(Self {
                bank: name,
                loaded: bank,
                question: entry.question,
                matcher: entry.matcher,
            })
        })
    }

    /// The name in the history.
    pub(crate) fn key(&self) -> QuestionKey {
        QuestionKey::new(self.bank, &self.question.id)
    }

    /// The same, and what it was called before.
    pub(crate) fn names(&self) -> QuestionNames {
        question_names(self.loaded, self.question)
    }

    /// Marks an answer.
    pub(crate) fn grade(&self, answer: &str) -> Grade {
        self.matcher.grade(answer)
    }

    /// Whether the learner ticks a checklist instead of getting marks.
    pub(crate) fn is_checklist(&self) -> bool {
        self.question.kind == QuestionKind::Behavioural
    }
}
