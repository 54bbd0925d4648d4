//! The Markdown structure that all formats share: front matter, headings, comments and blocks at the top level.
//!
//! Block structure comes from pulldown-cmark, so that a heading is a heading here exactly when a code host shows one.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::front_matter::Extent;
use super::lines::{Line, Lines, line_ending};
use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::{Located, TextRange};

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

/// A comment that is a block of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Comment {
    /// From `<!--` to `-->`, or to the end of the text.
    pub(crate) range: TextRange,
    /// What stands between.
    pub(crate) inner: TextRange,
}

/// A block at the top level.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// From the first character to the end of the last line, line ending excluded.
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
        let mut document = Self {
            source,
            lines,
            front,
            headings: Vec::new(),
            comments: Vec::new(),
            blocks: Vec::new(),
        };
        document.read_blocks();
        document
    }

    /// Everything behind the front matter.
    pub(crate) fn body(&self) -> TextRange {
        TextRange::new(self.front.body_start, self.source.len())
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

    /// Notes comments that are not closed and headings that are none.
    pub(crate) fn report(&self, issues: &mut Issues) {
        for comment in &self.comments {
            if !comment.is_closed(self.source) {
                self.report_unclosed(comment.range.start, issues);
            }
        }
        let paragraphs = self
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Paragraph);
        for line in paragraphs.flat_map(|block| self.lines.within(block.range)) {
            self.report_glued(*line, issues);
        }
    }

    /// Notes a comment that begins at `start` and does not end.
    pub(crate) fn report_unclosed(&self, start: usize, issues: &mut Issues) {
        let end = self.lines.at(start).map_or(start, |line| line.end);
        let fix = Fix::insert("close the comment", end, " -->");
        issues.note_fixable(TextRange::new(start, end), IssueKind::UnclosedComment, fix);
    }

    /// Makes the text of `range` a comment; none if it holds what would end one.
    pub(crate) fn commented_out(&self, range: TextRange) -> Option<Fix> {
        let line = self.lines.at(range.start)?;
        let is_first = TextRange::new(line.start, range.start)
            .of(self.source)
            .trim()
            .is_empty();
        let is_safe = is_first && !range.of(self.source).contains("--");
        is_safe.then(|| {
            Fix::insert("make it a comment", line.start, "<!-- ").and(TextRange::empty(range.end), " -->")
        })
    }

    /// Moves `comment` under `heading`.
    pub(crate) fn moved_under(&self, heading: &Heading, comment: Comment) -> Option<Fix> {
        let text = comment.range.of(self.source);
        let line = format!("{text}{}", line_ending(self.source));
        let fix = Fix::insert("move it under the heading", heading.range.end, line).and(comment.range, "");
        comment.is_closed(self.source).then_some(fix)
    }

    /// Whether nothing but comments stands in `range`.
    pub(crate) fn has_only_comments(&self, range: TextRange) -> bool {
        self.blocks_within(range)
            .iter()
            .all(|block| block.kind == BlockKind::Html)
    }

    /// Notes a heading without text.
    pub(crate) fn report_empty(&self, heading: &Heading, issues: &mut Issues) {
        if heading.text.value.is_empty() {
            issues.note(self.shrunk(heading.range), IssueKind::EmptyHeading);
        }
    }

    /// Notes `##Heading` without a blank; one `#` may well be a hash tag.
    fn report_glued(&self, line: Line, issues: &mut Issues) {
        let text = line.range().of(self.source);
        let n_hashes = text.bytes().take_while(|&byte| byte == b'#').count();
        if (2..=3).contains(&n_hashes) && text.len() > n_hashes {
            let hashes = TextRange::new(line.start, line.start + n_hashes);
            let fix = Fix::insert("insert a blank", hashes.end, " ");
            issues.note_fixable(hashes, IssueKind::GluedHeading, fix);
        }
    }

    fn read_blocks(&mut self) {
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
        self.blocks.push(Block { kind, range });
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

    /// `range` without white space at both ends.
    pub(crate) fn shrunk(&self, range: TextRange) -> TextRange {
        let text = range.of(self.source);
        let start = range.start + (text.len() - text.trim_start().len());
        TextRange::new(start, start + text.trim().len())
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

impl Comment {
    /// The comment at the start of `range`, which it does not leave.
    pub(crate) fn at(source: &str, range: TextRange) -> Self {
        let open = range.start + "<!--".len();
        let text = range.of(source);
        match text.get(4..).and_then(|rest| rest.find("-->")) {
            Some(length) => Self {
                range: TextRange::new(range.start, open + length + "-->".len()),
                inner: TextRange::new(open, open + length),
            },
            None => Self {
                range,
                inner: TextRange::new(open.min(range.end), range.end),
            },
        }
    }

    /// Whether `-->` ends it.
    pub(crate) fn is_closed(&self, source: &str) -> bool {
        self.inner.end < self.range.end && self.range.of(source).ends_with("-->")
    }
}

/// Whether `line` consists of the tags that fold text on a code host. They are kept and ignored.
pub(crate) fn is_fold_line(line: &str) -> bool {
    const TAGS: [&str; 4] = ["<details", "</details", "<summary", "</summary"];
    let line = line.trim();
    let starts_with = |tag: &str| {
        let (head, rest) = (line.get(..tag.len()), line.get(tag.len()..).unwrap_or(""));
        head.is_some_and(|head| head.eq_ignore_ascii_case(tag)) && rest.starts_with(['>', ' ', '\t'])
    };
    line.starts_with('<') && line.ends_with('>') && TAGS.into_iter().any(starts_with)
}

/// The body, byte for byte as long, with folding tags blanked out, so that they neither start nor end a block, and
/// lone CRs made LFs, which pulldown-cmark does not take for line endings everywhere.
fn plain_body(source: &str, base: usize, lines: &Lines) -> String {
    let mut body = String::with_capacity(source.len() - base);
    for line in lines.within(TextRange::new(base, source.len())) {
        let text = line.range().of(source);
        if is_fold_line(text) {
            body.extend(std::iter::repeat_n(' ', text.len()));
        } else {
            body.push_str(text);
        }
        match TextRange::new(line.end, line.next).of(source) {
            "\r" => body.push('\n'),
            ending => body.push_str(ending),
        }
    }
    body
}

fn atx_text(source: &str, range: TextRange) -> Located<String> {
    let line = range.of(source).trim_end();
    let text = line.trim_start_matches('#');
    let start = range.start + (line.len() - text.len());
    let unclosed = text.trim_end_matches('#');
    let text = if unclosed.is_empty() || unclosed.ends_with([' ', '\t']) {
        unclosed
    } else {
        text
    };
    let start = start + (text.len() - text.trim_start().len());
    let text = text.trim();
    Located::new(text.to_owned(), TextRange::new(start, start + text.len()))
}

fn setext_text(source: &str, range: TextRange) -> Located<String> {
    let text = range.of(source).trim();
    let joined: Vec<&str> = text
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    Located::new(
        joined.join(" "),
        TextRange::new(range.start, range.start + text.len()),
    )
}
