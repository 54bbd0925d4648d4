//! What can be wrong with the Markdown of any format, and fixes that all of them offer.

use super::super::lines::Line;
use super::{BlockKind, Comment, Document, Heading};
use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::TextRange;

impl Document<'_> {
    /// Notes comments that are not closed, headings that are none, and what hides headings.
    pub(crate) fn report(&self, issues: &mut Issues) {
        for comment in &self.comments {
            if comment.is_closed(self.source) {
                self.report_swallowed(*comment, issues);
            } else {
                self.report_unclosed(comment.range.start, issues);
            }
        }
        self.report_hidden_in_blocks(issues);
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
        let line = format!("{text}{}", self.lines.ending());
        let fix = Fix::insert("move it under the heading", heading.range.end, line).and(comment.range, "");
        comment.is_closed(self.source).then_some(fix)
    }

    /// Notes a heading without text, and one with a comment behind its text.
    pub(crate) fn report_heading(&self, heading: &Heading, issues: &mut Issues) {
        if heading.text.value.is_empty() {
            issues.note(self.shrunk(heading.range), IssueKind::EmptyHeading);
        }
        let text = heading.text.range.of(self.source);
        let Some(at) = text.rfind("<!--").filter(|_| text.ends_with("-->")) else {
            return;
        };
        let before = &text[..at];
        if before.matches('`').count() % 2 == 1 {
            return;
        }
        let comment = TextRange::new(heading.text.range.start + at, heading.text.range.end);
        let gap = TextRange::new(heading.text.range.start + before.trim_end().len(), comment.start);
        // Below a heading that is underlined it would become text of the heading, and so it would of an empty one.
        let is_line = self
            .lines
            .at(comment.end)
            .is_some_and(|line| line.end == comment.end);
        let has_signs = heading.range.of(self.source).trim_start().starts_with('#');
        let fix = Fix::replace("put it on the next line", gap, self.lines.ending());
        let fix = Some(fix).filter(|_| is_line && has_signs && !before.trim().is_empty());
        issues.note_with(comment, IssueKind::CommentInHeading, fix);
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
}
