//! The lines of a page as pieces: an item with the lines it goes on in, a heading, code, what only lays out the page.

use super::entry::Entry;
use super::mark::Mark;
use super::wording::{Wording, wording};
use crate::import::page::{Line, Page, Role};
use crate::import::report::Reason;
use crate::import::shapes::answer_text::aside;
use crate::import::shapes::literal::{heading, readable};
use crate::import::shapes::question_line::is_open;

/// A piece of a page; blank lines are in none.
#[derive(Clone, Debug)]
pub(super) enum Piece<'a> {
    /// A heading and its text.
    Heading(Line<'a>, &'a str),
    /// An item or a line of text.
    Item(Item<'a>),
    /// A fenced block.
    Code(Vec<Line<'a>>),
    /// What no question needs.
    Aside(Line<'a>, Reason),
}

/// An item or a line of text, with the lines it goes on in.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    /// Its lines in the source.
    pub lines: Vec<Line<'a>>,
    /// Columns before it.
    pub indent: usize,
    /// Whether a bullet or number stood before it.
    pub mark: Mark,
    /// What it says, as written, on one line.
    pub text: String,
    /// How it is worded.
    pub wording: Wording,
    /// Whether it stands apart from what is above it.
    pub above: Gap,
}

/// Whether blank lines stand between two pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// None.
    None,
    /// Some, or a line that only lays out the page.
    Apart,
}

impl<'a> Item<'a> {
    fn new(line: Line<'a>, entry: &Entry<'_>, above: Gap) -> Self {
        let text = entry.text.to_owned();
        Self {
            lines: vec![line],
            indent: entry.indent,
            mark: entry.mark,
            wording: worded(&text, entry.mark),
            text,
            above,
        }
    }

    /// The first and the last line.
    pub fn span(&self) -> (usize, usize) {
        let number = |line: Option<&Line<'_>>| line.map_or(0, |line| line.number);
        (number(self.lines.first()), number(self.lines.last()))
    }

    /// Whether it asks or sets a task.
    pub fn asks(&self) -> bool {
        self.wording != Wording::None
    }

    /// What it says, fit to be a heading.
    pub fn heading(&self) -> String {
        heading(&self.text)
    }

    /// Whether `next`, which stands right below, goes on with this sentence or this item.
    fn goes_on_in(&self, next: &Entry<'_>) -> bool {
        let text = self.text.trim_end();
        let is_whole = text.ends_with(['?', '？', '؟', '.', '!', ':', '…', ')', '"', '*']);
        let asks_all = text.trim_end_matches(['*', ')', '"']).ends_with(['?', '？', '؟']);
        if next.mark == Mark::Item || asks_all {
            return false;
        }
        let goes_on = next.text.starts_with(char::is_lowercase) && !is_whole;
        // `Explain what NAT does` is said; what begins with a capital below it may be the answer.
        if self.wording == Wording::Asked && begins_answer(text, next) {
            return false;
        }
        let is_inside = self.mark == Mark::Item && (next.indent > self.indent || !is_whole);
        goes_on || is_inside
    }

    fn add(&mut self, line: Line<'a>, entry: &Entry<'_>) {
        self.lines.push(line);
        self.text.push(' ');
        self.text.push_str(entry.text);
    }
}

/// Whether `next`, below the task `text`, says something of its own: a sentence that asks nothing.
fn begins_answer(text: &str, next: &Entry<'_>) -> bool {
    let is_sentence = next.text.starts_with(char::is_uppercase) && next.text.ends_with(['.', '!']);
    is_sentence && !is_open(text) && worded(next.text, next.mark) == Wording::None
}

fn worded(text: &str, mark: Mark) -> Wording {
    wording(&readable(text), mark)
}

/// The pieces of `page`, in order.
pub(super) fn pieces<'a>(page: &Page<'a>) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut above = Gap::Apart;
    for line in &page.lines {
        match line.role {
            Role::Blank => {}
            Role::Heading { text, .. } => pieces.push(Piece::Heading(*line, text)),
            Role::Comment => pieces.push(Piece::Aside(*line, Reason::Comment)),
            Role::Code => match pieces.last_mut() {
                Some(Piece::Code(lines)) if lines.last().is_some_and(|last| !is_end(last, lines)) => {
                    lines.push(*line);
                }
                _ => pieces.push(Piece::Code(vec![*line])),
            },
            Role::Text => text(*line, above, &mut pieces),
        }
        let parts = matches!(pieces.last(), Some(Piece::Aside(..) | Piece::Heading(..)));
        above = if line.is_blank() || parts {
            Gap::Apart
        } else {
            Gap::None
        };
    }
    // Of an item that goes on, once it is whole: a paragraph may have any number of lines.
    for piece in &mut pieces {
        if let Piece::Item(item) = piece
            && item.lines.len() > 1
        {
            item.wording = worded(&item.text, item.mark);
        }
    }
    pieces
}

/// Whether `last` closes the fenced block of `lines`.
fn is_end(last: &Line<'_>, lines: &[Line<'_>]) -> bool {
    let is_fence = |text: &str| text.starts_with("```") || text.starts_with("~~~");
    lines.len() > 1 && is_fence(last.trimmed()) && last.trimmed().bytes().all(|b| matches!(b, b'`' | b'~'))
}

fn text<'a>(line: Line<'a>, above: Gap, pieces: &mut Vec<Piece<'a>>) {
    let entry = Entry::of(line.text);
    if let Some(Piece::Item(item)) = pieces.last_mut()
        && above == Gap::None
        && item.goes_on_in(&entry)
        && !is_rule(line.trimmed())
    {
        item.add(line, &entry);
        return;
    }
    let item = Item::new(line, &entry, above);
    let reason = if is_rule(line.trimmed()) {
        Some(Reason::Layout)
    } else {
        aside(&line).filter(|_| !item.asks())
    };
    pieces.push(match reason {
        Some(reason) => Piece::Aside(line, reason),
        None => Piece::Item(item),
    });
}

/// `----`, `====`, `* * *`
fn is_rule(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    let first = signs.next();
    let rest: Vec<char> = signs.collect();
    let repeats = rest.iter().all(|sign| Some(*sign) == first);
    rest.len() >= 2 && repeats && first.is_some_and(|sign| !sign.is_alphanumeric())
}
