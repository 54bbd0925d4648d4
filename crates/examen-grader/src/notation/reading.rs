//! The notations of a text.

use super::bound::read_bound;
use super::command::Command;
use super::figures::{CodeClass, Power, Span};
use super::growth::read_growth;
use super::notated::{Notation, Noted};
use super::pieces::{Piece, PieceKind, pieces};
use super::quantity::{read_number, read_quantity};
use super::rate::Rate;
use super::signs::{Operator, Path, ShellOption};
use super::version::read_version;
use super::wanted::{Kind, Wanted};

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

    use super::super::notated::Relation;
    use super::super::wanted::Wanted;
    use super::{Notation, read_notations};

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
