//! A JSON array of questions with `question`, `answer`, `goodToHear`, `tags` and `expertise`.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::thirty_seconds::level;
use crate::import::draft::{Draft, Key, Reading};
use crate::import::report::{Finding, Reason};
use crate::import::wording::plain::plain;

/// Fields whose text stands in another field as well.
const REPEATED: [&str; 2] = ["questionCodeBlocks", "answerCodeBlocks"];

type Entry<'a> = BTreeMap<&'a str, &'a RawValue>;

/// Reads the questions of `source`; nothing where it is no such array.
pub(crate) fn read(source: &str) -> Reading {
    let mut reading = Reading::default();
    for raw in elements(source) {
        let Ok(entry) = serde_json::from_str::<Entry<'_>>(raw.get()) else {
            let (line, last_line) = lines(source, raw.get());
            reading.findings.push(Finding::in_full(
                line,
                last_line,
                raw.get(),
                Reason::NotUnderstood,
            ));
            continue;
        };
        reading.drafts.push(draft(source, raw, &entry));
        reading.findings.extend(
            entry
                .iter()
                .filter_map(|(name, value)| unused(source, name, value)),
        );
    }
    reading
}

/// How many elements of `source` have a question.
pub(crate) fn n_questions(source: &str) -> usize {
    let entries = elements(source)
        .into_iter()
        .filter_map(|raw| serde_json::from_str::<Entry<'_>>(raw.get()).ok());
    entries.filter(|entry| entry.contains_key("question")).count()
}

fn elements(source: &str) -> Vec<&RawValue> {
    let source = source.trim_start_matches('\u{feff}');
    serde_json::from_str(source).unwrap_or_default()
}

fn draft(source: &str, raw: &RawValue, entry: &Entry<'_>) -> Draft {
    let question = text(entry, "question");
    let (heading, body) = question.split_once('\n').unwrap_or((&question, ""));
    let place = entry.get("question").map_or(raw.get(), |value| value.get());
    let tags = strings(entry, "tags");
    Draft {
        lines: lines(source, place),
        heading: Some(plain(heading)).filter(|heading| !heading.is_empty()),
        name: Some(text(entry, "name").trim_end_matches(".md").to_owned()).filter(|name| !name.is_empty()),
        body: body.trim().to_owned(),
        topic: tags.first().cloned(),
        level: entry
            .get("expertise")
            .and_then(|value| value.get().parse().ok())
            .and_then(level),
        key: Key {
            criteria: strings(entry, "goodToHear"),
            answer: text(entry, "answer"),
            ..Key::default()
        },
        tags,
        ..Draft::default()
    }
}

fn text(entry: &Entry<'_>, name: &str) -> String {
    let value = entry.get(name).map(|value| serde_json::from_str(value.get()));
    value.and_then(Result::ok).unwrap_or_default()
}

fn strings(entry: &Entry<'_>, name: &str) -> Vec<String> {
    let value = entry.get(name).map(|value| serde_json::from_str(value.get()));
    value.and_then(Result::ok).unwrap_or_default()
}

/// A field that goes nowhere, unless it is empty or only repeats another.
fn unused(source: &str, name: &str, value: &RawValue) -> Option<Finding> {
    let known = ["name", "question", "answer", "goodToHear", "tags", "expertise"].contains(&name);
    let empty = matches!(value.get(), "[]" | "\"\"" | "null");
    if known || empty || REPEATED.contains(&name) {
        return None;
    }
    let reason = if name == "links" {
        Reason::Links
    } else {
        Reason::UnknownField
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

    #[test]
    fn other_json_is_nothing() {
        assert!(read("{\"a\": 1}").drafts.is_empty());
        assert!(read("not json").drafts.is_empty());
    }
}
