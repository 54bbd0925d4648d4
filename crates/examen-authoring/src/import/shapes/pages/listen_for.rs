//! A page of lists headed `What to listen for`, each after `Why this matters`. The questions stood in closed folds and
//! were lost in copying; where one survived, it stands on the line before `Why this matters`.

use super::{is_remark, item, says};
use crate::import::draft::{Draft, Key, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::Reason;
use crate::import::shapes::question_line::{is_question, without_label};

const WHY: &str = "why this matters";
const LISTEN: &str = "what to listen for";

/// Reads the keys of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut ledger = Ledger::new(page);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut question: Option<Line<'_>> = None;
    let mut place = Place::Around;
    for line in page.filled() {
        if says(line.text, WHY) || (says(line.text, LISTEN) && place != Place::Why) {
            ledger.report(&[*line], Reason::Layout);
            drafts.push(draft(line, question.take(), &mut ledger));
            place = if says(line.text, WHY) {
                Place::Why
            } else {
                Place::Listen
            };
        } else if says(line.text, LISTEN) {
            ledger.report(&[*line], Reason::Layout);
            place = Place::Listen;
        } else if is_question(line.trimmed()) && item(line.text).is_none() && place != Place::Why {
            ledger.report(&[*line], Reason::NotUnderstood);
            question = Some(*line);
        } else {
            add(line, place, drafts.last_mut(), &mut ledger);
        }
    }
    Reading {
        drafts,
        findings: ledger.findings(page),
    }
}

/// How many lists of what to listen for `page` has.
pub(crate) fn n_marks(page: &Page<'_>) -> usize {
    page.lines.iter().filter(|line| says(line.text, LISTEN)).count()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Around,
    Why,
    Listen,
}

fn draft(line: &Line<'_>, question: Option<Line<'_>>, ledger: &mut Ledger) -> Draft {
    question.iter().for_each(|question| ledger.keep(&[*question]));
    let number = question.map_or(line.number, |question| question.number);
    Draft {
        lines: (number, number),
        heading: question.map(|question| without_label(question.trimmed()).to_owned()),
        key: Key::default(),
        ..Draft::default()
    }
}

fn add(line: &Line<'_>, place: Place, draft: Option<&mut Draft>, ledger: &mut Ledger) {
    let text = item(line.text).unwrap_or(line.trimmed()).to_owned();
    let Some(draft) = draft.filter(|_| place != Place::Around) else {
        let reason = if is_remark(line.text) || item(line.text).is_none() {
            Reason::Introduction
        } else {
            Reason::NotUnderstood
        };
        return ledger.report(&[*line], reason);
    };
    ledger.keep(&[*line]);
    draft.lines.1 = draft.lines.1.max(line.number);
    match place {
        Place::Why => draft.remarks.push(format!("Why this matters: {text}")),
        Place::Around | Place::Listen => draft.key.criteria.push(text),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::page::Page;

    #[test]
    fn keys_without_a_question_are_kept_apart_from_those_with_one() {
        let source = "Ask these.\n\nWhy this matters:\n\nDisks fail.\n\nWhat to listen for:\n\n  • Candidates should name backups.\n\n\
                      How do you plan a restore?\n\nWhy this matters:\n\nTime is short.\n\nWhat to listen for:\n\n• A rehearsal\n";
        let reading = read(&Page::new(source));
        let shown: Vec<String> = reading
            .drafts
            .iter()
            .map(|draft| {
                format!(
                    "{:?} {:?} {:?} {:?}",
                    draft.lines, draft.heading, draft.remarks, draft.key.criteria
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                r#"(3, 9) None ["Why this matters: Disks fail."] ["Candidates should name backups."]"#,
                r#"(11, 19) Some("How do you plan a restore?") ["Why this matters: Time is short."] ["A rehearsal"]"#,
            ]
        );
    }
}
