//! The lines of `examen grade --jsonl`.
//!
//! `{"id", "candidate", "question_id", "graded_as", "score", "awarded", "available", "points": [{"id", "label", "value",
//! "requirement", "state", "coverage", "marks", "evidence": [{"start", "end", "kind"} …]} …]}`: `score` is the share of
//! the marks earned, or how well the answer agrees with a whole reference; points come in the order of the rubric,
//! misconceptions included, and evidence counts bytes of the answer. What a line does not name (`candidate`, `question_id`)
//! is left out, and `graded_as` is the id of the question where the line names it otherwise: by a former id, or with its bank.
//!
//! Grades are written piece by piece: most of a line is the same from row to row, and looking through it letter by letter
//! for what must be escaped took an eighth of the time of a row.

use examen_grader::{Evidence, MarkRow, MarkSheet};
use serde::Serialize;
use serde_json::value::RawValue;

use super::padded::{write_kind, write_offset};
use crate::bulk::{Request, Text};

/// What is the same of each point in all lines of a rubric, kept from line to line.
#[derive(Debug, Default)]
pub(crate) struct PointHeads {
    /// The rubric of the line before.
    rubric: Option<u64>,
    /// By point.
    heads: Vec<Vec<u8>>,
}

impl PointHeads {
    /// The heads of the points of `sheet`, in their order.
    fn of(&mut self, sheet: &MarkSheet<'_>) -> &[Vec<u8>] {
        if self.rubric != Some(sheet.rubric()) {
            self.rubric = Some(sheet.rubric());
            self.heads.clear();
            self.heads.extend(sheet.rows().map(head));
        }
        &self.heads
    }
}

/// A graded answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GradedLine<'a> {
    id: Option<&'a RawValue>,
    candidate: Option<&'a str>,
    question_id: Option<&'a str>,
    graded_as: Option<&'a str>,
    sheet: &'a MarkSheet<'a>,
}

/// A line that could not be graded.
#[derive(Debug, Serialize)]
pub(crate) struct BadLine<'a> {
    id: Option<&'a RawValue>,
    error: &'a str,
    /// From 1.
    line: usize,
}

impl<'a> GradedLine<'a> {
    pub(crate) fn new(
        request: &'a Request<'_>,
        graded_as: Option<&'a str>,
        sheet: &'a MarkSheet<'_>,
    ) -> Self {
        Self {
            id: request.id,
            candidate: request.candidate.as_ref().map(Text::as_str),
            question_id: request.question.as_ref().map(|id| id.as_str()),
            graded_as,
            sheet,
        }
    }

