//! Headings, comments and blocks at the top level, as pulldown-cmark sees them.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::fold::plain_body;
use super::heading_text::{atx_text, setext_text};
use super::{Block, BlockKind, Comment, Document, Heading};
use crate::text_range::TextRange;

/// Fills in the headings, comments and blocks of `document`.
pub(super) fn read(document: &mut Document<'_>) {
    document.read();
}

impl Document<'_> {
    fn read(&mut self) {
        let base = self.front.body_start;
        let body = plain_body(self.source, base, &self.lines);
        let mut depth = 0_usize;
        for (event, range) in Parser::new_ext(&body, Options::empty()).into_offset_iter() {
            let range = TextRange::from(range).shifted(base);
            match event {
                Event::Start(tag) => {
                    if depth == 0 {
                        self.push_block(&tag, range);
                    } else if depth == 1 && matches!(tag, Tag::Item) {
                        self.push_item(range);
                    }
                    depth += 1;
                }
                Event::End(_) => depth -= 1,
                _ if depth == 0 => self.blocks.push(Block {
                    kind: BlockKind::Rule,
                    range: self.shrunk(range),
                }),
                _ => {}
            }
        }
    }

    fn push_block(&mut self, tag: &Tag<'_>, range: TextRange) {
        let range = self.shrunk(range);
        let kind = match tag {
            Tag::Heading { level, .. } => {
                let heading = self.heading(*level, range);
                self.headings.push(heading);
                BlockKind::Heading
            }
            Tag::HtmlBlock => {
                self.push_comments(range);
                BlockKind::Html
            }
            Tag::List(_) => BlockKind::List(Vec::new()),
            Tag::CodeBlock(_) => BlockKind::Code,
            Tag::Paragraph => BlockKind::Paragraph,
            _ => BlockKind::Other,
        };
        let range = match kind {
            BlockKind::Code => self.with_indent(range),
            _ => range,
        };
        self.blocks.push(Block { kind, range });
    }

    /// `range` with the white space before it on its line, which is what makes text code.
    fn with_indent(&self, range: TextRange) -> TextRange {
        let line_start = self.lines.at(range.start).map_or(range.start, |line| line.start);
        let indent = TextRange::new(line_start, range.start);
        let is_blank = indent.of(self.source).trim().is_empty();
        if is_blank { indent.cover(range) } else { range }
    }

    fn push_item(&mut self, range: TextRange) {
        let range = self.shrunk(range);
        if let Some(Block {
            kind: BlockKind::List(items),
            ..
        }) = self.blocks.last_mut()
        {
            items.push(range);
        }
    }

    fn heading(&self, level: HeadingLevel, range: TextRange) -> Heading {
        let first = self.lines.at(range.start);
        let last = self.lines.at(range.end.saturating_sub(1).max(range.start));
        let (start, first_end) = first.map_or((range.start, range.end), |line| (line.start, line.end));
        let (last_start, next) = last.map_or((range.start, range.end), |line| (line.start, line.next));
        let is_setext = last_start > range.start;
        let text = if is_setext {
            setext_text(self.source, TextRange::new(range.start, last_start))
        } else {
            atx_text(self.source, TextRange::new(range.start, first_end))
        };
        Heading {
            rank: level as u8,
            range: TextRange::new(start, next),
            text,
        }
    }

    fn push_comments(&mut self, block: TextRange) {
        let mut start = block.start;
        while TextRange::new(start, block.end)
            .of(self.source)
            .starts_with("<!--")
        {
            let comment = Comment::at(self.source, TextRange::new(start, block.end));
            self.comments.push(comment);
            let rest = TextRange::new(comment.range.end, block.end).of(self.source);
            start = comment.range.end + (rest.len() - rest.trim_start().len());
        }
    }
}
