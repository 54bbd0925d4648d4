//! An index in memory: for the bundled bank, for unsaved buffers, and where no folder can be written.

use std::collections::{BTreeMap, HashMap};

use examen_bank::Glossary;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Term};

use crate::error::SearchError;
use crate::index::catalog::Catalog;
use crate::index::document::{Document, documents};
use crate::index::document_maker::DocumentMaker;
use crate::index::question_of_bank::SomeOfBank;
use crate::index::schema::{Fields, schema, tokenizers};
use crate::search::QuestionSearch;
use crate::source::{BankPlace, BankSource};
use crate::text::{Coverage, Language};

/// The least that tantivy takes for a thread; some ten thousand questions fit in before a segment is written.
const WRITER_BYTES: usize = 15_000_000;

/// An index that is gone with the process.
pub struct MemoryIndex {
    writer: IndexWriter,
    fields: Fields,
    banks: BTreeMap<u64, IndexedBank>,
    search: QuestionSearch,
}

/// What is known of a bank that was added.
struct IndexedBank {
    /// Hashes of its questions by their numbers.
    fingerprints: HashMap<u64, u64>,
    language: Language,
    glossary: Glossary,
}

impl MemoryIndex {
    /// An index of `banks`. Of banks at the same place, the last.
    ///
    /// # Errors
    /// The engine cannot start, such as without memory or threads.
    pub fn new<'a>(banks: impl IntoIterator<Item = BankSource<'a>>) -> Result<Self, SearchError> {
        let (schema, fields) = schema();
        let index = Index::builder()
            .schema(schema)
            .tokenizers(tokenizers())
            .create_in_ram()?;
        let reader: IndexReader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let mut memory = Self {
            writer: index.writer_with_num_threads(1, WRITER_BYTES)?,
            fields,
            banks: BTreeMap::new(),
            search: QuestionSearch::new(reader, fields, Catalog::default()),
        };
        for bank in banks {
            memory.put(&bank)?;
        }
        memory.commit()?;
        Ok(memory)
    }

    /// What finds questions. It sees later updates, and may be cloned and used from other threads.
    pub fn search(&self) -> &QuestionSearch {
        &self.search
    }

    /// Adds a bank, or brings the bank at its place up to date. Only questions that changed or moved are indexed.
    ///
    /// # Errors
    /// The engine failed.
    pub fn update(&mut self, bank: &BankSource<'_>) -> Result<(), SearchError> {
        self.put(bank)?;
        self.commit()
    }

    /// Takes the bank at `place` out; does nothing if there is none.
    ///
    /// # Errors
    /// The engine failed.
    pub fn remove(&mut self, place: &BankPlace) -> Result<(), SearchError> {
        let key = place.key();
        if self.banks.remove(&key).is_none() {
            return Ok(());
        }
        self.writer
            .delete_term(Term::from_field_u64(self.fields.bank_key, key));
        self.commit()
    }

    fn put(&mut self, source: &BankSource<'_>) -> Result<(), SearchError> {
        let documents: Vec<Document<'_>> = documents(*source).collect();
        let before = self.banks.remove(&source.place.key());
        let before = before.map(|bank| bank.fingerprints).unwrap_or_default();
        let fingerprints: HashMap<u64, u64> = documents
            .iter()
            .map(|document| (document.key, document.fingerprint))
            .collect();
        let is_gone =
            |(key, fingerprint): (&u64, &u64)| (fingerprints.get(key) != Some(fingerprint)).then_some(*key);
        let gone = before.iter().filter_map(is_gone);
        let gone = SomeOfBank::new(&self.fields, source.place.key(), gone);
        if !gone.is_empty() {
            self.writer.delete_query(Box::new(gone))?;
        }
        let mut maker = DocumentMaker::new(self.fields, Coverage::Full);
        for document in documents {
            if before.get(&document.key) != Some(&document.fingerprint) {
                self.writer.add_document(maker.make(&document))?;
            }
        }
        let bank = IndexedBank {
            fingerprints,
            language: source.language(),
            glossary: source.glossary.clone(),
        };
        self.banks.insert(source.place.key(), bank);
        Ok(())
    }

    fn commit(&mut self) -> Result<(), SearchError> {
        self.writer.commit()?;
        let mut catalog = Catalog::default();
        for bank in self.banks.values() {
            catalog.add(bank.language, &bank.glossary);
        }
        self.search.refresh(catalog)
    }
}
