//! A page of lists headed `What to listen for`, each after `Why this matters`. The questions stood in closed folds and
//! were lost in copying; where one survived, it stands on the line before `Why this matters`, as a heading, in bold or
//! as it is.

use super::{bare, is_remark, item, plain_bare, question_heading, says};
use crate::import::draft::{Draft, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::Reason;
use crate::import::shapes::headings::topic_text;
use crate::import::shapes::prose_key::is_generic_title;
use crate::import::shapes::question_line::is_question;

const WHY: &str = "why this matters";
const LISTEN: &str = "what to listen for";

/// Reads the keys of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut reader = Reader {
        ledger: Ledger::new(page),
        drafts: Vec::new(),
        topic: None,
        question: None,
        place: Place::Around,
    };
    let lines: Vec<Line<'_>> = page.filled().copied().collect();
    for (index, line) in lines.iter().enumerate() {
        reader.read(line, &lines[index + 1..]);
    }
    Reading {
        findings: reader.ledger.findings(page),
        drafts: reader.drafts,
    }
}

/// How many lists of what to listen for `page` has.
pub(crate) fn n_marks(page: &Page<'_>) -> usize {
    page.lines.iter().filter(|line| says(line.text, LISTEN)).count()
}

struct Reader<'a> {
    ledger: Ledger,
    drafts: Vec<Draft>,
    topic: Option<Line<'a>>,
    /// The question that waits for its key.
    question: Option<Line<'a>>,
    place: Place,
}

/// What the lines read last belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Around,
    Question,
    Why,
    Listen,
}

impl<'a> Reader<'a> {
    fn read(&mut self, line: &Line<'a>, rest: &[Line<'a>]) {
        if is_mark(line) {
            self.ledger.report(&[*line], Reason::Layout);
            let is_why = says(line.text, WHY);
            if is_why || self.place != Place::Why {
                self.start(line);
            }
            self.place = if is_why { Place::Why } else { Place::Listen };
        } else if self.is_question(line, rest) {
            self.ledger.report(&[*line], Reason::NotUnderstood);
            self.question = Some(*line);
            self.place = Place::Question;
        } else if line.heading().is_some() && !is_remark(line.text) {
            self.ledger.report(&[*line], Reason::PageTitle);
            self.topic = Some(*line)
                .filter(|line| !is_generic_title(bare(line)))
                .or(self.topic);
            self.place = Place::Around;
        } else {
            self.add(line);
        }
    }

    /// Whether a question stands on `line`. A title may be worded as a task, and a question as a title: what follows
    /// tells.
    fn is_question(&self, line: &Line<'_>, rest: &[Line<'_>]) -> bool {
        let text = plain_bare(line);
        if line.heading().is_none() {
            return is_question(&text) && item(line.text).is_none() && self.place != Place::Why;
        }
        let asks = |line: &Line<'_>| item(line.text).is_none() && is_question(&plain_bare(line));
        let next = rest
            .iter()
            .find(|line| is_mark(line) || line.heading().is_some() || asks(line));
        let has_mark = text.ends_with(['?', '？', '؟']);
        let has_key = next.is_some_and(is_mark);
        let is_named = rest.first().is_some_and(is_mark) && !is_generic_title(&text);
        (is_question(&text) && (has_mark || has_key)) || is_named
    }

    /// A key begins, of the question that waits for one or of one that was lost.
    fn start(&mut self, line: &Line<'a>) {
        let question = self.question.take();
        self.ledger.keep(question.as_slice());
        self.ledger.keep(self.topic.as_slice());
        let topic = self.topic.map(|topic| topic_text(bare(&topic)));
        let number = question.map_or(line.number, |question| question.number);
        self.drafts.push(Draft {
            lines: (number, number),
            heading: question.map(|question| question_heading(bare(&question))),
            tags: topic.iter().cloned().collect(),
            topic,
            ..Draft::default()
        });
    }

    fn add(&mut self, line: &Line<'a>) {
        let is_outside = matches!(self.place, Place::Around | Place::Question);
        let Some(draft) = self.drafts.last_mut().filter(|_| !is_outside) else {
            let is_talk = is_remark(line.text) || item(line.text).is_none();
            let reason = if is_talk && self.place == Place::Around {
                Reason::Introduction
            } else {
                Reason::NotUnderstood
            };
            return self.ledger.report(&[*line], reason);
        };
        let text = bare(line).to_owned();
        self.ledger.keep(&[*line]);
        draft.lines.1 = draft.lines.1.max(line.number);
        match self.place {
            Place::Why => draft.remarks.push(format!("Why this matters: {text}")),
            Place::Around | Place::Question | Place::Listen => draft.key.criteria.push(text),
        }
    }
}

fn is_mark(line: &Line<'_>) -> bool {
    says(line.text, WHY) || says(line.text, LISTEN)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::page::Page;
    use crate::import::report::Reason;

    #[test]
    fn a_question_may_be_a_heading_or_in_bold() {
        for [first, second] in [
            [
                "## How did you handle a conflict?",
                "## Describe your deployment process.",
            ],
            [
                "**How did you handle a conflict?**",
                "**Describe your deployment process.**",
            ],
            [
                "1. How did you handle a conflict?",
                "2. Describe your deployment process.",
            ],
            [
                "### Q1: How did you handle a conflict?",
                "### Q2: Describe your deployment process.",
            ],
        ] {
            let source = format!(
                "# List of what to ask\n\n# Stories\n\n{first}\n\nWhat to listen for:\n\n- Names the situation\n- Owns a mistake\n\n{second}\n\n### What to listen for\n\n- Automation\n\n## Teamwork\n\n**What to listen for:**\n\n- Thanks\n"
            );
            let reading = read(&Page::new(&source));
            let drafts = reading.drafts.iter();
            let shown: Vec<String> = drafts
                .map(|draft| format!("{:?} {:?} {:?}", draft.topic, draft.heading, draft.key.criteria))
                .collect();
            assert_eq!(
                shown,
                [
                    r#"Some("Stories") Some("How did you handle a conflict?") ["Names the situation", "Owns a mistake"]"#,
                    r#"Some("Stories") Some("Describe your deployment process.") ["Automation"]"#,
                    r#"Some("Stories") Some("Teamwork") ["Thanks"]"#,
                ]
            );
        }
    }

    #[test]
    fn what_stands_between_a_question_and_its_key_is_told() {
        let source = "## Which log?\n\nWhat to listen for:\n\n- Any\n\n## Why two?\n\nThis one is hard.\n\nWhat to listen for:\n\n- Order\n";
        let reading = read(&Page::new(source));
        assert_eq!(reading.drafts[0].key.criteria, ["Any"]);
        assert_eq!(reading.drafts[1].key.criteria, ["Order"]);
        let strange = reading.findings.iter();
        let strange = strange.filter(|finding| finding.reason == Reason::NotUnderstood);
        let texts: Vec<&str> = strange.map(|finding| finding.text.as_str()).collect();
        assert_eq!(texts, ["This one is hard."]);
    }

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
