//! The shapes of question lists that can be imported.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// How a list of questions is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// JSON: objects with `question`, `answer`, `goodToHear`, `tags` and `expertise` in an array or one a line, or one
    /// object of questions and their answers.
    ThirtySecondsJson,
    /// A table with the header `question,answer` and perhaps `tags`, `topic`, `level`; comma, semicolon or tab. Flash
    /// cards, too: a question, a tab and an answer a line, or what Anki exports as text.
    Table,
    /// One question a file: `### question`, `#### Answer`, `#### Good to hear`.
    ThirtySeconds,
    /// `<details><summary>`: the question is in the summary, or in the heading above one that says `Answer`.
    Details,
    /// A page of questions, each with a list headed `Evaluation criteria`.
    Criteria,
    /// A page of lists headed `What to listen for`, most of whose questions were lost in copying.
    ListenFor,
    /// A page of questions, each with `Why they ask this` and no key.
    WhyAsked,
    /// Markdown headings that are questions, with the answer below each.
    Headings,
    /// Plain text: a question on a line of its own, then prose that tells an interviewer what to listen for.
    ProseKey,
    /// Plain text: a question as an item, in bold or apart from other lines, and its answer below it.
    Pairs,
    /// One question an item or a line, with or without numbers, perhaps under titles, and next to nothing else.
    List,
}

impl Shape {
    /// All shapes, the most particular first: the order in which detection prefers them.
    pub const ALL: [Self; 11] = [
        Self::ThirtySecondsJson,
        Self::Table,
        Self::ThirtySeconds,
        Self::Details,
        Self::Criteria,
        Self::ListenFor,
        Self::WhyAsked,
        Self::Headings,
        Self::ProseKey,
        Self::Pairs,
        Self::List,
    ];

    /// Whether every line of a list in this shape is text, rather than syntax around it.
    pub(crate) fn is_line_by_line(self) -> bool {
        !matches!(self, Self::ThirtySecondsJson | Self::Table)
    }

    /// The name used on the command line and in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::ThirtySecondsJson => "thirty-seconds-json",
            Self::Table => "table",
            Self::ThirtySeconds => "thirty-seconds",
            Self::Details => "details",
            Self::Criteria => "criteria",
            Self::ListenFor => "listen-for",
            Self::WhyAsked => "why-asked",
            Self::Headings => "headings",
            Self::ProseKey => "prose-key",
            Self::Pairs => "pairs",
            Self::List => "list",
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that no shape has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no shape is called `{name}`; there are {}", Shape::ALL.map(Shape::name).join(", "))]
pub struct NoSuchShape {
    /// The name asked for.
    pub name: String,
}

impl FromStr for Shape {
    type Err = NoSuchShape;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|shape| shape.name() == name);
        found.ok_or_else(|| NoSuchShape {
            name: name.to_owned(),
        })
    }
}
