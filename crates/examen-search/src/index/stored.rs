//! What the index remembers of a question, to show it without its file.

use examen_bank::{Level, Question, QuestionId, QuestionKind, TextRange};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::results::Location;
use crate::text::Language;

/// A question as it is kept in the index. Names are short because they stand there once a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredQuestion {
    #[serde(rename = "p")]
    pub(crate) path: String,
    #[serde(rename = "n")]
    pub(crate) bank: String,
    #[serde(rename = "g")]
    pub(crate) language: Language,
    #[serde(rename = "i")]
    pub(crate) id: String,
    #[serde(rename = "q")]
    pub(crate) heading: String,
    #[serde(rename = "b", default, skip_serializing_if = "String::is_empty")]
    pub(crate) body: String,
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub(crate) topic: Option<String>,
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
    /// 0 for none.
    #[serde(rename = "l", default)]
    pub(crate) level: u8,
    #[serde(rename = "k", default)]
    pub(crate) is_behavioural: bool,
    /// Labels of the points, one a line.
    #[serde(rename = "o", default, skip_serializing_if = "String::is_empty")]
    pub(crate) points: String,
    #[serde(rename = "a", default, skip_serializing_if = "String::is_empty")]
    pub(crate) answer: String,
    #[serde(rename = "h", default, skip_serializing_if = "String::is_empty")]
    pub(crate) hint: String,
    /// One a line.
    #[serde(rename = "f", default, skip_serializing_if = "String::is_empty")]
    pub(crate) follow_ups: String,
    #[serde(rename = "r")]
    pub(crate) revision: String,
    /// Line of the heading, from 1; 0 if it is not known.
    #[serde(rename = "e", default)]
    pub(crate) line: u32,
    /// Bytes of the question in its file.
    #[serde(rename = "x")]
    pub(crate) range: (usize, usize),
}

impl StoredQuestion {
    /// `question` as it is kept; `line` is that of its heading, or 0.
    pub(crate) fn of(question: &Question, line: u32) -> Self {
        let joined = |texts: &mut dyn Iterator<Item = &String>| {
            let texts: Vec<&str> = texts.map(String::as_str).collect();
            texts.join("\n")
        };
        let part = |part: &Option<examen_bank::Part>| {
            part.as_ref()
                .map(|part| part.text.value.clone())
                .unwrap_or_default()
        };
        let points = question.rubric.points.iter();
        Self {
            id: question.id.to_string(),
            heading: question.heading.value.clone(),
            body: question.body.value.trim().to_owned(),
            topic: question.topic.clone(),
            tags: question.tags.clone(),
            level: question.level.map_or(0, Level::get),
            is_behavioural: question.kind == QuestionKind::Behavioural,
            points: joined(&mut points.map(|point| &point.label.value)),
            answer: part(&question.answer),
            hint: part(&question.hint),
            follow_ups: joined(&mut question.follow_ups.iter().map(|follow_up| &follow_up.value)),
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
    pub(crate) fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    pub(crate) fn question_id(&self) -> QuestionId {
        QuestionId::new(self.id.as_str())
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
