//! Negative contractions written with another sign than an apostrophe: ``isn`t``, `isn"t`, `isn ' t`.

use std::ops::Range;

use super::fold::{fold, is_apostrophe};
use super::function_words::split_contraction;

/// The word that `before` and the `t` behind it are a contraction of, and where its `not` begins, in bytes of `text`.
pub(super) fn contraction(text: &str, before: Range<usize>, t: usize) -> Option<(&'static str, usize)> {
    if !is_meant_as_apostrophe(text.get(before.end..t)?) {
        return None;
    }
    let folded = fold(&text[before.clone()]);
    let (base, cut) = split_contraction(&format!("{folded}'t"))?;
    let is_plain = text[before.clone()].is_ascii();
    is_plain.then_some((base, before.start + cut))
}

/// Whether what stands between the two is one such sign; an apostrophe may have blanks beside it.
fn is_meant_as_apostrophe(between: &str) -> bool {
    let is_sign = |sign: &str| matches!(sign, "\"" | "`" | "\u{b4}" | "\u{2032}");
    let mut chars = between.trim_matches(' ').chars();
    is_sign(between) || (chars.next().is_some_and(is_apostrophe) && chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::contraction;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let t = text.rfind('t').expect("a t");
        let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(t);
        let found = contraction(text, 0..end, t);
        assert_eq!(
            found.map(|(base, cut)| (base, &text[cut..])),
            expected,
            "{text:?}"
        );
    }

    #[test]
    fn other_signs_are_meant_as_apostrophes() {
        check("isn`t", Some(("is", "n`t")));
        check("Don\"t", Some(("do", "n\"t")));
        check("won\u{b4}t", Some(("will", "n\u{b4}t")));
        check("can ' t", Some(("can", "n ' t")));
        check("doesn 't", Some(("does", "n 't")));
    }

    #[test]
    fn other_words_and_signs_are_none() {
        check("cotton \"t", None);
        check("isn \" t", None);
        check("isn, t", None);
        check("isn t", None);
        check("plan`t", None);
    }
}
