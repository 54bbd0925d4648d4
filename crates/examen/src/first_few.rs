//! Names of which only the first few are shown.

use crate::render::some_of;

/// So many are named.
pub(crate) const MOST_NAMED: usize = 3;

/// The first of some names, none where they are kept back, and how many there are.
#[derive(Debug, Default)]
pub(crate) struct FirstFew {
    first: Vec<String>,
    n_all: usize,
}

impl FirstFew {
    /// Adds one. What it is called is only asked where it is shown; none where that is kept back.
    pub(crate) fn add(&mut self, name: impl FnOnce() -> Option<String>) {
        self.n_all += 1;
        if self.first.len() < MOST_NAMED {
            self.first.extend(name());
        }
    }

    /// How many there are.
    pub(crate) fn n_all(&self) -> usize {
        self.n_all
    }

    /// `: a, b, c and 4 more`
    pub(crate) fn told(&self) -> String {
        match self.first.as_slice() {
            [] => String::new(),
            first => format!(": {}", some_of(first.iter(), self.n_all)),
        }
    }
}
