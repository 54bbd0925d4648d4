//! Rubrics to grade answers against, and what is said of one point.

use examen_bank::{Bank, Glossary, Question, QuestionId};
use examen_grader::{Grade, RubricMatcher, Verdict};

/// Four questions about services, with lines, order, misconceptions and `not:` lines.
pub const SERVICES: &str = include_str!("../rubrics/services.bank.md");

/// Questions about which people say, deny, claim and turn down things.
pub const STANCE: &str = include_str!("../rubrics/stance.bank.md");

/// Questions about which people deny things.
pub const DENIAL: &str = include_str!("../rubrics/denial.bank.md");

/// Questions about two things that may swap places.
pub const ROLES: &str = include_str!("../rubrics/roles.bank.md");

/// The bank that ships with the program.
pub const SHIPPED: &str = include_str!("../../../../index/backend-developer.bank.md");

/// The question called `id` of a bank.
#[track_caller]
pub fn question(bank: &str, id: &str) -> Question {
    let bank = Bank::parse(bank);
    assert_eq!(bank.issues, []);
    let question = bank.value.question(&QuestionId::new(id));
    question.expect("the question is in the bank").clone()
}

/// The rubric of the question called `id` of a bank.
#[track_caller]
pub fn rubric(bank: &str, id: &str) -> RubricMatcher {
    RubricMatcher::new(&question(bank, id), &Glossary::default())
}

/// The rubric of the only question of a bank without front matter.
#[track_caller]
pub fn rubric_of(question: &str) -> RubricMatcher {
    let bank = Bank::parse(question);
    assert_eq!(bank.issues, []);
    RubricMatcher::new(&bank.value.questions[0], &Glossary::default())
}

/// What is said of an `answer` to the question called `id` of [`SERVICES`].
#[track_caller]
pub fn grade(id: &str, answer: &str) -> Grade {
    rubric(SERVICES, id).grade(answer)
}

/// What `grade` says of a point.
#[track_caller]
pub fn of_point(grade: Grade, point: &str) -> Verdict {
    let mut verdicts = grade.verdicts.into_iter();
    let verdict = verdicts.find(|verdict| verdict.point.as_str() == point);
    verdict.expect("the point is in the rubric")
}

/// What is said of a point when `answer` is given to the question called `id` of a bank.
#[track_caller]
pub fn verdict(bank: &str, id: &str, answer: &str, point: &str) -> Verdict {
    of_point(rubric(bank, id).grade(answer), point)
}

/// What is said of the only point of a rubric, which is a label without lines.
#[track_caller]
pub fn on_label(prompt: &str, label: &str, answer: &str) -> Verdict {
    let matcher = RubricMatcher::for_points(prompt, &[label.to_owned()]);
    matcher.mark(answer).verdicts.remove(0)
}
