//! What came closest to the points that an answer does not make in full.

use examen_bank::{QuestionKind, TextRange};
use examen_grader::{Grade, MissReason, NearMiss, Verdict};

use super::blocks::paragraph;
use super::notes::quoted;
use super::points::{count, marks};
use super::styles::{FAINT, STRONG};
use super::{Page, Secrecy};
use crate::terminal::{fitted, one_line};

/// The longest part of a sentence that is quoted, in columns.
const QUOTE: usize = 60;

/// A few lines for each point with a near miss; without its label and the words that are lacking, unless the reader
/// asked for them.
pub(super) fn near_misses(grade: &Grade, answer: &str, first_line: usize, page: &Page) -> String {
    if grade.kind == QuestionKind::Behavioural {
        return String::new();
    }
    let near = grade
        .verdicts
        .iter()
        .filter_map(|verdict| Some((verdict, verdict.nearest.as_ref()?)));
    let lines: Vec<String> = near
        .map(|(verdict, miss)| one(verdict, miss, answer, first_line, page))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "\n{}{}",
        paragraph("Nearest misses", STRONG, "  ", page.width),
        lines.concat()
    )
}

fn one(verdict: &Verdict, miss: &NearMiss, answer: &str, first_line: usize, page: &Page) -> String {
    let line = first_line + answer[..miss.sentence.start].matches('\n').count();
    let sentence = one_line(miss.sentence.of(answer));
    let place = format!("line {line}: “{}”", fitted(&sentence, QUOTE));
    let label = match page.secrecy {
        Secrecy::Kept => format!("a point worth {}", marks(verdict.value)),
        Secrecy::Revealed => verdict.label.clone(),
    };
    let found: Vec<TextRange> = miss.found.clone();
    let mut text = format!("{label} — {place}; {}", reason(miss, page.secrecy));
    if !found.is_empty() {
        text += &format!(" (has {})", quoted(found, answer));
    }
    paragraph(&text, FAINT, "    ", page.width)
}

fn reason(miss: &NearMiss, secrecy: Secrecy) -> String {
    match miss.reason {
        MissReason::Incomplete => match secrecy {
            Secrecy::Kept => format!("{} lacking", count(miss.lacking.len(), "word")),
            Secrecy::Revealed => format!("lacking: {}", miss.lacking.join(", ")),
        },
        MissReason::WrongOrder => "the order of things is another".to_owned(),
        MissReason::TooFarApart => "the words stand too far apart".to_owned(),
        MissReason::Voided => "something else in the sentence voids it".to_owned(),
        MissReason::Echoed => "it only says the question again".to_owned(),
        MissReason::ClaimedByMisconception => "the words belong to a misconception".to_owned(),
    }
}
