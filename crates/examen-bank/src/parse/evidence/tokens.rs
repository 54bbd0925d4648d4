//! The words, quotes, literals and signs of an evidence line.

use super::quoted_signs;
use crate::issue::{Fix, IssueKind, Issues};
use crate::rubric::{Term, TermKind};
use crate::text_range::TextRange;

/// A piece of an evidence line.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) range: TextRange,
}

/// What a piece is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Blank,
    Comma,
    Slash,
    /// `>`
    Order,
    /// A term; none where it was written but says nothing.
    Term(Option<Term>),
}

/// What opens and closes a phrase; only the first is not noted.
pub(crate) const QUOTES: [char; 4] = ['"', '“', '”', '„'];

/// Whether `text` is read as one word and nothing else.
pub(crate) fn is_plain_word(text: &str) -> bool {
    let mut issues = Issues::default();
    let tokens = tokenise(text, TextRange::new(0, text.len()), &mut issues);
    let is_word =
        |token: &Token| matches!(&token.kind, TokenKind::Term(Some(term)) if term.kind == TermKind::Word);
    tokens.len() == 1 && tokens.iter().all(is_word) && issues.is_empty()
}

/// Splits `text` into tokens that cover it without gaps.
pub(super) fn tokenise(source: &str, text: TextRange, issues: &mut Issues) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = text.start;
    while start < text.end {
        let rest = &source[start..text.end];
        let (kind, length) = percent(rest, start, &tokens).unwrap_or_else(|| token(rest, start, issues));
        let range = TextRange::new(start, start + length);
        tokens.push(Token { kind, range });
        start = range.end;
    }
    tokens
}

fn token(rest: &str, start: usize, issues: &mut Issues) -> (TokenKind, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        ',' => (TokenKind::Comma, 1),
        '/' => (TokenKind::Slash, 1),
        '>' => (TokenKind::Order, 1),
        '`' => literal(rest, start, issues),
        _ if QUOTES.contains(&first) => phrase(rest, start, issues),
        _ if first.is_whitespace() => {
            let blank = rest.len() - rest.trim_start().len();
            (TokenKind::Blank, blank)
        }
        _ => word(rest, start, issues),
    }
}

