//! Shapes of pages from which people copy lists of questions.

pub(crate) mod criteria;
pub(crate) mod listen_for;
pub(crate) mod why_asked;

/// The item of a list, however its bullet was copied.
fn item(text: &str) -> Option<&str> {
    let text = text.trim();
    ["• ", "- ", "* ", "· ", "– ", "•\u{a0}"]
        .iter()
        .find_map(|bullet| text.strip_prefix(bullet))
        .map(str::trim)
}

/// Whether a line says `wanted`, colons and asterisks aside.
fn says(line: &str, wanted: &str) -> bool {
    let line = line.trim().trim_matches(['*', ':', '#', ' ']);
    line.eq_ignore_ascii_case(wanted)
}

/// Lines with which a copied page says where it is from and how it looks.
fn is_remark(line: &str) -> bool {
    line.trim_start().starts_with("# ") && line.contains(':')
}
