//! The list under `### Points`, line by line, so that nothing in it is dropped in silence.

mod item;

use super::document::{Document, is_fold_line};
use super::lines::Line;
use crate::issue::{Fix, IssueKind, Issues};
use crate::rubric::Point;
use crate::text_range::TextRange;

use item::{Bullet, read_item};

/// Reads the points in `range`. Ids are only those given; [`super::bank`] derives the others.
pub(crate) fn read_points(document: &Document<'_>, range: TextRange, issues: &mut Issues) -> Vec<Point> {
    let mut reader = PointReader {
        document,
        issues,
        points: Vec::new(),
        hidden_until: 0,
        unexpected: None,
        fence: None,
        limit: range.end,
    };
    for line in document.lines.within(range) {
        reader.read(*line);
    }
    reader.flush();
    reader.points
}

struct PointReader<'r> {
    document: &'r Document<'r>,
    issues: &'r mut Issues,
    points: Vec<Point>,
    /// The end of the comment that was opened last.
    hidden_until: usize,
    /// Lines in a row that are neither points nor evidence.
    unexpected: Option<TextRange>,
    /// The fence of an open code block.
    fence: Option<&'r str>,
    limit: usize,
}

impl<'r> PointReader<'r> {
    fn read(&mut self, line: Line) {
        let visible = self.visible(line);
        let text = visible.of(self.document.source);
        if text.trim().is_empty() || is_fold_line(text) {
            return self.flush();
        }
        if self.read_fence(text) {
            return self.note_unexpected(visible);
        }
        match Bullet::of(self.document.source, visible) {
            Some(bullet) => {
                self.flush();
                self.read_bullet(&bullet);
            }
            None => self.note_unexpected(visible),
        }
    }

    /// The part of `line` that no comment hides; a comment may begin or end in it.
    fn visible(&mut self, line: Line) -> TextRange {
        let source = self.document.source;
        let start = line.start.max(self.hidden_until).min(line.end);
        let visible = TextRange::new(start, line.end);
        let Some(at) = comment_start(visible.of(source)) else {
            return visible;
        };
        let open = start + at;
        self.hidden_until = match source.get(open + 4..self.limit).and_then(|rest| rest.find("-->")) {
            Some(length) => open + 4 + length + 3,
            None => {
                self.document.report_unclosed(open, self.issues);
                self.limit
            }
        };
        let before = TextRange::new(start, open);
        if before.of(source).trim().is_empty() && self.hidden_until < line.end {
            return TextRange::new(self.hidden_until, line.end);
        }
        before
    }

    /// Whether `text` is part of a fenced code block.
    fn read_fence(&mut self, text: &'r str) -> bool {
        let text = text.trim();
        let marker = if text.starts_with("```") {
            "```"
        } else if text.starts_with("~~~") {
            "~~~"
        } else {
            ""
        };
        match self.fence {
            None if marker.is_empty() => false,
            None => {
                self.fence = Some(marker);
                true
            }
            Some(open) => {
                if open == marker {
                    self.fence = None;
                }
                true
            }
        }
    }

    fn read_bullet(&mut self, bullet: &Bullet) {
        bullet.check(self.document.source, self.issues);
        let is_evidence = bullet.is_indented;
        let source = self.document.source;
        if !is_evidence {
            self.points.push(read_item(source, bullet, self.issues));
            return;
        }
        let line = super::evidence::read_line(source, bullet.range, bullet.text, self.issues);
        match self.points.last_mut() {
            Some(point) => {
                point.range = point.range.cover(line.range);
                point.lines.push(line);
            }
            None => {
                let indent = TextRange::new(bullet.line_start, bullet.range.start);
                let fix = Fix::delete("make it a point", indent);
                self.issues
                    .note_fixable(bullet.range, IssueKind::EvidenceWithoutPoint, fix);
            }
        }
    }

    fn note_unexpected(&mut self, range: TextRange) {
        let text = range.of(self.document.source);
        let start = range.start + (text.len() - text.trim_start().len());
        let range = TextRange::new(start, start + text.trim().len());
        self.unexpected = Some(self.unexpected.map_or(range, |before| before.cover(range)));
    }

    fn flush(&mut self) {
        if let Some(range) = self.unexpected.take() {
            self.issues.note(range, IssueKind::UnexpectedInPoints);
        }
    }
}

/// Where `text` opens a comment outside a literal.
fn comment_start(text: &str) -> Option<usize> {
    let mut start = 0;
    while let Some(at) = text[start..].find("<!--") {
        let n_backticks = text[..start + at].bytes().filter(|&byte| byte == b'`').count();
        if n_backticks % 2 == 0 {
            return Some(start + at);
        }
        start += at + 4;
    }
    None
}
