//! Front matter.

use super::line::on_one_line;
use super::patch::{Element, Home, Patch, Spacing};
use crate::front_matter::{FrontEntry, FrontMatter};
use crate::parse::front_extent::unquoted;
use crate::text_range::TextRange;

impl Element for FrontEntry {
    const SPACING: Spacing = Spacing::Line;

    fn range(&self) -> TextRange {
        self.key.range.cover(self.value.range)
    }

    fn print(&self) -> String {
        let value = printed_value(&self.value.value);
        format!("{}: {value}", self.key.value).trim_end().to_owned()
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        if self.key.value != old.key.value {
            patch.replace(old.key.range, &self.key.value);
        }
        if self.value.value != old.value.value {
            patch.replace(old.value.range, &spaced_value(self, old));
        }
    }
}

/// The value with the blank that an empty old value does not have before it.
fn spaced_value(new: &FrontEntry, old: &FrontEntry) -> String {
    let value = printed_value(&new.value.value);
    if old.value.range.is_empty() {
        format!(" {value}")
    } else {
        value
    }
}

fn printed_value(value: &str) -> String {
    let value = on_one_line(value);
    if unquoted(&value).is_some() {
        format!("\"{value}\"")
    } else {
        value
    }
}

/// The front matter with its hyphens, and without a line ending at the end; empty if it has no entries.
pub(super) fn print(front: &FrontMatter) -> String {
    if front.entries.is_empty() {
        return String::new();
    }
    let entries: Vec<String> = front.entries.iter().map(Element::print).collect();
    format!("---\n{}\n---", entries.join("\n"))
}

/// Turns the front matter `old` of the source into `new`.
pub(super) fn patch(patch: &mut Patch<'_>, old: &FrontMatter, new: &FrontMatter) {
    let document = patch.document;
    let front = document.front.range;
    if front.is_empty() {
        let text = print(new);
        if !text.is_empty() {
            patch.replace(
                TextRange::empty(document.front.body_start),
                &format!("{text}\n\n"),
            );
        }
        return;
    }
    let last_line = document.lines.at(front.end.saturating_sub(1));
    let home = Home {
        offset: last_line.map_or(front.end, |line| line.start),
        spacing: Spacing::Line,
    };
    patch.list(&old.entries, &new.entries, home);
}
