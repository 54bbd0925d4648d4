//! Compiled rubrics, kept as long as they are likely to be asked for again.

use std::path::PathBuf;

use anyhow::Result;
use examen_grader::RubricMatcher;
use examen_library::{Buffers, Library};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rustc_hash::FxHashMap;

use super::inline::{compile, write_key};
use super::request::{Request, RubricSource};

/// The matchers of the banks, and those of the rubrics in the latest lines.
pub(crate) struct Matchers {
    banks: Vec<PathBuf>,
    places: Vec<PathBuf>,
    /// Opened when a line first asks for a question of a bank, or at once where banks are named.
    library: Option<Library>,
    /// Those of the current batch, by [key](write_key); none for a rubric that cannot be used. What the next batch does
    /// not use is dropped, so that memory stays bounded.
    inline: FxHashMap<Box<str>, Option<RubricMatcher>>,
}

impl Matchers {
    /// For the banks in `banks`; where that is empty, those in the workspaces of `places`.
    ///
    /// # Errors
    /// A bank that cannot be opened.
    pub(crate) fn new(banks: Vec<PathBuf>, places: Vec<PathBuf>) -> Result<Self> {
        let mut matchers = Self {
            banks,
            places,
            library: None,
            inline: FxHashMap::default(),
        };
        if !matchers.banks.is_empty() {
            matchers.open()?;
        }
        Ok(matchers)
    }

    /// The matchers for `requests`, those of one batch, in their order. There is none for a line that is no request, for
    /// a question that no bank has and for a rubric that cannot be used.
    ///
    /// # Errors
    /// A bank that cannot be opened.
    pub(super) fn prepare<'a>(
        &mut self,
        requests: impl Iterator<Item = Option<&'a Request<'a>>> + Clone,
    ) -> Result<Vec<Option<&RubricMatcher>>> {
        let rubrics = requests.clone().flatten().map(|request| request.rubric);
        self.prepare_inline(rubrics.clone());
        if self.library.is_none() && rubrics.clone().any(|rubric| rubric == RubricSource::Bank) {
            self.open()?;
        }
        let mut key = String::new();
        Ok(requests.map(|request| self.get(request?, &mut key)).collect())
    }

    /// Compiles the rubrics that lines bring along, and drops those that none of these does.
    fn prepare_inline<'a>(&mut self, rubrics: impl Iterator<Item = RubricSource<'a>>) {
        let mut previous = std::mem::take(&mut self.inline);
        let mut fresh = Vec::new();
        let mut key = String::new();
        for rubric in rubrics {
            let Some(key) = write_key(rubric, &mut key) else {
                continue;
            };
            if self.inline.contains_key(key) {
                continue;
            }
            let known = previous.remove_entry(key);
            let (key, matcher) = known.unwrap_or_else(|| {
                fresh.push(rubric);
                (key.into(), None)
            });
            self.inline.insert(key, matcher);
        }
        let compiled: Vec<_> = fresh
            .into_par_iter()
            .map(|rubric| (rubric, compile(rubric)))
            .collect();
        for (rubric, matcher) in compiled {
            let kept = write_key(rubric, &mut key).and_then(|key| self.inline.get_mut(key));
            if let Some(kept) = kept {
                *kept = matcher;
            }
        }
    }

    fn get(&self, request: &Request<'_>, key: &mut String) -> Option<&RubricMatcher> {
        match write_key(request.rubric, key) {
            Some(key) => self.inline.get(key)?.as_ref(),
            None => {
                let (_, entry) = self.library.as_ref()?.entry(request.question.as_ref()?)?;
                Some(entry.matcher)
            }
        }
    }

    fn open(&mut self) -> Result<()> {
        self.library = Some(Library::open(&self.banks, &self.places, &Buffers::none())?);
        Ok(())
    }
}
