//! A page of `Q1`, the question, and `Why they ask this:*`, without a key. What follows a question otherwise is its
//! answer.

use super::{bare, is_remark, plain_bare, question_heading};
use crate::import::draft::{Draft, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::Reason;
use crate::import::shapes::headings::topic_text;
use crate::import::shapes::prose_key::is_generic_title;
use crate::import::shapes::question_line::is_question;
use crate::import::wording::sentences::strip_words;

/// How the reason for a question is introduced, longest first.
const WHY: &[&str] = &[
    "why interviewers ask this",
    "why they're asking",
    "why they ask this",
    "why they ask it",
    "why we ask this",
    "why ask this",
    "why it's asked",
];

/// Headings below this rank belong to an answer, on a page whose questions are none.
const TITLE_RANK: usize = 2;

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let lines: Vec<Line<'_>> = page.filled().copied().collect();
    let mut reader = Reader {
        ledger: Ledger::new(page),
        drafts: Vec::new(),
        topic: None,
        rank: question_rank(&lines),
        wants: Wants::Nothing,
    };
    for index in 0..lines.len() {
        reader.read(&lines, index);
    }
    Reading {
        findings: reader.ledger.findings(page),
        drafts: reader.drafts,
    }
}

/// The rank of headings that are questions; none where no heading is one.
fn question_rank(lines: &[Line<'_>]) -> Option<usize> {
    let mut pairs = lines.windows(2);
    pairs.find_map(|pair| {
        let (rank, _) = pair[0].heading()?;
        reason(pair[1].trimmed())?;
        Some(rank)
    })
}

/// How many questions of `page` say why they are asked.
pub(crate) fn n_marks(page: &Page<'_>) -> usize {
    page.lines
        .iter()
        .filter(|line| reason(line.trimmed()).is_some())
        .count()
}

struct Reader<'a> {
    ledger: Ledger,
    drafts: Vec<Draft>,
    topic: Option<Line<'a>>,
    rank: Option<usize>,
    wants: Wants,
}

/// What the last line leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    Nothing,
    /// A heading is a question, and may say more before it says why it is asked.
    More,
    /// `Why they ask this:`, and the reason follows on the next line.
    Reason,
}

impl<'a> Reader<'a> {
    fn read(&mut self, lines: &[Line<'a>], index: usize) {
        let line = lines[index];
        let text = line.trimmed();
        if is_number(text) {
            self.ledger.report(&[line], Reason::Layout);
        } else if let (Some(reason), Some(draft)) = (reason(text), self.drafts.last_mut()) {
            self.ledger.keep(&[line]);
            draft.remarks.push(format!("Why they ask this: {reason}"));
            self.wants = if reason.is_empty() {
                Wants::Reason
            } else {
                Wants::Nothing
            };
        } else if self.is_question(lines, index) {
            self.start(line);
        } else if let Some((rank, title)) = line.heading().filter(|_| !is_remark(line.text))
            && rank <= self.rank.unwrap_or(TITLE_RANK)
        {
            self.ledger.report(&[line], Reason::PageTitle);
            self.topic = Some(line).filter(|_| !is_generic_title(title)).or(self.topic);
            self.wants = Wants::Nothing;
        } else {
            self.add(&line);
        }
    }

    fn is_question(&self, lines: &[Line<'a>], index: usize) -> bool {
        let line = &lines[index];
        let asks = is_question(&plain_bare(line));
        let next = lines.get(index + 1);
        let why_next = next.is_some_and(|next| reason(next.trimmed()).is_some());
        let numbered = index > 0 && is_number(lines[index - 1].trimmed());
        let is_ranked = line.heading().is_some_and(|(rank, _)| Some(rank) == self.rank);
        let is_more = self.wants == Wants::More && line.heading().is_none() && !asks;
        (why_next && !is_more) || (asks && (numbered || is_ranked))
    }

    fn start(&mut self, line: Line<'a>) {
        self.ledger.keep(&[line]);
        self.ledger.keep(self.topic.as_slice());
        let topic = self.topic.map(|topic| topic_text(bare(&topic)));
        self.drafts.push(Draft {
            lines: (line.number, line.number),
            heading: Some(question_heading(bare(&line))),
            tags: topic.iter().cloned().collect(),
            topic,
            ..Draft::default()
        });
        let is_heading = line.heading().is_some();
        self.wants = if is_heading { Wants::More } else { Wants::Nothing };
    }

    fn add(&mut self, line: &Line<'_>) {
        let Some(draft) = self.drafts.last_mut() else {
            return self.ledger.report(&[*line], Reason::Introduction);
        };
        self.ledger.keep(&[*line]);
        if self.wants == Wants::Reason
            && let Some(remark) = draft.remarks.last_mut()
        {
            remark.push_str(line.trimmed());
            self.wants = Wants::Nothing;
            return;
        }
        if !draft.key.answer.is_empty() {
            draft.key.answer.push('\n');
        }
        draft.key.answer.push_str(line.trimmed());
    }
}

/// `Q12`
fn is_number(text: &str) -> bool {
    let digits = text
        .trim_start_matches(['Q', 'q', '#', ' '])
        .trim_end_matches(['.', ':', ')']);
    text.starts_with(['Q', 'q', '#']) && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// What follows `Why they ask this:*`.
fn reason(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['*', '#', '-', ' ']);
    let rest = WHY.iter().find_map(|opening| strip_words(text, opening))?;
    Some(rest.trim_start_matches([':', '*', '?', ' ']))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::page::Page;

    #[test]
    fn a_question_may_be_a_heading_or_in_bold() {
        for [first, second] in [
            ["## Describe a restore.", "## Which log?"],
            ["**Describe a restore.**", "**Which log?**"],
            ["1. Describe a restore.", "2. Which log?"],
        ] {
            let source = format!(
                "# Disks\n\n{first}\n\n**Why they ask this:** They want a plan.\n\n{second}\n\n**Why they ask this:**\n\nLogs matter.\n\nThe one on disk.\n"
            );
            let reading = read(&Page::new(&source));
            let drafts = reading.drafts.iter();
            let shown: Vec<String> = drafts
                .map(|draft| {
                    format!(
                        "{:?} {:?} {:?} {:?}",
                        draft.topic, draft.heading, draft.remarks, draft.key.answer
                    )
                })
                .collect();
            assert_eq!(
                shown,
                [
                    r#"Some("Disks") Some("Describe a restore.") ["Why they ask this: They want a plan."] """#,
                    r#"Some("Disks") Some("Which log?") ["Why they ask this: Logs matter."] "The one on disk.""#,
                ]
            );
        }
    }

    #[test]
    fn questions_have_a_reason_and_no_key() {
        let source = "Q1\nDescribe a restore.\nWhy they ask this:* They want a plan.\n\nQ2\nWhich log?\nWhy they ask this: Logs matter.\n";
        let reading = read(&Page::new(source));
        let shown: Vec<String> = reading
            .drafts
            .iter()
            .map(|draft| format!("{:?} {:?}", draft.heading, draft.remarks))
            .collect();
        assert_eq!(
            shown,
            [
                r#"Some("Describe a restore.") ["Why they ask this: They want a plan."]"#,
                r#"Some("Which log?") ["Why they ask this: Logs matter."]"#,
            ]
        );
        assert!(reading.drafts.iter().all(|draft| draft.key.is_empty()));
    }
}
