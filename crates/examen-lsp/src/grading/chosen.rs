//! The banks that a sheet is graded against, remembered while nothing changes that decides on them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use examen_bank::{AnswerSheet, Aside, Issue, Parsed, Place, Question, QuestionId};
use examen_grader::RubricMatcher;
use examen_library::banks::{
    NamedQuestion, Reason, questions_in_aside, resolve_among, tell_elsewhere, written_id,
};
use examen_library::{Library, LoadedBank};

/// How many compiled rubrics are kept for each sheet.
const N_RECENT: usize = 16;

/// Banks that were chosen for a sheet. Grades that were made with them are good as long as they are the same.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) bank: Arc<LoadedBank>,
    /// Those in which questions are looked for that this one does not have.
    pub(super) others: Vec<Arc<LoadedBank>>,
    /// All there are: text under the question of any is no part of the answer above.
    pub(super) all: Vec<Arc<LoadedBank>>,
    pub(super) reason: Reason,
    /// Matchers that were used last, by the place of the question, the newest last.
    pub(super) recent: Mutex<Vec<(Place, Arc<RubricMatcher>)>>,
}

impl Chosen {
    /// The sheet's bank, and then the others.
    pub(crate) fn banks(&self) -> impl Iterator<Item = &Arc<LoadedBank>> {
        std::iter::once(&self.bank).chain(&self.others)
    }

    /// Those whose questions are offered: all but the one that ships with the program, unless that is the sheet's.
    pub(crate) fn offered_banks(&self) -> impl Iterator<Item = &Arc<LoadedBank>> {
        let others = self.others.iter().filter(|bank| bank.origin.file().is_some());
        std::iter::once(&self.bank).chain(others)
    }

    /// The bank of a question.
    pub(crate) fn bank_at(&self, place: Place) -> &Arc<LoadedBank> {
        match place.bank {
            0 => &self.bank,
            other => &self.others[other - 1],
        }
    }

    /// The question that stands there.
    pub(crate) fn question(&self, place: Place) -> &Question {
        &self.bank_at(place).bank.questions[place.question]
    }

    /// Which question each answer of `sheet`, whose text is `source`, is to.
    pub(crate) fn resolve(&self, sheet: &AnswerSheet, source: &str) -> Parsed<Vec<Option<Place>>> {
        let banks: Vec<&LoadedBank> = self.banks().map(Arc::as_ref).collect();
        let mut resolved = resolve_among(&banks, self.reason.n_searched(banks.len()), sheet, source);
        tell_elsewhere(&self.all, sheet, &mut resolved.issues);
        resolved
    }

    /// What is to be said of the bank that `sheet` names, where that is not there.
    pub(crate) fn unknown_bank(&self, sheet: &AnswerSheet) -> Option<Issue> {
        self.reason.unknown_bank(sheet, self.all.iter().map(Arc::as_ref))
    }

    /// How the sheet names the question `id` of `bank`.
    pub(crate) fn written_id(&self, bank: &LoadedBank, id: &QuestionId) -> String {
        written_id(self.banks().map(Arc::as_ref), bank, id)
    }

    /// The question that somebody calls `id` where the sheet is concerned.
    pub(crate) fn named(&self, id: &QuestionId) -> NamedQuestion {
        NamedQuestion::read(self.banks().map(Arc::as_ref), id)
    }

    /// The same question and its bank; none where no bank of the sheet has it.
    pub(crate) fn question_called(&self, id: &QuestionId) -> Option<(&LoadedBank, &Question)> {
        NamedQuestion::find(self.banks().map(Arc::as_ref), id)
    }

    /// The headings in `aside` that repeat questions of banks that the sheet is not written against.
    pub(crate) fn elsewhere(&self, aside: &Aside) -> Vec<Issue> {
        questions_in_aside(self.all.iter().map(Arc::as_ref), aside)
    }

    /// The compiled rubric of a question. Only a few are kept: a sheet is graded once when it is opened, and then a
    /// candidate types in one answer. Those of 2,000 questions take more memory than the sheet.
    pub(crate) fn matcher(&self, place: Place) -> Arc<RubricMatcher> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = recent.iter().position(|(own, _)| *own == place) {
            let found = recent.remove(at);
            recent.push(found);
        } else {
            let new = RubricMatcher::new(self.question(place), &self.bank_at(place).glossary);
            if recent.len() == N_RECENT {
                recent.remove(0);
            }
            recent.push((place, Arc::new(new)));
        }
        recent
            .last()
            .map(|(_, matcher)| Arc::clone(matcher))
            .expect("one was pushed")
    }
}

/// The last choice, shared by all versions of a document.
#[derive(Debug, Default)]
pub(crate) struct ChoiceCache {
    pub(super) last: Mutex<Option<Remembered>>,
    turn: Mutex<()>,
}

#[derive(Debug)]
pub(super) struct Remembered {
    pub(super) library: Arc<Library>,
    pub(super) wanted: Option<String>,
    pub(super) names: u64,
    pub(super) chosen: Arc<Chosen>,
}

impl ChoiceCache {
    /// Waits until nobody else grades the document. Two that grade a large sheet side by side take turns section by section
    /// and gain nothing, but each leaves its working memory behind.
    pub(super) fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
