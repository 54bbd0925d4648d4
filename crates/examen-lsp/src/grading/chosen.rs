//! The banks that a sheet is graded against, remembered while nothing changes that decides on them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use examen_bank::files::SourceFile;
use examen_bank::{AnswerSheet, Aside, Issue, Parsed, Place, Question, QuestionId};
use examen_grader::RubricMatcher;
use examen_library::banks::{
    Choice, NamedQuestion, Reason, questions_in_aside, resolve_among, tell_elsewhere, written_id,
};
use examen_library::{Library, LoadedBank};

use crate::state::Document;

/// How many compiled rubrics are kept for each sheet.
const N_RECENT: usize = 16;

/// Banks that were chosen for a sheet. Grades that were made with them are good as long as they are the same.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) bank: Arc<LoadedBank>,
    /// Those in which questions are looked for that this one does not have.
    others: Vec<Arc<LoadedBank>>,
    /// All there are: text under the question of any is no part of the answer above.
    all: Vec<Arc<LoadedBank>>,
    reason: Reason,
    /// Matchers that were used last, by the place of the question, the newest last.
    recent: Mutex<Vec<(Place, Arc<RubricMatcher>)>>,
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

    fn is_for(&self, choice: &Choice<'_>, library: &Library) -> bool {
        let are_same = |(own, other): (&Arc<LoadedBank>, &Arc<LoadedBank>)| Arc::ptr_eq(own, other);
        Arc::ptr_eq(&self.bank, choice.bank)
            && self.reason == choice.reason
            && self.others.len() == choice.others.len()
            && self
                .others
                .iter()
                .zip(choice.others.iter().copied())
                .all(are_same)
            && self.all.len() == library.banks.len()
            && self.all.iter().zip(&library.banks).all(are_same)
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
    last: Mutex<Option<Remembered>>,
    turn: Mutex<()>,
}

#[derive(Debug)]
struct Remembered {
    library: Arc<Library>,
    wanted: Option<String>,
    names: u64,
    chosen: Arc<Chosen>,
}

impl ChoiceCache {
    /// Waits until nobody else grades the document. Two that grade a large sheet side by side take turns section by section
    /// and gain nothing, but each leaves its working memory behind.
    pub(super) fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bank of `library` for the sheet `document`.
    pub(crate) fn choose(&self, library: &Arc<Library>, document: &Document) -> Arc<Chosen> {
        let wanted = document.front().bank_name();
        let mut remembered = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = remembered.as_ref() {
            let is_same = Arc::ptr_eq(&last.library, library) && last.wanted.as_deref() == wanted;
            // Else its questions decide, or name other banks.
            let is_settled = last.chosen.reason == Reason::Told;
            if is_same && (is_settled || last.names == document.names_of_answers()) {
                return Arc::clone(&last.chosen);
            }
        }
        let file = SourceFile {
            path: document.path_or_name().into_owned(),
            text: String::new(),
        };
        let choice = library.choose(&document.outline(), &file);
        let previous = remembered.as_ref().map(|last| &last.chosen);
        let chosen = match previous {
            // Grades stay good if the banks are still the same.
            Some(last) if last.is_for(&choice, library) => Arc::clone(last),
            _ => Arc::new(Chosen {
                bank: Arc::clone(choice.bank),
                others: choice.others.iter().copied().map(Arc::clone).collect(),
                all: library.banks.clone(),
                reason: choice.reason,
                recent: Mutex::default(),
            }),
        };
        *remembered = Some(Remembered {
            library: Arc::clone(library),
            wanted: wanted.map(str::to_owned),
            names: document.names_of_answers(),
            chosen: Arc::clone(&chosen),
        });
        chosen
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use examen_bank::files::SourceFile;
    use examen_library::{Buffers, Library, LoadedBank};

    use super::ChoiceCache;
    use crate::protocol::Uri;
    use crate::state::{Change, Document};
    use crate::text::Encoding;

    /// The names of the banks that are chosen for a sheet without `sheet:`, which first says `text` and then, one after
    /// the other, what `edits` make of it: what is replaced, and by what.
    fn check(text: &str, edits: &[(&str, &str)]) -> Vec<String> {
        let bank = |name: &str, heading: &str| {
            let source = SourceFile {
                path: format!("{name}.bank.md").into(),
                text: format!("---\nbank: {name}\n---\n## {heading}\n<!-- id: {name}-1 -->\n"),
            };
            Arc::new(LoadedBank::load(source, &Buffers::none()).0)
        };
        let banks = vec![
            bank("sea", "What do buoys mark?"),
            bank("stars", "Why do stars twinkle?"),
        ];
        let library = Arc::new(Library::of(banks, Vec::new()));
        let uri: Uri = "file:///a.answers.md".parse().unwrap();
        let mut sheet = Document::open(uri, 1, text, usize::MAX);
        let cache = ChoiceCache::default();
        let mut names = vec![cache.choose(&library, &sheet).bank.name()];
        for (old, new) in edits {
            let start = sheet.source().find(old).unwrap();
            let range = examen_bank::TextRange::new(start, start + old.len());
            let change = Change {
                span: Some(sheet.text.span(range, Encoding::Utf8)),
                text: (*new).to_owned(),
            };
            sheet.apply(sheet.version + 1, &[change], Encoding::Utf8);
            names.push(cache.choose(&library, &sheet).bank.name());
        }
        names
    }

    #[test]
    fn a_bank_is_chosen_by_the_questions_as_they_are_now() {
        assert_eq!(
            check("## \n\nOf air.\n", &[("## ", "## Why do stars twinkle?")]),
            ["sea", "stars"]
        );
        assert_eq!(
            check(
                "## A question\n\nOf air.\n",
                &[("\n\n", "\n<!-- q: stars-1 -->\n"), ("stars-1", "sea-1")]
            ),
            ["sea", "stars", "sea"]
        );
        assert_eq!(
            check(
                "---\nsheet: sea\n---\n## \n",
                &[
                    ("## ", "## Why do stars twinkle?"),
                    ("sheet: sea", "sheet: stars")
                ]
            ),
            ["sea", "sea", "stars"]
        );
    }
}