/// The `%` of `80 %`, of which the tokens before it are the number.
fn percent(rest: &str, start: usize, before: &[Token]) -> Option<(TokenKind, usize)> {
    let [.., number, blank] = before else {
        return None;
    };
    let is_number = matches!(&number.kind, TokenKind::Term(Some(term))
        if term.kind == TermKind::Word && term.text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')));
    let length = word_length(rest);
    if &rest[..length] != "%" || blank.kind != TokenKind::Blank || !is_number {
        return None;
    }
    let term = Term {
        range: TextRange::new(start, start + length),
        text: "%".to_owned(),
        kind: TermKind::Word,
    };
    Some((TokenKind::Term(Some(term)), length))
}

/// `"two words"`
fn phrase(rest: &str, start: usize, issues: &mut Issues) -> (TokenKind, usize) {
    let opening = rest.chars().next().map_or(1, char::len_utf8);
    let inner = &rest[opening..];
    let (length, closing) = match inner.find(QUOTES) {
        Some(at) => (at, inner[at..].chars().next().map_or(0, char::len_utf8)),
        None => (unclosed_length(inner), 0),
    };
    let range = TextRange::new(start, start + opening + length + closing);
    let text = &inner[..length];
    if closing == 0 && !text.is_empty() {
        let fix = Fix::insert("close the quote", range.end, "\"");
        issues.note_fixable(range, IssueKind::UnclosedQuote, fix);
    } else if closing > 0 && (!rest.starts_with('"') || !rest[..range.len()].ends_with('"')) {
        let fix = Fix::replace("write plain quotes", range, format!("\"{text}\""));
        issues.note_fixable(range, IssueKind::CurlyQuotes, fix);
    }
    quoted_signs::check(text, range, issues);
    (quoted(text, TermKind::Phrase, range, issues), range.len())
}

/// `` `literal` ``, or with more backticks around a literal that has some itself.
fn literal(rest: &str, start: usize, issues: &mut Issues) -> (TokenKind, usize) {
    let inner = rest.trim_start_matches('`');
    let opening = rest.len() - inner.len();
    if let Some(length) = closing_run(inner, opening) {
        let range = TextRange::new(start, start + 2 * opening + length);
        return (
            quoted(&inner[..length], TermKind::Literal, range, issues),
            range.len(),
        );
    }
    let length = unclosed_length(inner);
    let range = TextRange::new(start, start + opening + length);
    let text = &inner[..length];
    if !text.is_empty() {
        let blank = if text.ends_with('`') { " " } else { "" };
        let closing = format!("{blank}{}", "`".repeat(opening));
        let fix = Fix::insert("close the literal", range.end, closing);
        issues.note_fixable(range, IssueKind::UnclosedBacktick, fix);
    }
    (quoted(text, TermKind::Literal, range, issues), range.len())
}

/// Where in `text` a run of exactly `n_backticks` begins.
fn closing_run(text: &str, n_backticks: usize) -> Option<usize> {
    let mut start = 0;
    while let Some(at) = text[start..].find('`') {
        let run = text[start + at..]
            .bytes()
            .take_while(|&byte| byte == b'`')
            .count();
        if run == n_backticks {
            return Some(start + at);
        }
        start += at + run;
    }
    None
}

/// Something unclosed ends before the next comma.
fn unclosed_length(text: &str) -> usize {
    let text = text.split(',').next().unwrap_or("");
    text.trim_end().len()
}

fn quoted(text: &str, kind: TermKind, range: TextRange, issues: &mut Issues) -> TokenKind {
    let text = text.trim();
    if text.is_empty() {
        issues.note_fixable(range, IssueKind::EmptyQuotes, Fix::delete("delete them", range));
        return TokenKind::Term(None);
    }
    if kind == TermKind::Phrase {
        check_has_word(text, range, issues);
    }
    TokenKind::Term(Some(Term {
        range,
        text: text.to_owned(),
        kind,
    }))
}

/// `word` or `stem*`
fn word(rest: &str, start: usize, issues: &mut Issues) -> (TokenKind, usize) {
    let length = word_length(rest);
    let written = &rest[..length];
    let range = TextRange::new(start, start + length);
    let core = written.trim_start_matches('*');
    let (text, kind) = match core.split_once('*') {
        Some((stem, _)) => (stem, TermKind::Prefix),
        None => (core, TermKind::Word),
    };
    if text.is_empty() {
        issues.note_fixable(range, IssueKind::LoneStar, Fix::delete("delete it", range));
        return (TokenKind::Term(None), length);
    }
    let star = if kind == TermKind::Prefix { "*" } else { "" };
    let understood = format!("{text}{star}");
    if understood != written {
        let fix = Fix::replace(format!("write `{understood}`"), range, understood);
        let kind = IssueKind::StarInside {
            text: written.to_owned(),
        };
        issues.note_fixable(range, kind, fix);
    }
    if let Some(fix) = arrow(text, &rest[length..], range) {
        let text = text.to_owned();
        issues.note_fixable(range, IssueKind::NoWord { text }, fix);
    } else {
        check_has_word(text, range, issues);
    }
    let term = Term {
        range,
        text: text.to_owned(),
        kind,
    };
    (TokenKind::Term(Some(term)), length)
}

/// Where `text`, with `behind` behind it, draws an arrow, as one writes `>` elsewhere: what makes a `>` of it.
fn arrow(text: &str, behind: &str, range: TextRange) -> Option<Fix> {
    match text {
        "-" | "--" | "=" if behind.starts_with('>') => Some(Fix::delete("write `>`", range)),
        "→" | "⇒" => Some(Fix::replace("write `>`", range, ">")),
        _ => None,
    }
}

/// A word ends at white space and at every sign of the grammar, but not at the comma in `10,000`.
fn word_length(rest: &str) -> usize {
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        let ends = match c {
            '/' | '>' | '`' => true,
            ',' => {
                let is_digit_next = rest[at + 1..].starts_with(|c: char| c.is_ascii_digit());
                !(before.is_ascii_digit() && is_digit_next)
            }
            _ => c.is_whitespace() || QUOTES.contains(&c),
        };
        if ends {
            return at;
        }
        before = c;
    }
    rest.len()
}

/// `===` and `&&`, which are looked for as they stand.
fn is_operator(text: &str) -> bool {
    let is_part = |c: char| matches!(c, '=' | '&' | '|' | '<' | '!' | '?' | '+' | '%' | '^');
    text.len() > 1 && text.chars().all(is_part) && !text.chars().all(|c| matches!(c, '!' | '?'))
}

/// Words are matched by their letters and digits.
fn check_has_word(text: &str, range: TextRange, issues: &mut Issues) {
    if !text.contains(char::is_alphanumeric) && !is_operator(text) {
        let fix = Fix::replace("put it in backticks", range, format!("`{text}`"));
        let kind = IssueKind::NoWord {
            text: text.to_owned(),
        };
        issues.note_fixable(range, kind, fix);
    }
}
