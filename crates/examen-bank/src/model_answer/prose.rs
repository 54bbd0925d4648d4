//! The prose of a model answer: what of its Markdown states something, block by block.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::text_range::TextRange;

/// A line shorter than this, in characters, that the next one does not go on in lower case, was ended by its author rather
/// than by an editor that wraps lines: editors wrap at 72 or more, and a last word rarely has more than a dozen.
const WRAPPED: usize = 60;

/// A paragraph, an item of a list or a row of a table, without its markup.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Its words; code stands between backticks.
    pub text: String,
    /// Where pieces of the text come from, in order.
    pieces: Vec<Piece>,
}

/// Some bytes of a block's text, and the bytes of the source that they are.
#[derive(Clone, Copy, Debug)]
struct Piece {
    text: TextRange,
    source: TextRange,
    /// Whether both are the same to the byte.
    is_verbatim: bool,
}

impl Block {
    fn push(&mut self, text: &str, source: TextRange, markdown: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece {
            text: TextRange::new(start, self.text.len()),
            source,
            is_verbatim: source.of(markdown) == text,
        });
    }

    /// Where `part` of the text stands in the source.
    pub fn source_of(&self, part: TextRange) -> TextRange {
        let from = self.pieces.partition_point(|piece| piece.text.end <= part.start);
        let to = self.pieces.partition_point(|piece| piece.text.start < part.end);
        let ([first, .., last] | [first @ last]) = &self.pieces[from..to.max(from)] else {
            return TextRange::default();
        };
        let start = first
            .is_verbatim
            .then(|| part.start.saturating_sub(first.text.start));
        let behind = last.is_verbatim.then(|| last.text.end.saturating_sub(part.end));
        TextRange::new(
            first.source.start + start.unwrap_or(0),
            last.source.end - behind.unwrap_or(0),
        )
    }
}

/// The blocks of `markdown` that state something, in order. What does not count in an answer states nothing (block quotes,
/// pictures, HTML, comments and struck-out text), nor do headings, code blocks, heads of tables and addresses.
pub(super) fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = BlockReader {
        markdown,
        found: Vec::new(),
        open: Block::default(),
        left_out: 0,
        line_start: 0,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        reader.read(&event, TextRange::from(range));
    }
    reader.close();
    reader.found
}

struct BlockReader<'m> {
    markdown: &'m str,
    found: Vec<Block>,
    open: Block,
    /// How many elements that state nothing are open.
    left_out: usize,
    /// Where the present line begins in the text of the open block.
    line_start: usize,
}

impl BlockReader<'_> {
    fn read(&mut self, event: &Event<'_>, range: TextRange) {
        match event {
            Event::Start(tag) => {
                self.left_out += usize::from(states_nothing(&tag.to_end()) || is_address(tag));
                if is_block(&tag.to_end()) {
                    self.close();
                }
            }
            Event::End(TagEnd::TableCell) => self.push(" · ", TextRange::empty(range.end)),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => self.push(text, range),
            Event::Code(code) => self.push(&format!("`{code}`"), range),
            Event::SoftBreak => self.soft_break(range),
            Event::HardBreak => self.new_line(range),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.new_line(range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: TextRange) {
        if is_block(&tag) {
            self.close();
        }
        // What an address is, is told where it begins.
        let was_address = tag == TagEnd::Link && range.of(self.markdown).starts_with('<');
        if states_nothing(&tag) || was_address {
            self.left_out = self.left_out.saturating_sub(1);
        }
    }

    fn push(&mut self, text: &str, range: TextRange) {
        if self.left_out == 0 {
            self.open.push(text, range, self.markdown);
        }
    }

    /// A line that an editor wrapped goes on, one that its author ended does not.
    fn soft_break(&mut self, range: TextRange) {
        let rest = self.markdown.get(range.end..).unwrap_or_default().trim_start();
        let goes_on = !rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let line = self.open.text.get(self.line_start..).unwrap_or_default();
        if goes_on || line.chars().count() >= WRAPPED {
            self.push(" ", range);
            self.line_start = self.open.text.len();
        } else {
            self.new_line(range);
        }
    }

    fn new_line(&mut self, range: TextRange) {
        self.push("\n", range);
        self.line_start = self.open.text.len();
    }

    fn close(&mut self) {
        let mut block = std::mem::take(&mut self.open);
        self.line_start = 0;
        block.text.truncate(block.text.trim_end_matches([' ', '·']).len());
        if block.text.contains(char::is_alphanumeric) {
            self.found.push(block);
        }
    }
}

fn states_nothing(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::Image
            | TagEnd::Strikethrough
    )
}

/// `<https://example.org>`
fn is_address(tag: &Tag<'_>) -> bool {
    let Tag::Link { link_type, .. } = tag else {
        return false;
    };
    matches!(link_type, LinkType::Autolink | LinkType::Email)
}

fn is_block(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}
