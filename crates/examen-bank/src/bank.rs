//! A bank of questions, as written by its author.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;

use crate::front_matter::FrontMatter;
use crate::ids::{QuestionId, Revision};
use crate::marks::Marks;
use crate::reader_text::without_comments;
use crate::rubric::{LineKind, Requirement, Rubric};
use crate::text_range::{Located, TextRange};

/// Separates points in the text of a revision: ASCII's record separator, which no author types.
const RECORD: char = '\u{1e}';

/// Separates evidence lines in the text of a revision: ASCII's unit separator.
const UNIT: char = '\u{1f}';

/// What a point is worth where nothing is written.
const ONE_MARK: Marks = Marks::whole(1);

/// A file of questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Bank {
    /// `bank`, `lang`, `license`, `glossary` and whatever else the author keeps there.
    pub front: FrontMatter,
    /// The questions in the order of the file.
    pub questions: Vec<Question>,
}

impl Bank {
    /// The bank's name: the value of `bank:` in the front matter.
    pub fn name(&self) -> Option<&str> {
        self.front
            .get("bank")
            .map(|name| name.value.as_str())
            .filter(|name| !name.is_empty())
    }

    /// The path of the bank's glossary, relative to the bank.
    pub fn glossary_path(&self) -> Option<&Located<String>> {
        self.front.get("glossary").filter(|path| !path.value.is_empty())
    }

    /// The question called `id`, or the one that used to be (`was:`).
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        let now = self.questions.iter().find(|question| question.id == *id);
        now.or_else(|| self.questions.iter().find(|question| question.was.contains(id)))
    }
}

/// One question with its rubric.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Question {
    /// From the heading to just before the next heading of the same or a higher rank.
    pub range: TextRange,
    /// The text of the `## ` heading.
    pub heading: Located<String>,
    /// The text of the `# ` heading above it.
    pub topic: Option<String>,
    /// The `<!-- id: …; tags: … -->` comment.
    pub meta: Option<TextRange>,
    /// The id, given or derived from the heading.
    pub id: QuestionId,
    /// Where the id is written; none for a derived one.
    pub id_range: Option<TextRange>,
    /// Ids this question used to have.
    pub was: Vec<QuestionId>,
    /// Tags, in the order of the file.
    pub tags: Vec<String>,
    /// How hard it is.
    pub level: Option<Level>,
    /// How long a candidate may take.
    pub time: Option<Duration>,
    /// How it is judged.
    pub kind: QuestionKind,
    /// Markdown between the heading (or its comment) and the first part; empty in most banks.
    pub body: Located<String>,
    /// Range of the `### Points` part, heading included.
    pub points_part: Option<TextRange>,
    /// The points an interviewer listens for.
    pub rubric: Rubric,
    /// `### Hint`
    pub hint: Option<Part>,
    /// `### Answer`: a model answer.
    pub answer: Option<Part>,
    /// `### Follow-ups`, one question an item.
    pub follow_ups: Vec<Located<String>>,
    /// Range of the `### Follow-ups` part, heading included.
    pub follow_ups_part: Option<TextRange>,
    /// `### Notes`: for the author; never shown to a candidate.
    pub notes: Option<Part>,
}

impl Question {
    /// Whether `id` is the name of this question, or was.
    pub fn is_called(&self, id: &QuestionId) -> bool {
        self.id == *id || self.was.contains(id)
    }

    /// What the candidate is asked: the heading, and the body under it where there is one.
    pub fn prompt(&self) -> String {
        let body = self.shown_body();
        if body.is_empty() {
            self.heading.value.clone()
        } else {
            format!("{}\n\n{body}", self.heading.value)
        }
    }

