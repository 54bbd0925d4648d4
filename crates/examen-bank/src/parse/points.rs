//! The list under `### Points`, line by line, so that nothing in it is dropped in silence.

mod item;
mod orphans;
mod unexpected;

use super::depth::Depth;
use super::document::{Document, is_fold_line};
use super::lines::Line;
use super::visible::Visible;
use crate::issue::{Fix, IssueKind, Issues};
use crate::rubric::Point;
use crate::text_range::TextRange;

use item::{Bullet, read_item};

/// Reads the points in `range`. Ids are only those given; [`super::bank`] derives the others.
pub(crate) fn read_points(
    (document, depth): (&Document<'_>, Depth),
    range: TextRange,
    issues: &mut Issues,
) -> Vec<Point> {
    let mut reader = PointReader {
        document,
        depth,
        issues,
        points: Vec::new(),
        visible: Visible::new(document, range.end),
        unexpected: None,
        orphans: None,
        fence: None,
    };
    for line in document.lines.within(range) {
        reader.read(*line);
    }
    reader.flush();
    reader.note_orphans();
    let mut points = reader.points;
    for point in &mut points {
        point.lines.shrink_to_fit();
    }
    points.shrink_to_fit();
    points
}

struct PointReader<'r> {
    document: &'r Document<'r>,
    depth: Depth,
    issues: &'r mut Issues,
    points: Vec<Point>,
    visible: Visible<'r>,
    /// Lines in a row that are neither points nor evidence.
    unexpected: Option<TextRange>,
    /// The evidence above the first point.
    orphans: Option<TextRange>,
    /// The fence of an open code block.
    fence: Option<&'r str>,
}

impl<'r> PointReader<'r> {
    fn read(&mut self, line: Line) {
        if let Some(whole) = self.visible.whole(line) {
            return self.read_visible(whole, line);
        }
        let mut visible = self.visible.parts(line, self.issues).into_iter();
        let first = visible.next().unwrap_or(TextRange::empty(line.end));
        self.read_visible(first, line);
        for rest in visible {
            self.flush();
            self.read_unexpected(rest);
        }
    }

    fn read_visible(&mut self, visible: TextRange, line: Line) {
        let text = visible.of(self.document.source);
        if text.trim().is_empty() || is_fold_line(text) {
            return self.flush();
        }
        if self.read_fence(text) {
            return self.read_unexpected(visible);
        }
        match Bullet::of(self.document.source, visible) {
            Some(bullet) => {
                self.flush();
                self.read_bullet(&bullet, line);
            }
            None => self.read_other(visible),
        }
    }

    /// Reads what should be an item.
    fn read_other(&mut self, visible: TextRange) {
        let range = self.document.shrunk(visible);
        match unexpected::bullet_fix(self.document, range) {
            Some(fix) => {
                self.flush();
                self.issues
                    .note_fixable(range, IssueKind::UnexpectedInPoints, fix);
            }
            None => self.read_unexpected(range),
        }
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

    fn read_bullet(&mut self, bullet: &Bullet, on: Line) {
        bullet.check(self.document.source, self.issues);
        let is_evidence = bullet.is_indented;
        let source = self.document.source;
        if !is_evidence {
            self.note_orphans();
            self.points.push(read_item(source, bullet, self.issues));
            return;
        }
        let line = super::evidence::read_line((source, self.depth), bullet.range, bullet.text, self.issues);
        if line.text.value.is_empty() {
            let fix = (on.end == line.range.end).then(|| Fix::delete("delete the line", on.full()));
            self.issues.note_with(line.range, IssueKind::EmptyLine, fix);
        }
        match self.points.last_mut() {
            Some(point) => {
                point.range = point.range.cover(line.range);
                point.lines.push(line);
            }
            None => {
                let before = self.orphans.unwrap_or(bullet.range);
                self.orphans = Some(before.cover(bullet.range));
            }
        }
    }

    /// Notes the evidence above the first point, all of it together.
    fn note_orphans(&mut self) {
        if let Some(range) = self.orphans.take() {
            let fix = orphans::margin_fix(self.document, range);
            self.issues.note_with(range, IssueKind::EvidenceWithoutPoint, fix);
        }
    }

    /// Adds a line to those that are noted together.
    fn read_unexpected(&mut self, visible: TextRange) {
        let range = self.document.shrunk(visible);
        self.unexpected = Some(self.unexpected.map_or(range, |before| before.cover(range)));
    }

    /// Notes the unexpected lines so far.
    fn flush(&mut self) {
        let Some(range) = self.unexpected.take() else {
            return;
        };
        let item = self.points.last();
        let fix = item.and_then(|point| unexpected::join_fix(self.document, range, point.range.end));
        self.issues.note_with(range, IssueKind::UnexpectedInPoints, fix);
    }
}
