//! Headings of questions that something above them hides, because it was not closed.

use super::super::lines::Line;
use super::super::part_name::is_part_heading;
use super::{BlockKind, Comment, Document};
use crate::issue::{Fix, IssueKind, Issues};
use crate::text_range::TextRange;

/// So much of a heading is told.
const MAX_SHOWN: usize = 60;

impl Document<'_> {
    /// Notes that `comment`, which is closed, was meant to end further up: it holds a heading of a question, or the next
    /// comment. One whose `-->` has a line of its own may hold headings, which were put there on purpose.
    pub(super) fn report_swallowed(&self, comment: Comment, issues: &mut Issues) {
        let lines: Vec<Line> = self.lines.clipped(comment.range).collect();
        let Some((first, rest)) = lines.split_first() else {
            return;
        };
        let text = |line: &Line| line.range().of(self.source);
        let has_comment = rest.iter().any(|line| text(line).contains("<!--"));
        let is_meant = !has_comment && rest.last().is_some_and(|last| text(last).trim() == "-->");
        let heading = rest.iter().find(|line| text(line).starts_with("## "));
        let kind = match heading {
            Some(heading) if !is_meant => IssueKind::HeadingInComment {
                heading: shown(text(heading)),
            },
            None if has_comment => IssueKind::CommentInComment,
            _ => return,
        };
        let is_own = |line: &&Line| {
            let text = text(line);
            !text.trim().is_empty() && !text.starts_with('#') && !text.contains("<!--")
        };
        let end = rest.iter().take_while(is_own).last().unwrap_or(first).end;
        let fix = Fix::insert("close the comment", end, " -->");
        issues.note_fixable(first.range(), kind, fix);
    }

    /// Notes blocks of code and of HTML that hide headings of questions.
    pub(super) fn report_hidden_in_blocks(&self, issues: &mut Issues) {
        for block in &self.blocks {
            match block.kind {
                BlockKind::Code => self.report_hidden_in_code(block.range, issues),
                BlockKind::Html => self.report_hidden_in_html(block.range, issues),
                _ => {}
            }
        }
    }

    /// Notes a fence that is not closed and hides the heading of a question or of a part, and one that only a fence further down closes, between which
    /// a heading stands with the comment that names its question.
    fn report_hidden_in_code(&self, block: TextRange, issues: &mut Issues) {
        let lines: Vec<Line> = self.lines.clipped(block).collect();
        let Some((first, rest)) = lines.split_first() else {
            return;
        };
        let text = |line: &Line| line.range().of(self.source);
        let opening = text(first).trim();
        let mark = opening.chars().next().unwrap_or(' ');
        let fence: String = opening.chars().take_while(|c| *c == mark).collect();
        let is_closing = |line: &Line| {
            let text = text(line).trim();
            text.len() >= fence.len() && text.chars().all(|c| c == mark)
        };
        let is_closed = rest.last().is_some_and(is_closing);
        let mut pairs = rest.iter().zip(rest.iter().skip(1).map(Some).chain([None]));
        let hidden = pairs.find(|(line, next)| {
            let is_named = || next.is_some_and(|next| names_question(text(next)));
            let is_question = text(line).starts_with("## ") && (!is_closed || is_named());
            is_question || (!is_closed && is_part_heading(text(line)))
        });
        if let Some((hidden, _)) = hidden.filter(|_| matches!(mark, '`' | '~')) {
            let closing = format!("{fence}{}", self.lines.ending());
            // The parts above the heading of the next question are hidden as well, and would be shown as text.
            let is_hidden_part = |line: &&Line| line.start < hidden.start && is_part_heading(text(line));
            let first_part = rest.iter().find(is_hidden_part).unwrap_or(hidden);
            let fix = Fix::insert("close the code block", first_part.start, closing);
            issues.note_fixable(self.shrunk(first.range()), IssueKind::UnclosedCode, fix);
        }
    }

    /// Notes HTML that is no comment and hides a heading: `<pre>` and others go on past blank lines.
    fn report_hidden_in_html(&self, block: TextRange, issues: &mut Issues) {
        let mut lines = self.lines.clipped(block);
        let Some(first) = lines.next().map(Line::range) else {
            return;
        };
        let text = |line: Line| line.range().of(self.source);
        let heading = lines.map(text).find(|text| text.starts_with("## "));
        if let Some(heading) = heading.filter(|_| !first.of(self.source).trim_start().starts_with("<!--")) {
            let heading = shown(heading);
            issues.note(self.shrunk(first), IssueKind::HeadingInHtml { heading });
        }
    }
}

/// Whether `line` is a comment that names a question, as it stands below a heading.
fn names_question(line: &str) -> bool {
    let inner = line.trim_start().strip_prefix("<!--").map(str::trim_start);
    inner.is_some_and(|inner| inner.starts_with("q:") || inner.starts_with("id:"))
}

/// The start of `heading`.
fn shown(heading: &str) -> String {
    let heading = heading.trim();
    match heading.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", heading[..end].trim_end()),
        None => heading.to_owned(),
    }
}
