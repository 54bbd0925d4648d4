//! The search index over all banks, made when somebody first searches.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use examen_library::Library;
use examen_search::{BankPlace, BankSource, MemoryIndex, QuestionSearch, SearchError};

/// The index of the last library that was searched.
#[derive(Default)]
pub(crate) struct SearchCache(Mutex<Option<(Arc<Library>, QuestionSearch)>>);

impl SearchCache {
    /// What finds questions in `library`.
    ///
    /// # Errors
    /// The engine cannot start.
    pub(crate) fn search(&self, library: &Arc<Library>) -> Result<QuestionSearch, SearchError> {
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, search)) = cached.as_ref().filter(|(of, _)| Arc::ptr_eq(of, library)) {
            return Ok(search.clone());
        }
        let places: Vec<BankPlace> = library
            .banks
            .iter()
            .map(|bank| BankPlace::new(bank.origin.path(), bank.name()))
            .collect();
        let sources = library.banks.iter().zip(&places).map(|(bank, place)| BankSource {
            place,
            bank: &bank.bank,
            glossary: &bank.glossary,
            text: None,
        });
        // What writes is dropped: banks that change make a new index.
        let search = MemoryIndex::new(sources)?.search().clone();
        *cached = Some((Arc::clone(library), search.clone()));
        Ok(search)
    }
}

impl fmt::Debug for SearchCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SearchCache")
    }
}
