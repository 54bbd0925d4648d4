//! The Markdown structure that all formats share: front matter, headings, comments and blocks at the top level.
//!
//! Block structure is that of pulldown-cmark, so that a heading is a heading here exactly when a code host shows one.

mod blocks;
mod comment;
mod fold;
mod heading_text;
mod hidden;
mod plain;
mod report;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::front_extent::Extent;
use super::lines::Lines;
use crate::text_range::{Located, TextRange};

pub(crate) use comment::Comment;
pub(crate) use fold::is_fold_line;

/// A source text with its top-level structure.
pub(crate) struct Document<'a> {
    pub(crate) source: &'a str,
    pub(crate) lines: Lines,
    pub(crate) front: Extent,
    pub(crate) headings: Vec<Heading>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) blocks: Vec<Block>,
}

/// A heading that stands in no quote, list or comment.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    /// 1 to 6.
    pub(crate) rank: u8,
    /// Whole lines, the last line ending included.
    pub(crate) range: TextRange,
    /// The text, without `#` signs and underline.
    pub(crate) text: Located<String>,
}

/// A block at the top level.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// From the first character, of code from its indentation, to the end of the last line, line ending excluded.
    pub(crate) range: TextRange,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Heading,
    Html,
    /// With the ranges of its items.
    List(Vec<TextRange>),
    Code,
    Paragraph,
    Rule,
    Quote,
    Other,
}

/// A heading and what belongs to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Section<'d> {
    pub(crate) heading: &'d Heading,
    /// From the heading to just before the next heading of the same or a higher rank.
    pub(crate) range: TextRange,
}

impl Section<'_> {
    /// What stands below the heading.
    pub(crate) fn content(&self) -> TextRange {
        TextRange::new(self.heading.range.end, self.range.end)
    }
}

impl<'a> Document<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        let lines = Lines::of(source);
        let front = Extent::of(source, &lines);
        Self::with_front(source, lines, front)
    }

    /// A text that is a part of a file: three hyphens at its start are a rule.
    pub(crate) fn fragment(source: &'a str) -> Self {
        let lines = Lines::of(source);
        let front = Extent::none(source, &lines);
        Self::with_front(source, lines, front)
    }

    fn with_front(source: &'a str, lines: Lines, front: Extent) -> Self {
        let mut document = Self::unread(source, lines, front);
        blocks::read(&mut document);
        document
    }

    /// Without its headings, comments and blocks.
    fn unread(source: &'a str, lines: Lines, front: Extent) -> Self {
        Self {
            source,
            lines,
            front,
            headings: Vec::new(),
            comments: Vec::new(),
            blocks: Vec::new(),
        }
    }

    /// Everything behind the front matter.
    pub(crate) fn body(&self) -> TextRange {
        TextRange::new(self.front.body_start, self.source.len())
    }

    /// The numbers of the lines behind the front matter.
    fn body_lines(&self) -> Range<usize> {
        let n_lines = self.lines.all().len();
        n_lines - self.lines.within(self.body()).len()..n_lines
    }

    /// The sections under headings of rank `rank` in `range`, in which all headings of a higher rank end a section.
    pub(crate) fn sections(&self, range: TextRange, rank: u8) -> impl Iterator<Item = Section<'_>> {
        let inside = self.headings_within(range);
        let mut bounds: Vec<&Heading> = inside.iter().filter(|heading| heading.rank <= rank).collect();
        bounds.reverse();
        let mut end = range.end;
        let mut sections: Vec<Section<'_>> = Vec::with_capacity(bounds.len());
        for heading in bounds {
            sections.push(Section {
                heading,
                range: TextRange::new(heading.range.start, end),
            });
            end = heading.range.start;
        }
        sections.into_iter().rev()
    }

    pub(crate) fn headings_within(&self, range: TextRange) -> &[Heading] {
        let first = self.headings.partition_point(|it| it.range.start < range.start);
        let last = self.headings.partition_point(|it| it.range.start < range.end);
        &self.headings[first..last.max(first)]
    }

    pub(crate) fn comments_within(&self, range: TextRange) -> &[Comment] {
        let first = self.comments.partition_point(|it| it.range.start < range.start);
        let last = self.comments.partition_point(|it| it.range.start < range.end);
        &self.comments[first..last.max(first)]
    }

    pub(crate) fn blocks_within(&self, range: TextRange) -> &[Block] {
        let first = self.blocks.partition_point(|it| it.range.start < range.start);
        let last = self.blocks.partition_point(|it| it.range.start < range.end);
        &self.blocks[first..last.max(first)]
    }

    /// `range` without the blank and `<details>` lines around its text; empty at its start where it has no text.
    /// The text is indented as in the source unless its line begins before `range`.
    pub(crate) fn trimmed(&self, range: TextRange) -> TextRange {
        let mut text_lines = self.lines.clipped(range).filter(|line| {
            let text = line.range().of(self.source);
            !text.trim().is_empty() && !is_fold_line(text)
        });
        let Some(first) = text_lines.next() else {
            return TextRange::empty(range.start);
        };
        let last = text_lines.next_back().unwrap_or(first);
        let is_line_start = self
            .lines
            .at(first.start)
            .is_some_and(|line| line.start == first.start);
        let start = if is_line_start {
            first.start
        } else {
            self.shrunk(first.range()).start
        };
        TextRange::new(start, last.end)
    }

    /// The text of `range`, trimmed as by [`Self::trimmed`].
    pub(crate) fn text(&self, range: TextRange) -> Located<String> {
        let range = self.trimmed(range);
        Located::new(range.of(self.source).to_owned(), range)
    }

    /// `range` without white space at both ends.
    pub(crate) fn shrunk(&self, range: TextRange) -> TextRange {
        let text = range.of(self.source);
        let start = range.start + (text.len() - text.trim_start().len());
        TextRange::new(start, start + text.trim().len())
    }

    /// Where the comments at the start of `range` end: at the first other block.
    pub(crate) fn comments_end(&self, range: TextRange) -> usize {
        let mut others = self
            .blocks_within(range)
            .iter()
            .filter(|block| block.kind != BlockKind::Html);
        others.next().map_or(range.end, |block| block.range.start)
    }
}