    /// The body as a candidate sees it: without comments, and without white space around it.
    pub fn shown_body(&self) -> Cow<'_, str> {
        shown(&self.body.value)
    }

    /// The follow-ups as an interviewer asks them: without comments, and those left out that have nothing else.
    pub fn shown_follow_ups(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let items = self.follow_ups.iter().map(|item| shown(&item.value));
        items.filter(|item| !item.is_empty())
    }

    /// Fingerprint of prompt and rubric, or of the model answer where the rubric has no points. Ids, hints, notes,
    /// comments in the prompt, white space and line endings do not count.
    pub fn revision(&self) -> Revision {
        let mut text = OneBlank::default();
        text.push(&self.heading.value);
        let body = self.shown_body();
        if !body.is_empty() {
            text.push(" ");
            text.push(&body);
        }
        if let Some(model) = self.model_part() {
            text.push(" \u{1e} Answer ");
            text.push(&model.value);
        }
        for point in &self.rubric.points {
            match (point.value, point.requirement) {
                // Nearly all are like this, and a formatter is slow.
                (ONE_MARK, Requirement::Ordinary) => text.0.push_str("\u{1e} 1 Ordinary "),
                (value, requirement) => {
                    let _ = write!(text, "{RECORD} {value} {requirement:?} ");
                }
            }
            text.push(&point.label.value);
            for line in &point.lines {
                match line.kind {
                    LineKind::Any => text.0.push_str("\u{1f} Any "),
                    kind => {
                        let _ = write!(text, "{UNIT} {kind:?} ");
                    }
                }
                text.push(&line.text.value);
            }
        }
        Revision::of(text.trimmed())
    }
}

/// A text in which one blank stands for all white space in a row. It is hashed for every question of an index, so it is
/// made in one go.
#[derive(Default)]
struct OneBlank(String);

impl OneBlank {
    fn push(&mut self, text: &str) {
        if is_in_form(text) {
            return self.0.push_str(text);
        }
        let mut rest = text;
        while let Some(end) = rest.find(char::is_whitespace) {
            self.0.push_str(&rest[..end]);
            if !self.0.is_empty() && !self.0.ends_with(' ') {
                self.0.push(' ');
            }
            rest = rest[end..].trim_start();
        }
        self.0.push_str(rest);
    }

    fn trimmed(&self) -> &str {
        self.0.trim_end_matches(' ')
    }
}

/// Whether `text` is ASCII without any white space but single blanks between its words, as most texts are.
fn is_in_form(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !byte.is_ascii() || (b'\t'..=b'\r').contains(&byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' '
}

impl std::fmt::Write for OneBlank {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.push(text);
        Ok(())
    }
}

/// A part of a question that is free text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Heading and text.
    pub range: TextRange,
    /// The text below the heading, without white space around it.
    pub text: Located<String>,
}

impl Part {
    /// The text as a reader sees it: without comments, and without white space around it.
    pub fn shown_text(&self) -> Cow<'_, str> {
        shown(&self.text.value)
    }
}

fn shown(markdown: &str) -> Cow<'_, str> {
    match without_comments(markdown) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// How a question is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuestionKind {
    /// In marks, by the points of its rubric.
    #[default]
    Technical,
    /// By a checklist that the candidate or a mentor ticks; it carries no marks.
    Behavioural,
}

/// How hard a question is, 1 (everybody) to 5 (few).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Level(u8);

impl Level {
    /// The level `n`, if it is one of 1..=5.
    pub fn new(n: u8) -> Option<Self> {
        (1..=5).contains(&n).then_some(Self(n))
    }

    /// The number, 1..=5.
    pub fn get(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Bank, Revision};

    fn revision(source: &str) -> Revision {
        Bank::parse(source).value.questions[0].revision()
    }

    #[test]
    fn a_revision_is_that_of_prompt_and_rubric() {
        let source = "## A?\nbody\n### Points\n- +1 One ^x\n  - a, b\n### Hint\nx\n";
        let same = [
            source.replace('\n', "\r\n"),
            source.replace("^x", "^y").replace("  - a", "\t-  a"),
            "## A?\nbody\n### Points\n- One\n  - a, b\n".to_owned(),
        ];
        for other in same {
            assert_eq!(revision(source), revision(&other), "{other}");
        }
        for (old, new) in [
            ("body", "other"),
            ("+1", "+2"),
            ("One", "Two"),
            ("a, b", "a; b"),
            ("+1", "+1!"),
        ] {
            assert_ne!(revision(source), revision(&source.replace(old, new)), "{new}");
        }
    }
}
