//! The parts of a Markdown answer that can hold a statement.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::statements::is_address;
use crate::import::wording::clauses;
use crate::import::wording::labels::{Examples, Labelled, from_item, from_statement};
use crate::import::wording::plain::plain;
use crate::import::wording::predicates::is_clause;
use crate::import::wording::sentences::{sentences, words};

/// What can hold a statement.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(String),
    Item(String),
}

impl Block {
    /// The label of a list item: its first sentence, or the whole of one that begins with a heading.
    pub fn item(&self) -> Option<Labelled> {
        let Self::Item(text) = self else {
            return None;
        };
        let first = sentences(text).first().copied()?;
        let is_heading = first.ends_with(':') && words(first).len() <= 4;
        let text = clauses::bare(if is_heading { text } else { first });
        if is_address(&text) {
            None
        } else if is_clause(&text) {
            from_statement(&text, Examples::Keep)
        } else {
            from_item(&text)
        }
    }

    /// The sentences of a paragraph.
    pub fn sentences(&self) -> Vec<&str> {
        match self {
            Self::Paragraph(text) => sentences(text),
            Self::Item(_) => Vec::new(),
        }
    }
}

/// Paragraphs and items of top-level lists, as plain text. Items of lists inside items are left out.
pub(super) fn blocks(answer: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut quoted = 0_usize;
    let mut item_is_open = false;
    for (event, range) in
        Parser::new_ext(answer, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter()
    {
        match event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => depth -= 1,
            Event::Start(Tag::BlockQuote(_)) => quoted += 1,
            Event::End(TagEnd::BlockQuote(_)) => quoted -= 1,
            Event::Start(Tag::Item) if depth == 1 && quoted == 0 => {
                found.extend(item_text(&answer[range]).map(Block::Item));
                item_is_open = true;
            }
            Event::End(TagEnd::Item) if depth == 1 => item_is_open = false,
            Event::Start(Tag::Paragraph) if depth == 0 && quoted == 0 && !item_is_open => {
                found.push(Block::Paragraph(plain(&answer[range])));
            }
            _ => {}
        }
    }
    found
}

/// The first paragraph of a list item.
fn item_text(item: &str) -> Option<String> {
    let mut lines = Vec::new();
    for (index, line) in item.lines().enumerate() {
        let trimmed = line.trim();
        let starts_list = trimmed.starts_with(['-', '*', '+']) && trimmed[1..].starts_with(' ');
        if trimmed.is_empty() || trimmed.starts_with("```") || (index > 0 && starts_list) {
            break;
        }
        lines.push(if index == 0 {
            without_bullet(trimmed)
        } else {
            trimmed
        });
    }
    let text = plain(&lines.join(" "));
    (!text.is_empty()).then_some(text)
}

fn without_bullet(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(['-', '*', '+', '.', ')'])
        .map_or(text, str::trim_start)
}
