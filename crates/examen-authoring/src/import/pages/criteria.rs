//! A page of questions, each with its time, a tag and a list headed `Evaluation criteria`:
//! `- What is a lock?Question #13 minutes`, which is question 1 and 3 minutes.

use std::time::Duration;

use super::{is_remark, item, says};
use crate::import::draft::{Draft, Key, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::question_line::is_question;
use crate::import::report::Reason;

const HEADING: &str = "evaluation criteria";

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut ledger = Ledger::new(page);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut topic: Option<Line<'_>> = None;
    let mut place = Place::Around;
    let lines: Vec<Line<'_>> = page.filled().copied().collect();
    for (index, line) in lines.iter().enumerate() {
        let text = item(line.text).unwrap_or(line.trimmed());
        let question = glued(text, drafts.len() + 1).or_else(|| bare(text, &lines[index + 1..]));
        if let Some((heading, time)) = question {
            ledger.keep(&[*line]);
            topic.iter().for_each(|topic| ledger.keep(&[*topic]));
            drafts.push(draft(line, &heading, time, topic.as_ref()));
            place = Place::Question;
        } else if says(line.text, HEADING) {
            ledger.report(&[*line], Reason::Layout);
            place = Place::Criteria;
        } else {
            place_line(line, text, place, &mut drafts, &mut topic, &mut ledger);
        }
    }
    Reading {
        drafts,
        findings: ledger.findings(page),
    }
}

/// How many lists of criteria `page` has.
pub(crate) fn n_marks(page: &Page<'_>) -> usize {
    page.lines.iter().filter(|line| says(line.text, HEADING)).count()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Around,
    Question,
    Criteria,
}

fn place_line<'a>(
    line: &Line<'a>,
    text: &str,
    place: Place,
    drafts: &mut [Draft],
    topic: &mut Option<Line<'a>>,
    ledger: &mut Ledger,
) {
    match (place, drafts.last_mut()) {
        (Place::Criteria, Some(draft)) if item(line.text).is_some() => {
            ledger.keep(&[*line]);
            draft.key.criteria.push(text.to_owned());
        }
        (Place::Question, Some(draft)) if item(line.text).is_some() => {
            ledger.keep(&[*line]);
            draft.tags.push(text.to_owned());
        }
        (Place::Question | Place::Criteria, _) => ledger.report(&[*line], Reason::NotUnderstood),
        (Place::Around, _) if is_remark(line.text) => ledger.report(&[*line], Reason::Introduction),
        (Place::Around, _) => {
            ledger.report(&[*line], Reason::PageTitle);
            *topic = Some(*line);
        }
    }
}

fn draft(line: &Line<'_>, heading: &str, time: Option<Duration>, topic: Option<&Line<'_>>) -> Draft {
    Draft {
        lines: (line.number, line.number),
        heading: Some(heading.to_owned()),
        topic: topic.map(|topic| topic.trimmed().to_owned()),
        time,
        key: Key::default(),
        ..Draft::default()
    }
}

/// A question with number and minutes glued to it. The number is known by counting, which tells where it ends.
fn glued(text: &str, ordinal: usize) -> Option<(String, Option<Duration>)> {
    let at = text.rfind("Question #")?;
    let heading = text[..at].trim();
    let numbered = text[at + "Question #".len()..].starts_with(|c: char| c.is_ascii_digit());
    let digits: String = text[at + "Question #".len()..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let minutes = digits
        .strip_prefix(&ordinal.to_string())
        .and_then(|minutes| minutes.parse::<u64>().ok());
    let time = minutes
        .filter(|minutes| (1..=240).contains(minutes))
        .map(|minutes| Duration::from_secs(minutes * 60));
    (numbered && !heading.is_empty()).then(|| (heading.to_owned(), time))
}

/// A question on a line of its own, with criteria not far below.
fn bare(text: &str, rest: &[Line<'_>]) -> Option<(String, Option<Duration>)> {
    let criteria = rest.iter().take(4).any(|line| says(line.text, HEADING));
    (is_question(text) && criteria && text.ends_with('?')).then(|| (text.to_owned(), None))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::page::Page;

    #[test]
    fn number_and_minutes_come_off_the_question() {
        let source = "Storage\n- What is a page?Question #110 minutes\n- Disks\nEvaluation criteria\n- A unit of transfer\n\
                      - Why a log?Question #23 minutes\n- Disks\n- SQL\nEvaluation criteria\n- Survives a crash\n";
        let reading = read(&Page::new(source));
        let shown: Vec<String> = reading
            .drafts
            .iter()
            .map(|draft| {
                format!(
                    "{:?} {:?} {:?} {:?} {:?}",
                    draft.topic, draft.heading, draft.time, draft.tags, draft.key.criteria
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                r#"Some("Storage") Some("What is a page?") Some(600s) ["Disks"] ["A unit of transfer"]"#,
                r#"Some("Storage") Some("Why a log?") Some(180s) ["Disks", "SQL"] ["Survives a crash"]"#,
            ]
        );
        assert_eq!(reading.findings.len(), 2);
    }
}
