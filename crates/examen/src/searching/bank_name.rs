//! What the bank of a hit is called.

use examen_library::banks::Origin;
use examen_search::Hit;

/// The bank of a hit as people are told it: `team`, `backend-developer (bundled)`.
pub(crate) fn bank_name(hit: &Hit) -> String {
    if hit.bank.path.as_os_str().is_empty() {
        format!("{} ({})", hit.bank.name, Origin::Bundled)
    } else {
        hit.bank.name.clone()
    }
}
