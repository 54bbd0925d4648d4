//! Changes that a program makes to a bank it has read.

use std::collections::HashSet;

use examen_bank::{Bank, Level, Marks, Point, PointId, Question, QuestionId};
use proptest::prelude::{Strategy, any};
use proptest::sample::{Index, select};

/// A change and where it is made.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) what: What,
    pub(super) place: Index,
}

/// What is changed.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Marks,
    Label,
    Lines,
    OneLine,
    InsertPoint,
    DeletePoint,
    SwapPoints,
    Points,
    Meta,
    Heading,
    Topic,
    Body,
    Parts,
    FollowUps,
    InsertQuestion,
    DeleteQuestion,
    Reverse,
    Front,
}

const ALL: &[What] = &[
    What::Marks,
    What::Label,
    What::Lines,
    What::OneLine,
    What::InsertPoint,
    What::DeletePoint,
    What::SwapPoints,
    What::Points,
    What::Meta,
    What::Heading,
    What::Topic,
    What::Body,
    What::Parts,
    What::FollowUps,
    What::InsertQuestion,
    What::DeleteQuestion,
    What::Reverse,
    What::Front,
];

pub(super) fn change() -> impl Strategy<Value = Change> {
    (select(ALL), any::<Index>()).prop_map(|(what, place)| Change { what, place })
}

impl What {
    /// Makes the change in `bank`, with parts of `other`.
    pub(super) fn apply(self, bank: &mut Bank, other: &Bank, place: Index) {
        match self {
            Self::Front => bank.front.set("lang", "de"),
            Self::Reverse => bank.questions.reverse(),
            Self::InsertQuestion => {
                let at = place.index(bank.questions.len() + 1);
                bank.questions
                    .splice(at..at, other.questions.iter().take(1).cloned());
            }
            Self::DeleteQuestion => drop(pick(&mut bank.questions, place).is_some().then(|| {
                let at = place.index(bank.questions.len());
                bank.questions.remove(at)
            })),
            _ => {
                if let (Some(question), Some(from)) =
                    (pick(&mut bank.questions, place), other.questions.first())
                {
                    self.apply_to_question(question, from, place);
                }
            }
        }
    }

    fn apply_to_question(self, question: &mut Question, from: &Question, place: Index) {
        let points = &mut question.rubric.points;
        match self {
            Self::InsertPoint => {
                let at = place.index(points.len() + 1);
                points.splice(at..at, from.rubric.points.iter().take(1).cloned());
            }
            Self::DeletePoint => points.truncate(1),
            Self::SwapPoints => points.reverse(),
            Self::Points => points.clone_from(&from.rubric.points),
            Self::Meta => {
                question.level = Level::new(4);
                question.time = None;
                question.tags.clone_from(&from.tags);
                question.kind = from.kind;
            }
            Self::Heading => question.heading.value.clone_from(&from.heading.value),
            Self::Topic => question.topic.clone_from(&from.topic),
            Self::Body => question.body.value.clone_from(&from.body.value),
            Self::Parts => {
                question.hint.clone_from(&from.hint);
                question.answer = None;
                question.notes.clone_from(&from.notes);
            }
            Self::FollowUps => question.follow_ups.clone_from(&from.follow_ups),
            _ => {
                if let Some(point) = pick(points, place) {
                    self.apply_to_point(point, from.rubric.points.first());
                }
            }
        }
    }

    fn apply_to_point(self, point: &mut Point, from: Option<&Point>) {
        match (self, from) {
            (Self::Marks, _) => point.value = Marks::from_hundredths(250),
            (Self::Label, Some(from)) => point.label.value.clone_from(&from.label.value),
            (Self::Lines, Some(from)) => point.lines.clone_from(&from.lines),
            (Self::OneLine, Some(from)) => {
                point.lines.truncate(1);
                point.lines.extend(from.lines.iter().take(1).cloned());
            }
            _ => {}
        }
    }
}

fn pick<T>(items: &mut [T], place: Index) -> Option<&mut T> {
    let n_items = items.len();
    (n_items > 0).then(|| &mut items[place.index(n_items)])
}

/// Gives everything an id of its own again.
pub(super) fn name_apart(bank: &mut Bank) {
    let mut seen = HashSet::new();
    for (index, question) in bank.questions.iter_mut().enumerate() {
        if !seen.insert(question.id.clone()) {
            question.id = QuestionId::new(format!("question-no-{index}"));
        }
        let mut seen = HashSet::new();
        for (index, point) in question.rubric.points.iter_mut().enumerate() {
            if !seen.insert(point.id.clone()) {
                point.id = PointId::new(format!("point-no-{index}"));
            }
        }
    }
}
