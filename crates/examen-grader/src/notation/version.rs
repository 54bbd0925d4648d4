//! Names with a number: `HTTP/2`, `TLS 1.3`, `IPv6`, `SHA-256`.

use super::pieces::{Piece, PieceKind};
use super::quantity::is_followed_by_unit;
use crate::answer::is_function_word;

/// A name and the number that tells which of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// In lower case.
    pub name: String,
    number: String,
}

/// Which names have numbers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Names<'a> {
    /// Those that a number is written to, or that have capitals.
    Telling,
    /// The same in an evidence line, where a capital begins no sentence.
    InLine,
    /// These, however they are written.
    Known(&'a [String]),
}

impl Version {
    /// Whether the other is the same, or a closer one: Python 3.11 is a Python 3.
    pub fn is_same(&self, other: &Self) -> bool {
        // HTTP/2.0 is HTTP/2.
        let asked = self.number.strip_suffix(".0").unwrap_or(&self.number);
        self.name == other.name && (is_within(&other.number, &self.number) || other.number == asked)
    }

    /// Whether the other one is of the same name and not less close.
    pub fn is_contrary(&self, other: &Self) -> bool {
        // ES6 came out as ES2015.
        let is_alike = is_year(&self.number) == is_year(&other.number);
        let is_of_one = self.name == other.name && is_alike;
        is_of_one && !self.is_same(other) && !is_within(&self.number, &other.number)
    }
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// Whether `number` is `of`, or goes on behind it with a point.
fn is_within(number: &str, of: &str) -> bool {
    number
        .strip_prefix(of)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The version that begins with the piece at `at`, and how many pieces it has.
pub(super) fn read_version(pieces: &[Piece<'_>], at: usize, names: Names<'_>) -> Option<(Version, usize)> {
    if let Some(language) = read_language(pieces, at) {
        return Some(language);
    }
    let written = &pieces[at];
    if at > 0 && written.is_glued && pieces[at - 1].kind != PieceKind::Sign {
        return None;
    }
    let (number_at, joint) = number_behind(pieces, at)?;
    let number = &pieces[number_at];
    // `K8s` and `4xx` are words with digits in them.
    let goes_on = pieces
        .get(number_at + 1)
        .is_some_and(|next| next.is_glued && next.kind != PieceKind::Sign);
    if goes_on || number.kind != PieceKind::Number || is_followed_by_unit(pieces, number_at) {
        return None;
    }
    let name = written.word()?;
    let name = match name.strip_suffix('v') {
        Some(name) if joint == Joint::Glued && name.len() > 1 => name.to_owned(),
        _ => name.into_owned(),
    };
    let is_name = match names {
        Names::Telling => is_telling(pieces, at, joint, number.text) && !is_title(pieces, at, joint),
        Names::InLine => is_telling(pieces, at, joint, number.text),
        Names::Known(names) => names.contains(&name),
    };
    let number = number.text.to_owned();
    // `No 1` is the first of all.
    (is_name && name.len() > 1 && !is_function_word(&name))
        .then_some((Version { name, number }, number_at + 1 - at))
}

/// `C`, `C++` and `C#`, which differ in their signs.
fn read_language(pieces: &[Piece<'_>], at: usize) -> Option<(Version, usize)> {
    let first = &pieces[at];
    if first.is_glued && at > 0 && pieces[at - 1].kind != PieceKind::Sign {
        return None;
    }
    let language = |sign: &str, n_pieces| {
        let version = Version {
            name: "c".to_owned(),
            number: sign.to_owned(),
        };
        Some((version, n_pieces))
    };
    let is_behind = |signs: &[&str]| {
        let behind = pieces.get(at + 1..at + 1 + signs.len());
        behind.is_some_and(|behind| {
            behind
                .iter()
                .zip(signs)
                .all(|(piece, sign)| piece.text.eq_ignore_ascii_case(sign))
        })
    };
    let is_glued = pieces.get(at + 1).is_some_and(|next| next.is_glued);
    match first.text {
        "C" | "c" if is_glued && is_behind(&["+", "+"]) => language("++", 3),
        "C" | "c" if is_glued && is_behind(&["#"]) => language("#", 2),
        "C" if is_behind(&["sharp"]) => language("#", 2),
        "C" if is_behind(&["plus", "plus"]) => language("++", 3),
        "C" if !is_glued || !pieces[at + 1].is_sign("-") => language("", 1),
        word if word.eq_ignore_ascii_case("cpp") => language("++", 1),
        word if word.eq_ignore_ascii_case("csharp") => language("#", 1),
        _ => None,
    }
}

/// What stands between a name and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Glued,
    /// `/` or `-`
    Sign,
    Blank,
}

/// Where the number behind the name at `at` stands.
fn number_behind(pieces: &[Piece<'_>], at: usize) -> Option<(usize, Joint)> {
    let next = pieces
        .get(at + 1)
        .filter(|_| pieces[at].kind == PieceKind::Word)?;
    if next.kind == PieceKind::Number {
        let joint = if next.is_glued { Joint::Glued } else { Joint::Blank };
        return Some((at + 1, joint));
    }
    let behind = pieces.get(at + 2)?;
    let is_sign = next.is_sign("/") || next.is_sign("-");
    if is_sign && next.is_glued && behind.is_glued {
        return Some((at + 2, Joint::Sign));
    }
    let is_word = next.is_word("version") || (next.is_word("v") && behind.is_glued);
    is_word.then_some((at + 2, Joint::Blank))
}

/// Whether what is written so is a version rather than a word before an amount.
fn is_telling(pieces: &[Piece<'_>], at: usize, joint: Joint, number: &str) -> bool {
    let name = pieces[at].text;
    let has_capital = name.contains(|c: char| c.is_ascii_uppercase());
    match joint {
        Joint::Glued => true,
        Joint::Sign => has_capital,
        Joint::Blank => {
            let is_short = number.len() <= 2 || number.contains('.');
            is_short && has_capital
        }
    }
}

/// Whether a word has a capital because a sentence begins.
fn is_title(pieces: &[Piece<'_>], at: usize, joint: Joint) -> bool {
    let begins_sentence = at == 0 || matches!(pieces[at - 1].text, "." | "!" | "?" | ":" | "*");
    let is_acronym = pieces[at].text.bytes().all(|byte| byte.is_ascii_uppercase());
    joint == Joint::Blank && begins_sentence && !is_acronym
}
