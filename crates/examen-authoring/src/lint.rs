//! Says what in a bank probably does not do what its author means. What cannot be read at all is not found here but
//! by [`Bank::parse`].

mod evidence;
mod kind;
mod model_answer;
mod overlap;
mod point_name;
mod probe;
mod twins;

use examen_bank::{
    Bank, Glossary, Marks, Question, QuestionId, QuestionKind, Requirement, Severity, TextRange,
};
use point_name::called;
use serde::Serialize;

pub use kind::LintKind;
pub use twins::{lint_twins, lint_twins_among};

/// Something in a bank that its author should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lint {
    /// The question it is about.
    pub question: QuestionId,
    /// Where, in bytes from the start of the bank; empty at 0 in a bank that was built rather than parsed.
    pub range: TextRange,
    /// What is the matter.
    pub kind: LintKind,
}

impl Lint {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// What is the matter and what to do, in a sentence.
    pub fn message(&self) -> String {
        self.kind.message()
    }
}

/// Everything in `bank` that probably does not do what its author means, question by question, but for questions that
/// are asked twice, which [`lint_twins`] finds. What a point matches is found out by grading with `glossary`, so that
/// lint and grader cannot differ.
pub fn lint(bank: &Bank, glossary: &Glossary) -> Vec<Lint> {
    let questions = bank.questions.iter();
    let mut lints: Vec<Lint> = questions
        .flat_map(|question| lint_question(question, glossary))
        .collect();
    lints.sort_by_key(|lint| lint.range);
    lints
}

/// What is the matter with `question` on its own, whatever else stands in its bank.
pub fn lint_question(question: &Question, glossary: &Glossary) -> Vec<Lint> {
    let mut found = Findings::of(question);
    check_question(question, &mut found);
    evidence::check(question, glossary, &mut found);
    overlap::check(question, &mut found);
    model_answer::check(question, glossary, &mut found);
    found.lints
}

/// What was found about one question.
struct Findings<'q> {
    question: &'q Question,
    lints: Vec<Lint>,
}

impl<'q> Findings<'q> {
    fn of(question: &'q Question) -> Self {
        Self {
            question,
            lints: Vec::new(),
        }
    }

    fn note(&mut self, range: TextRange, kind: LintKind) {
        self.lints.push(Lint {
            question: self.question.id.clone(),
            range,
            kind,
        });
    }
}

/// What can be said without grading.
fn check_question(question: &Question, found: &mut Findings<'_>) {
    let heading = question.heading.range;
    if question.hint.is_none() {
        found.note(heading, LintKind::NoHint);
    }
    if question.level.is_none() {
        found.note(heading, LintKind::NoLevel);
    }
    match question.kind {
        QuestionKind::Behavioural => check_checklist(question, found),
        QuestionKind::Technical => check_marks(question, found),
    }
}

fn check_checklist(question: &Question, found: &mut Findings<'_>) {
    for point in &question.rubric.points {
        if point.value != Marks::whole(1) || point.requirement == Requirement::KnockOut {
            let label = point.label.value.clone();
            found.note(point.label.range, LintKind::MarksInChecklist { label });
        }
    }
}

fn check_marks(question: &Question, found: &mut Findings<'_>) {
    let points = &question.rubric.points;
    if !points.is_empty() && question.rubric.available() == Marks::ZERO {
        found.note(question.heading.range, LintKind::NothingToEarn);
    }
    for point in points {
        if point.requirement == Requirement::KnockOut && point.value == Marks::ZERO {
            let label = called(&point.label.value, &point.id);
            found.note(point.label.range, LintKind::WorthlessKnockOut { label });
        }
    }
}

#[cfg(test)]
mod tests;
