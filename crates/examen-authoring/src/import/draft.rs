//! What a shape's reader found out about one question, before points are derived from its key.

use std::time::Duration;

use examen_bank::Level;

use super::key_sentences::is_for_interviewers;
use super::wording::plain::plain;

/// A question as found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// First and last line of the question in the source, without its key.
    pub lines: (usize, usize),
    /// The question in plain text; none where it was lost.
    pub heading: Option<String>,
    /// A stable name that the source itself gives.
    pub name: Option<String>,
    /// Markdown that belongs to the question: the code it is about.
    pub body: String,
    /// The heading it stands under.
    pub topic: Option<String>,
    /// Tags as found; they are made into slugs later.
    pub tags: Vec<String>,
    /// How hard it is, where the source says so.
    pub level: Option<Level>,
    /// How long a candidate may take, where the source says so.
    pub time: Option<Duration>,
    /// What the source says of a good answer.
    pub key: Key,
    /// Questions that may come next.
    pub follow_ups: Vec<String>,
    /// Remarks that are neither question nor key: why it is asked.
    pub remarks: Vec<String>,
    /// Whether the source itself says that the answer is wanting.
    pub state: AnswerState,
}

/// What a source says of a good answer; all three may be there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Key {
    /// What an interviewer is told: `Candidates should mention …`.
    pub prose: String,
    /// A list of what to listen for, one Markdown text an item.
    pub criteria: Vec<String>,
    /// A model answer in Markdown.
    pub answer: String,
}

/// Whether the source itself says that an answer is wanting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum AnswerState {
    /// It does not.
    #[default]
    Given,
    /// `***`, `To be completed.`
    Unfinished,
}

impl Key {
    /// Whether the source says nothing of a good answer.
    pub fn is_empty(&self) -> bool {
        self.prose.trim().is_empty() && self.criteria.is_empty() && self.answer.trim().is_empty()
    }

    /// A model answer that is written to an interviewer becomes prose: `Candidates should mention …`.
    pub fn settle(&mut self) {
        if self.prose.is_empty() && is_for_interviewers(&plain(&self.answer)) {
            self.prose = std::mem::take(&mut self.answer);
        }
    }

    /// All of it as one text.
    pub fn text(&self) -> String {
        let criteria = self.criteria.join("\n");
        [self.prose.as_str(), &criteria, &self.answer]
            .join("\n")
            .trim()
            .to_owned()
    }
}

/// What a shape's reader found in a source.
#[derive(Default)]
pub(crate) struct Reading {
    /// The questions in the order of the source.
    pub drafts: Vec<Draft>,
    /// Text that is in no draft.
    pub findings: Vec<super::report::Finding>,
}
