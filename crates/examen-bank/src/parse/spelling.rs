//! What an author most probably meant.

use strsim::damerau_levenshtein;

/// The one of `known` that `word` is a slip of: same letters, or at most a third of them wrong.
pub fn closest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    if word.len() > 40 {
        return None;
    }
    let word = word.to_lowercase();
    let distance = |candidate: &str| damerau_levenshtein(&word, &candidate.to_lowercase());
    let best = known
        .iter()
        .copied()
        .min_by_key(|candidate| distance(candidate))?;
    (distance(best) * 3 <= best.chars().count()).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::closest;

    fn check(word: &str, wanted: Option<&str>) {
        let known = ["Points", "Hint", "Answer", "Follow-ups", "Notes"];
        assert_eq!(closest(word, &known), wanted);
    }

    #[test]
    fn slips_are_recognised() {
        check("Point", Some("Points"));
        check("points:", Some("Points"));
        check("Followups", Some("Follow-ups"));
        check("Hnit", Some("Hint"));
        check("Sources", None);
        check("", None);
    }
}
