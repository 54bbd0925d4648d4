//! Numbers as people read them.

use examen_bank::whole_percent;

/// `62 %`, rounded down, so that 100 % is all there is.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", whole_percent(share))
}

/// [`percent`], or a dash.
pub(super) fn percent_or_dash(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), percent)
}

/// `0.42`, or a dash.
pub(super) fn index_or_dash(index: Option<f64>) -> String {
    index.map_or_else(
        || "–".to_owned(),
        |index| format!("{index:.2}").replace("-0.00", "0.00"),
    )
}

/// `1 sheet`, `2 sheets`.
pub(super) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
