//! Compiled rubrics, kept as long as they are likely to be asked for again.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use anyhow::Result;
use examen_grader::RubricMatcher;
use examen_library::{Buffers, Library};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::request::{Request, RubricSource};

/// The matchers of the banks, and those of the rubrics in the latest lines.
pub(crate) struct Matchers {
    banks: Vec<PathBuf>,
    places: Vec<PathBuf>,
    /// Opened when a line first asks for a question of a bank, or at once where banks are named.
    library: Option<Library>,
    /// Those of the current batch. What the next one does not use is dropped, so that memory stays bounded.
    inline: HashMap<RubricSource, RubricMatcher>,
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
            inline: HashMap::new(),
        };
        if !matchers.banks.is_empty() {
            matchers.open()?;
        }
        Ok(matchers)
    }

    /// Compiles what `requests` need and drops the rest.
    pub(super) fn prepare<'a>(&mut self, requests: impl Iterator<Item = &'a Request>) -> Result<()> {
        let mut previous = std::mem::take(&mut self.inline);
        let mut fresh = HashSet::new();
        for request in requests {
            match &request.rubric {
                RubricSource::Bank(_) if self.library.is_none() => self.open()?,
                RubricSource::Bank(_) => {}
                rubric if self.inline.contains_key(rubric) => {}
                rubric => match previous.remove_entry(rubric) {
                    Some((rubric, matcher)) => {
                        self.inline.insert(rubric, matcher);
                    }
                    None => {
                        fresh.insert(rubric);
                    }
                },
            }
        }
        let compiled = fresh
            .into_par_iter()
            .filter_map(|rubric| Some((rubric.clone(), compiled(rubric)?)));
        self.inline.extend(compiled.collect::<Vec<_>>());
        Ok(())
    }

    /// The matcher for `rubric`, which is among those prepared; none for a question that no bank has.
    pub(super) fn get(&self, rubric: &RubricSource) -> Option<&RubricMatcher> {
        match rubric {
            RubricSource::Bank(id) => {
                let (_, entry) = self.library.as_ref()?.entry(id)?;
                Some(entry.matcher)
            }
            _ => self.inline.get(rubric),
        }
    }

    fn open(&mut self) -> Result<()> {
        self.library = Some(Library::open(&self.banks, &self.places, &Buffers::none())?);
        Ok(())
    }
}

/// The matcher for a rubric that a line brings along.
fn compiled(rubric: &RubricSource) -> Option<RubricMatcher> {
    match rubric {
        RubricSource::Bank(_) => None,
        RubricSource::Points { prompt, labels } => Some(RubricMatcher::for_points(prompt, labels)),
        RubricSource::References { prompt, references } => {
            Some(RubricMatcher::for_references(prompt, references))
        }
    }
}
