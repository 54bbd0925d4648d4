//! Nouns that only hold what follows them: `techniques like`, `tools such as`, `strategies for`.

use super::sentences::{first_word, strip_words, words};

/// The nouns.
#[rustfmt::skip]
const CONTAINERS: &[&str] = &[
    "approach", "approaches", "aspect", "aspects", "challenges", "concept", "concepts", "considerations",
    "factors", "formats", "frameworks", "idea", "ideas", "issues", "libraries", "measures", "mechanisms",
    "method", "methods", "options", "platforms", "points", "practices", "principles", "products", "services",
    "skills", "software", "solutions", "steps", "strategies", "strategy", "systems", "tactics", "technique",
    "techniques", "technologies", "things", "tools", "topics", "ways",
];

/// Words before such a noun that do not tell anything either.
#[rustfmt::skip]
const QUALIFIERS: &[&str] = &[
    "a", "an", "the", "various", "different", "common", "several", "specific", "relevant", "some", "other",
    "many", "certain", "appropriate", "suitable", "key", "modern", "popular", "multiple", "number", "of",
    "best", "good", "effective", "few", "such", "any", "their",
];

/// What ties such a noun to what it holds.
#[rustfmt::skip]
const TIES: &[&str] = &[
    "like", "such as", "including", "for", "of", "to", "e.g.,", "e.g.", "for example,", "around",
];

/// `techniques like A, B` -> `A, B`; none where `text` does not begin so.
pub(crate) fn strip_container(text: &str) -> Option<&str> {
    let (noun, rest) = container(text)?;
    let rest = rest.trim_start_matches([',', ':', ' ']);
    let tie = TIES
        .iter()
        .find_map(|tie| strip_words(rest, tie).map(|rest| (*tie, rest)));
    let (tie, held) = tie?;
    // `the idea of X` is X, but `the strategies of X` may be anything.
    let means_it = tie != "of" || noun.starts_with("idea") || noun.starts_with("concept");
    (means_it && !held.is_empty()).then_some(held.trim_start_matches([',', ' ']))
}

/// Whether `text` is such a noun with nothing that tells which.
pub(crate) fn is_bare(text: &str) -> bool {
    let text = text.trim().trim_end_matches([',', '.', ':']);
    container(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Whether `text` ends in such a noun: `stores rows in various formats`.
pub(crate) fn ends_in_container(text: &str) -> bool {
    let last = words(text).last().map(|word| word.to_lowercase());
    last.is_some_and(|last| CONTAINERS.contains(&last.as_str()))
}

/// `caching with tools` -> `caching`; `caching with column stores` stays.
pub(crate) fn without_trailing_container(text: &str) -> &str {
    let ties = [" with ", " using ", " via ", " through ", " by ", " in ", " on "];
    let found = ties.iter().find_map(|tie| {
        let at = text.rfind(tie)?;
        (is_bare(&text[at + tie.len()..]) && words(&text[..at]).len() > 1).then(|| &text[..at])
    });
    found.unwrap_or(text)
}

/// The container at the start of `text`, and what follows it.
fn container(text: &str) -> Option<(String, &str)> {
    let mut rest = text;
    loop {
        let (word, after) = first_word(rest);
        if CONTAINERS.contains(&word.as_str()) {
            return Some((word, after));
        }
        if !QUALIFIERS.contains(&word.as_str()) {
            return None;
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{is_bare, strip_container, without_trailing_container};

    #[test]
    fn containers_go_and_named_ones_stay() {
        assert_eq!(
            strip_container("techniques like pooling, sharding"),
            Some("pooling, sharding")
        );
        assert_eq!(
            strip_container("various strategies, such as pooling"),
            Some("pooling")
        );
        assert_eq!(
            strip_container("strategies for evicting keys"),
            Some("evicting keys")
        );
        assert_eq!(strip_container("eviction strategies like LRU"), None);
    }

    #[test]
    fn a_trailing_container_goes() {
        assert_eq!(
            without_trailing_container("local caching with tools"),
            "local caching"
        );
        assert_eq!(
            without_trailing_container("keeps rows in various formats"),
            "keeps rows"
        );
        assert_eq!(
            without_trailing_container("caching with query tools"),
            "caching with query tools"
        );
        assert!(is_bare("various tools"));
        assert!(!is_bare("query tools"));
    }
}
