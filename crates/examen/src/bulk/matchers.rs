//! Compiled rubrics, kept as long as they are likely to be asked for again.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use anyhow::Result;
use examen_bank::{Question, QuestionId};
use examen_grader::RubricMatcher;
use examen_library::banks::Entry;
use examen_library::{Buffers, Library, LoadedBank};
use rustc_hash::FxHashMap;

use super::inline::{compile, key};
use super::request::{Request, RubricSource};

/// A generation of rubrics ends with so many of them, or with so many bytes of their texts.
const MOST_RUBRICS: usize = 2048;
const MOST_BYTES: usize = 8 << 20;

/// The matchers of the banks, and those of the rubrics in the latest lines.
pub(crate) struct Matchers {
    banks: Vec<PathBuf>,
    places: Vec<PathBuf>,
    /// Opened when a line first asks for a question of a bank, or at once where banks are named.
    library: Mutex<Option<Arc<Library>>>,
    inline: Mutex<Inline>,
}

/// A rubric that a line brought along, compiled by whoever first needs it; none where it cannot be used.
type Compiled = Arc<OnceLock<Option<RubricMatcher>>>;

/// The rubrics that lines brought along, by [key]. What the latest two generations did not use is dropped, so that
/// memory stays bounded.
#[derive(Default)]
struct Inline {
    young: FxHashMap<Box<str>, Compiled>,
    old: FxHashMap<Box<str>, Compiled>,
    /// Of the keys in the young generation.
    n_bytes: usize,
}

/// The matchers for one batch of lines.
#[derive(Default)]
pub(super) struct BatchMatchers {
    library: Option<Arc<Library>>,
    /// Those of the rubrics in the lines, each once.
    inline: Vec<Compiled>,
    /// By request.
    places: Vec<Place>,
}

/// What a request is graded by.
#[derive(Clone, Copy)]
pub(super) struct Found<'m> {
    pub(super) matcher: &'m RubricMatcher,
    /// The library and in it the question, where it is one of a bank.
    entry: Option<(&'m Library, Entry<'m>)>,
}

/// Where the matcher for a request is.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    Library,
    Inline(usize),
}

impl Matchers {
    /// For the banks in `banks`; where that is empty, those in the workspaces of `places`.
    ///
    /// # Errors
    /// A bank that cannot be opened.
    pub(crate) fn new(banks: Vec<PathBuf>, places: Vec<PathBuf>) -> Result<Self> {
        let matchers = Self {
            banks,
            places,
            library: Mutex::default(),
            inline: Mutex::default(),
        };
        if !matchers.banks.is_empty() {
            matchers.library()?;
        }
        Ok(matchers)
    }

    /// The matchers for `requests`, where there is one; rubrics in lines that are not known yet are compiled.
    ///
    /// # Errors
    /// A bank that cannot be opened.
    pub(super) fn of<'a>(
        &self,
        requests: impl Iterator<Item = Option<&'a Request<'a>>>,
    ) -> Result<BatchMatchers> {
        let mut matchers = BatchMatchers::default();
        let mut known = FxHashMap::default();
        for request in requests {
            let place = match request.map(|request| request.rubric) {
                None => Place::Nowhere,
                Some(RubricSource::Bank) => {
                    if matchers.library.is_none() {
                        matchers.library = Some(self.library()?);
                    }
                    Place::Library
                }
                Some(rubric) => *known.entry(rubric).or_insert_with(|| {
                    matchers.inline.push(self.inline(rubric));
                    Place::Inline(matchers.inline.len() - 1)
                }),
            };
            matchers.places.push(place);
        }
        Ok(matchers)
    }

    fn inline(&self, rubric: RubricSource<'_>) -> Compiled {
        let compiled = self.inline.lock().expect(UNHARMED).recall(key(rubric));
        compiled.get_or_init(|| compile(rubric));
        compiled
    }

    fn library(&self) -> Result<Arc<Library>> {
        let mut library = self.library.lock().expect(UNHARMED);
        if let Some(open) = &*library {
            return Ok(Arc::clone(open));
        }
        let open = Library::open(&self.banks, &self.places, &Buffers::none())?;
        Ok(Arc::clone(library.insert(Arc::new(open))))
    }
}

impl Inline {
    fn recall(&mut self, key: Box<str>) -> Compiled {
        if let Some(known) = self.young.get(&key) {
            return Arc::clone(known);
        }
        if self.young.len() >= MOST_RUBRICS || self.n_bytes >= MOST_BYTES {
            self.old = std::mem::take(&mut self.young);
            self.n_bytes = 0;
        }
        let compiled = self.old.remove(&key).unwrap_or_default();
        self.n_bytes += key.len();
        self.young.insert(key, Arc::clone(&compiled));
        compiled
    }
}

impl BatchMatchers {
    /// The matcher for the request at `idx`, which is `request`. There is none for a question that no bank has and for a
    /// rubric that cannot be used.
    pub(super) fn get(&self, idx: usize, request: &Request<'_>) -> Option<Found<'_>> {
        match self.places[idx] {
            Place::Nowhere => None,
            Place::Inline(place) => {
                let matcher = self.inline[place].get()?.as_ref()?;
                Some(Found { matcher, entry: None })
            }
            Place::Library => {
                let library = self.library.as_deref()?;
                let entry = library.entry(request.question.as_ref()?)?;
                Some(Found {
                    matcher: entry.matcher,
                    entry: Some((library, entry)),
                })
            }
        }
    }
}

impl Found<'_> {
    /// What the question is called by everybody who may call it otherwise than `request` does: by its id, and by its bank
    /// where another question has the id alone. None where the request calls it so.
    pub(super) fn graded_as(&self, request: &Request<'_>) -> Option<String> {
        let (library, Entry { bank, question, .. }) = self.entry?;
        if request.question.as_ref() == Some(&question.id) {
            return None;
        }
        let is_this = |(_, other): (&LoadedBank, &Question)| std::ptr::eq(other, question);
        let graded_as = if library.question(&question.id).is_some_and(is_this) {
            question.id.to_string()
        } else {
            format!("{}/{}", bank.name(), question.id)
        };
        let asked = request.question.as_ref().map(QuestionId::as_str);
        Some(graded_as).filter(|graded_as| asked != Some(graded_as.as_str()))
    }
}

const UNHARMED: &str = "nobody panics while a library is opened or a rubric looked up";
