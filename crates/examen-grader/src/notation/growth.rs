//! How a cost grows: `O(n log n)`, `n²`, `quadratic time`.

use super::expression::{Expression, Place, is_variable, read_expression};
use super::pieces::{Piece, PieceKind};
use crate::first_letters::FirstLetters;

/// How a cost grows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Growth {
    /// The expression, put in order; none where it is told in words.
    exact: Option<String>,
    /// The same with `n` for its only variable; none where it has several.
    shape: Option<String>,
    /// Whether it is about a cost beyond doubt. `Linear` may well be said of a search.
    pub is_certain: bool,
}

/// What is said in words, and the expression of the kind.
const WORDS: &[(&str, &str)] = &[
    ("constant", "1"),
    ("cubic", "n^3"),
    ("exponential", "k^n"),
    ("factorial", "n!"),
    ("linear", "n"),
    ("linearithmic", "log(n) n"),
    ("logarithmic", "log(n)"),
    ("loglinear", "log(n) n"),
    ("quadratic", "n^2"),
];

/// What these begin with, and their adverbs.
const FIRST_LETTERS: FirstLetters = {
    let mut letters = FirstLetters::NONE;
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].0;
        letters = letters.and(word, 0).and(word, "ly".len()).and(word, "ally".len());
        at += 1;
    }
    letters
};

/// Nouns of cost that such words stand before.
const COSTS: &[&str] = &[
    "complexity",
    "cost",
    "costs",
    "growth",
    "memory",
    "running",
    "runtime",
    "space",
    "time",
    "times",
];

impl Growth {
    /// Whether both say the same.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.exact, &other.exact) {
            (Some(exact), Some(other)) => exact == other,
            _ => self.shape.is_some() && self.shape == other.shape,
        }
    }

    /// Whether another one says something else for certain: what grows with two things may well be called linear, and
    /// other letters may stand for the same.
    pub fn is_contrary(&self, other: &Self) -> bool {
        let is_comparable = match (&self.exact, &other.exact) {
            (Some(_), Some(_)) => true,
            _ => self.shape.is_some() && other.shape.is_some(),
        };
        let is_alike = self.shape.is_some() && self.shape == other.shape;
        other.is_certain && is_comparable && !is_alike && !self.is_same(other)
    }

    /// Whether it is written in symbols, so that its letters and numbers say nothing by themselves.
    pub fn is_written(&self) -> bool {
        self.exact.is_some()
    }
}

/// Whether a growth without digits may begin with a word in lower case.
pub(super) fn may_tell_growth(word: &str) -> bool {
    is_variable(word) || is_order(word) || word == "log" || named(word).is_some()
}

