//! The names by which settings know what is said about documents.

use examen_authoring::LintKind;
use examen_bank::IssueKind;
use examen_library::banks::UnusableGlossary;
use examen_library::grading::ReviewFaultKind;

pub(crate) const MISCONCEPTION: &str = "misconception";
pub(crate) const DENIED: &str = "denied";
pub(crate) const LISTED: &str = "listed";
pub(crate) const ECHO: &str = "echo";
pub(crate) const NOTHING_RECOGNISED: &str = "nothing-recognised";
pub(crate) const STALE_OVERRIDE: &str = "stale-override";
pub(crate) const AMBIGUOUS_REVIEW: &str = "ambiguous-review";
pub(crate) const TOO_LARGE: &str = "too-large";
pub(crate) const CASE_DIFFERS: &str = "case-differs";
pub(crate) const CASE_UNKNOWN_QUESTION: &str = "case-unknown-question";
pub(crate) const CASE_UNKNOWN_POINT: &str = "case-unknown-point";

/// What the server says beside `examen check`.
const OWN: &[&str] = &[
    MISCONCEPTION,
    DENIED,
    LISTED,
    ECHO,
    NOTHING_RECOGNISED,
    STALE_OVERRIDE,
    AMBIGUOUS_REVIEW,
    TOO_LARGE,
    CASE_DIFFERS,
    CASE_UNKNOWN_QUESTION,
    CASE_UNKNOWN_POINT,
];

/// All there are.
pub(crate) fn all() -> Vec<&'static str> {
    let of_check = [ReviewFaultKind::CODES, &[UnusableGlossary::CODE]].concat();
    [OWN, IssueKind::CODES, LintKind::CODES, &of_check].concat()
}

#[cfg(test)]
mod tests {
    use super::OWN;

    #[test]
    fn the_page_lists_them() {
        let page = include_str!("../../../../docs/language-server.md");
        let (_, table) = page
            .split_once("| code | severity | on |\n|---|---|---|\n")
            .unwrap();
        let rows = table.lines().take_while(|line| line.starts_with("| `"));
        let codes = rows.flat_map(|row| row.split('|').nth(1).unwrap().split(','));
        let codes: Vec<&str> = codes.map(|code| code.trim().trim_matches('`')).collect();
        assert_eq!(codes, OWN);
    }
}
