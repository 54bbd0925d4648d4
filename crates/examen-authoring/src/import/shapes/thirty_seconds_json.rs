//! JSON: objects with `question`, `answer`, `goodToHear`, `tags` and `expertise` in an array, in the only array of an
//! object or one a line; or an object of questions and their answers.

use std::fmt;

use examen_bank::Level;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::literal;
use super::question_line::is_question;
use super::thirty_seconds::level;
use crate::import::draft::{Draft, Key, Reading};
use crate::import::report::{Finding, Reason};
use crate::import::wording::plain::plain;

/// Fields whose text stands in another field as well.
const REPEATED: [&str; 2] = ["questionCodeBlocks", "answerCodeBlocks"];

/// The names that a question goes by, and those of its answer and its topic.
const QUESTION: &[&str] = &["question", "q", "prompt", "front"];
const ANSWER: &[&str] = &[
    "answer",
    "answers",
    "a",
    "back",
    "model answer",
    "reference",
    "solution",
];
const TOPIC: &[&str] = &["topic", "category", "section"];
const LEVEL: &[&str] = &["level", "difficulty"];

/// Reads the questions of `source`; nothing where it has none.
pub(crate) fn read(source: &str) -> Reading {
    let mut reading = Reading::default();
    for element in elements(source) {
        match element {
            Element::Entry(raw, object) => read_object(source, raw, &object, &mut reading),
            Element::Pair(question, answer) => {
                let mut draft = asked(&question);
                draft.lines = lines(source, answer.get());
                draft.key.answer = serde_json::from_str(answer.get()).unwrap_or_default();
                reading.drafts.push(draft);
            }
            Element::Other(raw) => {
                let (line, last_line) = lines(source, raw);
                let finding = Finding::in_full(line, last_line, raw, Reason::NotUnderstood);
                reading.findings.push(finding);
            }
        }
    }
    name_topics(&mut reading.drafts);
    reading
}

/// Takes first tags for topics where every question has one: among others, a question without would need a heading
/// without words.
fn name_topics(drafts: &mut [Draft]) {
    if drafts
        .iter()
        .all(|draft| draft.topic.is_some() || !draft.tags.is_empty())
    {
        for draft in drafts {
            draft.topic = draft.topic.take().or_else(|| draft.tags.first().cloned());
        }
    }
}

/// How many elements of `source` have a question.
pub(crate) fn n_questions(source: &str) -> usize {
    let asks = |element: &Element<'_>| match element {
        Element::Entry(_, object) => !object.text(QUESTION).is_empty(),
        Element::Pair(..) => true,
        Element::Other(_) => false,
    };
    elements(source).iter().filter(|element| asks(element)).count()
}

/// What may be a question.
enum Element<'a> {
    /// An object with a question, an answer and more.
    Entry(&'a str, Object<'a>),
    /// A question and its answer, of an object that holds nothing else.
    Pair(String, &'a RawValue),
    /// Anything else.
    Other(&'a str),
}

impl<'a> Element<'a> {
    fn of(raw: &'a str) -> Self {
        serde_json::from_str(raw).map_or(Self::Other(raw), |object| Self::Entry(raw, object))
    }
}

/// The elements of an array, of the only array of an object, of an object of questions, or of one object a line.
fn elements(source: &str) -> Vec<Element<'_>> {
    let source = source.trim_start_matches('\u{feff}');
    if let Ok(array) = serde_json::from_str::<Vec<&RawValue>>(source) {
        return array.into_iter().map(|raw| Element::of(raw.get())).collect();
    }
    if let Ok(object) = serde_json::from_str::<Object<'_>>(source) {
        return object.elements(source);
    }
    let filled: Vec<&str> = source.lines().filter(|line| !line.trim().is_empty()).collect();
    let is_object = |line: &&&str| serde_json::from_str::<Object<'_>>(line).is_ok();
    // One broken line among objects is told; a text of broken lines is no JSON.
    if 2 * filled.iter().filter(is_object).count() <= filled.len() {
        return Vec::new();
    }
    filled.into_iter().map(Element::of).collect()
}

