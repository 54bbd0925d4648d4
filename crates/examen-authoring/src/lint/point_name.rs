//! What a point is called in a message.

use examen_bank::PointId;

/// The label of a point, or its id where it has no label, which is an issue of its own.
pub(super) fn called(label: &str, id: &PointId) -> String {
    if label.trim().is_empty() {
        id.to_string()
    } else {
        label.to_owned()
    }
}
