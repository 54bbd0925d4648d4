//! What comments leave of the lines of a list.

use super::document::Document;
use super::lines::Line;
use crate::issue::Issues;
use crate::text_range::TextRange;

/// Hides comments in lines that are read one after the other.
pub(crate) struct Visible<'v> {
    document: &'v Document<'v>,
    /// Where a comment ends that is not closed.
    limit: usize,
    /// The end of the comment that was opened last.
    hidden_until: usize,
}

impl<'v> Visible<'v> {
    /// For the lines up to `limit`.
    pub(crate) fn new(document: &'v Document<'v>, limit: usize) -> Self {
        Self {
            document,
            limit,
            hidden_until: 0,
        }
    }

    /// The whole of `line`, if nothing in it is hidden: so it is with nearly all.
    pub(crate) fn whole(&self, line: Line) -> Option<TextRange> {
        let is_plain = self.hidden_until <= line.start && {
            let text = line.range().of(self.document.source);
            memchr::memchr(b'<', text.as_bytes()).is_none_or(|at| !text[at..].contains("<!--"))
        };
        is_plain.then(|| line.range())
    }

    /// The parts of `line` that have text and that no comment hides. A comment that is not closed is noted.
    pub(crate) fn parts(&mut self, line: Line, issues: &mut Issues) -> Vec<TextRange> {
        let source = self.document.source;
        let mut parts = Vec::new();
        let mut start = line.start.max(self.hidden_until).min(line.end);
        while let Some(at) = comment_start(&source[start..line.end]) {
            let open = start + at;
            parts.push(TextRange::new(start, open));
            self.hidden_until = self.comment_end(open, issues);
            start = self.hidden_until.min(line.end);
        }
        parts.push(TextRange::new(start, line.end));
        parts.retain(|part| !part.of(source).trim().is_empty());
        parts
    }

    /// Where the comment that begins at `open` ends.
    fn comment_end(&self, open: usize, issues: &mut Issues) -> usize {
        let rest = self.document.source.get(open + 4..self.limit);
        if let Some(length) = rest.and_then(|rest| rest.find("-->")) {
            return open + 4 + length + 3;
        }
        self.document.report_unclosed(open, issues);
        self.limit
    }
}

/// Where `text` opens a comment outside a literal.
fn comment_start(text: &str) -> Option<usize> {
    let mut is_literal = false;
    let mut start = 0;
    for (at, _) in text.match_indices("<!--") {
        let n_backticks = text[start..at].bytes().filter(|&byte| byte == b'`').count();
        is_literal ^= n_backticks % 2 == 1;
        if !is_literal {
            return Some(at);
        }
        start = at;
    }
    None
}
