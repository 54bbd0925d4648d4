//! Blocks of the plain shapes that banks and sheets are made of, told without a Markdown parser.
//!
//! Headings with `#`, paragraphs, comments on one line, and lists of hyphens are most of all text, and what they are
//! can be seen from how each line begins. Where a line is anything else, or could be, nothing is told and the parser
//! decides. That both say the same is tested with random texts.

use super::super::lines::Line;
use super::heading_text::atx_text;
use super::{Block, BlockKind, Document, Heading};
use crate::text_range::TextRange;

/// What the next line would go on with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Comment,
    Paragraph,
    List,
    /// A list, and a blank line behind it.
    ListAndBlank,
}

impl Document<'_> {
    /// Reads the lines with the numbers `first..end`, if all are plain. `first` must begin a block.
    pub(super) fn read_plain(&mut self, first: usize, end: usize) -> bool {
        let mut open = Open::Nothing;
        for idx in first..end {
            let line = self.lines.all()[idx];
            match self.read_plain_line(line, open) {
                Some(next) => open = next,
                None => return false,
            }
        }
        true
    }

    fn read_plain_line(&mut self, line: Line, open: Open) -> Option<Open> {
        let text = line.range().of(self.source);
        let Some(first) = text.bytes().find(|byte| *byte != b' ') else {
            return Some(match open {
                Open::List | Open::ListAndBlank => Open::ListAndBlank,
                _ => Open::Nothing,
            });
        };
        let range = TextRange::new(line.start, line.start + text.trim_end().len());
        if text.starts_with(' ') {
            return self.go_on_with_item(text, range, open);
        }
        match first {
            b'#' => self.push_plain_heading(text, line, range),
            b'<' if open != Open::Comment && is_one_comment(range.of(self.source)) => {
                self.push_comments(range);
                self.push_plain(BlockKind::Html, range);
                Some(Open::Comment)
            }
            b'-' if text[1..].starts_with(' ') && begins_text(&text[2..]) => {
                self.push_plain_item(range, open)
            }
            _ if begins_text(text) => self.push_plain_text(range, open),
            _ => None,
        }
    }

    fn push_plain(&mut self, kind: BlockKind, range: TextRange) {
        self.blocks.push(Block { kind, range });
    }

    fn push_plain_heading(&mut self, text: &str, line: Line, range: TextRange) -> Option<Open> {
        let signs = text.len() - text.trim_start_matches('#').len();
        let rank = u8::try_from(signs).ok().filter(|rank| *rank <= 6)?;
        let title = text[signs..].strip_prefix(' ')?.trim_end();
        // Signs at the end are no part of the text; whether they are such signs is not told here.
        if title.trim_start().is_empty() || title.ends_with('#') {
            return None;
        }
        self.headings.push(Heading {
            rank,
            range: line.full(),
            text: atx_text(self.source, line.range()),
        });
        self.push_plain(BlockKind::Heading, range);
        Some(Open::Nothing)
    }

    fn push_plain_item(&mut self, item: TextRange, open: Open) -> Option<Open> {
        match open {
            Open::Paragraph => return None,
            Open::Nothing | Open::Comment => self.push_plain(BlockKind::List(vec![item]), item),
            Open::List | Open::ListAndBlank => {
                let list = self.blocks.last_mut()?;
                list.range.end = item.end;
                if let BlockKind::List(items) = &mut list.kind {
                    items.push(item);
                }
            }
        }
        Some(Open::List)
    }

    /// A line that is indented to the text of the item above it belongs to it, whatever it is there.
    fn go_on_with_item(&mut self, text: &str, line: TextRange, open: Open) -> Option<Open> {
        let inner = text.trim_start_matches(' ');
        let indent = text.len() - inner.len();
        let inner = inner.strip_prefix("- ").unwrap_or(inner);
        if open != Open::List || !(2..=5).contains(&indent) || !begins_text(inner) {
            return None;
        }
        let list = self.blocks.last_mut()?;
        list.range.end = line.end;
        if let BlockKind::List(items) = &mut list.kind {
            items.last_mut()?.end = line.end;
        }
        Some(Open::List)
    }

    fn push_plain_text(&mut self, line: TextRange, open: Open) -> Option<Open> {
        match open {
            Open::List => return None,
            Open::Paragraph => self.blocks.last_mut()?.range.end = line.end,
            _ => self.push_plain(BlockKind::Paragraph, line),
        }
        Some(Open::Paragraph)
    }
}

/// Whether a block that begins with `text` can be nothing but prose.
fn begins_text(text: &str) -> bool {
    let behind = |n: usize| text.as_bytes().get(n);
    match text.bytes().next() {
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'"' | b'\'' | b'(') => true,
        Some(b'`') => !text.starts_with("```"),
        Some(b'+' | b'-') => behind(1).is_some_and(u8::is_ascii_digit),
        Some(b'0'..=b'9') => {
            let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
            !matches!(behind(n_digits), Some(b'.' | b')'))
        }
        Some(0x80..) => text.starts_with(char::is_alphabetic),
        _ => false,
    }
}

/// Whether `text` is a comment and nothing else.
fn is_one_comment(text: &str) -> bool {
    let inner = text.strip_prefix("<!--");
    inner.is_some_and(|inner| inner.len() > 4 && inner.find("-->") == Some(inner.len() - 3))
}
