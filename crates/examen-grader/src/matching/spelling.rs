//! Misspellings: a word that nobody knows, close to a word the rubric asks for.

use strsim::osa_distance;

use crate::lexicon::Vocabulary;
use crate::rubric::{Unit, UnitId, Units};

/// Words shorter than this are never taken for a misspelling.
const SHORTEST: usize = 4;
/// From this length on, two slips are forgiven. The lengths follow the usage of search engines (Lucene's AUTO
/// fuzziness allows one edit from 3 and two from 6 letters); ours are stricter because a mark hangs on them.
const LONG: usize = 8;

/// How many slips (insertion, deletion, substitution, swap of neighbours) a word of so many letters may have.
fn slips_allowed(n_letters: usize) -> usize {
    match n_letters {
        0..SHORTEST => 0,
        SHORTEST..LONG => 1,
        _ => 2,
    }
}

/// The units that `folded` is probably meant for, if it is no word that anybody knows.
pub(super) fn find_misspelt(folded: &str, stem: &str, units: &Units, mut found: impl FnMut(UnitId)) {
    if folded.len() < SHORTEST || !folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return;
    }
    if Vocabulary::contains(folded) {
        return;
    }
    let closest = units
        .iter()
        .filter_map(|(id, unit)| Some((distance(folded, stem, unit)?, id)));
    let closest: Vec<(usize, UnitId)> = closest.collect();
    let Some(least) = closest.iter().map(|(distance, _)| *distance).min() else {
        return;
    };
    closest
        .iter()
        .filter(|(distance, _)| *distance == least)
        .for_each(|(_, id)| found(*id));
}

/// The number of slips between a word and a unit, where that is few enough.
fn distance(folded: &str, stem: &str, unit: &Unit) -> Option<usize> {
    let allowed = slips_allowed(unit.text.chars().count());
    if allowed == 0 || unit.text.as_bytes()[0] != folded.as_bytes()[0] && swapped_start(folded, &unit.text) {
        return None;
    }
    let least = if unit.is_prefix {
        let len = unit.text.len();
        let heads = (len.saturating_sub(1)..=len + 1).filter_map(|end| folded.get(..end));
        heads.map(|head| osa_distance(head, &unit.text)).min()?
    } else {
        if folded.len().abs_diff(unit.text.len()) > allowed && stem.len().abs_diff(unit.stem.len()) > allowed
        {
            return None;
        }
        let by_stem = osa_distance(stem, &unit.stem);
        // A slip in a short stem may be another word's: stems count from four letters on.
        let by_stem = if unit.stem.len() >= SHORTEST {
            by_stem
        } else {
            usize::MAX
        };
        osa_distance(folded, &unit.text).min(by_stem)
    };
    (1..=allowed).contains(&least).then_some(least)
}

/// Whether the words begin differently, a swap of the first two letters aside.
fn swapped_start(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    !(a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0])
}

#[cfg(test)]
mod tests {
    use super::find_misspelt;
    use crate::answer::AnswerReader;
    use crate::rubric::Units;

    fn check(word: &str, asked: &str, taken: bool) {
        let mut reader = AnswerReader::default();
        let mut units = Units::default();
        match asked.strip_suffix('*') {
            Some(prefix) => {
                units.prefix(prefix);
            }
            None => {
                let token = reader.tokens(asked)[0];
                units.word(reader.lexeme_by_id(token));
            }
        }
        let token = reader.tokens(word)[0];
        let lexeme = reader.lexeme_by_id(token).clone();
        let mut n_found = 0;
        find_misspelt(&lexeme.folded, &lexeme.stem, &units, |_| n_found += 1);
        assert_eq!(n_found == 1, taken, "{word} for {asked}");
    }

    #[test]
    fn slips_are_forgiven_by_length() {
        check("idempotnet", "idempotent", true);
        check("idempotancy", "idempoten*", true);
        check("invaldate", "invalidat*", true);
        check("chache", "cache", true);
        check("tabel", "table", true);
        check("trasnaction", "transaction", true);
        check("ack", "acl", false);
    }

    #[test]
    fn one_known_word_is_never_taken_for_another() {
        check("scaling", "scaring", false);
        check("scaring", "scaling", false);
        check("casual", "causal", false);
        check("stable", "table", false);
        check("except", "accept", false);
        check("statue", "status", false);
    }
}
