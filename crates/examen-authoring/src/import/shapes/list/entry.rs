//! One line of a list: how far it is indented, and what follows its bullet, number or label.

use super::mark::Mark;
use super::wording::{Wording, wording};
use crate::import::shapes::literal::readable;
use crate::import::shapes::question_line::without_label;
use crate::import::wording::plain::plain;

/// Signs that stand before the items of a list, as people type and paste them.
const BULLETS: &[char] = &['-', '*', '+', '•', '·', '–', '—', '◦', '▪', '‣', '●', '○', '>'];

/// How many columns a tab is worth at most.
const TAB: usize = 4;

/// A line without what only makes it an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import::shapes) struct Entry<'a> {
    /// Columns before it.
    pub indent: usize,
    /// Whether a bullet, a number or a label stood before it.
    pub mark: Mark,
    /// What follows, as written.
    pub text: &'a str,
}

impl<'a> Entry<'a> {
    /// Takes `line` apart.
    pub fn of(line: &'a str) -> Self {
        let trimmed = line.trim();
        let mut text = trimmed;
        // `- [ ] 3. Q: What is it?` has four marks.
        while let Some(rest) = without_mark(text) {
            text = rest;
        }
        Self {
            indent: indent(line),
            mark: if text.len() < trimmed.len() {
                Mark::Item
            } else {
                Mark::None
            },
            text,
        }
    }

    /// Whether it asks, or sets a task that only an examiner sets.
    pub fn is_asked(&self) -> bool {
        wording(&readable(self.text), self.mark) == Wording::Asked
    }

    /// Whether it asks or sets a task.
    pub fn is_worded(&self) -> bool {
        wording(&readable(self.text), self.mark) != Wording::None
    }
}

/// `text` without its bullet, number or label.
pub(in crate::import::shapes) fn unmarked(text: &str) -> String {
    let rest = Entry::of(text).text;
    let shown = plain(rest);
    // A label may be emphasised: `**Q1:** What is it?`
    let inner = Entry::of(&shown);
    if inner.mark == Mark::Item {
        inner.text.to_owned()
    } else {
        rest.to_owned()
    }
}

fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| c.is_whitespace());
    blanks.fold(0, |columns, blank| match blank {
        '\t' => (columns / TAB + 1) * TAB,
        _ => columns + 1,
    })
}

/// `text` without the first mark before it; none where there is none, or nothing after it.
fn without_mark(text: &str) -> Option<&str> {
    let unlabelled = without_label(text);
    let rest = if unlabelled.len() < text.len() {
        Some(unlabelled)
    } else {
        without_bullet(text)
            .or_else(|| without_box(text))
            .or_else(|| without_bracketed(text))
            .or_else(|| without_glued_number(text))
            .or_else(|| without_letter(text))
            .or_else(|| without_name(text))
    };
    rest.map(str::trim_start).filter(|rest| !rest.is_empty())
}

/// `- What`, and `•What`, for nothing else begins with that sign.
fn without_bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(BULLETS)?;
    let glued = !text.starts_with(|c: char| c.is_ascii()) && !text.starts_with(['–', '—']);
    (glued || rest.starts_with(char::is_whitespace)).then_some(rest)
}

/// `[ ] What`, `[x] What`
fn without_box(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('[')?.strip_prefix([' ', 'x', 'X'])?;
    rest.strip_prefix("] ")
}

/// `(1) What`, `[12] What`, `(a) What`
fn without_bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['(', '['])?;
    let end = inner.find([')', ']'])?;
    let is_letter = end == 1 && inner.starts_with(|c: char| c.is_ascii_lowercase());
    let is_number = (1..=4).contains(&end) && inner.bytes().take(end).all(|b| b.is_ascii_digit());
    let rest = &inner[end + 1..];
    ((is_letter || is_number) && rest.starts_with(' ')).then_some(rest)
}

/// `1.What`, `1)What`; `3.5 GB` is no item.
fn without_glued_number(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    ((1..=4).contains(&digits) && rest.starts_with(char::is_alphabetic)).then_some(rest)
}

/// `a) What`, `b. What`, `iv) What`
fn without_letter(text: &str) -> Option<&str> {
    let end = text.find([')', '.'])?;
    let name = &text[..end];
    let is_letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_lowercase());
    let is_roman = (2..=4).contains(&name.len()) && name.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let rest = &text[end + 1..];
    ((is_letter || is_roman) && rest.starts_with(' ')).then_some(rest)
}

/// `Q. What`, `Question - What`
fn without_name(text: &str) -> Option<&str> {
    let names = ["question", "q"];
    names.into_iter().find_map(|name| {
        let head = text
            .get(..name.len())
            .filter(|head| head.eq_ignore_ascii_case(name))?;
        let rest = text[head.len()..].trim_start();
        rest.strip_prefix(['.', ')', '-', '–'])
            .filter(|rest| rest.starts_with(' '))
    })
}
