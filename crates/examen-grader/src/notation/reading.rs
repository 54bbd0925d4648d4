//! The notations of a text.

use super::bound::{Bound, read_bound};
use super::command::Command;
use super::figures::{CodeClass, Power, Span, is_code, is_round};
use super::growth::{Growth, read_growth};
use super::pieces::{Piece, PieceKind, pieces};
use super::quantity::{Quantity, is_same_number, read_number, read_quantity};
use super::rate::Rate;
use super::signs::{Operator, Path, ShellOption};
use super::version::{Version, read_version};
use super::wanted::{Kind, Wanted};

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
    fn at(pieces: &[Piece<'_>], notation: Notation) -> Self {
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

/// Calls `found` for each notation of `text` that is wanted, in order.
pub(super) fn read_notations(text: &str, wanted: &Wanted, mut found: impl FnMut(Noted)) {
    let pieces = pieces(text);
    let mut at = 0;
    let mut bounded_to = 0;
    while at < pieces.len() {
        // What is within bounds is read, too, but for other bounds: `no more than 3`.
        if at >= bounded_to
            && let Some((bound, n_pieces)) = read_bound_at(&pieces, at, wanted)
        {
            found(Noted::at(&pieces[at..at + n_pieces], bound));
            bounded_to = at + n_pieces;
        }
        at += read_at(&pieces, at, wanted, &mut found);
    }
}

/// The notations that all of `text` is, by one reading or another.
pub(super) fn read_whole(text: &str, wanted: &Wanted) -> Vec<Notation> {
    let pieces = pieces(text);
    let mut all = Vec::new();
    if pieces.is_empty() {
        return all;
    }
    let mut add = |noted: Noted| {
        if noted.start == 0 && noted.end == text.len() {
            all.push(noted.notation);
        }
    };
    if let Some((bound, n_pieces)) = read_bound_at(&pieces, 0, wanted) {
        add(Noted::at(&pieces[..n_pieces], bound));
    }
    read_at(&pieces, 0, wanted, &mut add);
    all
}

fn read_bound_at(pieces: &[Piece<'_>], at: usize, wanted: &Wanted) -> Option<(Notation, usize)> {
    let bound = wanted.has(Kind::Bound).then(|| read_bound(pieces, at)).flatten();
    as_notation(bound, Notation::Bound)
}

/// Calls `found` for what begins with the piece at `at`, but for bounds, and says how many pieces are read by that.
fn read_at(pieces: &[Piece<'_>], at: usize, wanted: &Wanted, found: &mut impl FnMut(Noted)) -> usize {
    let mut tell = |notation, n_pieces: usize| found(Noted::at(&pieces[at..at + n_pieces], notation));
    if wanted.has(Kind::Rate)
        && let Some((rate, n_pieces)) = Rate::read(pieces, at)
    {
        tell(Notation::Rate(rate), n_pieces);
    }
    if wanted.has(Kind::Span)
        && let Some((span, n_pieces)) = Span::read(pieces, at)
    {
        tell(Notation::Span(span), n_pieces);
    }
    match read_notation(pieces, at, wanted) {
        Some((notation, n_pieces)) => {
            tell(notation, n_pieces);
            n_pieces
        }
        None => 1,
    }
}

fn read_notation(pieces: &[Piece<'_>], at: usize, wanted: &Wanted) -> Option<(Notation, usize)> {
    let found = match pieces[at].kind {
        PieceKind::Raised => return None,
        PieceKind::Sign if wanted.has(Kind::Sign) => {
            let operator = as_notation(Operator::read(pieces, at), Notation::Operator);
            operator.or_else(|| as_notation(ShellOption::read(pieces, at), Notation::Option))
        }
        PieceKind::Sign => None,
        PieceKind::Word | PieceKind::Number => read_words(pieces, at, wanted),
    };
    let path = || as_notation(Path::read(pieces, at), Notation::Path);
    found.or_else(|| if wanted.has(Kind::Path) { path() } else { None })
}

/// What begins with a word or number, but for paths.
fn read_words(pieces: &[Piece<'_>], at: usize, wanted: &Wanted) -> Option<(Notation, usize)> {
    let wants = |kind| wanted.has(kind).then_some(());
    let growth = || {
        as_notation(
            wants(Kind::Growth).and_then(|()| read_growth(pieces, at)),
            Notation::Growth,
        )
    };
    let numeric = || wants(Kind::Number).and_then(|()| read_numeric(pieces, at));
    let version = || {
        let version = wants(Kind::Version).and_then(|()| read_version(pieces, at, wanted.names()));
        as_notation(version, Notation::Version)
    };
    let number = || {
        // `One` may well be a pronoun.
        let number = wants(Kind::Number).and_then(|()| read_number(pieces, at));
        as_notation(number.filter(|_| !pieces[at].is_word("one")), Notation::Number)
    };
    let command = || {
        let command = wants(Kind::Command).and_then(|()| Command::read(pieces, at));
        as_notation(command, Notation::Command)
    };
    growth()
        .or_else(numeric)
        .or_else(version)
        .or_else(number)
        .or_else(command)
}

/// What is more than a number.
fn read_numeric(pieces: &[Piece<'_>], at: usize) -> Option<(Notation, usize)> {
    let quantity = || as_notation(read_quantity(pieces, at), Notation::Quantity);
    if pieces[at].kind == PieceKind::Word {
        return quantity();
    }
    let power = as_notation(Power::read(pieces, at), Notation::Power);
    let class = || as_notation(CodeClass::read(pieces, at), Notation::CodeClass);
    power.or_else(class).or_else(quantity)
}

fn as_notation<T>(read: Option<(T, usize)>, notation: fn(T) -> Notation) -> Option<(Notation, usize)> {
    read.map(|(value, n_pieces)| (notation(value), n_pieces))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::wanted::Wanted;
    use super::{Notation, Relation, read_notations};

    fn notations(text: &str) -> Vec<Notation> {
        let mut notations = Vec::new();
        read_notations(text, &Wanted::all(), |noted| {
            assert!(!text[noted.start..noted.end].is_empty());
            notations.push(noted.notation);
        });
        notations
    }

    /// What `told` is to `asked`, by their first notations that have anything to do with each other.
    fn relation(asked: &str, told: &str) -> Relation {
        let all = notations(told);
        let of_pairs = notations(asked)
            .into_iter()
            .filter(Notation::is_asked)
            .flat_map(|asked| all.iter().map(move |told| asked.relation(told)));
        of_pairs
            .filter(|relation| *relation != Relation::Unrelated)
            .max()
            .unwrap_or(Relation::Unrelated)
    }

    fn check(asked: &str, told: &str, expected: Relation) {
        assert_eq!(relation(asked, told), expected, "{asked} by {told}");
    }

    #[test]
    fn spellings_are_the_same() {
        for (asked, told) in [
            ("HTTP/2", "HTTP2"),
            ("HTTP/2", "HTTP/2.0"),
            ("TLS 1.3", "TLSv1.3"),
            ("IPv6", "IP version 6"),
            ("SHA-256", "SHA256"),
            ("use Python 3", "the Python 3.11"),
            ("4xx", "404"),
            ("4xx", "a 400-level code"),
            ("2^10", "2¹⁰"),
            ("2^10", "2 to the power of 10"),
            ("2**10", "1,024"),
            ("10,000", "10k"),
            ("5 %", "0.05"),
            ("10 per second", "10/s"),
            ("10 per minute", "10 a minute"),
            ("1-5", "1 to 5"),
            ("1..5", "between 1 and 5"),
            (">= 3", "at least three"),
            ("≥ 3", "3 or more"),
            ("at most 3", "no more than 3"),
            ("at least 3", "more than two"),
            ("below 4", "at most 3"),
            ("< 100 ms", "at most 100 ms"),
            ("up to 2 seconds", "<= 2s"),
            ("up to 2 seconds", "no longer than 2000 ms"),
            ("rm -rf x", "rm -r -f x"),
            ("a && b", "the `&&`"),
            ("rm -r x", "rm -rf"),
            ("run git rebase", "`git rebase`"),
            ("/etc/passwd", "`/etc/passwd`."),
            ("process.env", "process.env"),
        ] {
            check(asked, told, Relation::Same);
        }
    }

    #[test]
    fn others_are_contrary() {
        for (asked, told) in [
            ("HTTP/2", "HTTP/3"),
            ("TLS 1.3", "TLS 1.0"),
            ("IPv6", "IPv4"),
            ("4xx", "5xx"),
            ("4xx", "502"),
            ("404", "4xx"),
            ("404", "405"),
            ("1 to 5", "1-10"),
            ("in C++", "in C#"),
            ("2^10", "10^2"),
            (">= 3", "> 3"),
            ("at least 3", "more than 3"),
            ("< 3", "no fewer than 3"),
            ("a === b", "a == b"),
            ("10 per minute", "10/s"),
            ("ls -a", "ls -l"),
            ("/etc/passwd", "/etc/shadow"),
            (".env", ".git"),
            ("use git rebase", "use git merge"),
            ("docker stop", "docker kill"),
        ] {
            check(asked, told, Relation::Contrary);
        }
    }

    #[test]
    fn what_has_nothing_to_do_with_it_is_unrelated() {
        for (asked, told) in [
            ("HTTP/2", "HTTP"),
            ("TLS 1.3", "TLS 1"),
            ("ES6", "ES2015"),
            ("at least 3", "at least 4"),
            ("a => b", "a -> b"),
            ("10 requests per minute", "it takes a second"),
            ("after 30 tries", "after 20 tries"),
            ("/etc/passwd", "/usr/passwd"),
            ("Wait!!", "What??"),
            ("a git commit", "git push"),
            ("git history", "git merge"),
            ("docker run", "cargo run"),
        ] {
            check(asked, told, Relation::Unrelated);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,40}") {
            notations(&text);
        }

        #[test]
        fn any_notation_is_read(
            text in "((O|log|n|2|10|1,000|0.5|²|IPv|v|xx|a|half|at least|between|to the|power of|or more|second|ms|per cent|\\(|\\)|\\^|\\*|/|-|\\.|=|>|&|\\||\\+|√|\\{|!)[ ]?){0,12}"
        ) {
            notations(&text);
        }
    }
}
