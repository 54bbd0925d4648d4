//! The search index over all banks, made when somebody first searches.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use examen_library::{Library, LoadedBank};
use examen_search::{BankPlace, BankSource, Corpus, MemoryIndex, QuestionSearch, SearchError};

/// The index of the last library that was searched.
#[derive(Default)]
pub(crate) struct SearchCache(Mutex<Option<(Arc<Library>, Corpus)>>);

impl SearchCache {
    /// What finds questions in `library`: those of somebody's own banks first, as on the command line.
    ///
    /// # Errors
    /// The engine cannot start.
    pub(crate) fn search(&self, library: &Arc<Library>) -> Result<Corpus, SearchError> {
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, corpus)) = cached.as_ref().filter(|(of, _)| Arc::ptr_eq(of, library)) {
            return Ok(corpus.clone());
        }
        let behind = library.bundled_behind();
        let corpus = Corpus {
            own: index_of(library.own())?,
            behind: behind.map(|bank| index_of(&[bank])).transpose()?,
        };
        *cached = Some((Arc::clone(library), corpus.clone()));
        Ok(corpus)
    }
}

fn index_of(banks: &[Arc<LoadedBank>]) -> Result<QuestionSearch, SearchError> {
    let places: Vec<BankPlace> = banks
        .iter()
        .map(|bank| BankPlace::new(bank.origin.path(), bank.name()))
        .collect();
    let sources = banks.iter().zip(&places).map(|(bank, place)| BankSource {
        place,
        bank: &bank.bank,
        glossary: &bank.glossary,
        text: None,
    });
    // What writes is dropped: banks that change make a new index.
    Ok(MemoryIndex::new(sources)?.search().clone())
}

impl fmt::Debug for SearchCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SearchCache")
    }
}
