//! What holds for every text: parsers do not panic, ranges fit, printing gives the source back, fixes mend.

mod built;
mod parts;
mod soup;

use std::collections::BTreeMap;

use examen_bank::{
    AnswerSheet, Bank, CaseFile, Glossary, Issue, Parsed, Point, PointId, QuestionKind, Review, Revision,
    TextEdit, TextRange,
};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::TestCaseError;
use serde::Serialize;
use serde_json::Value;

use soup::{any_text, soup};

/// What the five formats have in common.
trait Format: Serialize + PartialEq + std::fmt::Debug {
    fn parse(source: &str) -> Parsed<Self>
    where
        Self: Sized;
    fn print(&self) -> String;
    fn reprint(&self, source: &str) -> String;
}

macro_rules! formats {
    ($($format:ident),*) => { $(
        impl Format for $format {
            fn parse(source: &str) -> Parsed<Self> {
                $format::parse(source)
            }
            fn print(&self) -> String {
                $format::print(self)
            }
            fn reprint(&self, source: &str) -> String {
                $format::reprint(self, source)
            }
        }
    )* };
}

formats!(Bank, AnswerSheet, Review, CaseFile, Glossary);

/// Everything that holds for `source` read as `T`.
fn check<T: Format>(source: &str) -> Result<(), TestCaseError> {
    let Parsed { value, issues } = T::parse(source);
    prop_assert_eq!(value.reprint(source), source);
    let json = serde_json::to_value(&value).expect("the model can be serialised");
    check_ranges(&json, source, TextRange::new(0, source.len()))?;
    for issue in &issues {
        check_issue::<T>(source, issue, &issues)?;
    }
    Ok(())
}

