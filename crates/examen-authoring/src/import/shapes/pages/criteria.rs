//! A page of questions, each with its time, a tag and a list headed `Evaluation criteria`:
//! `- What is a lock?Question #13 minutes`, which is question 1 and 3 minutes.

use std::time::Duration;

use super::{is_remark, item, says};
use crate::import::draft::{Draft, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::Reason;
use crate::import::shapes::question_line::is_question;

const HEADING: &str = "evaluation criteria";

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut reader = Reader {
        ledger: Ledger::new(page),
        drafts: Vec::new(),
        topic: None,
        place: Place::Around,
    };
    let lines: Vec<Line<'_>> = page.filled().copied().collect();
    for (index, line) in lines.iter().enumerate() {
        reader.read(line, &lines[index + 1..]);
    }
    Reading {
        drafts: reader.drafts,
        findings: reader.ledger.findings(page),
    }
}

/// How many lists of criteria `page` has.
pub(crate) fn n_marks(page: &Page<'_>) -> usize {
    page.lines.iter().filter(|line| says(line.text, HEADING)).count()
}

struct Reader<'a> {
    ledger: Ledger,
    drafts: Vec<Draft>,
    topic: Option<Line<'a>>,
    place: Place,
}

/// What the lines read last belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Around,
    Question,
    Criteria,
}

impl<'a> Reader<'a> {
    fn read(&mut self, line: &Line<'a>, rest: &[Line<'a>]) {
        let text = item(line.text).unwrap_or(line.trimmed());
        let question = glued(text, self.drafts.len() + 1).or_else(|| bare(text, rest));
        if let Some((heading, time)) = question {
            self.start(line, heading, time);
        } else if says(line.text, HEADING) {
            self.ledger.report(&[*line], Reason::Layout);
            self.place = Place::Criteria;
        } else if item(line.text).is_some() && self.place != Place::Around {
            self.add(line, text);
        } else if is_remark(line.text) || text.ends_with('.') {
            let reason = if self.drafts.is_empty() {
                Reason::Introduction
            } else {
                Reason::NotUnderstood
            };
            self.ledger.report(&[*line], reason);
        } else {
            self.ledger.report(&[*line], Reason::PageTitle);
            self.topic = Some(*line);
        }
    }

    fn start(&mut self, line: &Line<'_>, heading: String, time: Option<Duration>) {
        self.ledger.keep(&[*line]);
        // A title is a topic only where a question follows it.
        self.topic.iter().for_each(|topic| self.ledger.keep(&[*topic]));
        self.drafts.push(Draft {
            lines: (line.number, line.number),
            heading: Some(heading),
            topic: self.topic.map(|topic| topic.trimmed().to_owned()),
            time,
            ..Draft::default()
        });
        self.place = Place::Question;
    }

    /// A tag under the question, or one of its criteria.
    fn add(&mut self, line: &Line<'_>, text: &str) {
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        self.ledger.keep(&[*line]);
        match self.place {
            Place::Criteria => draft.key.criteria.push(text.to_owned()),
            Place::Question | Place::Around => draft.tags.push(text.to_owned()),
        }
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
        assert_eq!(reading.findings.len(), 1);
    }
}
