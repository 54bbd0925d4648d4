//! Points.

use super::line::on_one_line;
use super::patch::{Element, Home, Patch, Spacing};
use crate::ids::PointId;
use crate::marks::Marks;
use crate::rubric::{Point, Requirement};
use crate::text_range::TextRange;

impl Element for Point {
    const SPACING: Spacing = Spacing::Line;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        let mut lines = vec![head(self)];
        lines.extend(self.lines.iter().map(Element::print));
        lines.join("\n")
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        let end = old.id_range.map_or(old.label.range.end, |id| id.end);
        let old_head = TextRange::new(old.range.start, end);
        if head_parts(self) != head_parts(old) {
            patch.replace(old_head, &head(self));
        }
        let line = patch.document.lines.at(old.range.start);
        let home = Home {
            offset: line.map_or(old.range.end, |line| line.next),
            spacing: Spacing::Line,
        };
        patch.list(&old.lines, &self.lines, home);
    }
}

fn head_parts(point: &Point) -> (Marks, Requirement, &str, &PointId, bool) {
    let is_written = point.id_range.is_some();
    (
        point.value,
        point.requirement,
        &point.label.value,
        &point.id,
        is_written,
    )
}

/// The point without its evidence.
fn head(point: &Point) -> String {
    let sign = if point.value.is_negative() { "" } else { "+" };
    let knock_out = match point.requirement {
        Requirement::KnockOut if !point.is_misconception() => "!",
        _ => "",
    };
    let label = on_one_line(&point.label.value);
    let head = format!("- {sign}{}{knock_out} {label}", point.value);
    let head = head.trim_end();
    if needs_id(point, &label) {
        format!("{head} ^{}", point.id)
    } else {
        head.to_owned()
    }
}

/// Whether the id cannot be left to the label. A label that ends in what looks like an id has to be followed by one.
fn needs_id(point: &Point, label: &str) -> bool {
    let last = label.rsplit(char::is_whitespace).next().unwrap_or("");
    let is_id = last.len() > 1 && last.starts_with('^');
    !point.id.as_str().is_empty() && (is_id || point.id_range.is_some())
}
