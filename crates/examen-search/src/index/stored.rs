//! What the index remembers of a question, to show it without its file.

use std::borrow::Cow;

use examen_bank::{Level, Question, QuestionId, QuestionKind, TextRange};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::results::Location;
use crate::text::Language;

/// A question as it is kept in the index. Names are short because they stand there once a question. It borrows from
/// the question that it is made of, of which a build has millions, and owns what is read from the index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredQuestion<'q> {
    #[serde(rename = "p")]
    pub(crate) path: Cow<'q, str>,
    #[serde(rename = "n")]
    pub(crate) bank: Cow<'q, str>,
    #[serde(rename = "g")]
    pub(crate) language: Language,
    #[serde(rename = "i")]
    pub(crate) id: Cow<'q, str>,
    #[serde(rename = "q")]
    pub(crate) heading: Cow<'q, str>,
    #[serde(rename = "b", default, skip_serializing_if = "is_empty")]
    pub(crate) body: Cow<'q, str>,
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub(crate) topic: Option<Cow<'q, str>>,
    #[serde(rename = "s", default, skip_serializing_if = "has_none")]
    pub(crate) tags: Cow<'q, [String]>,
    /// 0 for none.
    #[serde(rename = "l", default)]
    pub(crate) level: u8,
    #[serde(rename = "k", default)]
    pub(crate) is_behavioural: bool,
    /// Labels of the points, one a line.
    #[serde(rename = "o", default, skip_serializing_if = "is_empty")]
    pub(crate) points: Cow<'q, str>,
    #[serde(rename = "a", default, skip_serializing_if = "is_empty")]
    pub(crate) answer: Cow<'q, str>,
    #[serde(rename = "h", default, skip_serializing_if = "is_empty")]
    pub(crate) hint: Cow<'q, str>,
    /// One a line.
    #[serde(rename = "f", default, skip_serializing_if = "is_empty")]
    pub(crate) follow_ups: Cow<'q, str>,
    #[serde(rename = "r")]
    pub(crate) revision: String,
    /// Line of the heading, from 1; 0 if it is not known.
    #[serde(rename = "e", default)]
    pub(crate) line: u32,
    /// Bytes of the question in its file.
    #[serde(rename = "x")]
    pub(crate) range: (usize, usize),
}

fn is_empty(text: &str) -> bool {
    text.is_empty()
}

fn has_none(tags: &[String]) -> bool {
    tags.is_empty()
}

impl<'q> StoredQuestion<'q> {
    /// `question` as it is kept; `line` is that of its heading, or 0.
    pub(crate) fn of(question: &'q Question, line: u32) -> Self {
        let part = |part: &'q Option<examen_bank::Part>| {
            let text = part.as_ref().map(examen_bank::Part::shown_text);
            text.unwrap_or_default()
        };
        let points = question.rubric.points.iter();
        Self {
            id: question.id.as_str().into(),
            heading: question.heading.value.as_str().into(),
            body: question.shown_body(),
            topic: question.topic.as_deref().map(Cow::Borrowed),
            tags: question.tags.as_slice().into(),
            level: question.level.map_or(0, Level::get),
            is_behavioural: question.kind == QuestionKind::Behavioural,
            points: one_a_line(points.map(|point| point.label.value.as_str())).into(),
            answer: part(&question.answer),
            hint: part(&question.hint),
            follow_ups: one_a_line(question.shown_follow_ups()).into(),
            revision: question.revision().to_string(),
            line,
            range: (question.range.start, question.range.end),
            ..Self::default()
        }
    }

    /// The text that is stored.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers always have a JSON form")
    }

    /// Reads what [`Self::to_json`] wrote.
    pub(crate) fn from_json(json: &str) -> Option<StoredQuestion<'static>> {
        serde_json::from_str(json).ok()
    }

    pub(crate) fn question_id(&self) -> QuestionId {
        QuestionId::new(&*self.id)
    }

    pub(crate) fn level(&self) -> Option<Level> {
        Level::new(self.level)
    }

    pub(crate) fn kind(&self) -> QuestionKind {
        if self.is_behavioural {
            QuestionKind::Behavioural
        } else {
            QuestionKind::Technical
        }
    }

    pub(crate) fn location(&self) -> Location {
        Location {
            line: Some(self.line).filter(|line| *line > 0),
            range: TextRange::new(self.range.0, self.range.1),
        }
    }
}

fn one_a_line(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut joined = String::new();
    for (idx, text) in texts.enumerate() {
        if idx > 0 {
            joined.push('\n');
        }
        joined.push_str(text.as_ref());
    }
    joined
}

/// Hash of a question's document, from what is stored of it. The words of its evidence, which are only indexed, are in
/// the revision, which is stored.
pub(crate) fn fingerprint(stored: &str) -> u64 {
    xxh3_64(stored.as_bytes())
}

/// Number of a question: a hash of its bank's number and its id.
pub(crate) fn question_key(bank_key: u64, id: &str) -> u64 {
    let mut bytes = bank_key.to_le_bytes().to_vec();
    bytes.extend(id.as_bytes());
    xxh3_64(&bytes)
}
