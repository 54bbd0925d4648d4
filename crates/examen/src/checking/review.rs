//! A review next to the sheet and the bank it is about.

use examen_authoring::meant_point;
use examen_bank::files::{FileProblemKind, SizeCap, SourceFile, read};
use examen_bank::{
    Answer, AnswerSheet, PointId, Question, Reach, Review, ReviewedAnswer, Severity, TextRange,
};
use examen_library::banks::{Choice, Library, LoadedBank};
use examen_library::grading::{JudgedAnswers, is_afar, sheet_of};

use super::plain;
use crate::remark::Remark;

pub(super) fn remarks(file: &SourceFile, library: &Library) -> Vec<Remark> {
    let parsed = Review::parse(&file.text);
    let review = parsed.value.clone();
    let mut remarks = plain(parsed);
    let path = sheet_of(&file.path, &review);
    let named = review.sheet_path().map_or(TextRange::empty(0), |path| path.range);
    if is_afar(&path, &file.path) {
        let message = format!("this {}", FileProblemKind::ReviewFromAfar);
        remarks.push(error("review-from-afar", named, message));
    }
    match read(&path, SizeCap::DEFAULT) {
        Ok(source) => {
            let sheet = AnswerSheet::parse(&source.text).value;
            let choice = library.choose(&sheet, &source);
            let answered = answered(&sheet, &source, &choice);
            let known = answered.iter().map(|(asked, answer)| (*answer, Some(*asked)));
            let judged = JudgedAnswers::new(choice.banks(), known);
            let sections = review.answers.iter();
            remarks.extend(sections.flat_map(|section| of_section(section, &answered, &judged)));
        }
        Err(problem) => {
            remarks.push(error(
                "no-sheet",
                named,
                format!("the sheet cannot be used: {problem}"),
            ));
        }
    }
    remarks
}

/// The answers of the sheet to questions that its banks have.
fn answered<'a>(
    sheet: &'a AnswerSheet,
    source: &SourceFile,
    choice: &Choice<'a>,
) -> Vec<((&'a LoadedBank, &'a Question), &'a Answer)> {
    let questions = choice.questions(sheet, &source.text).value.into_iter();
    let pairs = questions.zip(&sheet.answers);
    pairs
        .filter_map(|(asked, answer)| Some((asked?, answer)))
        .collect()
}

fn of_section(
    section: &ReviewedAnswer,
    answered: &[((&LoadedBank, &Question), &Answer)],
    judged: &JudgedAnswers<'_>,
) -> Vec<Remark> {
    let id = &section.question.value;
    let rivals = judged.rivals(section);
    if !rivals.is_empty() {
        let names: Vec<String> = rivals.iter().map(|name| format!("`{name}`")).collect();
        let message = format!(
            "several questions of the sheet are called `{id}`, so that these rulings are not applied; write {}",
            names.join(" or ")
        );
        return vec![error("ambiguous-review", section.question.range, message)];
    }
    let Some(idx) = judged.meant_by(section) else {
        let message = format!("the sheet has no answer to `{id}`, so that these rulings are not applied");
        return vec![error("no-reviewed-answer", section.question.range, message)];
    };
    let ((_, question), answer_hash) = (answered[idx].0, judged.hash(idx));
    let mut remarks = Vec::new();
    if let Some(hash) = section.answer.as_ref().filter(|hash| hash.value != answer_hash) {
        let message =
            format!("the answer was changed after it was judged; judge it again and write `{answer_hash}`");
        remarks.push(Remark {
            severity: Severity::Warning,
            ..error("stale-review", hash.range, message)
        });
    }
    for decision in &section.decisions {
        let point = &decision.point;
        let known: Vec<PointId> = question.points().iter().map(|known| known.id.clone()).collect();
        if !known.contains(&point.value) {
            let meant = meant_point(&point.value, &known);
            let message = format!("`{id}` has no point `{}`; {meant}", point.value);
            remarks.push(error("unknown-point", point.range, message));
        }
    }
    remarks
}

fn error(code: &'static str, range: TextRange, message: String) -> Remark {
    Remark {
        range,
        severity: Severity::Error,
        code,
        message,
        fix: None,
        reach: Reach::Place,
    }
}
