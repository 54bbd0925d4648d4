//! Misspellings: a word that nobody knows, close to a word the rubric asks for.

use smallvec::SmallVec;

use crate::answer::Lexeme;
use crate::rubric::{Unit, UnitId, Units};
use crate::slips::slips_within;

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

/// The units that a word is probably meant for, if it is no word that anybody knows.
pub(super) fn find_misspelt(word: &Lexeme, units: &Units, mut found: impl FnMut(UnitId)) {
    if word.is_known
        || word.folded.len() < SHORTEST
        || !word.folded.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        return;
    }
    let alike = units.looking_like([&word.folded, &word.stem]);
    let close = alike.filter_map(|(id, unit)| Some((distance(word, unit)?, id)));
    let close: SmallVec<[(usize, UnitId); 4]> = close.collect();
    let least = close.iter().map(|(distance, _)| *distance).min();
    close
        .iter()
        .filter(|(distance, _)| Some(*distance) == least)
        .for_each(|(_, id)| found(*id));
}

/// The number of slips between a word and a unit, where that is few enough.
fn distance(word: &Lexeme, unit: &Unit) -> Option<usize> {
    let by_form = std::iter::once(&unit.text)
        .chain(&unit.other_forms)
        .filter_map(|form| {
            if unit.is_prefix {
                slips_in_head(&word.folded, form)
            } else {
                slips(&word.folded, form)
            }
        });
    // A slip in a short stem may be another word's: stems count from four letters on.
    let by_stem = if unit.is_prefix {
        None
    } else {
        slips(&word.stem, &unit.stem)
    };
    by_form.chain(by_stem).min()
}

/// The number of slips that make `asked` into `folded`, if it may have so many.
fn slips(folded: &str, asked: &str) -> Option<usize> {
    let allowed = slips_allowed(asked.len());
    if allowed == 0 || folded.len().abs_diff(asked.len()) > allowed || !starts_alike(folded, asked) {
        return None;
    }
    slips_within(folded, asked, allowed).filter(|slips| *slips > 0)
}

/// The number of slips that make the prefix `asked` into the beginning of `folded`.
fn slips_in_head(folded: &str, asked: &str) -> Option<usize> {
    let heads = (asked.len().saturating_sub(1)..=asked.len() + 1).filter_map(|end| folded.get(..end));
    heads.filter_map(|head| slips(head, asked)).min()
}

/// Whether the words begin with the same letter, or with the same two the other way round.
fn starts_alike(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    a.first() == b.first() || (a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0])
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
        find_misspelt(&lexeme, &units, |_| n_found += 1);
        assert_eq!(n_found == 1, taken, "{word} for {asked}");
    }

    #[test]
    fn slips_are_forgiven_by_length() {
        check("idempotnet", "idempotent", true);
        check("idempotancy", "idempoten*", true);
        check("invaldate", "invalidat*", true);
        check("respectfull", "respectful", true);
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
