//! What a line asks for.

use examen_bank::QuestionId;
use serde::Deserialize;
use serde_json::Value;

use super::lines::{Content, LONGEST};

/// An answer and what to grade it by.
#[derive(Debug, PartialEq)]
pub(crate) struct Request {
    /// Whatever the line gives as its id; null if it gives none.
    pub(crate) id: Value,
    /// The alias of who answered, if the line gives one.
    pub(crate) candidate: Option<String>,
    /// The id of the question, if the line gives one.
    pub(crate) question: Option<QuestionId>,
    pub(super) rubric: RubricSource,
    pub(super) answer: String,
}

/// Where the rubric of a line comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum RubricSource {
    /// A question of a bank.
    Bank(QuestionId),
    /// Points in the line itself, each worth a mark.
    Points { prompt: String, labels: Vec<String> },
    /// Reference answers in the line itself, any one of which is enough.
    References { prompt: String, references: Vec<String> },
}

/// Why a line cannot be graded.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    pub(super) id: Value,
    pub(super) reason: String,
}

#[derive(Deserialize)]
struct RawRequest {
    #[serde(default)]
    id: Value,
    candidate: Option<String>,
    question_id: Option<QuestionId>,
    #[serde(default)]
    question: String,
    points: Option<Vec<String>>,
    reference: Option<String>,
    references: Option<Vec<String>>,
    answer: String,
}

/// A request of which nothing but the id is read: other fields may hold what cannot be.
#[derive(Default, Deserialize)]
struct Named {
    #[serde(default)]
    id: Value,
}

impl Request {
    /// Reads a line. A rubric in the line goes before a question of a bank; unknown keys are passed over.
    pub(super) fn read(content: &Content) -> Result<Self, Refusal> {
        let Content::Bytes(bytes) = content else {
            let reason = format!("the line is longer than {} MiB", LONGEST >> 20);
            return Err(Refusal {
                id: Value::Null,
                reason,
            });
        };
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        if !bytes.trim_ascii_start().starts_with(b"{") {
            let reason = "a line is a JSON object: {\"id\", \"question_id\", \"answer\"}".to_owned();
            return Err(Refusal {
                id: Value::Null,
                reason,
            });
        }
        let raw: RawRequest = serde_json::from_slice(bytes).map_err(|error| Refusal::of(bytes, &error))?;
        let RawRequest {
            id,
            question: prompt,
            answer,
            candidate,
            question_id,
            ..
        } = raw;
        let rubric = match (raw.points, raw.references, raw.reference, question_id.clone()) {
            (Some(labels), ..) => RubricSource::Points { prompt, labels },
            (_, Some(references), ..) => RubricSource::References { prompt, references },
            (_, _, Some(reference), _) => RubricSource::References {
                prompt,
                references: vec![reference],
            },
            (_, _, _, Some(id)) => RubricSource::Bank(id),
            _ => {
                let reason = "give `points`, `reference`, `references` or `question_id` to grade by";
                return Err(Refusal {
                    id,
                    reason: reason.to_owned(),
                });
            }
        };
        if rubric.is_empty() {
            let reason =
                "there is nothing to grade by; give at least one point or reference that is not blank";
            return Err(Refusal {
                id,
                reason: reason.to_owned(),
            });
        }
        Ok(Self {
            id,
            candidate,
            question: question_id,
            rubric,
            answer,
        })
    }
}

impl RubricSource {
    fn is_empty(&self) -> bool {
        match self {
            Self::Bank(_) => false,
            Self::Points { labels: texts, .. }
            | Self::References {
                references: texts, ..
            } => texts.iter().all(|text| text.trim().is_empty()),
        }
    }
}

impl Refusal {
    /// No bank has the question that `request` asks for.
    pub(super) fn unknown_question(request: &Request) -> Self {
        let reason = match &request.rubric {
            RubricSource::Bank(id) => format!("no bank has a question `{id}`; see `examen bank list`"),
            RubricSource::Points { .. } | RubricSource::References { .. } => "no rubric".to_owned(),
        };
        Self {
            id: request.id.clone(),
            reason,
        }
    }

    /// Bytes that are not a request may still be an object that says its id.
    fn of(bytes: &[u8], error: &serde_json::Error) -> Self {
        let named: Named = serde_json::from_slice(bytes).unwrap_or_default();
        // A line has only one line: the column is what helps.
        let reason = error.to_string().replace(" at line 1 column ", " at column ");
        Self { id: named.id, reason }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{Content, Request};

    fn check(line: &str, read: &Expect) {
        let text = match Request::read(&Content::Bytes(line.as_bytes().to_vec())) {
            Ok(request) => format!("{} {:?} {:?}", request.id, request.rubric, request.answer),
            Err(refusal) => format!("{}: {}", refusal.id, refusal.reason),
        };
        read.assert_eq(&text);
    }

    #[test]
    fn a_rubric_in_the_line_goes_first() {
        check(
            r#"{"id":"a","question_id":"q","answer":"x"}"#,
            &expect![[r#""a" Bank(QuestionId("q")) "x""#]],
        );
        check(
            r#"{"id":1,"question":"Why?","reference":"r","question_id":"q","answer":"x"}"#,
            &expect![[r#"1 References { prompt: "Why?", references: ["r"] } "x""#]],
        );
        check(
            r#"{"id":"b","question":"Why?","references":["r","s"],"reference":"t","answer":""}"#,
            &expect![[r#""b" References { prompt: "Why?", references: ["r", "s"] } """#]],
        );
        check(
            r#"{"id":"c","question":"Why?","points":["p"],"score":0.5,"answer":"x"}"#,
            &expect![[r#""c" Points { prompt: "Why?", labels: ["p"] } "x""#]],
        );
        check(
            "\u{feff}{\"points\":[\"p\"],\"answer\":\"x\"}\r\n",
            &expect![[r#"null Points { prompt: "", labels: ["p"] } "x""#]],
        );
    }

    #[test]
    fn a_bad_line_is_refused_under_its_id() {
        check(
            "not json",
            &expect![[r#"null: a line is a JSON object: {"id", "question_id", "answer"}"#]],
        );
        check(
            r#"{"id":"a","question_id":"q"}"#,
            &expect![[r#""a": missing field `answer` at column 28"#]],
        );
        check(
            r#"{"id":"a","answer":"x"}"#,
            &expect![[r#""a": give `points`, `reference`, `references` or `question_id` to grade by"#]],
        );
        check(
            r#"{"id":"a","points":[],"answer":"x"}"#,
            &expect![[
                r#""a": there is nothing to grade by; give at least one point or reference that is not blank"#
            ]],
        );
        check(
            r#"{"id":7,"points":["p"],"answer":5}"#,
            &expect!["7: invalid type: integer `5`, expected a string at column 33"],
        );
        check(
            r#"{"id":"a","points":["p"],"answer":"\ud800"}"#,
            &expect![[r#""a": unexpected end of hex escape at column 42"#]],
        );
        check(
            r#"["id"]"#,
            &expect![[r#"null: a line is a JSON object: {"id", "question_id", "answer"}"#]],
        );
    }
}
