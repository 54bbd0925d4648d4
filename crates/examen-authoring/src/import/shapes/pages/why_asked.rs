//! A page of `Q1`, the question, and `Why they ask this:*`, without a key. What follows a question otherwise is its
//! answer.

use super::is_remark;
use crate::import::draft::{Draft, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::Reason;
use crate::import::shapes::question_line::{is_question, without_label};
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

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut ledger = Ledger::new(page);
    let mut drafts: Vec<Draft> = Vec::new();
    let lines: Vec<Line<'_>> = page.filled().copied().collect();
    for (index, line) in lines.iter().enumerate() {
        let text = line.trimmed();
        let why_next = lines
            .get(index + 1)
            .is_some_and(|next| reason(next.trimmed()).is_some());
        let numbered = index > 0 && is_number(lines[index - 1].trimmed());
        if is_number(text) {
            ledger.report(&[*line], Reason::Layout);
        } else if let (Some(reason), Some(draft)) = (reason(text), drafts.last_mut()) {
            ledger.keep(&[*line]);
            draft.remarks.push(format!("Why they ask this: {reason}"));
        } else if why_next || (numbered && is_question(text)) {
            ledger.keep(&[*line]);
            drafts.push(Draft {
                lines: (line.number, line.number),
                heading: Some(without_label(text).to_owned()),
                ..Draft::default()
            });
        } else {
            add(line, drafts.last_mut(), &mut ledger);
        }
    }
    Reading {
        drafts,
        findings: ledger.findings(page),
    }
}

/// How many questions of `page` say why they are asked.
pub(crate) fn n_marks(page: &Page<'_>) -> usize {
    page.lines
        .iter()
        .filter(|line| reason(line.trimmed()).is_some())
        .count()
}

fn add(line: &Line<'_>, draft: Option<&mut Draft>, ledger: &mut Ledger) {
    match draft {
        Some(draft) => {
            ledger.keep(&[*line]);
            if !draft.key.answer.is_empty() {
                draft.key.answer.push('\n');
            }
            draft.key.answer.push_str(line.trimmed());
        }
        None if is_remark(line.text) => ledger.report(&[*line], Reason::Introduction),
        None => ledger.report(&[*line], Reason::Introduction),
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
