//! Expressions of growth, read and put in order: factors multiply, constants go.

use super::pieces::{Piece, PieceKind, raised_number};
use super::terms::{Factor, Term, leading, show_sum};
use crate::answer::is_function_word;

/// Longer expressions are none: so one is read in a bounded time, wherever it may begin.
const LONGEST: usize = 24;
/// Brackets within brackets, at most.
const DEEPEST: usize = 4;

/// An expression, put in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    pub exact: String,
    /// The same with `n` for its only variable and `k` for a number that is raised; none where it has several variables.
    pub shape: Option<String>,
}

/// The expression that `pieces` begin with, and how many pieces it has.
pub(super) fn read_expression(pieces: &[Piece<'_>], place: Place) -> Option<(Expression, usize)> {
    let pieces = &pieces[..pieces.len().min(LONGEST)];
    let mut reader = Reader::new(pieces, place, Letters::AsWritten);
    let exact = reader.sum(0)?;
    let (n_pieces, is_of_one) = (reader.at, reader.variables.len() <= 1);
    let shape = is_of_one.then(|| Reader::new(pieces, place, Letters::Renamed).sum(0));
    let shape = shape.flatten();
    Some((Expression { exact, shape }, n_pieces))
}

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In brackets, where every word is a size.
    Brackets,
    /// Among other words.
    Text,
}

/// How variables are called in what is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    AsWritten,
    Renamed,
}

