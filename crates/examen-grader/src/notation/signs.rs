//! Signs of programs and shells: operators, options, paths.

use std::borrow::Cow;

use super::pieces::{Piece, PieceKind};

/// `===`, `&&`: signs that stand by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Operator(String);

/// `-r` or `--force`, without case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ShellOption {
    /// Letters behind one hyphen.
    Letters(String),
    Long(String),
}

/// `/etc/passwd`, `.env` or `process.env`: where, and what there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    place: String,
    name: String,
}

impl Operator {
    /// The operator that begins with the piece at `at`, and how many pieces it has.
    pub(super) fn read(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        let is_part = |piece: &Piece<'_>| {
            piece.kind == PieceKind::Sign
                && matches!(
                    piece.text,
                    "=" | "&" | "|" | "<" | ">" | "!" | "?" | "+" | "%" | "^"
                )
        };
        if pieces[at].is_glued && !matches!(pieces[at - 1].text, "(" | "\"" | "'" | "“") {
            return None;
        }
        let rest = pieces[at + usize::from(is_part(&pieces[at]))..].iter();
        let n_pieces = 1 + rest.take_while(|piece| is_part(piece) && piece.is_glued).count();
        let text: String = pieces[at..at + n_pieces].iter().map(|piece| piece.text).collect();
        let goes_on = pieces
            .get(at + n_pieces)
            .is_some_and(|next| next.is_glued && next.kind != PieceKind::Sign);
        // An arrow points, and exclamation is no operator.
        let is_other = matches!(&*text, "=>" | "==>") || text.bytes().all(|byte| matches!(byte, b'!' | b'?'));
        (n_pieces > 1 && is_part(&pieces[at]) && !goes_on && !is_other).then_some((Self(text), n_pieces))
    }
}

impl ShellOption {
    /// Short options have so many letters at most.
    const MOST: usize = 4;

    /// The option that begins with the piece at `at`, and how many pieces it has; `-r -f` is `-rf`.
    pub(super) fn read(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        let (mut option, mut n_pieces) = Self::read_one(pieces, at)?;
        while let Self::Letters(letters) = &mut option
            && letters.len() < Self::MOST
            && let Some((Self::Letters(more), n_more)) = Self::read_one(pieces, at + n_pieces)
        {
            letters.push_str(&more);
            n_pieces += n_more;
        }
        Some((option, n_pieces))
    }

    fn read_one(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        pieces.get(at)?;
        let is_free = !pieces[at].is_glued || matches!(pieces[at - 1].text, "\"" | "'");
        let glued = |at: usize| pieces.get(at).filter(|piece| piece.is_glued);
        if !is_free || !pieces[at].is_sign("-") {
            return None;
        }
        if glued(at + 1)?.is_sign("-") {
            let name = glued(at + 2)?.word()?;
            return Some((Self::Long(name.into_owned()), 3));
        }
        let letters = glued(at + 1)?
            .word()
            .filter(|letters| letters.len() <= Self::MOST)?;
        let is_alone = glued(at + 2)
            .is_none_or(|next| matches!(next.text, "." | "," | ")" | "\"" | "'" | ":" | ";" | "?" | "!"));
        if !is_alone {
            return None;
        }
        let letters = letters.into_owned();
        Some((Self::Letters(letters), 2))
    }

    /// Whether the other has the same effect among its own.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Letters(asked), Self::Letters(told)) => asked.chars().all(|letter| told.contains(letter)),
            (asked, told) => asked == told,
        }
    }

    /// Whether the other one is written alike and is another.
    pub fn is_contrary(&self, other: &Self) -> bool {
        let is_alike = matches!(
            (self, other),
            (Self::Letters(_), Self::Letters(_)) | (Self::Long(_), Self::Long(_))
        );
        is_alike && !self.is_same(other)
    }
}

impl Path {
    /// The path that begins with the piece at `at`, and how many pieces it has.
    pub(super) fn read(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        let first = &pieces[at];
        let is_free = !first.is_glued || matches!(pieces[at - 1].text, "(" | "\"" | "'");
        if !is_free {
            return None;
        }
        let glued = |at: usize| pieces.get(at).filter(|piece| piece.is_glued);
        let name = |at: usize| {
            glued(at)?
                .word()
                .filter(|word| word.len() > 1)
                .map(Cow::into_owned)
        };
        if first.is_sign(".") {
            let is_lower = glued(at + 1)?.text.starts_with(|c: char| c.is_ascii_lowercase());
            let name = name(at + 1).filter(|_| is_lower)?;
            let place = ".".to_owned();
            return Some((Self { place, name }, 2));
        }
        if first.kind == PieceKind::Word {
            let is_member = glued(at + 1)?.is_sign(".")
                && glued(at + 2)?.text.starts_with(|c: char| c.is_ascii_lowercase());
            let name = name(at + 2).filter(|_| is_member)?;
            let place = first.word().filter(|word| word.len() > 1)?;
            return Some((
                Self {
                    place: format!("{place}."),
                    name,
                },
                3,
            ));
        }
        if !first.is_sign("/") {
            return None;
        }
        let mut place = String::new();
        let mut last = name(at + 1)?;
        let mut n_pieces = 2;
        while let Some(next) = glued(at + n_pieces)
            .filter(|piece| piece.is_sign("/"))
            .and_then(|_| name(at + n_pieces + 1))
        {
            place.push('/');
            place.push_str(&last);
            last = next;
            n_pieces += 2;
        }
        (!place.is_empty()).then_some((Self { place, name: last }, n_pieces))
    }

    /// Whether the other one is another in the same place.
    pub fn is_contrary(&self, other: &Self) -> bool {
        self.place == other.place && self.name != other.name
    }
}
