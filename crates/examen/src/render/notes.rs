//! What is written under the words of an answer.

use examen_bank::{Marks, State, TextRange};
use examen_grader::{Grade, Verdict};

use super::Secrecy;
use super::evidence::Note;
use super::styles::{FAINT, of_state};
use crate::terminal::one_line;

/// What words that earn nothing are underlined with, so that nobody takes them for those that do.
const IDLE: &str = "┄";

/// One note for every point that some words led to, and one for each sentence that only says the question again. A point
/// that is missed for all the words of it that are there is a secret like any other. What earned nothing comes last, so that
/// it covers no line under words that did.
pub(super) fn notes_of(grade: &Grade, secrecy: Secrecy) -> Vec<Note> {
    let is_shown = |verdict: &Verdict| verdict.state != State::Missed || secrecy == Secrecy::Revealed;
    let spoken = grade
        .verdicts
        .iter()
        .filter(|verdict| !verdict.evidence.is_empty() && is_shown(verdict));
    let (idle, telling): (Vec<&Verdict>, Vec<&Verdict>) = spoken.partition(|verdict| is_idle(verdict));
    let ordered = telling.into_iter().chain(idle);
    let mut notes: Vec<Note> = ordered.map(|verdict| note_of(verdict, grade)).collect();
    if !grade.echoes.is_empty() {
        notes.push(Note {
            ranges: grade.echoes.clone(),
            label: "says the question again".to_owned(),
            style: FAINT,
            underline: IDLE,
        });
    }
    notes
}

fn note_of(verdict: &Verdict, grade: &Grade) -> Note {
    let (style, sign) = of_state(shown_state(verdict));
    let label = one_line(&verdict.label);
    let has_marks = grade.has_marks_by_point() && verdict.marks != Marks::ZERO;
    let worth = if has_marks {
        worth(verdict)
    } else {
        sign.to_owned()
    };
    Note {
        ranges: verdict.evidence.iter().map(|evidence| evidence.range).collect(),
        label: match remark(verdict) {
            Some(remark) => format!("{worth} {remark}: {label}"),
            None => format!("{worth} {label}"),
        },
        style,
        underline: match shown_state(verdict) {
            State::Partial | State::Listed => "╌",
            State::Negated | State::Claimed => "~",
            State::Missed | State::Absent => IDLE,
            State::Met | State::Rejected | State::Overridden => "━",
        },
    }
}

/// Whether its words neither earned nor cost anything.
fn is_idle(verdict: &Verdict) -> bool {
    matches!(shown_state(verdict), State::Missed | State::Absent)
}

/// The state that decides on colours: a ruling looks like what it ruled.
pub(super) fn shown_state(verdict: &Verdict) -> State {
    match verdict.state {
        State::Overridden if verdict.is_misconception() == verdict.is_credited() => State::Claimed,
        State::Overridden => State::Met,
        state => state,
    }
}

/// `+2`, `+1 of 2`, `-2`.
fn worth(verdict: &Verdict) -> String {
    let (marks, value) = (verdict.marks, verdict.value);
    if marks.is_negative() {
        marks.to_string()
    } else if marks == value {
        format!("+{marks}")
    } else {
        format!("+{marks} of {value}")
    }
}

/// What a reader must know of a state that the sign does not say.
pub(crate) fn remark(verdict: &Verdict) -> Option<&'static str> {
    match verdict.state {
        State::Listed => Some("only named"),
        State::Negated => Some("denied"),
        State::Claimed => Some("misconception"),
        State::Rejected => Some("rightly turned down"),
        _ => None,
    }
}

/// The words that led to a verdict, quoted, each once.
pub(crate) fn evidence_quoted(verdict: &Verdict, answer: &str) -> String {
    let mut ranges: Vec<TextRange> = verdict.evidence.iter().map(|evidence| evidence.range).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<TextRange> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start < last.end => *last = last.cover(range),
            _ => apart.push(range),
        }
    }
    quoted(apart, answer)
}

/// The words that led to a state, quoted: `“invalidate … key”`.
pub(super) fn quoted(ranges: impl IntoIterator<Item = TextRange>, answer: &str) -> String {
    let mut words = String::new();
    let mut end = None;
    for range in ranges {
        let gap = end.and_then(|end| answer.get(end..range.start));
        if end.is_some() {
            let is_blank = gap.is_some_and(|gap| gap.trim().is_empty());
            words.push_str(if is_blank { " " } else { " … " });
        }
        words.push_str(range.of(answer));
        end = Some(range.end);
    }
    if words.is_empty() {
        words
    } else {
        format!("“{}”", one_line(&words))
    }
}

#[cfg(test)]
mod tests {
    use examen_bank::{Marks, MatchKind, PointId, Requirement, State, TextRange};
    use examen_grader::{Evidence, Grade, Ground, Verdict};

    use super::notes_of;
    use crate::render::Secrecy;

    fn verdict(state: State) -> Verdict {
        let evidence = Evidence {
            range: TextRange::new(0, 7),
            kind: MatchKind::Related,
            term: "".into(),
            source: TextRange::empty(0),
        };
        Verdict {
            point: PointId::new(state.name()),
            label: state.name().to_owned(),
            value: Marks::whole(2),
            requirement: Requirement::Ordinary,
            state,
            coverage: 0.0,
            ground: Ground::default(),
            marks: Marks::ZERO,
            evidence: vec![evidence],
            nearest: None,
            why: None,
            overridden: None,
        }
    }

    /// What words of points in these states are underlined with, in the order in which lines are drawn.
    fn check(states: &[State], underlines: &[(&str, &str)]) {
        let grade = Grade {
            verdicts: states.iter().map(|state| verdict(*state)).collect(),
            ..Grade::default()
        };
        let notes = notes_of(&grade, Secrecy::Revealed);
        let found = notes.iter().map(|note| {
            let label = note.label.rsplit(' ').next().unwrap_or_default();
            (label, note.underline)
        });
        assert_eq!(found.collect::<Vec<_>>(), underlines);
    }

    #[test]
    fn words_that_earn_nothing_are_not_underlined_like_those_that_do() {
        check(&[State::Missed, State::Met], &[("met", "━"), ("missed", "┄")]);
        check(
            &[State::Absent, State::Partial, State::Negated],
            &[("partial", "╌"), ("negated", "~"), ("absent", "┄")],
        );
    }
}