struct Reader<'a> {
    pieces: &'a [Piece<'a>],
    at: usize,
    place: Place,
    letters: Letters,
    variables: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(pieces: &'a [Piece<'a>], place: Place, letters: Letters) -> Self {
        Self {
            pieces,
            at: 0,
            place,
            letters,
            variables: Vec::new(),
        }
    }

    fn piece(&self) -> Option<Piece<'a>> {
        self.pieces.get(self.at).copied()
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = self.piece().is_some_and(|piece| piece.is_sign(sign));
        self.at += usize::from(found);
        found
    }

    fn sum(&mut self, depth: usize) -> Option<String> {
        Some(show_sum(&self.terms(depth)?))
    }

    /// The terms of a sum but for those that others outgrow.
    fn terms(&mut self, depth: usize) -> Option<Vec<Term>> {
        let mut terms = vec![self.product(depth)?];
        while self.take_sign("+") {
            terms.push(self.product(depth)?);
        }
        Some(leading(terms))
    }

    fn product(&mut self, depth: usize) -> Option<Term> {
        let mut factors: Vec<Factor> = Vec::new();
        let add = |factors: &mut Vec<Factor>, factor: Factor| match factors
            .iter_mut()
            .find(|known| known.base == factor.base)
        {
            Some(known) => known.halves += factor.halves,
            None => factors.push(factor),
        };
        for factor in self.factor(depth)? {
            add(&mut factors, factor);
        }
        loop {
            let before = self.at;
            let is_times = ["*", "×", "·", "⋅"].iter().any(|sign| self.take_sign(sign));
            let Some(more) = self.factor(depth) else {
                self.at = before;
                break;
            };
            // `n 2` is nothing, `2 n` is.
            let is_number = self.pieces[before].kind == PieceKind::Number;
            if !is_times && is_number {
                self.at = before;
                break;
            }
            for factor in more {
                add(&mut factors, factor);
            }
        }
        Some(Term::of(factors))
    }

    /// The factors that one piece and what belongs to it make; a number makes none.
    fn factor(&mut self, depth: usize) -> Option<Vec<Factor>> {
        let piece = self.piece()?;
        match piece.kind {
            PieceKind::Number => {
                self.at += 1;
                let power = self.power(depth);
                // Of two numbers nothing grows.
                let grows = |power: &String| !power.starts_with(|c: char| c.is_ascii_digit());
                Some(
                    power
                        .filter(grows)
                        .map(|power| self.exponential(piece.text, &power))
                        .into_iter()
                        .collect(),
                )
            }
            PieceKind::Word => self.word(piece, depth),
            PieceKind::Sign if depth < DEEPEST => self.group(piece, depth),
            _ => None,
        }
    }

    fn exponential(&self, base: &str, power: &str) -> Factor {
        let base = match self.letters {
            Letters::AsWritten => base,
            Letters::Renamed => "k",
        };
        Factor::once(format!("{base}^{power}"))
    }

    /// What stands in brackets, or under a root.
    fn group(&mut self, piece: Piece<'_>, depth: usize) -> Option<Vec<Factor>> {
        self.at += 1;
        match piece.text {
            "(" => {
                let inner = self.sum(depth + 1)?;
                if !self.take_sign(")") {
                    return None;
                }
                Some(vec![self.raised(format!("({inner})"), depth)])
            }
            "|" => {
                let inner = self.factor(depth + 1)?;
                self.take_sign("|").then_some(inner)
            }
            "√" => self.root(depth),
            _ => None,
        }
    }

    fn root(&mut self, depth: usize) -> Option<Vec<Factor>> {
        let mut of = self.factor(depth + 1)?;
        for factor in &mut of {
            factor.halves = factor.halves.div_ceil(2);
        }
        Some(of)
    }

    fn word(&mut self, piece: Piece<'_>, depth: usize) -> Option<Vec<Factor>> {
        let word = piece.word()?;
        self.at += 1;
        if word == "sqrt" {
            return self.root(depth);
        }
        if let Some((before, behind)) = split_logarithm(&word) {
            let mut factors: Vec<Factor> = before
                .map(|name| Factor::once(self.variable(name)))
                .into_iter()
                .collect();
            factors.push(self.logarithm(behind, depth)?);
            return Some(factors);
        }
        match word.as_bytes() {
            [_] if is_variable(&word) => {
                let name = self.variable(&word);
                Some(vec![self.raised(name, depth)])
            }
            // `nm` is a product of two.
            [_, _] if self.is_product(&word) => {
                let both = [&word[..1], &word[1..]].map(|name| Factor::once(self.variable(name)));
                Some(both.into_iter().collect())
            }
            [_, _, _, ..] if self.is_name() => {
                let name = self.variable(&word);
                Some(vec![self.raised(name, depth)])
            }
            _ => None,
        }
    }

    /// Whether the word just read is a size by its name: `O(rows)`, but neither `O(max(a, b))` nor `O (see below)`.
    fn is_name(&self) -> bool {
        let is_word = |piece: &Piece<'_>| piece.kind == PieceKind::Word || piece.is_sign("(");
        let before = self.at.checked_sub(2).map(|before| &self.pieces[before]);
        let is_alone = !before.is_some_and(|piece| piece.kind == PieceKind::Word)
            && !self.piece().as_ref().is_some_and(is_word);
        self.place == Place::Brackets && is_alone
    }

    /// Whether two letters are a product of sizes rather than a word.
    fn is_product(&self, word: &str) -> bool {
        let is_size = |letter: u8| matches!(letter, b'k' | b'm' | b'n' | b'v' | b'e');
        word.is_ascii()
            && match self.place {
                Place::Brackets => !is_function_word(word),
                Place::Text => word.bytes().all(is_size) && word != "me",
            }
    }

    /// The logarithm of what follows, or of the name that is glued to it.
    fn logarithm(&mut self, of: Option<&str>, depth: usize) -> Option<Factor> {
        let mut halves = 2;
        if let Some(of) = of {
            let name = self.variable(of);
            return Some(Factor::once(format!("log({name})")));
        }
        if depth >= DEEPEST {
            return None;
        }
        if let Some(raised) = self.piece().filter(|piece| piece.kind == PieceKind::Raised) {
            self.at += 1;
            halves = 2 * raised_number(raised.text).parse::<u32>().ok()?.min(9);
        } else {
            self.base();
        }
        let of = if self.take_sign("(") {
            let inner = self.terms(depth + 1)?;
            if !self.take_sign(")") {
                return None;
            }
            inner
        } else {
            vec![Term::of(self.factor(depth + 1)?)]
        };
        let inner = match &of[..] {
            // The logarithm of a power is a multiple.
            [term] => term.root().map_or_else(|| term.show(), str::to_owned),
            _ => show_sum(&of),
        };
        (inner != "1").then(|| Factor {
            base: format!("log({inner})"),
            halves,
        })
    }

    /// Passes over the base of a logarithm, which changes a constant.
    fn base(&mut self) {
        let before = self.at;
        let has_sign = self.take_sign("_");
        let is_base = |piece: Piece<'_>| piece.kind == PieceKind::Number && piece.is_glued;
        if self.piece().is_some_and(is_base) {
            self.at += 1;
        } else if has_sign {
            self.at = before;
        }
    }

    /// A base with the power behind it.
    fn raised(&mut self, base: String, depth: usize) -> Factor {
        if self.take_sign("!") {
            return Factor::once(format!("{base}!"));
        }
        match self.power(depth) {
            None => Factor::once(base),
            Some(power) => match power.parse::<u32>() {
                Ok(power) => Factor {
                    base,
                    halves: 2 * power.min(99),
                },
                Err(_) => Factor::once(format!("{base}^{power}")),
            },
        }
    }

    /// The power that what comes next raises to.
    fn power(&mut self, depth: usize) -> Option<String> {
        let piece = self.piece()?;
        let before = self.at;
        // `n-squared`
        let is_hyphen = piece.is_sign("-") && piece.is_glued;
        let word = self
            .pieces
            .get(before + usize::from(is_hyphen))
            .and_then(Piece::word);
        let told = match word.as_deref() {
            Some("squared") => Some("2"),
            Some("cubed") => Some("3"),
            _ => None,
        };
        if let Some(told) = told {
            self.at += 1 + usize::from(is_hyphen);
            return Some(told.to_owned());
        }
        if piece.kind == PieceKind::Raised {
            self.at += 1;
            return Some(raised_number(piece.text));
        }
        // `n2` is what is left of a power that was raised.
        let is_letter = before > 0 && self.pieces[before - 1].kind == PieceKind::Word;
        if piece.kind == PieceKind::Number && piece.is_glued && is_letter {
            self.at += 1;
            return Some(piece.text.to_owned());
        }
        let is_raising = self.take_sign("^") || (self.take_sign("*") && self.take_sign("*"));
        let power = if is_raising { self.exponent(depth) } else { None };
        if power.is_none() {
            self.at = before;
        }
        power
    }

    fn exponent(&mut self, depth: usize) -> Option<String> {
        if depth >= DEEPEST {
            return None;
        }
        for (open, close) in [("{", "}"), ("(", ")")] {
            if self.take_sign(open) {
                let inner = match self.piece()? {
                    piece if piece.kind == PieceKind::Number => {
                        self.at += 1;
                        piece.text.to_owned()
                    }
                    _ => self.sum(depth + 1)?,
                };
                return self.take_sign(close).then_some(inner);
            }
        }
        let piece = self.piece()?;
        self.at += 1;
        match piece.kind {
            PieceKind::Number => Some(piece.text.to_owned()),
            PieceKind::Word => {
                let word = piece.word().filter(|word| is_variable(word))?;
                Some(self.variable(&word))
            }
            _ => None,
        }
    }

    fn variable(&mut self, name: &str) -> String {
        if !self.variables.iter().any(|known| known == name) {
            self.variables.push(name.to_owned());
        }
        match self.letters {
            Letters::AsWritten => name.to_owned(),
            Letters::Renamed => "n".to_owned(),
        }
    }
}

/// A letter that stands for a size; `a` is an article, `i` a person, `s` and `t` are what an apostrophe leaves.
pub(super) fn is_variable(word: &str) -> bool {
    matches!(word.as_bytes(), [letter] if letter.is_ascii_lowercase() && !matches!(letter, b'a' | b'i' | b's' | b't'))
}

/// What stands before and behind the logarithm in a word: `nlogn`.
fn split_logarithm(word: &str) -> Option<(Option<&str>, Option<&str>)> {
    if matches!(word, "lg" | "ln") {
        return Some((None, None));
    }
    let (before, behind) = word.split_once("log")?;
    let name = |name: &str| -> Option<bool> {
        match name {
            "" => Some(false),
            name => is_variable(name).then_some(true),
        }
    };
    let (has_before, has_behind) = (name(before)?, name(behind)?);
    Some((has_before.then_some(before), has_behind.then_some(behind)))
}
