//! Reviews.

use super::front_matter;
use super::line::{comment, heading, on_one_line};
use super::patch::{Element, Home, Patch, Spacing};
use super::prose::contained;
use super::question::{heading_end, patch_heading};
use crate::parse::document::Document;
use crate::parse::review::{hash_comment, remarks};
use crate::review::{Decision, Review, ReviewedAnswer, Ruling};
use crate::text_range::TextRange;

/// The rank of the headings that end a section.
const SECTION_RANK: u8 = 2;

impl Review {
    /// The review in canonical form, with LF line endings; it reads back as the same value, apart from ranges.
    pub fn print(&self) -> String {
        let mut blocks = vec![front_matter::print(&self.front)];
        blocks.extend(self.answers.iter().map(Element::print));
        blocks.retain(|block| !block.is_empty());
        let mut text = blocks.join("\n\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// `source`, which this review was parsed from, with what has been changed since then printed afresh and
    /// everything else as it is.
    pub fn reprint(&self, source: &str) -> String {
        let document = Document::new(source);
        let old = Self::parse(source).value;
        let mut patch = Patch::new(&document);
        front_matter::patch(&mut patch, &old.front, &self.front);
        let home = Home {
            offset: source.len(),
            spacing: Spacing::BlankLine,
        };
        patch.list(&old.answers, &self.answers, home);
        patch.finish()
    }
}

impl Element for ReviewedAnswer {
    const SPACING: Spacing = Spacing::BlankLine;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        let mut text = heading(2, self.question.value.as_str());
        if let Some(hash) = &self.answer {
            text = format!("{text}\n{}", comment(&format!("answer: {}", hash.value)));
        }
        let decisions: Vec<String> = self.decisions.iter().map(Element::print).collect();
        let remark = contained(&self.comment, SECTION_RANK);
        let blocks = [text, decisions.join("\n"), remark];
        let blocks: Vec<String> = blocks.into_iter().filter(|block| !block.is_empty()).collect();
        blocks.join("\n\n")
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        let (old_id, new_id) = (old.question.value.as_str(), self.question.value.as_str());
        patch_heading(patch, old.range, old_id, new_id);
        patch_hash(patch, old, self);
        let comment = hash_comment(patch.document, old.range);
        let heading_end = heading_end(patch, old.range);
        let comment_end =
            comment.and_then(|comment| patch.document.lines.at(comment.range.end.saturating_sub(1)));
        let home = Home {
            offset: comment_end.map_or(heading_end, |line| line.next.max(heading_end)),
            spacing: Spacing::BlankLine,
        };
        patch.list(&old.decisions, &self.decisions, home);
        patch_comment(patch, old, self);
    }
}

impl Element for Decision {
    const SPACING: Spacing = Spacing::Line;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        let mark = match self.ruling {
            Ruling::Granted => "[x]",
            Ruling::Withheld => "[ ]",
        };
        match self.reason.as_deref().map(on_one_line) {
            Some(reason) if !reason.is_empty() => format!("- {mark} {}: {reason}", self.point.value),
            _ => format!("- {mark} {}", self.point.value),
        }
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        patch.replace(old.range, &self.print());
    }
}

fn patch_hash(patch: &mut Patch<'_>, old: &ReviewedAnswer, new: &ReviewedAnswer) {
    let value = |answer: &ReviewedAnswer| answer.answer.as_ref().map(|hash| hash.value);
    if value(old) == value(new) {
        return;
    }
    let text = value(new).map(|hash| comment(&format!("answer: {hash}")));
    match (hash_comment(patch.document, old.range), text) {
        (Some(old), Some(new)) => patch.replace(old.range, &new),
        (Some(old), None) => patch.delete_lines(old.range),
        (None, Some(new)) => {
            let home = Home {
                offset: heading_end(patch, old.range),
                spacing: Spacing::Line,
            };
            patch.insert(home, &new);
        }
        (None, None) => {}
    }
}

/// Puts a new comment where the old one begins, or at the end of the section.
fn patch_comment(patch: &mut Patch<'_>, old: &ReviewedAnswer, new: &ReviewedAnswer) {
    if old.comment == new.comment {
        return;
    }
    let text = contained(&new.comment, SECTION_RANK);
    let mut old_remarks = remarks(patch.document, old.range).into_iter();
    match old_remarks.next() {
        Some(first) if !text.is_empty() => patch.replace(first, &text),
        Some(first) => patch.delete_lines(first),
        None if text.is_empty() => {}
        None => {
            let home = Home {
                offset: old.range.end,
                spacing: Spacing::BlankLine,
            };
            patch.insert(home, &text);
        }
    }
    for remark in old_remarks {
        patch.delete_lines(remark);
    }
}
