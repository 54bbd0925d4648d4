//! What is written to the letter, and what one of it is to another.

use super::bound::Bound;
use super::command::Command;
use super::figures::{CodeClass, Power, Span, is_code, is_round};
use super::growth::Growth;
use super::pieces::Piece;
use super::quantity::{Quantity, is_same_number};
use super::rate::Rate;
use super::signs::{Operator, Path, ShellOption};
use super::version::Version;

/// Something written to the letter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notation {
    Growth(Growth),
    Quantity(Quantity),
    Version(Version),
    Bound(Bound),
    Rate(Rate),
    Power(Power),
    CodeClass(CodeClass),
    Span(Span),
    Operator(Operator),
    Option(ShellOption),
    Path(Path),
    Command(Command),
    /// A number by itself.
    Number(f64),
}

/// What one notation is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    Unrelated,
    /// It says something else in the place of it.
    Contrary,
    /// It may well be meant for it.
    Close,
    Same,
}

impl Notation {
    /// What `other` is to this one, which a rubric asks for.
    pub(super) fn relation(&self, other: &Self) -> Relation {
        let relation = |is_same, is_contrary: bool| match (is_same, is_contrary) {
            (true, _) => Relation::Same,
            (false, true) => Relation::Contrary,
            (false, false) => Relation::Unrelated,
        };
        match (self, other) {
            (Self::Growth(asked), Self::Growth(told)) => {
                relation(asked.is_same(told), asked.is_contrary(told))
            }
            (Self::Quantity(asked), Self::Quantity(told)) => {
                relation(asked.is_same(told), asked.is_contrary(told))
            }
            (Self::Quantity(asked), Self::Number(told)) if asked.has_number(*told) => Relation::Close,
            (Self::Quantity(asked), Self::Number(told)) => relation(asked.is_fraction(*told), false),
            (Self::Version(asked), Self::Version(told)) => {
                relation(asked.is_same(told), asked.is_contrary(told))
            }
            (Self::Bound(asked), Self::Bound(told)) => relation(asked.is_same(told), asked.is_contrary(told)),
            (Self::Rate(asked), Self::Rate(told)) => relation(asked.is_same(told), asked.is_contrary(told)),
            (Self::Span(asked), Self::Span(told)) => relation(asked.is_same(told), asked.is_contrary(told)),
            (Self::Operator(asked), Self::Operator(told)) => relation(asked == told, true),
            (Self::Option(asked), Self::Option(told)) => {
                relation(asked.is_same(told), asked.is_contrary(told))
            }
            (Self::Path(asked), Self::Path(told)) => relation(asked == told, asked.is_contrary(told)),
            (Self::Command(asked), Self::Command(told)) if asked.is_close(told) => Relation::Close,
            (Self::Command(asked), Self::Command(told)) => relation(asked == told, asked.is_contrary(told)),
            _ => self.relation_of_numbers(other, relation),
        }
    }

    fn relation_of_numbers(&self, other: &Self, relation: impl Fn(bool, bool) -> Relation) -> Relation {
        match (self, other) {
            (Self::Power(Power(asked)), Self::Power(Power(told))) => {
                let is_same = is_same_number(*asked, *told);
                relation(is_same, !is_same)
            }
            (Self::Power(Power(asked)), Self::Number(told)) => relation(is_same_number(*asked, *told), false),
            (Self::Number(asked), Self::Power(Power(told))) => {
                relation(is_same_number(*asked, *told), is_round(*asked))
            }
            (Self::Number(asked), Self::Number(told)) => {
                relation(is_same_number(*asked, *told), is_code(*asked) && is_code(*told))
            }
            (Self::CodeClass(asked), Self::CodeClass(told)) => relation(asked == told, true),
            (Self::CodeClass(asked), Self::Number(told)) => {
                let has = asked.has(*told);
                relation(has == Some(true), has.is_some())
            }
            // `4xx` is too little where `404` is asked for. `5xx` may well be said of something else.
            (Self::Number(asked), Self::CodeClass(told)) => relation(false, told.has(*asked) == Some(true)),
            _ => Relation::Unrelated,
        }
    }

    /// Whether its words say nothing one by one.
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Growth(growth) => growth.is_written(),
            Self::Power(_) => true,
            _ => false,
        }
    }

    /// Whether people who mark forgive no other one in the place of it, in a long answer either: how a cost grows, a version, a
    /// bound, a status code. They do forgive other amounts and ranges.
    pub(super) fn is_decisive(&self) -> bool {
        match self {
            Self::Growth(_) | Self::Version(_) | Self::Bound(_) | Self::CodeClass(_) => true,
            Self::Number(number) => is_code(*number),
            _ => false,
        }
    }

    /// Whether its words leave out a sign that counts, so that they are no match for it in a line.
    pub fn has_sign(&self) -> bool {
        match self {
            Self::Growth(growth) => growth.is_written(),
            Self::Quantity(quantity) => quantity.is_share(),
            Self::Power(_) | Self::Operator(_) => true,
            _ => false,
        }
    }

    /// Whether it is a number by itself.
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether a denial may be a part of it: `no more than 3`.
    pub(super) fn may_have_denial(&self) -> bool {
        matches!(self, Self::Bound(_))
    }

    /// Whether it is met by each of several.
    pub fn is_class(&self) -> bool {
        matches!(self, Self::CodeClass(_))
    }

    /// Whether a rubric that has it asks for it.
    pub(super) fn is_asked(&self) -> bool {
        match self {
            Self::Growth(growth) => growth.is_certain,
            Self::Quantity(quantity) => quantity.is_certain,
            Self::Rate(rate) => rate.is_certain,
            Self::Command(command) => command.is_whole(),
            Self::Number(number) => is_code(*number) || is_round(*number),
            _ => true,
        }
    }
}

/// A notation where it stands in a text.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    pub notation: Notation,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Noted {
    /// A notation that is made of these pieces.
    pub fn at(pieces: &[Piece<'_>], notation: Notation) -> Self {
        Self {
            notation,
            start: pieces[0].start,
            end: pieces[pieces.len() - 1].end(),
        }
    }

    /// The same in a text that has so many bytes before the one that was read.
    pub fn moved_by(self, n_before: usize) -> Self {
        Self {
            start: self.start + n_before,
            end: self.end + n_before,
            ..self
        }
    }
}
