//! What tells a compiled rubric from others, and whether it is still there.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

static NEXT: AtomicU64 = AtomicU64::new(1);

/// Tells a rubric from any other that this process compiled; later ones have greater numbers. Its clones share it.
#[derive(Clone, Debug)]
pub(crate) struct RubricId(Arc<u64>);

/// Knows whether the rubric is still held by anybody.
#[derive(Debug)]
pub(crate) struct RubricLife(Weak<u64>);

impl RubricId {
    /// The id of a rubric that was not there before.
    pub fn next() -> Self {
        // Relaxed: only that no two are the same matters.
        Self(Arc::new(NEXT.fetch_add(1, Ordering::Relaxed)))
    }

    pub fn number(&self) -> u64 {
        *self.0
    }

    pub fn life(&self) -> RubricLife {
        RubricLife(Arc::downgrade(&self.0))
    }
}

impl RubricLife {
    pub fn is_over(&self) -> bool {
        self.0.strong_count() == 0
    }
}
