//! The data of the page, in blocks that are read when they are asked for.

use std::io::{self, Write};

use examen_bank::{GradedBy, Requirement, State};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cohort::{CohortAnswer, CohortPoint, PointVerdict, PointWords, Standing};
use crate::report::Report;
use crate::statistics::{PointAnalysis, PointRemark};

/// So many answers stand in a block.
const BLOCK: usize = 100;
/// The states that are counted, in the order of the table.
const COUNTED: [State; 8] = [
    State::Met,
    State::Partial,
    State::Listed,
    State::Negated,
    State::Missed,
    State::Claimed,
    State::Rejected,
    State::Absent,
];

/// Writes all blocks.
pub(super) fn write(report: &Report, output: &mut impl Write) -> io::Result<()> {
    block("data", &summary(report), output)?;
    // Where no words were given there is nothing to read later.
    if report.cohort.answers.iter().all(|answer| answer.text.is_none()) {
        return Ok(());
    }
    for (number, answers) in report.cohort.answers.chunks(BLOCK).enumerate() {
        let details: Vec<Value> = answers.iter().map(detail).collect();
        block(&format!("block-{number}"), &details, output)?;
    }
    Ok(())
}

/// A block of JSON. Nothing in it can end the element that it stands in: `<` is always escaped.
fn block(id: &str, value: &impl Serialize, output: &mut impl Write) -> io::Result<()> {
    let text = serde_json::to_string(value).expect("strings and numbers always have a JSON form");
    let text = text.replace('<', "\\u003c");
    write!(
        output,
        "\n<script type=\"application/json\" id=\"{id}\">{text}</script>"
    )
}

/// What all views need: names, marks, statistics. Answers stand in columns, which is smaller than one object each.
fn summary(report: &Report) -> Value {
    let answers = &report.cohort.answers;
    let column = |value: &dyn Fn(&CohortAnswer) -> i64| answers.iter().map(value).collect::<Vec<i64>>();
    json!({
        "block": BLOCK,
        "candidates": candidates(report),
        "questions": questions(report),
        "answers": {
            "candidate": column(&|answer| answer.candidate.into()),
            "question": column(&|answer| answer.question.into()),
            "attempt": column(&|answer| answer.attempt.into()),
            "standing": column(&|answer| match answer.standing {
                Standing::Answered => 0,
                Standing::Skipped => 1,
                Standing::Blank => 2,
            }),
            "awarded": column(&|answer| answer.awarded.hundredths().into()),
            "counted": counted(report),
            "states": answers.iter().map(|answer| states(report, answer)).collect::<Vec<_>>(),
        },
    })
}

/// 1 for each answer that counts, else 0.
fn counted(report: &Report) -> Vec<u8> {
    let mut counted = Vec::with_capacity(report.cohort.answers.len());
    let mut chosen = report.cohort.counted(report.analysis.attempts).peekable();
    for answer in &report.cohort.answers {
        let is_next = chosen.next_if(|next| std::ptr::eq(*next, answer)).is_some();
        counted.push(u8::from(is_next));
    }
    counted
}

fn candidates(report: &Report) -> Vec<Value> {
    let mut first = 0;
    let candidates = report.cohort.candidates.iter().enumerate();
    let entries = candidates.map(|(idx, candidate)| {
        let total = report.analysis.totals[idx];
        let n = report.cohort.answers_of(idx).len();
        let knock_outs = report.cohort.missing_knock_outs(idx, report.analysis.attempts);
        let entry = json!([
            candidate.name,
            total.awarded.hundredths(),
            total.available.hundredths(),
            knock_outs,
            first,
            n
        ]);
        first += n;
        entry
    });
    entries.collect()
}

