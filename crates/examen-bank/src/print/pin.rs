//! Ids that have to be written, because they would be derived otherwise.

use crate::bank::Question;
use crate::ids::{PointId, QuestionId};
use crate::parse::id::IdScope;
use crate::rubric::Point;

/// How often ids are derived to see which come out right. One more id that is written may change what another is
/// derived to; two rounds do unless ids were chosen to prevent it.
const N_ROUNDS: usize = 3;

/// Something with an id that is written or derived.
pub(super) trait Named {
    /// The id, as it is.
    fn id(&self) -> &str;

    /// What an id is derived from before it is made unique.
    fn default_id(&self) -> String;

    /// Whether the id is written.
    fn is_written(&self) -> bool;

    /// Marks the id as one that is to be written.
    fn write(&mut self);
}

impl Named for Question {
    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn default_id(&self) -> String {
        QuestionId::from_heading(&self.heading.value).as_str().to_owned()
    }

    fn is_written(&self) -> bool {
        self.id_range.is_some()
    }

    fn write(&mut self) {
        self.id_range.get_or_insert_default();
    }
}

impl Named for Point {
    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn default_id(&self) -> String {
        PointId::from_label(&self.label.value).as_str().to_owned()
    }

    fn is_written(&self) -> bool {
        self.id_range.is_some()
    }

    fn write(&mut self) {
        self.id_range.get_or_insert_default();
    }
}

/// Marks ids as written that would not be derived as they are. What has no id yet may get any.
pub(super) fn pin<T: Named>(items: &mut [T]) {
    for _ in 0..N_ROUNDS {
        if !pin_once(items) {
            return;
        }
    }
    for item in items.iter_mut().filter(|item| !item.id().is_empty()) {
        item.write();
    }
}

/// Whether there was one to mark.
fn pin_once<T: Named>(items: &mut [T]) -> bool {
    let mut scope = IdScope::default();
    scope.take_written(items.iter().filter(|item| item.is_written()).map(Named::id));
    let mut found = false;
    for item in items.iter_mut() {
        if item.is_written() {
            continue;
        }
        let derived = scope.take_unique(&item.default_id());
        if derived != item.id() && !item.id().is_empty() {
            item.write();
            found = true;
        }
    }
    found
}
