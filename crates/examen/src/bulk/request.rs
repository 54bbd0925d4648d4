//! What a line asks for.

use std::borrow::Cow;

use examen_bank::QuestionId;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::lines::{Content, LONGEST};
use super::refusal::Refusal;

/// An answer and what to grade it by, as the line has it: most lines bring the same rubric as the one before, which is
/// read only once.
#[derive(Debug)]
pub(crate) struct Request<'a> {
    /// Whatever the line gives as its id.
    pub(crate) id: Option<&'a RawValue>,
    /// The alias of who answered, if the line gives one.
    pub(crate) candidate: Option<Text<'a>>,
    /// The id of the question, if the line gives one.
    pub(crate) question: Option<QuestionId>,
    pub(super) rubric: RubricSource<'a>,
    pub(super) answer: Text<'a>,
}

/// Where the rubric of a line comes from. What stands in the line itself is JSON that nobody has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum RubricSource<'a> {
    /// The question of a bank that the request names.
    Bank,
    /// Points, each worth a mark.
    Points { prompt: &'a str, labels: &'a str },
    /// Reference answers, any one of which is enough.
    References { prompt: &'a str, references: &'a str },
    /// A reference answer.
    Reference { prompt: &'a str, reference: &'a str },
}

/// A string of the line, without a copy where nothing in it is escaped.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Text<'_> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Deserialize)]
struct RawRequest<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    candidate: Option<Text<'a>>,
    question_id: Option<QuestionId>,
    #[serde(borrow)]
    question: Option<&'a RawValue>,
    #[serde(borrow)]
    points: Option<&'a RawValue>,
    #[serde(borrow)]
    reference: Option<&'a RawValue>,
    #[serde(borrow)]
    references: Option<&'a RawValue>,
    #[serde(borrow)]
    answer: Text<'a>,
}

impl<'a> Request<'a> {
    /// Reads a line, but for its rubric. A rubric in the line goes before a question of a bank; unknown keys, and those
    /// of a rubric that is not asked for, are passed over.
    ///
    /// # Errors
    /// The line is no request.
    pub(super) fn read(content: Content<'a>) -> Result<Self, Refusal<'a>> {
        let Content::Bytes(bytes) = content else {
            return Err(Refusal::new(
                None,
                format!("the line is longer than {} MiB", LONGEST >> 20),
            ));
        };
        let bytes = without_mark(bytes);
        if !bytes.trim_ascii_start().starts_with(b"{") {
            let reason = "a line is a JSON object: {\"id\", \"question_id\", \"answer\"}";
            return Err(Refusal::new(None, reason));
        }
        let raw: RawRequest<'a> =
            serde_json::from_slice(bytes).map_err(|error| Refusal::of_line(bytes, &error))?;
        let Some(rubric) = raw.rubric() else {
            return Err(Refusal::without_rubric(raw.id, bytes));
        };
        Ok(Self {
            id: raw.id,
            candidate: raw.candidate,
            question: raw.question_id,
            rubric,
            answer: raw.answer,
        })
    }
}

impl<'a> RawRequest<'a> {
    fn rubric(&self) -> Option<RubricSource<'a>> {
        let prompt = self.question.map_or("\"\"", RawValue::get);
        let inline = match (self.points, self.references, self.reference) {
            (Some(labels), ..) => RubricSource::Points {
                prompt,
                labels: labels.get(),
            },
            (_, Some(references), _) => RubricSource::References {
                prompt,
                references: references.get(),
            },
            (.., Some(reference)) => RubricSource::Reference {
                prompt,
                reference: reference.get(),
            },
            _ => return self.question_id.is_some().then_some(RubricSource::Bank),
        };
        Some(inline)
    }
}

