//! The text of an item as a heading: marks of Markdown that format go, signs that are part of the question stay.
//!
//! People who write a plain list mean `__init__` and `a*b` as they stand. Such words become inline code, which a
//! terminal and a Markdown reader show alike; what would still be taken for a mark gets a backslash.

use pulldown_cmark::{Event, Parser};

use super::question_line::without_label;
use crate::import::wording::plain::{plain, untagged};

/// Signs that Markdown may take for marks inside a line.
const SIGNS: &[char] = &['*', '_', '[', ']', '<', '>', '&', '~', '\\', '`'];

/// What stands around a word and is no part of it.
const AROUND: &[char] = &['(', ')', ',', ';', ':', '.', '?', '!', '"', '\'', '“', '”'];

/// `text` without formatting, for reading.
pub(super) fn readable(text: &str) -> String {
    plain(&with_code(text))
}

/// `text` without formatting, so that a Markdown reader shows all its signs.
pub(super) fn heading(text: &str) -> String {
    let text = readable(text);
    let shows = |written: &str| plain(&format!("## {written}")) == text;
    if shows(&text) {
        return text;
    }
    let escaped = escaped(&text);
    if shows(&escaped) { escaped } else { text }
}

/// The same of a question, without its number or label.
pub(super) fn question(text: &str) -> String {
    without_label(&heading(text)).to_owned()
}

/// Whether `text` has a comment, which no heading shows.
pub(super) fn has_comment(text: &str) -> bool {
    let text = with_code(text);
    let mut events = Parser::new(&text);
    events.any(|event| match event {
        Event::Html(part) | Event::InlineHtml(part) => part.trim_start().starts_with("<!--"),
        _ => false,
    })
}

/// `text` with words that are code in backticks.
fn with_code(text: &str) -> String {
    let mut in_code = false;
    let stars = Stars::of(text);
    let words = text.split(' ').map(|word| {
        let was_in_code = in_code;
        in_code ^= word.bytes().filter(|b| *b == b'`').count() % 2 == 1;
        let core = bare(word);
        if was_in_code || word.contains('`') || !is_code(core, stars) {
            return word.to_owned();
        }
        word.replacen(core, &format!("`{core}`"), 1)
    });
    words.collect::<Vec<String>>().join(" ")
}

/// What the stars before words are in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stars {
    /// Emphasis, for some word ends with one.
    Marks,
    /// Signs of their words.
    Signs,
}

impl Stars {
    fn of(text: &str) -> Self {
        let closes = text.split_whitespace().any(|word| bare(word).ends_with('*'));
        if closes { Self::Marks } else { Self::Signs }
    }
}

/// `word` without what stands around it; the semicolon of `&nbsp;` belongs to it.
fn bare(word: &str) -> &str {
    let word = word.trim_start_matches(AROUND);
    let core = word.trim_end_matches(AROUND);
    let is_entity = core.starts_with('&') && word[core.len()..].starts_with(';');
    &word[..core.len() + usize::from(is_entity)]
}

/// Whether `word` has signs that only code has.
fn is_code(word: &str, stars: Stars) -> bool {
    let is_markup =
        word.contains("](") || word.contains("</") || word.contains("://") || word.starts_with('[');
    !is_markup && (is_dunder(word) || is_starred(word, stars) || is_entity(word) || has_inner_sign(word))
}

/// `__init__`
fn is_dunder(word: &str) -> bool {
    let inner = word.strip_prefix("__").and_then(|rest| rest.strip_suffix("__"));
    inner.is_some_and(|inner| is_name(inner) && inner.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// `*args` where nothing closes an emphasis.
fn is_starred(word: &str, stars: Stars) -> bool {
    stars == Stars::Signs && word.starts_with('*') && is_name(word.trim_start_matches('*'))
}

/// `&nbsp;`
fn is_entity(word: &str) -> bool {
    let name = word.strip_prefix('&').and_then(|rest| rest.strip_suffix(';'));
    name.is_some_and(is_name)
}

/// `a*b`, `List<String>`, `row[i]`, `C:\temp`
fn has_inner_sign(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    let joins = |pair: &[char]| {
        let opens = matches!(pair[0], '*' | '<' | '[' | '\\') && pair[1].is_alphanumeric();
        opens && (pair[0] == '\\' || word.starts_with(char::is_alphanumeric))
    };
    let is_formatted = word.contains('<') && !untagged(word).contains('<');
    chars.windows(2).any(joins) && !is_formatted && !word.ends_with("**")
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    let mut in_code = false;
    let n_ticks = text.matches('`').count();
    for c in text.chars() {
        in_code ^= c == '`' && n_ticks.is_multiple_of(2);
        let is_tick_of_code = c == '`' && n_ticks.is_multiple_of(2);
        if SIGNS.contains(&c) && !in_code && !is_tick_of_code {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::heading;

    fn check(text: &str, expected: &str) {
        assert_eq!(heading(text), expected);
    }

    #[test]
    fn formatting_goes() {
        check("**What is a *lock*?**", "What is a lock?");
        check("What is a lock<br>or<b>a gate</b>?", "What is a lock ora gate?");
        check("[What is a lock?](https://a.example/x_y_z)", "What is a lock?");
        check("What does `a*b` do?", "What does `a*b` do?");
    }

    #[test]
    fn words_that_are_code_become_code() {
        check("What does __init__ do?", "What does `__init__` do?");
        check(
            "When are *args and **kwargs used?",
            "When are `*args` and `**kwargs` used?",
        );
        check("Is a*b the same as b*a?", "Is `a*b` the same as `b*a`?");
        check("What is a List<String>?", "What is a `List<String>`?");
        check(
            "What does \\d+ match (e.g. row[i])?",
            "What does `\\d+` match (e.g. `row[i]`)?",
        );
        check("What does <base> do?", "What does `<base>` do?");
        check("What is &nbsp; for?", "What is `&nbsp;` for?");
        check("What is &lt;b&gt;?", r"What is \<b\>?");
        check("What is 2*3*4?", "What is `2*3*4`?");
        check("What is a <div> for?", "What is a `<div>` for?");
    }

    #[test]
    fn signs_alone_stay() {
        check(
            "Is 2 * 3 * 4 evaluated from the left?",
            "Is 2 * 3 * 4 evaluated from the left?",
        );
        check("What is C# & what is C++?", "What is C# & what is C++?");
        check("What is snake_case_name?", "What is snake_case_name?");
        check("When is a < b and c > d?", "When is a < b and c > d?");
        check("What is \\*p\\* here?", "What is \\*p\\* here?");
    }
}
