//! Numbers as they are written: `38,000`, `.5` and `0.50`, `-1`, `100ms`.

use std::borrow::Cow;
use std::ops::Range;

/// Units that are written right behind a number, sorted. Single letters stay with it: `4k`, `1980s`, `5g`.
const UNITS: &[&str] = &[
    "bit", "bits", "byte", "bytes", "cm", "fps", "ft", "gb", "gbps", "ghz", "gib", "hz", "kb", "kbps", "kg",
    "khz", "kib", "km", "mb", "mbps", "mg", "mhz", "mib", "min", "mins", "ml", "mm", "ms", "nm", "ns", "px",
    "rpm", "sec", "secs", "tb", "tib", "us", "volts",
];

/// A number with more bytes is not read as one; all of 64 bits are shorter.
const LONGEST: usize = 32;

/// Whether the comma at `comma`, behind digits that begin at `start`, parts thousands. `200,404` is a list.
pub(crate) fn parts_thousands(text: &[u8], start: usize, comma: usize) -> bool {
    let group = |from: usize| {
        text[from..]
            .iter()
            .take(LONGEST)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let n_first = group(start);
    let (mut at, mut last) = (start + n_first, &text[start..start]);
    while at - start < LONGEST && text.get(at) == Some(&b',') && group(at + 1) == 3 {
        last = &text[at + 1..at + 4];
        at += 4;
    }
    let is_number = matches!(n_first, 1 | 2) || (n_first == 3 && last == b"000");
    is_number && text[start] != b'0' && (start..at).contains(&comma)
}

/// A folded number without the commas and the zeros that tell nothing. Zeros count behind all but a zero: version 1.10 is
/// not 1.1.
pub(super) fn plain_number(mut folded: Cow<'_, str>) -> Cow<'_, str> {
    if !folded.starts_with(|c: char| c.is_ascii_digit()) {
        return folded;
    }
    if folded.contains(',') {
        folded = folded.replace(',', "").into();
    }
    let is_fraction = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if folded.strip_prefix("0.").is_some_and(is_fraction) {
        let n_kept = folded.trim_end_matches('0').trim_end_matches('.').len();
        folded = folded[..n_kept].to_owned().into();
    }
    folded
}

/// Where the unit begins in a folded number that has one right behind it.
pub(super) fn unit_at(folded: &str) -> Option<usize> {
    let at = folded.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    ((1..LONGEST).contains(&at) && UNITS.binary_search(&&folded[at..]).is_ok()).then_some(at)
}

/// Whether a folded word is a number in digits.
pub(super) fn is_numeral(folded: &str) -> bool {
    folded.starts_with(|c: char| c.is_ascii_digit())
        && folded.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The number at `word` of `text` with the point or minus right before it: `.5` is `0.5`. A hyphen that begins a line is
/// a bullet where more follows.
pub(super) fn signed_number(text: &str, word: Range<usize>) -> Option<String> {
    let before = &text[..word.start];
    let sign = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '.' | '-' | '\u{2212}'))?;
    let before = &before[..before.len() - sign.len_utf8()];
    let stands_free = before.is_empty() || before.ends_with([' ', '\t', '\n', '(', '[', '=', ',', ':', '$']);
    if !stands_free {
        return None;
    }
    let number = &text[word.clone()];
    if sign == '.' {
        let digits = number.bytes().all(|byte| byte.is_ascii_digit());
        return digits.then(|| plain_number(format!("0.{number}").into()).into_owned());
    }
    let begins_line = before
        .trim_end_matches([' ', '\t'])
        .chars()
        .next_back()
        .is_none_or(|c| c == '\n');
    let ends_line = || {
        matches!(
            text[word.end..].trim_start_matches([' ', '.']).chars().next(),
            None | Some('\n')
        )
    };
    (!begins_line || ends_line()).then(|| format!("-{}", plain_number(number.into())))
}

#[cfg(test)]
mod tests {
    use super::{UNITS, parts_thousands, plain_number, signed_number, unit_at};

    #[test]
    fn commas_part_thousands() {
        let whole = |text: &str| parts_thousands(text.as_bytes(), 0, text.find(',').expect("a comma"));
        assert!(whole("38,000") && whole("1,234,567") && whole("100,000 rows"));
        assert!(
            !whole("200,404") && !whole("1,2") && !whole("3306,543") && !whole("0,123") && !whole("12,3456")
        );
    }

    #[test]
    fn zeros_that_tell_nothing_go() {
        let check = |number: &str, plain: &str| assert_eq!(plain_number(number.into()), plain);
        check("0.50", "0.5");
        check("0.00", "0");
        check("38,000", "38000");
        check("1.10", "1.10");
        check("10", "10");
        check("ten", "ten");
    }

    #[test]
    fn units_stand_right_behind_numbers() {
        assert!(UNITS.is_sorted());
        assert_eq!(unit_at("100ms"), Some(3));
        assert_eq!(unit_at("0.5kg"), Some(3));
        assert_eq!(
            unit_at("1980s")
                .or(unit_at("ms"))
                .or(unit_at("42"))
                .or(unit_at("4xx")),
            None
        );
    }

    #[test]
    fn points_and_minus_signs_belong_to_numbers() {
        let check = |text: &str, number: Option<&str>| {
            let start = text.find(|c: char| c.is_ascii_digit()).expect("a number");
            let n_digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
            assert_eq!(
                signed_number(text, start..start + n_digits).as_deref(),
                number,
                "{text}"
            );
        };
        check("p is .50", Some("0.5"));
        check("-1", Some("-1"));
        check("returns -1 then", Some("-1"));
        check("x = \u{2212}1", Some("-1"));
        check("-3 replicas", None);
        check("n-1", None);
        check("at - 1", None);
        check("the end.5", None);
    }
}