fn questions(report: &Report) -> Vec<Value> {
    let questions = report
        .cohort
        .questions
        .iter()
        .zip(&report.analysis.items)
        .zip(&report.wording);
    let entries = questions.map(|((question, item), wording)| {
        let points = question.points.iter().map(|point| {
            json!({
                "id": point.id,
                "label": point.label,
                "value": point.value.hundredths(),
                "knock": point.requirement == Requirement::KnockOut,
            })
        });
        let rates = question.points.iter().zip(&item.points);
        let rates = rates.map(|(point, found)| rate(point, found));
        let groups = wording
            .groups
            .iter()
            .map(|group| json!([group.credited, group.clusters]));
        let words = wording.missing_words.iter().map(|found| {
            let (strong, weak) = (found.strong, found.weak);
            json!([
                found.word,
                strong.0,
                strong.1,
                weak.0,
                weak.1,
                found.point,
                found.line,
                found.quote
            ])
        });
        let misconceptions = wording.misconceptions.iter().map(|found| {
            let (strong, weak) = (found.strong, found.weak);
            json!([
                found.word,
                weak.0,
                weak.1,
                strong.0,
                strong.1,
                found.lines,
                found.quote
            ])
        });
        json!({
            "id": question.name,
            "heading": question.heading,
            "marked": question.is_marked(),
            "model": question.graded_by == Some(GradedBy::ModelAnswer),
            "available": question.available.hundredths(),
            "points": points.collect::<Vec<_>>(),
            "item": [
                json!(item.n_asked),
                json!(item.n_answered),
                rounded(item.facility),
                rounded(item.discrimination),
                rounded(item.rest_correlation),
            ],
            "rates": rates.collect::<Vec<_>>(),
            "groups": groups.collect::<Vec<_>>(),
            "words": words.collect::<Vec<_>>(),
            "misconceptions": misconceptions.collect::<Vec<_>>(),
        })
    });
    entries.collect()
}

/// How a point fared. Nothing is odd about a misconception that nobody, or everybody, claims.
fn rate(point: &CohortPoint, found: &PointAnalysis) -> Value {
    let remark = match found.remark().filter(|_| !point.is_misconception()) {
        Some(PointRemark::NeverMet) => "never met",
        Some(PointRemark::AlwaysMet) => "always met",
        None => "",
    };
    let counts = COUNTED.map(|state| found.n_in(state));
    json!([
        found.n,
        counts,
        found.n_overridden,
        rounded(found.point_biserial),
        remark
    ])
}

fn rounded(index: Option<f64>) -> Value {
    index.map_or(Value::Null, |index| json!((index * 1000.0).round() / 1000.0))
}

/// The states of the points of an answer, a letter each. They stand with the names, so that answers can be filtered
/// without reading any block.
fn states(report: &Report, answer: &CohortAnswer) -> String {
    let question = &report.cohort.questions[answer.question as usize];
    let points = question.points.iter().zip(&answer.verdicts);
    points.map(|(_, verdict)| letter(*verdict)).collect()
}

/// An answer: line, hash, text and words; nothing where there is no text.
fn detail(answer: &CohortAnswer) -> Value {
    let Some(text) = answer.text.as_deref() else {
        return json!([]);
    };
    let units = Utf16::of(&text.text);
    let words = text.points.iter().filter_map(|words| {
        let verdict = answer.verdicts.get(usize::from(words.point))?;
        Some(point_words(words, *verdict, &units))
    });
    let words: Vec<Value> = words.collect();
    json!([text.line, text.hash.to_string(), text.text, words])
}

fn point_words(words: &PointWords, verdict: PointVerdict, units: &Utf16<'_>) -> Value {
    let evidence = words.evidence.iter().flat_map(|range| {
        let (start, end) = (units.at(range.start as usize), units.at(range.end as usize));
        [start, end, range.kind as usize]
    });
    let nearest = words.nearest.map_or(json!(0), |sentence| {
        json!([units.at(sentence.start), units.at(sentence.end)])
    });
    let ruling = words.ruling.as_ref().map_or(json!(0), |ruling| {
        json!([ruling.reviewer, ruling.reason, verdict.automatic.name()])
    });
    json!([
        words.point,
        verdict.coverage,
        verdict.marks.hundredths(),
        evidence.collect::<Vec<_>>(),
        nearest,
        words.lacking,
        ruling
    ])
}

fn letter(verdict: PointVerdict) -> char {
    match verdict.state {
        State::Met => 'm',
        State::Partial => 'p',
        State::Listed => 'l',
        State::Negated => 'n',
        State::Missed => 'x',
        State::Claimed => 'c',
        State::Rejected => 'r',
        State::Absent => 'a',
        State::Overridden if verdict.is_credited() => 'G',
        State::Overridden => 'W',
    }
}

/// Places in a text as a browser counts them.
struct Utf16<'a> {
    text: &'a str,
}

impl<'a> Utf16<'a> {
    fn of(text: &'a str) -> Self {
        Self { text }
    }

    /// The number of UTF-16 units before a byte.
    fn at(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or(self.text);
        if before.is_ascii() {
            before.len()
        } else {
            before.encode_utf16().count()
        }
    }
}