    /// Adds the line with its line break; `heads` are those of the line before.
    pub(crate) fn write(&self, heads: &mut PointHeads, lines: &mut Vec<u8>) {
        lines.extend_from_slice(br#"{"id":"#);
        lines.extend_from_slice(self.id.map_or("null", RawValue::get).as_bytes());
        if let Some(candidate) = self.candidate {
            lines.extend_from_slice(br#","candidate":"#);
            write_text(candidate, lines);
        }
        if let Some(question_id) = self.question_id {
            lines.extend_from_slice(br#","question_id":"#);
            write_text(question_id, lines);
        }
        if let Some(graded_as) = self.graded_as {
            lines.extend_from_slice(br#","graded_as":"#);
            write_text(graded_as, lines);
        }
        lines.extend_from_slice(br#","score":"#);
        write_number(self.sheet.graded(), lines);
        lines.extend_from_slice(br#","awarded":"#);
        write_number(self.sheet.score().awarded.as_f64(), lines);
        lines.extend_from_slice(br#","available":"#);
        write_number(self.sheet.score().available.as_f64(), lines);
        lines.extend_from_slice(br#","points":["#);
        let points = heads.of(self.sheet).iter().zip(self.sheet.rows());
        write_list(points, lines, write_point);
        lines.extend_from_slice(b"]}\n");
    }
}

/// What is written of a point before what was found out about it.
fn head(row: MarkRow<'_>) -> Vec<u8> {
    let mut head = Vec::new();
    head.extend_from_slice(br#"{"id":"#);
    write_text(row.point.as_str(), &mut head);
    head.extend_from_slice(br#","label":"#);
    write_text(row.label, &mut head);
    head.extend_from_slice(br#","value":"#);
    write_number(row.value.as_f64(), &mut head);
    head.extend_from_slice(br#","requirement":""#);
    head.extend_from_slice(row.requirement.name().as_bytes());
    head.extend_from_slice(br#"","state":""#);
    head
}

fn write_point((head, row): (&Vec<u8>, MarkRow<'_>), line: &mut Vec<u8>) {
    line.extend_from_slice(head);
    line.extend_from_slice(row.state.name().as_bytes());
    line.extend_from_slice(br#"","coverage":"#);
    write_number(row.coverage, line);
    line.extend_from_slice(br#","marks":"#);
    write_number(row.marks.as_f64(), line);
    line.extend_from_slice(br#","evidence":["#);
    write_list(row.evidence.iter(), line, write_words);
    line.extend_from_slice(b"]}");
}

fn write_words(evidence: &Evidence, line: &mut Vec<u8>) {
    line.extend_from_slice(br#"{"start":"#);
    write_place(evidence.range.start, line);
    line.extend_from_slice(br#","end":"#);
    write_place(evidence.range.end, line);
    write_kind(evidence.kind, line);
}

fn write_place(offset: usize, line: &mut Vec<u8>) {
    if !write_offset(offset, line) {
        write_value(&offset, line);
    }
}

fn write_list<T>(items: impl Iterator<Item = T>, line: &mut Vec<u8>, write: impl Fn(T, &mut Vec<u8>)) {
    for (idx, item) in items.enumerate() {
        if idx > 0 {
            line.push(b',');
        }
        write(item, line);
    }
}

/// Nearly no text has anything to escape, and compilers look for that in many bytes at once.
fn write_text(text: &str, line: &mut Vec<u8>) {
    let is_escaped = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    if text.bytes().fold(false, |any, byte| any | is_escaped(&byte)) {
        return write_value(text, line);
    }
    line.push(b'"');
    line.extend_from_slice(text.as_bytes());
    line.push(b'"');
}

/// Most numbers of a line are one of two.
fn write_number(number: f64, line: &mut Vec<u8>) {
    match number.to_bits() {
        ZERO => line.extend_from_slice(b"0.0"),
        ONE => line.extend_from_slice(b"1.0"),
        _ => write_value(&number, line),
    }
}

const ZERO: u64 = 0.0_f64.to_bits();
const ONE: u64 = 1.0_f64.to_bits();

fn write_value<T: Serialize + ?Sized>(value: &T, line: &mut Vec<u8>) {
    serde_json::to_writer(&mut *line, value).expect("strings and numbers always have a JSON form");
}

impl<'a> BadLine<'a> {
    pub(crate) fn new(id: Option<&'a RawValue>, error: &'a str, line: usize) -> Self {
        Self { id, error, line }
    }

    /// Adds the line with its line break.
    pub(crate) fn write(&self, lines: &mut Vec<u8>) {
        write_value(self, lines);
        lines.push(b'\n');
    }
}

#[cfg(test)]
mod tests {
    use examen_bank::{MatchKind, Requirement};
    use examen_grader::RubricMatcher;
    use expect_test::{Expect, expect};
    use serde_json::Value;
    use serde_json::value::RawValue;

    use super::{GradedLine, PointHeads, write_number, write_text, write_value};

    fn check(id: &str, labels: &[&str], expected: &Expect) {
        let labels: Vec<String> = labels.iter().map(|label| (*label).to_owned()).collect();
        let matcher = RubricMatcher::for_points("", &labels);
        let id: Box<RawValue> = serde_json::from_str(id).unwrap();
        let line = GradedLine {
            id: Some(&id),
            candidate: Some("a\tb"),
            question_id: None,
            graded_as: None,
            sheet: &matcher.mark_sheet(""),
        };
        let mut written = Vec::new();
        line.write(&mut PointHeads::default(), &mut written);
        let text = String::from_utf8(written).unwrap();
        let _: Value = serde_json::from_str(&text).unwrap();
        expected.assert_eq(&text);
    }

    #[test]
    fn a_line_is_json() {
        check(
            r#""x\ny""#,
            &["The \"key\" is sent", "Zebras"],
            &expect![[r#"
                {"id":"x\ny","candidate":"a\tb","score":0.0,"awarded":0.0,"available":2.0,"points":[{"id":"the-key","label":"The \"key\" is sent","value":1.0,"requirement":"ordinary","state":"missed","coverage":0.0,"marks":0.0,"evidence":[]},{"id":"zebras","label":"Zebras","value":1.0,"requirement":"ordinary","state":"missed","coverage":0.0,"marks":0.0,"evidence":[]}]}
            "#]],
        );
        check(
            "null",
            &[],
            &expect![[r#"
                {"id":null,"candidate":"a\tb","score":0.0,"awarded":0.0,"available":0.0,"points":[]}
            "#]],
        );
    }

    #[test]
    fn each_line_names_the_points_of_its_own_rubric() {
        let references = ["Keys are unique".to_owned(), "Rows are sorted".to_owned()];
        let matcher = RubricMatcher::for_references("", &references);
        let mut heads = PointHeads::default();
        for said in ["keys are unique", "rows are sorted", "keys are unique"] {
            let line = GradedLine {
                id: None,
                candidate: None,
                question_id: None,
                graded_as: None,
                sheet: &matcher.mark_sheet(said),
            };
            let mut written = Vec::new();
            line.write(&mut heads, &mut written);
            let line: Value = serde_json::from_slice(&written).unwrap();
            let label = line["points"][0]["label"].as_str().unwrap();
            assert_eq!(label.to_lowercase(), said);
        }
    }

    #[test]
    fn names_are_those_that_serialising_gives() {
        for kind in MatchKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
        for requirement in [Requirement::Ordinary, Requirement::KnockOut] {
            assert_eq!(serde_json::to_value(requirement).unwrap(), requirement.name());
        }
    }

    #[test]
    fn texts_and_numbers_are_written_as_ever() {
        for text in [
            "",
            "plain",
            "say \"no\"",
            "back\\slash",
            "line\nbreak",
            "né",
            "\u{7f}",
            "\u{1}",
        ] {
            let (mut own, mut theirs) = (Vec::new(), Vec::new());
            write_text(text, &mut own);
            write_value(text, &mut theirs);
            assert_eq!(own, theirs, "{text:?}");
        }
        for number in [0.0, -0.0, 1.0, 0.5, 0.333_333, -2.0, 1e9] {
            let (mut own, mut theirs) = (Vec::new(), Vec::new());
            write_number(number, &mut own);
            write_value(&number, &mut theirs);
            assert_eq!(own, theirs, "{number}");
        }
    }
}
