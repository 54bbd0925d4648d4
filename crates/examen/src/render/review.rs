//! A doubtful point, as a mentor sees it.

use anstyle::Style;
use examen_bank::{GradedBy, TextRange};
use examen_report::{Cohort, DoubtfulPoint};

use super::blocks::{paragraph, rule};
use super::styles::{FAINT, STRONG, of_state, styled};
use crate::terminal::{visible, wrapped};

/// The question, the answer with the words in question, and what the machine says.
pub(crate) fn doubtful_point(
    cohort: &Cohort,
    found: &DoubtfulPoint,
    (number, of): (usize, usize),
    width: usize,
) -> String {
    let answer = &cohort.answers[found.answers[0]];
    let question = &cohort.questions[answer.question as usize];
    let point = &question.points[found.point];
    let verdict = answer.verdicts[found.point];
    let candidate = &cohort.candidates[answer.candidate as usize].name;
    let title = format!("{number} of {of} · {} · {}", question.name, visible(candidate));
    let mut page = rule(&title, found.doubt.reason.name(), FAINT, width);
    page += &paragraph(&question.heading, FAINT, "", width);
    page.push('\n');
    if let Some(text) = &answer.text {
        let words = text.words_of(found.point);
        let mut marked: Vec<TextRange> = Vec::new();
        if let Some(words) = words {
            let evidence = words.evidence.iter();
            marked.extend(evidence.map(|word| TextRange::new(word.start as usize, word.end as usize)));
            if marked.is_empty() {
                marked.extend(words.nearest);
            }
        }
        page += &with_marks(&text.text, &marked, width);
        page.push('\n');
    }
    let (style, sign) = of_state(verdict.state);
    // A model answer is marked as a whole.
    let worth = match question.graded_by {
        Some(GradedBy::ModelAnswer) => String::new(),
        _ => format!(" ({} of {} marks)", verdict.marks, point.value),
    };
    let label = format!("{sign} {}: {}{worth}", verdict.state.name(), point.label);
    page += &paragraph(&label, style, "", width);
    let words = answer.text.as_ref().and_then(|text| text.words_of(found.point));
    if let Some(words) = words.filter(|words| !words.lacking.is_empty()) {
        page += &paragraph(&format!("lacks {}", words.lacking.join(", ")), FAINT, "  ", width);
    }
    if found.answers.len() > 1 {
        let others = found.answers[1..].iter().map(|idx| {
            let candidate = cohort.answers[*idx].candidate as usize;
            cohort.candidates[candidate].name.as_str()
        });
        let others: Vec<&str> = others.collect();
        let text = format!("{} in like words: {}", others.len(), others.join(", "));
        page += &paragraph(&text, STRONG, "", width);
    }
    page
}

/// The text in rows, each word that counts in bold and between brackets, for not every terminal has bold.
fn with_marks(text: &str, marks: &[TextRange], width: usize) -> String {
    let mut bracketed = String::new();
    let mut at = 0;
    let mut marks = marks.to_vec();
    marks.sort();
    for mark in marks {
        let (Some(before), Some(word)) = (
            text.get(at..mark.start.max(at)),
            text.get(mark.start.max(at)..mark.end),
        ) else {
            continue;
        };
        if mark.start < at || word.is_empty() {
            continue;
        }
        bracketed.push_str(before);
        bracketed.push('[');
        bracketed.push_str(word);
        bracketed.push(']');
        at = mark.end;
    }
    bracketed.push_str(text.get(at..).unwrap_or_default());
    let rows = bracketed
        .lines()
        .flat_map(|line| wrapped(line, width.saturating_sub(4)));
    let bar = styled(FAINT, "│");
    rows.map(|row| format!("  {bar} {}\n", styled(Style::new(), row)))
        .collect()
}
