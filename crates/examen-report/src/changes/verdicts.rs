//! Which points of an answer come out otherwise.

use examen_bank::{Marks, PointId, State};

use super::PointChange;
use crate::cohort::{Cohort, CohortAnswer, CohortPoint};
use crate::hidden_key::{hidden_id, hidden_label, is_hidden};

/// A point of an answer with its verdict.
#[derive(Clone, Copy)]
struct Judged<'a> {
    point: &'a CohortPoint,
    state: State,
    marks: Marks,
}

/// The points of two gradings of one answer whose verdict differs, those that went or came included. Where the key is to stay
/// hidden, `is_open` says which of the present points may be named.
pub(super) fn differences(
    before: (&Cohort, &CohortAnswer),
    after: (&Cohort, &CohortAnswer),
    is_open: Option<&[bool]>,
) -> Vec<PointChange> {
    let (old, new) = (judged(before), judged(after));
    let is_secret = old
        .iter()
        .enumerate()
        .any(|(idx, judged)| is_hidden(judged.point, idx));
    // Points without names are known by their place, as long as none came or went.
    if is_secret && old.len() != new.len() {
        return Vec::new();
    }
    let olds: Vec<Option<usize>> = new
        .iter()
        .enumerate()
        .map(|(idx, judged)| {
            let same = old.iter().position(|old| old.point.id == judged.point.id);
            same.or_else(|| is_hidden(old.get(idx)?.point, idx).then_some(idx))
        })
        .collect();
    let verdict = |judged: &Judged<'_>| (judged.state, judged.marks);
    let present = new.iter().zip(&olds).enumerate().map(|(idx, (judged, old_idx))| {
        let is_named = is_open.is_none_or(|open| open[idx]);
        PointChange {
            before: old_idx.map(|at| verdict(&old[at])),
            after: Some(verdict(judged)),
            ..named(
                judged.point,
                idx,
                if is_named { Naming::Label } else { Naming::Number },
            )
        }
    });
    let gone = old
        .iter()
        .enumerate()
        .filter(|(idx, _)| !olds.contains(&Some(*idx)));
    let gone = gone.map(|(idx, judged)| PointChange {
        before: Some(verdict(judged)),
        after: None,
        ..named(
            judged.point,
            idx,
            if is_open.is_none() {
                Naming::Label
            } else {
                Naming::FormerNumber
            },
        )
    });
    let changes = present.chain(gone);
    changes.filter(|point| point.before != point.after).collect()
}

/// How a point may be called.
#[derive(Clone, Copy)]
enum Naming {
    Label,
    Number,
    FormerNumber,
}

/// The point at `idx` of its question, as it may be called, without verdicts.
fn named(point: &CohortPoint, idx: usize, naming: Naming) -> PointChange {
    let (id, label) = match naming {
        Naming::Label => (point.id.clone(), point.label.clone()),
        Naming::Number => (hidden_id(idx), hidden_label(idx)),
        Naming::FormerNumber => (
            PointId::new(format!("former-{}", hidden_id(idx))),
            format!("Former point {}", idx + 1),
        ),
    };
    PointChange {
        point: id,
        label,
        before: None,
        after: None,
    }
}

fn judged<'a>((cohort, answer): (&'a Cohort, &'a CohortAnswer)) -> Vec<Judged<'a>> {
    let points = &cohort.questions[answer.question as usize].points;
    let judged = points
        .iter()
        .zip(&answer.verdicts)
        .map(|(point, verdict)| Judged {
            point,
            state: verdict.state,
            marks: verdict.marks,
        });
    judged.collect()
}
