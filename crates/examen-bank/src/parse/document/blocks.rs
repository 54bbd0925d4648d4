//! Headings, comments and blocks at the top level, as pulldown-cmark sees them.
//!
//! It is asked only where something else than the plain shapes of [`super::plain`] stands.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::super::lines::Line;
use super::fold::plain_body;
use super::heading_text::{atx_text, setext_text};
use super::{Block, BlockKind, Comment, Document, Heading};
use crate::text_range::TextRange;

fn is_heading_at(block: &Block, start: usize) -> bool {
    block.kind == BlockKind::Heading && block.range.start == start
}

/// How much was read.
#[derive(Clone, Copy)]
struct Mark {
    headings: usize,
    comments: usize,
    blocks: usize,
}

/// Fills in the headings, comments and blocks of `document`.
pub(super) fn read(document: &mut Document<'_>) {
    document.read();
}

impl Document<'_> {
    /// Reads chapter by chapter: a heading of a topic or a question ends all blocks but code, HTML and comments.
    fn read(&mut self) {
        let Range {
            start: mut at,
            end: n_lines,
        } = self.body_lines();
        if self.lines.has_lone_cr() {
            return self.parse(at, n_lines);
        }
        while at < n_lines {
            let before = self.mark();
            let end = self.chapter_end(at);
            if self.read_plain(at, end) {
                at = end;
            } else {
                self.reset(before);
                at = self.parse_chapters(at);
            }
        }
    }

    /// The number of the next line behind `at` that is a heading of a topic or a question, if it is no code or HTML.
    fn chapter_end(&self, at: usize) -> usize {
        let lines = self.lines.all();
        let is_heading = |line: &Line| {
            let text = line.range().of(self.source);
            text.starts_with("# ") || text.starts_with("## ")
        };
        let rest = lines.get(at + 1..).unwrap_or_default();
        let n_lines = rest.iter().position(is_heading).unwrap_or(rest.len());
        (at + 1 + n_lines).min(lines.len())
    }

    /// Has the parser read the chapter at the line `first`, and more where it takes the next heading for a part of a
    /// block that began before. Returns where it ended.
    fn parse_chapters(&mut self, first: usize) -> usize {
        let before = self.mark();
        let mut n_chapters = 1_usize;
        loop {
            let end = (0..n_chapters).fold(first, |at, _| self.chapter_end(at));
            let Some(next) = self.lines.all().get(end).copied() else {
                self.parse(first, end);
                return end;
            };
            self.parse(first, end + 1);
            if self
                .blocks
                .pop_if(|last| is_heading_at(last, next.start))
                .is_some()
            {
                self.headings.pop();
                return end;
            }
            // Twice as many each time, so that a block that is never closed does not cost the square of its length.
            self.reset(before);
            n_chapters *= 2;
        }
    }

    fn mark(&self) -> Mark {
        Mark {
            headings: self.headings.len(),
            comments: self.comments.len(),
            blocks: self.blocks.len(),
        }
    }

    fn reset(&mut self, to: Mark) {
        self.headings.truncate(to.headings);
        self.comments.truncate(to.comments);
        self.blocks.truncate(to.blocks);
    }

    /// Has the parser read the lines with the numbers `first..end`.
    pub(super) fn parse(&mut self, first: usize, end: usize) {
        let lines = self.lines.all();
        let start_of = |idx: usize| lines.get(idx).map_or(self.source.len(), |line| line.start);
        let range = TextRange::new(start_of(first), start_of(end));
        let base = range.start;
        let body = plain_body(self.source, range, &self.lines);
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
            Tag::BlockQuote(_) => BlockKind::Quote,
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

    pub(super) fn push_comments(&mut self, block: TextRange) {
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
