//! The bank that a sheet is graded against, remembered while nothing changes that decides on it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use examen_bank::files::SourceFile;
use examen_grader::RubricMatcher;
use examen_library::banks::Reason;
use examen_library::{Library, LoadedBank};

use crate::state::Document;

/// How many compiled rubrics are kept for each sheet.
const N_RECENT: usize = 16;

/// A bank that was chosen for a sheet. Grades that were made with one are good as long as it is the same.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) bank: Arc<LoadedBank>,
    reason: Reason,
    /// Matchers that were used last, by the index of the question, the newest last.
    recent: Mutex<Vec<(usize, Arc<RubricMatcher>)>>,
}

impl Chosen {
    /// The compiled rubric of a question. Only a few are kept: a sheet is graded once when it is opened, and then a
    /// candidate types in one answer. Those of 2,000 questions take more memory than the sheet.
    pub(crate) fn matcher(&self, question_idx: usize) -> Arc<RubricMatcher> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = recent.iter().position(|(idx, _)| *idx == question_idx) {
            let found = recent.remove(at);
            recent.push(found);
        } else {
            let question = &self.bank.bank.questions[question_idx];
            let new = RubricMatcher::new(question, &self.bank.glossary);
            if recent.len() == N_RECENT {
                recent.remove(0);
            }
            recent.push((question_idx, Arc::new(new)));
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
            // Only where the sheet does not say so do its questions decide.
            let is_settled = matches!(last.chosen.reason, Reason::Asked | Reason::Told);
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
            // Grades stay good if it is still the same bank.
            Some(last) if Arc::ptr_eq(&last.bank, choice.bank) && last.reason == choice.reason => {
                Arc::clone(last)
            }
            _ => Arc::new(Chosen {
                bank: Arc::clone(choice.bank),
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
