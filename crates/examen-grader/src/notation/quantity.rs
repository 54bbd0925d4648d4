//! Numbers with units: `30 seconds`, `100ms`, `five megabytes`, `10 %`, `2x`.

use super::number_words::read_number_words;
use super::pieces::{Piece, PieceKind};
use super::units::{Dimension, Place, Unit};
use crate::derived::cardinal;
use crate::first_letters::FirstLetters;

/// What working with fractions of two leaves of a difference.
const ROUNDING: f64 = 1e-9;
/// `57 s` may be what somebody made of 56.95: it is neither the same nor wrong.
const NEAR: f64 = 0.02;

/// A month has 28 to 31 days, and four weeks are called one.
const NEAR_IN_MONTHS: f64 = 0.1;

/// An article stands before units that are written out.
const WRITTEN_OUT: usize = 4;

/// What amounts begin with that have no number: articles, fractions and multiples, but for those on `fold`.
const FIRST_LETTERS: FirstLetters = FirstLetters::of(&[
    "a", "an", "double", "doubled", "doubles", "half", "one", "quarter", "triple", "tripled", "triples",
    "twice",
]);

/// A number with a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quantity {
    number: f64,
    unit: Unit,
    /// Whether it is an amount beyond doubt: `once a day` tells how often.
    pub is_certain: bool,
}

impl Quantity {
    /// Whether both are as much: `1000 ms` and `1 s`.
    pub fn is_same(&self, other: &Self) -> bool {
        self.is_within(other, ROUNDING)
    }

    /// Whether one may be the other in round numbers.
    fn is_near(&self, other: &Self) -> bool {
        let is_in_days = self.unit.dimension != other.unit.dimension;
        self.is_within(other, if is_in_days { NEAR_IN_MONTHS } else { NEAR })
    }

    fn is_within(&self, other: &Self, share: f64) -> bool {
        let Some(scale) = self.unit.dimension.in_terms_of(other.unit.dimension) else {
            return false;
        };
        let sizes = |quantity: &Self| {
            let Self { number, unit, .. } = *quantity;
            [number * unit.size, number * unit.other_size]
        };
        let is_any = |size: f64| {
            sizes(other)
                .into_iter()
                .any(|other| differ_within(size * scale, other, share))
        };
        sizes(self).into_iter().any(is_any)
    }

    /// Whether the other is as many of something else, or something else of the same dimension.
    pub fn is_contrary(&self, other: &Self) -> bool {
        let (dimension, told) = (self.unit.dimension, other.unit.dimension);
        let is_comparable = dimension.in_terms_of(told).is_some() || self.has_number(other.number);
        other.is_certain && is_comparable && !self.is_near(other)
    }

    /// Whether it is so many of its unit.
    pub fn has_number(&self, number: f64) -> bool {
        differ_within(self.number, number, ROUNDING)
    }
}

/// Whether two numbers differ by no more than this share of the larger one.
fn differ_within(one: f64, other: f64, share: f64) -> bool {
    (one - other).abs() <= share * one.abs().max(other.abs())
}

