//! A page of questions, each with its time, a tag and a list headed `Evaluation criteria`:
//! `- What is a lock?Question #13 minutes`, which is question 1 and 3 minutes. A question may be a heading or in bold.

use std::time::Duration;

use super::{bare, is_remark, item, plain_bare, question_heading, says};
use crate::import::draft::{Draft, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::Reason;
use crate::import::shapes::headings::topic_text;
use crate::import::shapes::prose_key::is_generic_title;
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
        let text = bare(line);
        let alone = || Some((text, None)).filter(|_| is_question_alone(line, rest));
        if let Some((question, time)) = glued(text, self.drafts.len() + 1).or_else(alone) {
            self.start(line, question_heading(question), time);
        } else if says(line.text, HEADING) {
            self.ledger.report(&[*line], Reason::Layout);
            self.place = Place::Criteria;
        } else if item(line.text).is_some() && self.place != Place::Around {
            self.add(line, text);
        } else if line.heading().is_some() && !is_remark(line.text) {
            self.ledger.report(&[*line], Reason::PageTitle);
            self.topic = Some(*line).filter(|_| !is_generic_title(text)).or(self.topic);
            self.place = Place::Around;
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
            topic: self.topic.map(|topic| topic_text(bare(&topic))),
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
fn glued(text: &str, ordinal: usize) -> Option<(&str, Option<Duration>)> {
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
    (numbered && !heading.is_empty()).then_some((heading, time))
}

/// Whether `line` is a question on a line of its own, with criteria not far below. Between a question and its criteria
/// stand tags, which may begin as a task does: `Design patterns in Java`.
fn is_question_alone(line: &Line<'_>, rest: &[Line<'_>]) -> bool {
    let text = plain_bare(line);
    let n_between = rest.iter().take(4).position(|line| says(line.text, HEADING));
    let is_item = item(line.text).is_some();
    let asks =
        text.ends_with(['?', '？', '؟']) || (!is_item && (text.ends_with('.') || n_between == Some(0)));
    let is_title = line.heading().is_some() && n_between == Some(0) && !says(line.text, HEADING);
    n_between.is_some() && ((is_question(&text) && asks) || is_title)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::page::Page;

    #[test]
    fn a_question_may_be_a_heading_or_in_bold() {
        for [first, second] in [
            ["## How would you roll back?", "## Describe your deployment."],
            ["**How would you roll back?**", "**Describe your deployment.**"],
            ["1. How would you roll back?", "2. Describe your deployment."],
        ] {
            let source = format!(
                "# Releases\n\n{first}\n\n**Evaluation criteria:**\n\n- One command\n\n{second}\n\n**Evaluation criteria:**\n\n- Automation\n"
            );
            let reading = read(&Page::new(&source));
            let drafts = reading.drafts.iter();
            let shown: Vec<String> = drafts
                .map(|draft| format!("{:?} {:?} {:?}", draft.topic, draft.heading, draft.key.criteria))
                .collect();
            assert_eq!(
                shown,
                [
                    r#"Some("Releases") Some("How would you roll back?") ["One command"]"#,
                    r#"Some("Releases") Some("Describe your deployment.") ["Automation"]"#,
                ]
            );
        }
    }

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
