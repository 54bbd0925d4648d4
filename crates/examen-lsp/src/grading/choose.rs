//! Chooses the banks that a sheet is graded against.

use std::sync::{Arc, Mutex, PoisonError};

use examen_bank::files::SourceFile;
use examen_library::banks::{Choice, Reason};
use examen_library::{Library, LoadedBank};

use super::chosen::{ChoiceCache, Chosen, Remembered};
use crate::state::Document;

impl Chosen {
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
}

impl ChoiceCache {
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
