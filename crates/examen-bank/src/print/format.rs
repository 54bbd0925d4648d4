//! Canonical spacing for a bank that a human wrote.

mod gaps;

use super::evidence::{alternatives_text, kind_text};
use super::line::comment;
use super::patch::Patch;
use crate::bank::{Bank, Question};
use crate::issue::{Issue, IssueKind, TextEdit};
use crate::parse::document::{Comment, Document};
use crate::parse::meta::{Pair, items, pairs};
use crate::rubric::{EvidenceLine, LineKind, Point};
use crate::text_range::TextRange;

impl Bank {
    /// `source` with the spacing that [`Bank::print`] uses in front matter, comments, points and evidence, and one
    /// blank line around headings. Prose, remarks, a question's comment that is not closed or holds more than pairs,
    /// and lines with issues that a format cannot mend stay as they are; nothing is lost, and formatting twice changes
    /// nothing more.
    pub fn format(source: &str) -> String {
        let document = Document::new(source);
        formatted(&document).finish()
    }

    /// The edits that turn `source` into what [`Bank::format`] gives: as few and as small as they can be.
    pub fn format_edits(source: &str) -> Vec<TextEdit> {
        let document = Document::new(source);
        formatted(&document).into_edits()
    }
}

fn formatted<'d>(document: &'d Document<'d>) -> Patch<'d> {
    let parsed = Bank::parse(document.source);
    let mut formatter = Formatter {
        patch: Patch::new(document),
        issues: &parsed.issues,
    };
    formatter.front_matter(&parsed.value);
    for question in &parsed.value.questions {
        formatter.question(question);
    }
    gaps::format(&mut formatter.patch, &parsed.value);
    formatter.patch
}

struct Formatter<'d, 'i> {
    patch: Patch<'d>,
    issues: &'i [Issue],
}

impl Formatter<'_, '_> {
    fn source(&self) -> &str {
        self.patch.document.source
    }

    /// One blank behind the colon.
    fn front_matter(&mut self, bank: &Bank) {
        for entry in &bank.front.entries {
            let between = TextRange::new(entry.key.range.end, entry.value.range.start);
            if between.of(self.source()).trim_end() == ":" && !entry.value.range.is_empty() {
                self.patch.replace(between, ": ");
            }
        }
    }

    fn question(&mut self, question: &Question) {
        if let Some(range) = question.meta.filter(|range| self.is_understood(*range)) {
            let source = self.source();
            let pairs = pairs(source, Comment::at(source, range));
            let pieces: Vec<String> = pairs.iter().map(|pair| formatted_pair(source, pair)).collect();
            self.patch.replace(range, &comment(&pieces.join("; ")));
        }
        for point in &question.rubric.points {
            self.point(point);
        }
    }

    fn point(&mut self, point: &Point) {
        let source = self.source();
        let head_end = point.id_range.map_or(point.label.range.end, |id| id.end);
        let bullet_end = point.range.start + 1;
        let marks_end = point.label.range.start.max(bullet_end);
        let marks = TextRange::new(bullet_end, marks_end).of(source).trim();
        let label = point.label.range.of(source);
        let id = point.id_range.map(|id| format!("^{}", id.of(source)));
        let pieces = ["-", marks, label, id.as_deref().unwrap_or("")];
        let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        self.item(TextRange::new(point.range.start, head_end), &pieces.join(" "));
        for line in &point.lines {
            self.line(line);
        }
    }

    fn line(&mut self, line: &EvidenceLine) {
        let written = TextRange::new(line.range.start + 1, line.range.end)
            .of(self.source())
            .trim();
        let text = if self.has_issues(line.range) {
            written.to_owned()
        } else {
            match line.kind {
                LineKind::Why => format!("why: {}", line.text.value),
                kind => format!("{}{}", kind_text(kind), alternatives_text(&line.alternatives)),
            }
        };
        self.item(line.range, format!("  - {text}").trim_end());
    }

    /// A hyphen alone stays as it is: under a line of text it would make that line a heading.
    fn item(&mut self, range: TextRange, text: &str) {
        if text.trim() != "-" {
            self.patch.replace_item(range, text);
        }
    }

    /// Whether the comment at `range` is closed where it should be, and holds nothing but pairs: a semicolon in a remark
    /// separates nothing, and lines that it hides are a question that is still to be found again.
    fn is_understood(&self, range: TextRange) -> bool {
        let is_of_others = |kind: &IssueKind| {
            matches!(
                kind,
                IssueKind::UnclosedComment
                    | IssueKind::HeadingInComment { .. }
                    | IssueKind::CommentInComment
                    | IssueKind::BadMetaPair
                    | IssueKind::UnknownMetaKey { .. }
            )
        };
        !self.issues_in(range).any(|issue| is_of_others(&issue.kind))
    }

    /// Whether something in `range` is not understood the way it stands there.
    fn has_issues(&self, range: TextRange) -> bool {
        let is_harmless = |kind: &IssueKind| {
            matches!(
                kind,
                IssueKind::OtherBullet
                    | IssueKind::SpacedSlash
                    | IssueKind::AllOfOne
                    | IssueKind::StarInQuotes { .. }
                    | IssueKind::SlashInQuotes { .. }
                    | IssueKind::TooManyWanted { .. }
            )
        };
        self.issues_in(range).any(|issue| !is_harmless(&issue.kind))
    }

    /// The issues that begin in `range`.
    fn issues_in(&self, range: TextRange) -> impl Iterator<Item = &Issue> {
        let first = self
            .issues
            .partition_point(|issue| issue.range.start < range.start);
        self.issues[first..]
            .iter()
            .take_while(move |issue| issue.range.start < range.end)
    }
}

/// `key: value`, and one blank behind each comma of a list.
fn formatted_pair(source: &str, pair: &Pair) -> String {
    let key = pair.key.range.of(source);
    let Some(value) = &pair.value else {
        return key.to_owned();
    };
    let is_list = matches!(pair.key.value.as_str(), "tags" | "was");
    let text = if is_list {
        let items: Vec<String> = items(value).into_iter().map(|item| item.value).collect();
        items.join(", ")
    } else {
        value.value.clone()
    };
    format!("{key}: {text}").trim_end().to_owned()
}
