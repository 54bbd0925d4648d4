//! Room that one answer leaves to the next: the larger part of what an allocator would be asked for.

use std::cell::Cell;

use crate::kinship::Kins;
use crate::matching::{Hits, Occurrence};
use crate::paraphrase::Tables;
use crate::verdict::Judged;

/// What is kept has no content: it changes how fast a grade is found, never which.
#[derive(Default)]
pub(crate) struct Room {
    pub kins: Cell<Kins>,
    pub hits: Cell<Hits>,
    pub occurrences: Cell<Vec<Occurrence>>,
    pub judged: Cell<Vec<Judged>>,
    pub tables: Cell<Tables>,
}
