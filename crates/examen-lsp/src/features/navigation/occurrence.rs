//! Places that name a question or a point.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use examen_bank::{PointId, QuestionId, TextRange};
use examen_library::Library;

/// A question, or a point of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The file of the bank; none for the bank that ships with the program.
    pub(crate) bank: Option<PathBuf>,
    /// As the bank calls it today.
    pub(crate) question: QuestionId,
    pub(crate) point: Option<PointId>,
}

/// A place that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    pub(crate) name: Name,
    pub(crate) range: TextRange,
    pub(crate) form: Form,
}

/// How something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// By its id.
    Id,
    /// By a heading or a label, where there is no id.
    Words,
    /// By a heading or a label next to the id.
    Beside,
}

/// The narrowest of `occurrences` that a caret at `offset` touches.
pub(crate) fn occurrence_at(occurrences: &[Occurrence], offset: usize) -> Option<&Occurrence> {
    let touched = occurrences
        .iter()
        .filter(|occurrence| occurrence.is_touched(offset));
    touched.min_by_key(|occurrence| occurrence.range.len())
}

impl Occurrence {
    /// Whether a caret at `offset` touches it: inside it or right behind it.
    fn is_touched(&self, offset: usize) -> bool {
        let range = self.range;
        range.start <= offset && offset <= range.end && !range.is_empty()
    }
}

/// What was found in a version of a document, for as long as the banks are the same.
#[derive(Debug, Default)]
pub(crate) struct NameCache(Mutex<Option<Known>>);

#[derive(Debug)]
struct Known {
    library: Weak<Library>,
    found: Arc<[Occurrence]>,
}

impl NameCache {
    /// What was found before, or what `look` finds now.
    pub(super) fn find(
        &self,
        library: &Arc<Library>,
        look: impl FnOnce() -> Arc<[Occurrence]>,
    ) -> Arc<[Occurrence]> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let library = Arc::downgrade(library);
        if let Some(known) = known.as_ref().filter(|known| known.library.ptr_eq(&library)) {
            return Arc::clone(&known.found);
        }
        let found = look();
        *known = Some(Known {
            library,
            found: Arc::clone(&found),
        });
        found
    }
}
