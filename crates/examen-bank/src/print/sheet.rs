//! Answer sheets.

use super::front_matter;
use super::line::{comment, heading};
use super::patch::{Element, Home, Patch, Spacing};
use super::prose::contained;
use super::question::{heading_end, patch_heading, patch_text};
use crate::front_matter::FrontMatter;
use crate::parse::document::Document;
use crate::parse::duration::{parse_duration, print_duration};
use crate::parse::sheet::{mode_of, question_comment};
use crate::sheet::{Answer, AnswerSheet, Attempted, Mode};
use crate::text_range::TextRange;

/// The rank of the headings that end an answer.
const ANSWER_RANK: u8 = 2;

impl AnswerSheet {
    /// The sheet in canonical form, with LF line endings.
    ///
    /// It reads back as the same value, apart from ranges. Headings in an answer that would end it are lowered.
    pub fn print(&self) -> String {
        let mut blocks = vec![front_matter::print(&front_of(self))];
        blocks.extend(self.answers.iter().map(Element::print));
        blocks.retain(|block| !block.is_empty());
        let mut text = blocks.join("\n\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// `source`, which this sheet was parsed from, with what has been changed since then printed afresh and
    /// everything else as it is: line endings, comments and spacing too.
    pub fn reprint(&self, source: &str) -> String {
        let document = Document::new(source);
        let old = Self::parse(source).value;
        let mut patch = Patch::new(&document);
        front_matter::patch(&mut patch, &old.front, &front_of(self));
        let home = Home {
            offset: source.len(),
            spacing: Spacing::BlankLine,
        };
        patch.list(&old.answers, &self.answers, home);
        patch.finish()
    }
}

impl Element for Answer {
    const SPACING: Spacing = Spacing::BlankLine;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        let mut text = heading(2, &self.heading.value);
        if let Some(comment) = comment_of(self) {
            text = format!("{text}\n{comment}");
        }
        let answer = contained(&self.text.value, ANSWER_RANK);
        let printed = format!("{text}\n\n{answer}").trim_end().to_owned();
        match ends_in_quote(&answer) {
            true => printed + "\n",
            false => printed,
        }
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        patch_heading(patch, old.range, &old.heading.value, &self.heading.value);
        let old_comment = question_comment(patch.document, old.range);
        let text_home = old_comment.map_or(heading_end(patch, old.range), |comment| {
            let line = patch.document.lines.at(comment.range.end.saturating_sub(1));
            line.map_or(comment.range.end, |line| line.next)
        });
        if comment_of(self) != comment_of(old) {
            match (old_comment, comment_of(self)) {
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
        if old.text.value != self.text.value {
            let home = Home {
                offset: text_home,
                spacing: Spacing::BlankLine,
            };
            patch_text(
                patch,
                old.text.range,
                &contained(&self.text.value, ANSWER_RANK),
                home,
            );
        }
    }
}

/// Whether what is typed right below `answer` would belong to a quote. One more blank line leaves a line to type on.
fn ends_in_quote(answer: &str) -> bool {
    let last = answer.lines().next_back();
    last.is_some_and(|last| last.trim_start().starts_with('>'))
}

/// The comment that says which question is answered, or that it is skipped.
fn comment_of(answer: &Answer) -> Option<String> {
    let id = answer.question.as_ref().map(|id| format!("q: {}", id.value));
    let skipped = (answer.attempted == Attempted::Skipped).then(|| "skipped".to_owned());
    let pieces: Vec<String> = id.into_iter().chain(skipped).collect();
    (!pieces.is_empty()).then(|| comment(&pieces.join("; ")))
}

/// The front matter with the mode and the time that the sheet has now.
fn front_of(sheet: &AnswerSheet) -> FrontMatter {
    let mut front = sheet.front.clone();
    if mode_of(&front) != sheet.mode {
        let mode = match sheet.mode {
            Mode::Practice => "practice",
            Mode::Interview => "interview",
        };
        front.set("mode", mode);
    }
    let time = front.get("time").and_then(|time| parse_duration(&time.value));
    match sheet.time {
        _ if time == sheet.time => {}
        Some(time) => front.set("time", print_duration(time)),
        None => front.entries.retain(|entry| entry.key.value != "time"),
    }
    front
}