/// The number that begins with the piece at `at`, in digits or as a word, and how many pieces it has. `10k` and `2 million`
/// are numbers, too.
pub(super) fn read_number(pieces: &[Piece<'_>], at: usize) -> Option<(f64, usize)> {
    let first = pieces.get(at)?;
    let number = match first.kind {
        // `v2`, `-1` and `1.2.3` are no amounts.
        PieceKind::Number if !is_part(pieces, at) => first.text.replace(',', "").parse::<f64>().ok()?,
        PieceKind::Word => return read_number_words(pieces, at),
        _ => return None,
    };
    let scale = pieces.get(at + 1).and_then(|next| match &*next.word()? {
        "k" if next.is_glued => Some(1e3),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    });
    Some(scale.map_or((number, 1), |scale| (number * scale, 2)))
}

/// Whether a number is glued to a word before it, or to a sign that makes it something else.
fn is_part(pieces: &[Piece<'_>], at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map(|before| &pieces[before])
        .filter(|_| pieces[at].is_glued);
    before.is_some_and(|before| match before.kind {
        PieceKind::Sign => matches!(before.text, "-" | "." | "," | "/" | "^" | "_" | "#" | ":"),
        _ => true,
    })
}

/// Whether two numbers are the same.
pub(super) fn is_same_number(one: f64, other: f64) -> bool {
    differ_within(one, other, ROUNDING)
}

/// Whether a unit follows the piece at `at`.
pub(super) fn is_followed_by_unit(pieces: &[Piece<'_>], at: usize) -> bool {
    read_unit(pieces, at + 1).is_some()
}

/// The quantity that begins with the piece at `at`, and how many pieces it has.
pub(super) fn read_quantity(pieces: &[Piece<'_>], at: usize) -> Option<(Quantity, usize)> {
    if may_have_no_number(&pieces[at])
        && let Some(found) = with_article(pieces, at).or_else(|| in_words(pieces, at))
    {
        return Some(found);
    }
    let (number, n_pieces) = read_number(pieces, at)?;
    let (unit, n_more) = read_unit(pieces, at + n_pieces)?;
    let quantity = Quantity {
        number,
        unit,
        // In many countries a comma stands before a fraction.
        is_certain: !pieces[at].text.contains(','),
    };
    Some((quantity, n_pieces + n_more))
}

/// Whether an amount without a number may begin with a piece.
fn may_have_no_number(first: &Piece<'_>) -> bool {
    first.kind == PieceKind::Word && (FIRST_LETTERS.may_be(first.text) || is_multiple(first.text))
}

/// Whether a word may be one like `tenfold`.
fn is_multiple(word: &str) -> bool {
    matches!(word.as_bytes(), [.., b'f' | b'F', _, _, b'd' | b'D'])
}

/// Words without one of which there is no amount, where there are no digits either.
const TELLING: &[&str] = &[
    "day", "double", "doubled", "doubles", "fifth", "half", "hour", "minute", "month", "quarter", "second",
    "tenth", "triple", "tripled", "triples", "twice", "week", "year",
];
const TELLING_LETTERS: FirstLetters = FirstLetters::of(TELLING);

/// Whether an amount may have a word in it where it has no number.
pub(super) fn may_tell_measure(word: &str) -> bool {
    is_multiple(word) || (TELLING_LETTERS.may_be(word) && TELLING.contains(&word))
}

/// `a second`, `half a gigabyte`, `quarter of an hour`.
fn with_article(pieces: &[Piece<'_>], at: usize) -> Option<(Quantity, usize)> {
    let (number, n_before) = match pieces[at].word().as_deref() {
        Some("half") => (0.5, 1),
        Some("quarter") if pieces.get(at + 1)?.is_word("of") => (0.25, 2),
        _ => (1.0, 0),
    };
    let name_at = at + n_before + 1;
    if !is_article_at(pieces, name_at - 1) {
        return None;
    }
    let name = pieces.get(name_at)?.word()?;
    let is_part = n_before > 0;
    let is_time = matches!(
        &*name,
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year"
    );
    // `a second attempt` is another one.
    let is_ordinal = name == "second"
        && !is_part
        && pieces
            .get(name_at + 1)
            .is_some_and(|next| next.kind == PieceKind::Word);
    if is_ordinal || !(is_time || is_part && name.len() >= WRITTEN_OUT) {
        return None;
    }
    let (unit, _) = Unit::named(&name)?;
    let quantity = Quantity {
        number,
        unit,
        is_certain: is_part,
    };
    Some((quantity, name_at + 1 - at))
}

fn is_article_at(pieces: &[Piece<'_>], at: usize) -> bool {
    let piece = pieces.get(at);
    piece.is_some_and(|piece| piece.is_word("a") || piece.is_word("an"))
}

/// `half of`, `a tenth`, `twice`, `threefold`: they say how much, but may belong to anything.
fn in_words(pieces: &[Piece<'_>], at: usize) -> Option<(Quantity, usize)> {
    let first = pieces[at].word()?;
    let quantity = |number: f64, unit: &str, n_pieces| {
        let (unit, _) = Unit::named(unit)?;
        let quantity = Quantity {
            number,
            unit,
            is_certain: false,
        };
        Some((quantity, n_pieces))
    };
    match &*first {
        // `a quarter of an hour` is an amount.
        "a" | "one"
            if pieces.get(at + 2).is_some_and(|next| next.is_word("of")) && is_article_at(pieces, at + 3) =>
        {
            None
        }
        "half" => quantity(50.0, "%", 1),
        "a" | "one" => match &*pieces.get(at + 1)?.word()? {
            "quarter" => quantity(25.0, "%", 2),
            "fifth" => quantity(20.0, "%", 2),
            "tenth" => quantity(10.0, "%", 2),
            _ => None,
        },
        "twice" | "double" | "doubles" | "doubled" => quantity(2.0, "x", 1),
        "triple" | "triples" | "tripled" => quantity(3.0, "x", 1),
        _ => quantity(cardinal(first.strip_suffix("fold")?)? as f64, "x", 1),
    }
}

/// The unit at `at`, and how many pieces it has with a hyphen before it.
fn read_unit(pieces: &[Piece<'_>], at: usize) -> Option<(Unit, usize)> {
    let is_hyphen = pieces.get(at)?.is_sign("-");
    let first = pieces.get(at + usize::from(is_hyphen))?;
    if is_hyphen && !(pieces[at].is_glued && first.is_glued) {
        return None;
    }
    let n_before = usize::from(is_hyphen);
    let is_per_cent = first.is_word("per")
        && pieces
            .get(at + n_before + 1)
            .is_some_and(|next| next.is_word("cent"));
    if is_per_cent {
        return Some((Unit::named("%")?.0, n_before + 2));
    }
    let name = match first.kind {
        PieceKind::Word => first.word()?,
        PieceKind::Sign => first.text.into(),
        _ => return None,
    };
    let (unit, place) = Unit::named(&name)?;
    // `3 times` says how often, unless something is compared.
    let is_often = name == "times" && !pieces.get(at + n_before + 1).is_some_and(compares);
    // `3-s` and `5 x 5` are something else.
    let is_alone = pieces
        .get(at + n_before + 1)
        .is_none_or(|next| !next.is_glued || next.kind == PieceKind::Sign);
    let stands = place == Place::Anywhere || first.is_glued;
    (stands && is_alone && !is_often).then_some((unit, n_before + 1))
}

fn compares(next: &Piece<'_>) -> bool {
    next.word().is_some_and(|word| {
        word == "as" || word == "more" || word == "less" || (word.len() > 4 && word.ends_with("er"))
    })
}

impl Quantity {
    /// Whether a number is its share: 0.05 is 5 %.
    pub fn is_fraction(&self, number: f64) -> bool {
        self.is_share() && number < 1.0 && is_same_number(self.number * self.unit.size, number)
    }

    /// Whether its unit is a sign, so that the number says nothing without it.
    pub fn is_share(&self) -> bool {
        self.unit.dimension == Dimension::Share
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::{Quantity, read_quantity};

    fn quantity(text: &str) -> Option<Quantity> {
        let pieces = pieces(text);
        let mut found = (0..pieces.len()).filter_map(|at| read_quantity(&pieces, at));
        found.next().map(|(quantity, _)| quantity)
    }

    fn is_same(one: &str, other: &str) -> bool {
        let [one, other] = [one, other].map(|text| quantity(text).expect("a quantity"));
        one.is_same(&other)
    }

    #[test]
    fn amounts_are_the_same_however_they_are_written() {
        for (one, other) in [
            ("30 seconds", "30s"),
            ("30 seconds", "thirty seconds"),
            ("30-second", "half a minute"),
            ("15 minutes", "a quarter of an hour"),
            ("512 MB", "half a gigabyte"),
            ("365 days", "three hundred and sixty-five days"),
            ("100 ms", "0.1 s"),
            ("1 second", "a second."),
            ("7 days", "one week"),
            ("1 year", "365 days"),
            ("730 days", "two years"),
            ("1 year", "12 months"),
            ("64 bits", "8 bytes"),
            ("1 KiB", "1024 bytes"),
            ("1 KB", "1024 bytes"),
            ("1 KB", "1000 bytes"),
            ("5 MB", "five megabytes"),
            ("10 %", "10 per cent"),
            ("2x", "2 times faster"),
            ("2x", "twice as fast"),
            ("10x", "tenfold"),
            ("50 %", "half of it"),
            ("10 %", "a tenth"),
            ("10k bytes", "10,000 bytes"),
        ] {
            assert!(is_same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn other_amounts_are_told_apart() {
        for (one, other) in [
            ("30 seconds", "30 minutes"),
            ("100 ms", "100 s"),
            ("5 MB", "5 GB"),
            ("64 bits", "64 bytes"),
            ("1 KiB", "1000 bytes"),
            ("2x", "2%"),
            ("7 days", "7 months"),
            ("1 year", "30 days"),
            ("2 weeks", "1 month"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
            let [one, other] = [one, other].map(|text| quantity(text).expect("a quantity"));
            assert!(one.is_contrary(&other));
        }
    }

    #[test]
    fn a_month_in_days_is_neither_the_same_nor_another() {
        for other in ["28 days", "30 days", "31 days", "4 weeks"] {
            let [one, other] = ["1 month", other].map(|text| quantity(text).expect("a quantity"));
            assert!(!one.is_same(&other) && !one.is_contrary(&other) && !other.is_contrary(&one));
        }
    }

    #[test]
    fn a_number_without_a_unit_is_none() {
        for text in [
            "30 rows",
            "v2 s",
            "3 times",
            "a second attempt",
            "5 d",
            "1.2",
            "in 4k",
            "2 x 3",
        ] {
            assert_eq!(quantity(text), None, "{text}");
        }
    }
}