/// The growth that begins with the piece at `at`, and how many pieces it has.
pub(super) fn read_growth(pieces: &[Piece<'_>], at: usize) -> Option<(Growth, usize)> {
    let first = &pieces[at];
    match first.kind {
        PieceKind::Word if is_order(first.text) => of_order(pieces, at),
        PieceKind::Word => in_words(pieces, at).or_else(|| bare(pieces, at)),
        PieceKind::Number => bare(pieces, at),
        _ => None,
    }
}

/// Whether `word` is one that a bound is written with.
fn is_order(word: &str) -> bool {
    matches!(word, "O" | "o" | "Θ" | "θ" | "Ω" | "ω")
        || ["theta", "omega"]
            .iter()
            .any(|name| word.eq_ignore_ascii_case(name))
}

/// `O(n)`
fn of_order(pieces: &[Piece<'_>], at: usize) -> Option<(Growth, usize)> {
    let rest = pieces.get(at + 1..)?;
    // `O of n`
    if pieces[at].text == "O" && rest.first()?.is_word("of") {
        let (expression, n_pieces) = read_expression(&rest[1..], Place::Text)?;
        return Some((written(expression), n_pieces + 2));
    }
    if !rest.first()?.is_sign("(") {
        return None;
    }
    let (expression, n_pieces) = read_expression(&rest[1..], Place::Brackets)?;
    rest.get(1 + n_pieces)?
        .is_sign(")")
        .then(|| (written(expression), n_pieces + 3))
}

fn written(expression: Expression) -> Growth {
    Growth {
        exact: Some(expression.exact),
        shape: expression.shape,
        is_certain: true,
    }
}

/// `n log n`, `n^2`, `2^n` and `n squared` without an `O`; a letter alone is none, nor a number.
fn bare(pieces: &[Piece<'_>], at: usize) -> Option<(Growth, usize)> {
    let is_glued_to_more = at > 0 && pieces[at].is_glued && !pieces[at - 1].is_sign("(");
    let may_begin = match pieces[at].kind {
        PieceKind::Word => pieces[at].text.len() == 1 || pieces[at].is_word("log"),
        _ => true,
    };
    if is_glued_to_more || !may_begin {
        return None;
    }
    let (expression, n_pieces) = read_expression(&pieces[at..], Place::Text)?;
    // `v2` is a version rather than a square, and `0x3f` a number.
    let is_name = |pair: &[Piece<'_>]| {
        let is_plain = |piece: &Piece<'_>| matches!(piece.kind, PieceKind::Word | PieceKind::Number);
        pair[1].is_glued && pair.iter().all(is_plain) && !pair[0].is_word("log")
    };
    if pieces[at..(at + n_pieces + 1).min(pieces.len())]
        .windows(2)
        .any(is_name)
    {
        return None;
    }
    let growth = written(expression);
    let shape = growth.shape.as_deref()?;
    let tells = shape.contains("log(n)") || shape.contains('^') || shape.ends_with('!');
    (tells && n_pieces > 1).then_some((growth, n_pieces))
}

/// How a growth is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Adjective,
    /// `linearly` and `logarithmically`
    Adverb,
}

/// The growth of which `word`, in lower case, is a name.
fn named(word: &str) -> Option<(&'static str, Form)> {
    let known = |word: &str| {
        let mut words = WORDS.iter();
        words.find(|(known, _)| *known == word).map(|(_, shape)| *shape)
    };
    let adverb = |ending: &str| word.strip_suffix(ending).and_then(known);
    let adjective = known(word).map(|shape| (shape, Form::Adjective));
    adjective.or_else(|| Some((adverb("ly").or_else(|| adverb("ally"))?, Form::Adverb)))
}

/// `linear time`, `is quadratic`
fn in_words(pieces: &[Piece<'_>], at: usize) -> Option<(Growth, usize)> {
    if !FIRST_LETTERS.may_be(pieces[at].text) {
        return None;
    }
    let (shape, form) = named(&pieces[at].word()?)?;
    let is_adverb = form == Form::Adverb;
    let next = pieces.get(at + 1);
    let is_cost = next
        .and_then(Piece::word)
        .is_some_and(|next| COSTS.contains(&&*next));
    let is_predicate = || {
        let before = at.checked_sub(1).and_then(|before| pieces[before].word());
        let is_said = before.is_some_and(|word| matches!(&*word, "are" | "be" | "is" | "was" | "s"));
        is_said && next.is_none_or(ends_predicate)
    };
    // `grows linearly`
    let grows = |at: Option<usize>| {
        let word = at.and_then(|at| pieces.get(at)?.word());
        word.is_some_and(|word| {
            ["grow", "increas", "rise", "scale", "scaling"]
                .iter()
                .any(|verb| word.starts_with(verb))
        })
    };
    let growth = Growth {
        exact: None,
        shape: Some(shape.to_owned()),
        is_certain: is_cost
            || is_predicate()
            || (is_adverb && (grows(at.checked_sub(1)) || grows(Some(at + 1)))),
    };
    Some((growth, 1 + usize::from(is_cost)))
}

/// Whether no noun follows what was said of something.
fn ends_predicate(next: &Piece<'_>) -> bool {
    const FOLLOWERS: &[&str] = &[
        "and", "as", "because", "but", "for", "in", "not", "on", "or", "whereas", "while", "with",
    ];
    match next.kind {
        PieceKind::Sign => !next.is_sign("-"),
        _ => next.word().is_some_and(|word| FOLLOWERS.contains(&&*word)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::read_growth;

    /// The growth that `text` begins with, or has behind a word.
    fn shape(text: &str) -> String {
        let pieces = pieces(text);
        let found = (0..pieces.len()).find_map(|at| read_growth(&pieces, at));
        found.map_or(String::new(), |(growth, _)| {
            growth.exact.or(growth.shape).unwrap_or_default()
        })
    }

    fn check_same(texts: &[&str]) {
        for text in texts {
            assert_eq!(shape(text), shape(texts[0]), "{text}");
            assert_ne!(shape(text), "", "{text}");
        }
    }

    #[test]
    fn spellings_of_one_growth_are_the_same() {
        check_same(&[
            "O(log n)",
            "O(logn)",
            "O( log N )",
            "O(log(n))",
            "Θ(lg n)",
            "`O(log₂ n)`",
            "O(log_2 n)",
            "log2(n)",
            "log n",
            "O(log n²)",
            "O(log(n^2))",
            "O(log n + 5)",
            "logarithmic",
        ]);
        check_same(&[
            "O(n log n)",
            "O(n*log n)",
            "O(n · log(n))",
            "O(NlogN)",
            "n log n",
            "linearithmic",
        ]);
        check_same(&[
            "O(n^2)",
            "O(n²)",
            "O(n**2)",
            "O(n*n)",
            "O(n × n)",
            "O(n2)",
            "O(n^{2})",
            "O(n² + n)",
            "O(3n² + n log n + 7)",
            "n squared",
            "n-squared",
            "quadratic",
        ]);
        check_same(&["O(V + E)", "O(E+V)", "O(|V| + |E|)", "O(V + E + log V)"]);
        check_same(&["O(2^n)", "O(2^n + n^3)"]);
        check_same(&["O(n!)", "O(n! + n^3)"]);
        check_same(&["O(n*m)", "O(nm)", "O(m n)", "O(n\\*m)"]);
        check_same(&["O(1)", "O(2)", "O of 1", "constant"]);
        check_same(&["O(nd)", "O(d * n)"]);
        check_same(&["O(rows)", "O( Rows )"]);
        check_same(&["$O(n \\log n)$", "big O of n log n", "n lg n"]);
        check_same(&["O(n)", "O(2n)", "O(n + 1)", "linearly"]);
    }

    #[test]
    fn others_are_told_apart() {
        let all = [
            "O(1)",
            "O(log n)",
            "O(log log n)",
            "O(log² n)",
            "O(n)",
            "O(n log n)",
            "O(n^2 log n)",
            "O(n^2)",
            "O(n^3)",
            "O(2^n)",
            "O(n!)",
            "O(sqrt n)",
            "O(V)",
            "O(V + E)",
            "O(V * E)",
            "O(V^2 + E)",
            "O(V^2 + E^2)",
            "O(3^n)",
            "O(3^n + 2^n)",
        ];
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                assert_ne!(shape(one), shape(other), "{one} {other}");
            }
        }
    }

    #[test]
    fn what_is_no_growth_is_none() {
        for text in [
            "log a message",
            "plan O",
            "O (see below)",
            "2 of 3",
            "n",
            "x = 2",
            "log in",
            "O(max(n, m))",
            "(2)",
            "v2",
            "0x3f",
            "55f9",
            "m2",
        ] {
            assert_eq!(shape(text), "", "{text}");
        }
    }
}