/// The fields of an object, in the order in which they stand.
struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Object<'a> {
    /// The questions of an object that is the whole source.
    fn elements(self, source: &'a str) -> Vec<Element<'a>> {
        let arrays = self.0.iter().map(|(_, value)| value.get());
        let arrays: Vec<Vec<&RawValue>> = arrays
            .filter_map(|value| serde_json::from_str(value).ok())
            .collect();
        let is_text = |value: &RawValue| value.get().starts_with('"');
        let all_text = self.0.iter().all(|(_, value)| is_text(value));
        let n_asking = self
            .0
            .iter()
            .filter(|(name, _)| is_question(&plain(name)))
            .count();
        match arrays.as_slice() {
            _ if !self.text(QUESTION).is_empty() => vec![Element::Entry(source.trim(), self)],
            _ if all_text && n_asking > 0 && 2 * n_asking >= self.0.len() => {
                let pairs = self.0.into_iter();
                pairs.map(|(name, value)| Element::Pair(name, value)).collect()
            }
            [array] => array.iter().map(|raw| Element::of(raw.get())).collect(),
            _ => Vec::new(),
        }
    }

    /// The value of the first of these names, whatever its case.
    fn get(&self, names: &[&str]) -> Option<&'a RawValue> {
        names.iter().find_map(|wanted| {
            let found = self
                .0
                .iter()
                .find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| *value)
        })
    }

    fn text(&self, names: &[&str]) -> String {
        let value = self.get(names).map(|value| serde_json::from_str(value.get()));
        value.and_then(Result::ok).unwrap_or_default()
    }

    fn strings(&self, names: &[&str]) -> Vec<String> {
        let value = self.get(names).map(|value| serde_json::from_str(value.get()));
        value.and_then(Result::ok).unwrap_or_default()
    }

    /// The model answer: a text, or a list of them.
    fn answer(&self) -> String {
        let items = self.strings(ANSWER).into_iter().map(|item| format!("- {item}"));
        let items: Vec<String> = items.collect();
        Some(self.text(ANSWER))
            .filter(|text| !text.is_empty())
            .unwrap_or_else(|| items.join("\n"))
    }

    /// Tags in an array, or in one text with commas between them.
    fn tags(&self) -> Vec<String> {
        let mut tags = self.strings(&["tags"]);
        tags.extend(self.text(&["tags"]).split([',', ';', '|']).map(str::to_owned));
        tags.retain(|tag| !tag.trim().is_empty());
        tags
    }

    /// `level` from 1 to 5, or `expertise` from 0.
    fn level(&self) -> Option<Level> {
        let number = |names| self.get(names).and_then(|value| value.get().parse().ok());
        number(&["expertise"])
            .and_then(level)
            .or_else(|| number(LEVEL).and_then(Level::new))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                    fields.push((name, value));
                }
                Ok(fields)
            }
        }

        deserializer.deserialize_map(Fields).map(Object)
    }
}

fn read_object(source: &str, raw: &str, object: &Object<'_>, reading: &mut Reading) {
    let draft = draft(source, raw, object);
    if draft.heading.is_none() {
        let (line, last_line) = draft.lines;
        let text = if draft.key.is_empty() {
            raw
        } else {
            &draft.key.text()
        };
        let finding = Finding::in_full(line, last_line, text, Reason::AnswerWithoutQuestion);
        reading.findings.push(finding);
        return;
    }
    let unused = object
        .0
        .iter()
        .filter_map(|(name, value)| unused(source, name, value));
    reading.findings.extend(unused);
    let question = object.text(QUESTION);
    let heading = question.lines().next().unwrap_or("");
    if literal::has_comment(heading) {
        let (line, last_line) = draft.lines;
        reading
            .findings
            .push(Finding::at(line, last_line, heading, Reason::Shortened));
    }
    reading.drafts.push(draft);
}

/// A question with its first line as heading.
fn asked(question: &str) -> Draft {
    let (heading, body) = question.split_once('\n').unwrap_or((question, ""));
    Draft {
        heading: Some(literal::question(heading)).filter(|heading| !heading.is_empty()),
        body: body.trim().to_owned(),
        ..Draft::default()
    }
}

fn draft(source: &str, raw: &str, object: &Object<'_>) -> Draft {
    let place = object.get(QUESTION).map_or(raw, RawValue::get);
    let tags = object.tags();
    let topic = Some(object.text(TOPIC)).filter(|topic| !topic.trim().is_empty());
    Draft {
        lines: lines(source, place),
        name: Some(object.text(&["name"]).trim_end_matches(".md").to_owned()).filter(|name| !name.is_empty()),
        topic,
        level: object.level(),
        key: Key {
            criteria: object.strings(&["goodToHear"]),
            answer: object.answer(),
            ..Key::default()
        },
        tags,
        ..asked(&object.text(QUESTION))
    }
}

/// A field that goes nowhere, unless it is empty or only repeats another.
fn unused(source: &str, name: &str, value: &RawValue) -> Option<Finding> {
    let is = |names: &[&str]| names.iter().any(|known| name.trim().eq_ignore_ascii_case(known));
    let text = serde_json::from_str::<String>(value.get()).is_ok();
    let list = serde_json::from_str::<Vec<String>>(value.get()).is_ok();
    let known = (text && (is(&["name", "tags"]) || is(QUESTION) || is(ANSWER) || is(TOPIC)))
        || (list && (is(&["goodToHear", "tags"]) || is(ANSWER)))
        || is(&["expertise"]);
    let level = is(LEVEL) && value.get().parse().ok().and_then(Level::new).is_some();
    let empty = matches!(value.get(), "[]" | "\"\"" | "null");
    if known || level || empty || REPEATED.contains(&name) {
        return None;
    }
    let reason = match name {
        "links" => Reason::Links,
        _ if is(LEVEL) => Reason::OtherLevel,
        _ => Reason::UnknownField,
    };
    let (line, last_line) = lines(source, value.get());
    Some(Finding::at(line, last_line, value.get(), reason))
}

