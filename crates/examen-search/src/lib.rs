//! An index over banks: build, update, query, find similar questions.
//!
//! Nothing here is a source of truth: an index is a cache of banks, and is built anew whenever it does not fit them.
//!
//! [`IndexFolder`] keeps an index of files in a folder, and brings it up to date by what changed.
//! [`MemoryIndex`] holds an index in memory, and brings one bank at a time up to date.
//! [`TwinFinder`] finds questions that ask the same.
//! [`Corpus`] puts the questions of one index behind those of another.
//! [`QuestionSearch`] finds questions in it; `docs/search.md` says what a query may hold and what the index is made of.
//!
//! ```
//! use examen_bank::{Bank, Glossary};
//! use examen_search::{BankPlace, BankSource, MemoryIndex, Request};
//!
//! let text = "## Why does a cache need a lifetime?\n### Points\n- Stale entries go away\n";
//! let (bank, glossary) = (Bank::parse(text).value, Glossary::default());
//! let place = BankPlace::new("team.bank.md", "team");
//! let source = BankSource { place: &place, bank: &bank, glossary: &glossary, text: Some(text) };
//!
//! let index = MemoryIndex::new([source])?;
//! let results = index.search().search(&Request::new("lifetimes of cahces"))?;
//! assert_eq!(results.hits[0].heading, "Why does a cache need a lifetime?");
//! # Ok::<(), examen_search::SearchError>(())
//! ```

mod corpus;
mod disk;
mod error;
mod index;
mod memory;
mod query;
mod results;
mod search;
mod segment;
mod source;
mod text;
mod twins;

pub use corpus::{Corpus, CorpusResults};
pub use disk::{Condition, FileIndex, IndexFolder, Progress, Status, Update};
pub use error::SearchError;
pub use index::schema::SCHEMA_VERSION;
pub use memory::MemoryIndex;
pub use query::{FacetField, Note};
pub use results::{
    Counting, Facet, FacetValue, Hit, LastWord, Location, Paging, Preview, Request, Results, Secrecy,
    Snippet, SnippetPart,
};
pub use search::QuestionSearch;
pub use source::{BankPlace, BankSource};
pub use twins::{Twin, TwinFinder, Wording};