/// Ranges lie on character boundaries, and inside the range of what they are a part of.
fn check_ranges(json: &Value, source: &str, outer: TextRange) -> Result<(), TestCaseError> {
    let mut outer = outer;
    if let Some(range) = json.get("range").and_then(range_of) {
        prop_assert!(
            source.get(range.start..range.end).is_some(),
            "{range:?} does not fit"
        );
        prop_assert!(outer.encloses(range), "{outer:?} does not enclose {range:?}");
        outer = range;
    }
    let parts: Vec<&Value> = match json {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    for part in parts {
        if let Some(range) = range_of(part) {
            prop_assert!(
                source.get(range.start..range.end).is_some(),
                "{range:?} does not fit"
            );
            prop_assert!(outer.encloses(range), "{outer:?} does not enclose {range:?}");
        }
        check_ranges(part, source, outer)?;
    }
    Ok(())
}

fn range_of(json: &Value) -> Option<TextRange> {
    let (start, end) = (json.get("start")?.as_u64()?, json.get("end")?.as_u64()?);
    Some(TextRange::new(start as usize, end as usize))
}

/// The range fits, the message is a sentence, and the fix mends.
fn check_issue<T: Format>(source: &str, issue: &Issue, issues: &[Issue]) -> Result<(), TestCaseError> {
    let range = issue.range;
    prop_assert!(
        source.get(range.start..range.end).is_some(),
        "{issue:?} does not fit"
    );
    prop_assert!(!issue.message().ends_with('.'));
    let Some(fix) = &issue.fix else {
        return Ok(());
    };
    let fits = |edit: &TextEdit| source.get(edit.range.start..edit.range.end).is_some();
    prop_assert!(
        fix.edits.iter().all(fits),
        "{issue:?} has an edit that does not fit"
    );
    let fixed = TextEdit::apply_all(source, &fix.edits);
    prop_assert!(fixed != source, "{issue:?} changes nothing");
    prop_assert!(
        is_mended(issue, (source, issues), (&fixed, &T::parse(&fixed).issues)),
        "{issue:?} is still there in {fixed:?}"
    );
    Ok(())
}

/// Whether there are fewer issues of the kind, or, since mending can bring others to light or into this place, none about
/// this text at this place.
fn is_mended(issue: &Issue, (source, before): (&str, &[Issue]), (fixed, after): (&str, &[Issue])) -> bool {
    let of_kind = |issues: &[Issue]| issues.iter().filter(|other| other.kind == issue.kind).count();
    let edits = issue.fix.iter().flat_map(|fix| &fix.edits);
    let mut start = issue.range.start;
    for edit in edits.filter(|edit| edit.range.end <= issue.range.start) {
        start = start + edit.replacement.len() - edit.range.len();
    }
    let is_here = |other: &Issue| {
        let is_there = other.kind == issue.kind && other.range.start == start;
        is_there && other.range.of(fixed) == issue.range.of(source)
    };
    of_kind(after) < of_kind(before) || !after.iter().any(is_here)
}

/// A value as JSON without its ranges, and with empty parts left out.
fn without_ranges<T: Serialize>(value: &T) -> Value {
    strip(serde_json::to_value(value).expect("the model can be serialised"))
}

fn strip(json: Value) -> Value {
    match json {
        Value::Object(fields) => {
            let is_range = |name: &str| name.ends_with("range") || name == "meta" || name.ends_with("_part");
            let is_line = fields.contains_key("alternatives") && fields["kind"] != "why";
            let is_answer = fields.contains_key("attempted");
            let is_derived = |name: &str| (is_line && name == "text") || (is_answer && name == "headings");
            let kept = fields
                .into_iter()
                .filter(|(name, _)| !is_range(name) && !is_derived(name));
            let kept: BTreeMap<String, Value> = kept.map(|(name, value)| (name, strip(value))).collect();
            serde_json::to_value(kept).expect("maps can be serialised")
        }
        Value::Array(items) => Value::Array(items.into_iter().map(strip).collect()),
        Value::String(text) => Value::String(text.replace("\r\n", "\n")),
        other => other,
    }
}

/// Formatting loses nothing, changes no meaning, and is done at once.
fn check_format(source: &str) -> Result<(), TestCaseError> {
    let formatted = Bank::format(source);
    prop_assert_eq!(Bank::format(&formatted), formatted.clone(), "formatted twice");
    let letters = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    prop_assert_eq!(letters(&formatted), letters(source));
    let meaning = |text: &str| without_ranges(&Bank::parse(text).value);
    prop_assert_eq!(meaning(&formatted), meaning(source), "{}", formatted);
    Ok(())
}

/// Each property is tried on 300 texts; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: asked.and_then(|n| n.parse().ok()).unwrap_or(300),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read_as_a_bank(source in any_text()) {
        check::<Bank>(&source)?;
    }

    #[test]
    fn any_text_is_read_as_anything_else(source in any_text()) {
        check::<AnswerSheet>(&source)?;
        check::<Review>(&source)?;
        check::<CaseFile>(&source)?;
        check::<Glossary>(&source)?;
    }

    #[test]
    fn soup_is_read_as_a_bank(source in soup()) {
        check::<Bank>(&source)?;
    }

    #[test]
    fn an_outline_is_the_bank_without_what_grades(source in soup()) {
        let mut bank = Bank::parse(&source).value;
        let outline = Bank::outline(&source);
        for (question, outlined) in bank.questions.iter_mut().zip(&outline.questions) {
            prop_assert_eq!(question.revision(), outlined.revision());
            for point in &mut question.rubric.points {
                if point.id_range.is_none() {
                    point.id = PointId::default();
                }
                for line in &mut point.lines {
                    line.alternatives.clear();
                }
            }
        }
        prop_assert_eq!(bank, outline);
    }

    #[test]
    fn a_revision_is_the_hash_of_the_words_of_prompt_and_rubric(source in soup()) {
        for question in Bank::parse(&source).value.questions {
            let mut text = question.prompt();
            let wants_points = question.rubric.points.is_empty() && question.kind == QuestionKind::Technical;
            if let Some(answer) = question.answer.iter().find(|_| wants_points) {
                text += &format!(" \u{1e} Answer {}", answer.text.value);
            }
            for point in &question.rubric.points {
                let Point { value, requirement, label, .. } = point;
                text += &format!("\u{1e} {value} {requirement:?} {}", label.value);
                for line in &point.lines {
                    text += &format!("\u{1f} {:?} {}", line.kind, line.text.value);
                }
            }
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(question.revision(), Revision::of(&words.join(" ")));
        }
    }

    #[test]
    fn soup_can_be_formatted(source in soup()) {
        check_format(&source)?;
    }

    #[test]
    fn soup_is_read_as_a_sheet(source in soup()) {
        check::<AnswerSheet>(&source)?;
    }

    #[test]
    fn soup_is_read_as_a_review(source in soup()) {
        check::<Review>(&source)?;
    }

    #[test]
    fn soup_is_read_as_cases(source in soup()) {
        check::<CaseFile>(&source)?;
    }

    #[test]
    fn soup_is_read_as_a_glossary(source in soup()) {
        check::<Glossary>(&source)?;
    }
}
