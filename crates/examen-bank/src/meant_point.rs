//! What somebody probably meant who wrote the id of a point that is not there.

use crate::ids::PointId;
use crate::parse::closest;

/// So many points are named where none is like the one that was meant.
const MOST_NAMED: usize = 8;

/// What to write in place of `point`, of which the question has none: ids that are made of labels are hard to guess.
pub fn meant_point(point: &PointId, known: &[PointId]) -> String {
    let ids: Vec<&str> = known.iter().map(PointId::as_str).collect();
    if let Some(meant) = closest(point.as_str(), &ids) {
        return format!("did you mean `{meant}`?");
    }
    if ids.is_empty() {
        return "it has no points at all".to_owned();
    }
    let named: Vec<String> = ids.iter().take(MOST_NAMED).map(|id| format!("`{id}`")).collect();
    let more = match ids.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("its points are {}{more}", named.join(", "))
}
