//! Evidence lines.

use super::line::on_one_line;
use super::patch::{Element, Patch, Spacing};
use crate::parse::evidence::{QUOTES, is_plain_word};
use crate::rubric::{Alternative, EvidenceLine, Joint, LineKind, Slot, Term, TermKind};
use crate::text_range::TextRange;

impl Element for EvidenceLine {
    const SPACING: Spacing = Spacing::Line;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        format!("  - {}", line_text(self)).trim_end().to_owned()
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        patch.replace(old.range, self.print().trim_start());
    }
}

/// The line without its bullet.
fn line_text(line: &EvidenceLine) -> String {
    let text = match line.kind {
        LineKind::Why => on_one_line(&line.text.value),
        _ => kept_text(line),
    };
    let kind = kind_text(line.kind);
    let printed = format!("{kind}{text}");
    let is_misread = EvidenceLine::parse(&printed).value.kind != line.kind;
    if !is_misread {
        return printed;
    }
    // The first word looks like a kind: quotes make it a word again.
    match line.alternatives.split_first() {
        Some((first, others)) => {
            let others = others.iter().map(alternative);
            let all: Vec<String> = std::iter::once(quoted_first(first)).chain(others).collect();
            format!("{kind}{}", all.join(", "))
        }
        None => printed,
    }
}

/// What stands before the alternatives.
pub(super) fn kind_text(kind: LineKind) -> String {
    match kind {
        LineKind::Any => String::new(),
        LineKind::Example => "e.g. ".to_owned(),
        LineKind::All => "all: ".to_owned(),
        LineKind::AtLeast(wanted) => format!("{wanted} of: "),
        LineKind::Not => "not: ".to_owned(),
        LineKind::Why => "why: ".to_owned(),
    }
}

/// The alternatives, or, where an issue keeps some of the text from being one of them, the text.
fn kept_text(line: &EvidenceLine) -> String {
    let text = on_one_line(&line.text.value);
    let read = EvidenceLine::parse(&text);
    let is_current = same_alternatives(&read.value.alternatives, &line.alternatives);
    if line.alternatives.is_empty() || (is_current && !read.issues.is_empty()) {
        return text;
    }
    alternatives_text(&line.alternatives)
}

/// Alternatives the way an author writes them.
pub(super) fn alternatives_text(alternatives: &[Alternative]) -> String {
    let all: Vec<String> = alternatives.iter().map(alternative).collect();
    all.join(", ")
}

fn same_alternatives(left: &[Alternative], right: &[Alternative]) -> bool {
    let same_term = |a: &Term, b: &Term| a.kind == b.kind && a.text == b.text;
    let same_slot = |a: &Slot, b: &Slot| {
        let pairs = a.options.iter().zip(&b.options);
        a.joint == b.joint
            && a.options.len() == b.options.len()
            && pairs.into_iter().all(|(a, b)| same_term(a, b))
    };
    let same = |a: &Alternative, b: &Alternative| {
        a.slots.len() == b.slots.len() && a.slots.iter().zip(&b.slots).all(|(a, b)| same_slot(a, b))
    };
    left.len() == right.len() && left.iter().zip(right).all(|(a, b)| same(a, b))
}

fn alternative(alternative: &Alternative) -> String {
    let mut text = String::new();
    for (index, slot) in alternative.slots.iter().enumerate() {
        match slot.joint {
            _ if index == 0 => {}
            Joint::Near => text.push(' '),
            Joint::After => text.push_str(" > "),
        }
        let options: Vec<String> = slot.options.iter().map(term).collect();
        text.push_str(&options.join("/"));
    }
    text
}

fn quoted_first(first: &Alternative) -> String {
    let mut first = first.clone();
    let term = first.slots.first_mut().and_then(|slot| slot.options.first_mut());
    if let Some(term) = term.filter(|term| term.kind == TermKind::Word) {
        term.kind = TermKind::Phrase;
    }
    alternative(&first)
}

fn term(term: &Term) -> String {
    let text = on_one_line(&term.text);
    match term.kind {
        TermKind::Word if is_plain_word(&text) => text,
        TermKind::Prefix if is_plain_word(&text) => format!("{text}*"),
        TermKind::Word | TermKind::Prefix | TermKind::Phrase => format!("\"{}\"", text.replace(QUOTES, "'")),
        TermKind::Literal => literal(&text),
    }
}

/// A literal between more backticks than stand together in it.
fn literal(text: &str) -> String {
    let runs: Vec<usize> = text
        .split(|c| c != '`')
        .map(str::len)
        .filter(|length| *length > 0)
        .collect();
    let n_backticks = (1..).find(|n| !runs.contains(n)).unwrap_or(1);
    // Two backticks with nothing before them to close are read as an empty literal.
    let fence = "`".repeat(n_backticks);
    let touches = text.starts_with('`') || text.ends_with('`');
    let pad = if touches { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