/// The line without a byte order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use serde_json::value::RawValue;

    use super::super::inline::{compile, refusal};
    use super::{Content, Refusal, Request, RubricSource};

    fn check(line: &str, read: &Expect) {
        let content = Content::Bytes(line.as_bytes());
        let text = match Request::read(content) {
            Ok(request) if request.rubric != RubricSource::Bank && compile(request.rubric).is_none() => {
                told(&refusal(&request, content))
            }
            Ok(Request {
                id, rubric, answer, ..
            }) => format!("{} {rubric:?} {:?}", shown(id), answer.as_str()),
            Err(refusal) => told(&refusal),
        };
        read.assert_eq(&text);
    }

    fn told(refusal: &Refusal<'_>) -> String {
        format!("{}: {}", shown(refusal.id), refusal.reason)
    }

    fn shown(id: Option<&RawValue>) -> &str {
        id.map_or("null", RawValue::get)
    }

    #[test]
    fn a_rubric_in_the_line_goes_first() {
        check(
            r#"{"id":"a","question_id":"q","answer":"x"}"#,
            &expect![[r#""a" Bank "x""#]],
        );
        check(
            r#"{"id":1,"question":"Why?","reference":"r","question_id":"q","answer":"x"}"#,
            &expect![[r#"1 Reference { prompt: "\"Why?\"", reference: "\"r\"" } "x""#]],
        );
        check(
            r#"{"id":"b","question":"Why?","references":["r","s"],"reference":"t","answer":""}"#,
            &expect![[r#""b" References { prompt: "\"Why?\"", references: "[\"r\",\"s\"]" } """#]],
        );
        check(
            r#"{"id":"c","question":"Why?","points":["p"],"score":0.5,"answer":"x"}"#,
            &expect![[r#""c" Points { prompt: "\"Why?\"", labels: "[\"p\"]" } "x""#]],
        );
        check(
            "\u{feff}{\"points\":[\"p\"],\"answer\":\"x\"}\r\n",
            &expect![[r#"null Points { prompt: "\"\"", labels: "[\"p\"]" } "x""#]],
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
            r#"{"id":"a","points":["p",""," "],"answer":"x"}"#,
            &expect![[r#""a": point 2 is blank; say what it asks for, or leave it out"#]],
        );
        check(
            r#"{"id":7,"points":["p"],"answer":5}"#,
            &expect!["7: `answer`: invalid type: integer `5`, expected a string at column 33"],
        );
        check(
            r#"{"id":11,"points":["p"],"answer":null}"#,
            &expect!["11: `answer`: invalid type: null, expected a string at column 37"],
        );
        check(
            r#"{"id":"a","candidate":[],"question_id":"q","answer":"x"}"#,
            &expect![[r#""a": `candidate`: invalid type: sequence, expected a string at column 22"#]],
        );
        check(
            r#"{"id":"a","question_id":"q","answr":"x"}"#,
            &expect![[
                r#""a": missing field `answer` at column 40; `answr` is no field, did you mean `answer`?"#
            ]],
        );
        check(
            r#"{"id":"a","Question-id":"q","answer":"x"}"#,
            &expect![[
                r#""a": give `points`, `reference`, `references` or `question_id` to grade by; `Question-id` is no field, did you mean `question_id`?"#
            ]],
        );
        check(
            r#"{"id":"a","points":["p"],"answer":"\ud800"}"#,
            &expect![[r#""a": unexpected end of hex escape at column 42"#]],
        );
        check(
            r#"{"id":8,"points":["p",5],"answer":"x"}"#,
            &expect!["8: `points`: invalid type: integer `5`, expected a string at column 23"],
        );
        check(
            r#"{"id":9,"question":1,"references":["r"],"answer":"x"}"#,
            &expect!["9: `question`: invalid type: integer `1`, expected a string at column 20"],
        );
        check(
            r#"{"id":10,"reference":" ","answer":"x"}"#,
            &expect![
                "10: there is nothing to grade by; give at least one point or reference that is not blank"
            ],
        );
        check(
            r#"["id"]"#,
            &expect![[r#"null: a line is a JSON object: {"id", "question_id", "answer"}"#]],
        );
    }
}
