//! Case files.

use super::line::{heading, item};
use super::patch::{Element, Home, Patch, Spacing};
use super::question::{heading_end, patch_heading};
use crate::cases::{Case, CaseFile, CaseSection};
use crate::parse::cases::is_read_as_ruling;
use crate::parse::document::Document;
use crate::review::Ruling;
use crate::text_range::TextRange;

impl CaseFile {
    /// The cases in canonical form, with LF line endings; they read back as the same value, apart from ranges.
    pub fn print(&self) -> String {
        let sections: Vec<String> = self
            .sections
            .iter()
            .map(|section| format!("{}\n", section.print()))
            .collect();
        sections.join("\n")
    }

    /// `source`, which these cases were parsed from, with what has been changed since then printed afresh and
    /// everything else as it is.
    pub fn reprint(&self, source: &str) -> String {
        let document = Document::new(source);
        let old = Self::parse(source).value;
        let mut patch = Patch::new(&document);
        let home = Home {
            offset: source.len(),
            spacing: Spacing::BlankLine,
        };
        patch.list(&old.sections, &self.sections, home);
        patch.finish()
    }
}

impl Element for CaseSection {
    const SPACING: Spacing = Spacing::BlankLine;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        let cases: Vec<String> = self.cases.iter().map(Element::print).collect();
        let heading = heading(2, self.question.value.as_str());
        format!("{heading}\n\n{}", cases.join("\n")).trim_end().to_owned()
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        let (old_id, new_id) = (old.question.value.as_str(), self.question.value.as_str());
        patch_heading(patch, old.range, old_id, new_id);
        let home = Home {
            offset: heading_end(patch, old.range),
            spacing: Spacing::BlankLine,
        };
        patch.list(&old.cases, &self.cases, home);
    }
}

impl Element for Case {
    const SPACING: Spacing = Spacing::Line;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        let rulings: Vec<String> = self
            .expectations
            .iter()
            .map(|expectation| match expectation.ruling {
                Ruling::Granted => format!("`+{}`", expectation.point.value),
                Ruling::Withheld => format!("`-{}`", expectation.point.value),
            })
            .collect();
        let answer = self.answer.trim();
        item(format!("{}{}{answer}", rulings.join(" "), gap(answer)).trim())
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        patch.replace_item(old.range, &self.print());
    }
}

/// What stands between the rulings and the answer. A block of Markdown needs a line of its own, and what looks like
/// a ruling a blank line before it.
fn gap(answer: &str) -> &'static str {
    let starts_plainly = answer.starts_with(|c: char| c.is_alphanumeric() && !c.is_ascii_digit());
    if is_read_as_ruling(answer) {
        "\n\n"
    } else if starts_plainly {
        " "
    } else {
        "\n"
    }
}
