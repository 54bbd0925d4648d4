//! Keeps account of every line of a source: it is in the bank, or it is in the report.

use std::collections::HashMap;

use super::page::{Line, Page};
use super::report::{Finding, Reason};

/// The longest excerpt of a line in a finding, in characters.
const EXCERPT: usize = 120;

/// What became of each line.
pub(crate) struct Ledger {
    fates: Vec<Fate>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Unclaimed,
    Kept,
    Reported(Reason),
}

impl Ledger {
    /// The ledger of a page of which nothing was read yet.
    pub fn new(page: &Page<'_>) -> Self {
        Self {
            fates: vec![Fate::Unclaimed; page.lines.len()],
        }
    }

    /// These lines go into the bank.
    pub fn keep(&mut self, lines: &[Line<'_>]) {
        self.enter(lines, Fate::Kept);
    }

    /// These lines go into the report.
    pub fn report(&mut self, lines: &[Line<'_>], reason: Reason) {
        self.enter(lines, Fate::Reported(reason));
    }

    /// What goes into the report, one finding for lines that follow one another for the same reason.
    pub fn findings(&self, page: &Page<'_>) -> Vec<Finding> {
        let mut findings: Vec<(Finding, Vec<Line<'_>>)> = Vec::new();
        for line in page.filled() {
            let reason = match self.fates[line.number - 1] {
                Fate::Kept => continue,
                Fate::Unclaimed => Reason::NotUnderstood,
                Fate::Reported(reason) => reason,
            };
            match findings.last_mut() {
                Some((finding, lines)) if finding.reason == reason && self.adjoin(page, finding, line) => {
                    finding.last_line = line.number;
                    lines.push(*line);
                }
                _ => findings.push((Finding::at(line.number, line.number, "", reason), vec![*line])),
            }
        }
        let worded = findings
            .into_iter()
            .map(|(finding, lines)| worded(&finding, &lines));
        gathered(worded)
    }

    fn enter(&mut self, lines: &[Line<'_>], fate: Fate) {
        for line in lines {
            self.fates[line.number - 1] = fate;
        }
    }

    /// Whether only blank lines stand between `finding` and `line`.
    fn adjoin(&self, page: &Page<'_>, finding: &Finding, line: &Line<'_>) -> bool {
        page.lines[finding.last_line..line.number - 1]
            .iter()
            .all(Line::is_blank)
    }
}

impl Finding {
    /// A finding about `line..=last_line` that shows the beginning of `text`.
    pub(crate) fn at(line: usize, last_line: usize, text: &str, reason: Reason) -> Self {
        Self {
            source: None,
            line,
            last_line,
            also: Vec::new(),
            text: excerpt(text),
            reason,
        }
    }

    /// The same with all of `text`.
    pub(crate) fn in_full(line: usize, last_line: usize, text: &str, reason: Reason) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::at(line, last_line, "", reason)
        }
    }
}

/// Findings of one line and the same text as one: a shape repeats its marks for every question.
fn gathered(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut gathered: Vec<Finding> = Vec::new();
    let mut known: HashMap<(String, Reason), usize> = HashMap::new();
    for finding in findings {
        let is_mark =
            finding.line == finding.last_line && matches!(finding.reason, Reason::Layout | Reason::Links);
        let key = (finding.text.clone(), finding.reason);
        match known.get(&key).filter(|_| is_mark) {
            Some(first) => gathered[*first].also.push(finding.line),
            None => {
                if is_mark {
                    known.insert(key, gathered.len());
                }
                gathered.push(finding);
            }
        }
    }
    gathered
}

fn worded(finding: &Finding, lines: &[Line<'_>]) -> Finding {
    let texts: Vec<&str> = lines.iter().map(Line::trimmed).collect();
    let (line, last_line, reason) = (finding.line, finding.last_line, finding.reason);
    match reason {
        Reason::AnswerWithoutQuestion | Reason::NotUnderstood => {
            Finding::in_full(line, last_line, &texts.join("\n"), reason)
        }
        _ => Finding::at(line, last_line, &texts.join(" "), reason),
    }
}

fn excerpt(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    if text.chars().count() <= EXCERPT {
        return text;
    }
    let mut short: String = text.chars().take(EXCERPT - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
