//! How states and marks are said.

use examen_bank::{Marks, QuestionKind, Ruling, State};
use examen_grader::{Grade, Verdict};

/// Whether the label of a point may be shown: the answer makes the whole point, or says the wrong thing that the label
/// warns of. Whatever is made only in part would give the rest away.
pub(crate) fn may_name(verdict: &Verdict) -> bool {
    match verdict.state {
        State::Met | State::Claimed | State::Rejected => true,
        State::Overridden => verdict.is_credited(),
        State::Partial | State::Listed | State::Negated | State::Missed | State::Absent => false,
    }
}

/// `+2`, `+1 of 2`, `-2`; a tick in a checklist, and where the whole of a model answer is marked instead of its points.
pub(crate) fn worth(verdict: &Verdict, grade: &Grade) -> String {
    if !grade.has_marks_by_point() {
        let is_half = verdict.state == State::Partial || verdict.state == State::Listed;
        return if is_half && grade.kind == QuestionKind::Technical {
            "½"
        } else {
            "✓"
        }
        .to_owned();
    }
    let (marks, value) = (verdict.marks, verdict.value);
    if marks.is_negative() {
        marks.to_string()
    } else if marks == value {
        format!("+{marks}")
    } else {
        format!("+{marks} of {value}")
    }
}

/// Whether a verdict earned something, or costs something.
pub(crate) fn counts(verdict: &Verdict, kind: QuestionKind) -> bool {
    match kind {
        QuestionKind::Technical => verdict.marks != Marks::ZERO,
        QuestionKind::Behavioural => verdict.is_credited() && !verdict.is_misconception(),
    }
}

/// `4/7 marks · 5 of 8 points · knock-out missing`, `2.4/3 marks · 2 of 3 points of the model answer`
pub(crate) fn summary(grade: &Grade) -> String {
    let of = grade.graded_by.of_whom();
    let points = format!("{} of {} points{of}", grade.n_credited(), grade.n_points());
    if grade.kind == QuestionKind::Behavioural {
        return format!("checklist · {points} suggested");
    }
    let score = grade.score;
    let mut summary = format!("{}/{} marks · {points}", score.awarded, score.available);
    match grade.missing_knock_outs().count() {
        0 => {}
        1 => summary.push_str(" · knock-out missing"),
        n => summary.push_str(&format!(" · {n} knock-outs missing")),
    }
    summary
}

/// What the candidate says about a point that the answer is to make.
pub(crate) fn own_view(ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Granted => "said",
        Ruling::Withheld => "not said",
    }
}

/// `you: said · machine: missed`
pub(crate) fn both_views(ruling: Ruling, verdict: &Verdict) -> String {
    format!("you: {} · machine: {}", own_view(ruling), verdict.state.name())
}

/// Whether candidate and machine say the same of a point.
pub(crate) fn agree(ruling: Ruling, verdict: &Verdict) -> bool {
    (ruling == Ruling::Granted) == verdict.is_credited()
}
