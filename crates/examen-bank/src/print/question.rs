//! Questions.

mod meta;

use super::line::{heading, on_one_line};
use super::patch::{Element, Home, Patch, Spacing};
use super::prose::contained;
use crate::bank::{Part, Question};
use crate::text_range::{Located, TextRange};

/// The rank of the headings that end a part.
const PART_RANK: u8 = 3;

impl Element for Question {
    const SPACING: Spacing = Spacing::BlankLine;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        let head = format!("{}\n{}", heading(2, &self.heading.value), meta::print(self));
        let head = head.trim_end().to_owned();
        let mut blocks = vec![head, contained(&self.body.value, PART_RANK)];
        blocks.push(points_part(self));
        blocks.push(text_part("Hint", self.hint.as_ref()));
        blocks.push(text_part("Answer", self.answer.as_ref()));
        blocks.push(follow_ups_part(self));
        blocks.push(text_part("Notes", self.notes.as_ref()));
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n\n")
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        patch_heading(patch, old.range, &old.heading.value, &self.heading.value);
        meta::patch(patch, old, self);
        patch_body(patch, old, self);
        patch_points(patch, old, self);
        patch_part(patch, "Hint", old, (old.hint.as_ref(), self.hint.as_ref()));
        patch_part(patch, "Answer", old, (old.answer.as_ref(), self.answer.as_ref()));
        patch_follow_ups(patch, old, self);
        patch_part(patch, "Notes", old, (old.notes.as_ref(), self.notes.as_ref()));
    }
}

impl Element for Located<String> {
    const SPACING: Spacing = Spacing::Line;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        format!("- {}", on_one_line(&self.value))
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        patch.replace(old.range, &on_one_line(&self.value));
    }
}

/// Rewrites the heading of a section of rank 2 if its text changed.
pub(super) fn patch_heading(patch: &mut Patch<'_>, section: TextRange, old: &str, new: &str) {
    let first = patch.document.headings_within(section).first();
    if let Some(range) = first.map(|first| first.range).filter(|_| old != new) {
        patch.replace(range, &format!("{}\n", heading(2, new)));
    }
}

fn points_part(question: &Question) -> String {
    let points: Vec<String> = question.rubric.points.iter().map(Element::print).collect();
    if points.is_empty() {
        String::new()
    } else {
        format!("### Points\n\n{}", points.join("\n"))
    }
}

fn follow_ups_part(question: &Question) -> String {
    let items: Vec<String> = question.follow_ups.iter().map(Element::print).collect();
    if items.is_empty() {
        String::new()
    } else {
        format!("### Follow-ups\n\n{}", items.join("\n"))
    }
}

fn text_part(name: &str, part: Option<&Part>) -> String {
    let Some(part) = part else {
        return String::new();
    };
    let text = contained(&part.text.value, PART_RANK);
    format!("### {name}\n\n{text}").trim_end().to_owned()
}

fn patch_body(patch: &mut Patch<'_>, old: &Question, new: &Question) {
    let home = Home {
        offset: head_end(patch, old),
        spacing: Spacing::BlankLine,
    };
    if old.body.value != new.body.value {
        patch_text(
            patch,
            old.body.range,
            &contained(&new.body.value, PART_RANK),
            home,
        );
    }
}

/// Replaces the text at `old` by `new`; `home` is where it goes if there was none.
pub(super) fn patch_text(patch: &mut Patch<'_>, old: TextRange, new: &str, home: Home) {
    match (old.is_empty(), new.is_empty()) {
        (true, true) => {}
        (true, false) => patch.insert(home, new),
        (false, true) => patch.delete_lines(old),
        (false, false) => patch.replace(old, new),
    }
}

/// Behind the heading and its comment.
fn head_end(patch: &Patch<'_>, old: &Question) -> usize {
    let document = patch.document;
    match old.meta {
        Some(meta) => document
            .lines
            .at(meta.end.saturating_sub(1))
            .map_or(meta.end, |line| line.next),
        None => heading_end(patch, old.range),
    }
}

/// Behind the heading that `section` starts with.
pub(super) fn heading_end(patch: &Patch<'_>, section: TextRange) -> usize {
    let first = patch.document.headings_within(section).first();
    first.map_or(section.start, |heading| heading.range.end)
}

fn patch_points(patch: &mut Patch<'_>, old: &Question, new: &Question) {
    let (old_points, new_points) = (&old.rubric.points, &new.rubric.points);
    match old.points_part {
        Some(part) if new.points_part.is_none() && new_points.is_empty() => patch.delete_lines(part),
        Some(part) => {
            let home = below_heading(patch, part);
            patch.list(old_points, new_points, home);
        }
        None => insert_part(patch, "Points", old, &points_part(new)),
    }
}

fn patch_follow_ups(patch: &mut Patch<'_>, old: &Question, new: &Question) {
    match old.follow_ups_part {
        Some(part) if new.follow_ups_part.is_none() && new.follow_ups.is_empty() => patch.delete_lines(part),
        Some(part) => {
            let home = below_heading(patch, part);
            patch.list(&old.follow_ups, &new.follow_ups, home);
        }
        None => insert_part(patch, "Follow-ups", old, &follow_ups_part(new)),
    }
}

fn patch_part(patch: &mut Patch<'_>, name: &str, question: &Question, parts: (Option<&Part>, Option<&Part>)) {
    match parts {
        (None, new) => insert_part(patch, name, question, &text_part(name, new)),
        (Some(old), None) => patch.delete_lines(old.range),
        (Some(old), Some(new)) if old.text.value != new.text.value => {
            let home = below_heading(patch, old.range);
            patch_text(
                patch,
                old.text.range,
                &contained(&new.text.value, PART_RANK),
                home,
            );
        }
        (Some(_), Some(_)) => {}
    }
}

fn below_heading(patch: &Patch<'_>, part: TextRange) -> Home {
    Home {
        offset: heading_end(patch, part),
        spacing: Spacing::BlankLine,
    }
}

/// Inserts a part behind those that stand before it in the canonical order, or before all others.
fn insert_part(patch: &mut Patch<'_>, name: &str, question: &Question, text: &str) {
    if text.is_empty() {
        return;
    }
    let parts = [
        ("Points", question.points_part),
        ("Hint", question.hint.as_ref().map(|part| part.range)),
        ("Answer", question.answer.as_ref().map(|part| part.range)),
        ("Follow-ups", question.follow_ups_part),
        ("Notes", question.notes.as_ref().map(|part| part.range)),
    ];
    let before = parts.iter().take_while(|(other, _)| *other != name);
    let behind_those = before.filter_map(|(_, range)| range.map(|range| range.end)).max();
    let all = patch.document.headings_within(question.range);
    let first_part = all
        .iter()
        .find(|heading| heading.rank == PART_RANK)
        .map(|heading| heading.range.start);
    let offset = behind_those.or(first_part).unwrap_or(question.range.end);
    let home = Home {
        offset,
        spacing: Spacing::BlankLine,
    };
    patch.insert(home, text);
}