/// First and last line of `part`, which is a slice of `source`.
fn lines(source: &str, part: &str) -> (usize, usize) {
    let start = (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    let before = source.get(..start).unwrap_or("");
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    (line, line + part.bytes().filter(|b| *b == b'\n').count())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn fields_find_their_place() {
        let source = "[\n {\n  \"name\": \"lock.md\",\n  \"question\": \"What is a *lock*?\\n\\n```c\\nf();\\n```\",\n  \"answer\": \"A gate.\",\n  \
                      \"goodToHear\": [\"Gates\"],\n  \"links\": [\n   \"[x](y)\"\n  ],\n  \"tags\": [\"os\"],\n  \"expertise\": 0,\n  \
                      \"answerCodeBlocks\": []\n }\n]";
        let reading = read(source);
        let draft = &reading.drafts[0];
        assert_eq!(draft.heading.as_deref(), Some("What is a lock?"));
        assert_eq!(draft.body, "```c\nf();\n```");
        assert_eq!(draft.name.as_deref(), Some("lock"));
        assert_eq!(draft.level.map(|level| level.get()), Some(1));
        assert_eq!(draft.key.criteria, ["Gates"]);
        assert_eq!(draft.lines, (4, 4));
        let places: Vec<(usize, usize)> = reading
            .findings
            .iter()
            .map(|finding| (finding.line, finding.last_line))
            .collect();
        assert_eq!(places, [(7, 9)]);
    }

    #[track_caller]
    fn check(source: &str, expected: &[(&str, &str)]) {
        let reading = read(source);
        let found: Vec<(&str, &str)> = reading
            .drafts
            .iter()
            .map(|draft| (draft.heading.as_deref().unwrap_or(""), draft.key.answer.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn json_is_read_as_people_write_it() {
        let both = [("What is a lock?", "A gate."), ("Why \"two\"?", "For order.")];
        check(
            "{\"question\": \"What is a lock?\", \"answer\": \"A gate.\"}\n\n{\"q\": \"Why \\\"two\\\"?\", \"a\": \"For order.\"}\n",
            &both,
        );
        check(
            "{\"What is a lock?\": \"A gate.\", \"Why \\\"two\\\"?\": \"For order.\"}",
            &both,
        );
        check(
            "{\"title\": \"Locks\", \"questions\": [{\"Q\": \"1. What is a lock?\", \"A\": \"A gate.\"}, {\"front\": \"Why \\\"two\\\"?\", \"back\": \"For order.\"}]}",
            &both,
        );
        check(
            "[{\"question\": \"What is a lock?\", \"answer\": [\"A gate\", \"A queue\"]}]",
            &[("What is a lock?", "- A gate\n- A queue")],
        );
        check(
            "[{\"question\": \"What is a lock?\", \"answers\": [\"A gate\", \"A queue\"]}, {\"q\": \"Why two?\", \"solution\": \"For order.\"}]",
            &[
                ("What is a lock?", "- A gate\n- A queue"),
                ("Why two?", "For order."),
            ],
        );
    }

    #[test]
    fn what_has_no_place_is_told() {
        let reading = read(
            "[{\"question\": \"What is a lock?\", \"answer\": 3, \"difficulty\": \"hard\", \"tags\": [\"\"]}, {\"question\": \"\", \"answer\": \"A\"}, {\"answer\": \"B\"}]",
        );
        let texts: Vec<&str> = reading
            .findings
            .iter()
            .map(|finding| finding.text.as_str())
            .collect();
        assert_eq!(texts, ["3", "\"hard\"", "A", "B"]);
        assert_eq!(reading.drafts.len(), 1);
        assert_eq!(reading.drafts[0].topic, None);
    }

    #[test]
    fn tags_are_topics_where_every_question_has_some() {
        let topics = |source: &str| -> Vec<Option<String>> {
            let drafts = read(source).drafts.into_iter();
            drafts.map(|draft| draft.topic).collect()
        };
        let tagged = "{\"q\": \"What is a lock?\", \"tags\": [\"os\"]}";
        let bare = "{\"q\": \"Why two?\"}";
        let named = "{\"q\": \"Why two?\", \"topic\": \"Order\"}";
        assert_eq!(topics(&format!("[{tagged}, {bare}]")), [None, None]);
        assert_eq!(
            topics(&format!("[{tagged}, {named}]")),
            [Some("os".to_owned()), Some("Order".to_owned())]
        );
    }

    #[test]
    fn other_json_is_nothing() {
        check("{\"name\": \"examen\", \"version\": \"1.0\"}", &[]);
        assert!(read("{\"a\": 1}").drafts.is_empty());
        assert!(read("not json").drafts.is_empty());
    }
}
