//! A page for a mentor after an interview. It holds no dates: the same answers in the same time give the same page.

use std::fmt::Write as _;
use std::time::Duration;

use examen_bank::{Marks, Score, State};
use examen_grader::Verdict;
use examen_library::attempts::n_words;

use super::asked::Asked;
use super::session::{Finished, Sitting};
use crate::render::{Unmarked, count, evidence_quoted, remark_on};
use crate::terminal::{one_line, visible};

/// The page, in Markdown.
pub(crate) fn debrief(sitting: &Sitting<'_>) -> String {
    let finished = sitting.finished.as_slice();
    let mut page = "# Interview debrief\n\n".to_owned();
    page += &overview(finished);
    for (idx, answered) in finished.iter().enumerate() {
        page += &question(idx + 1, answered);
    }
    page + &not_answered(&sitting.open) + &what_to_study(finished)
}

/// The questions that nobody came to, or that were passed over.
fn not_answered(open: &[Asked<'_>]) -> String {
    if open.is_empty() {
        return String::new();
    }
    let headings = open
        .iter()
        .map(|asked| format!("- {}\n", one_line(&asked.question.heading.value)));
    format!("\n## Not answered\n\n{}", headings.collect::<String>())
}

fn overview(finished: &[Finished<'_>]) -> String {
    let score: Score = finished.iter().map(|answered| answered.grade.score).sum();
    let time = finished.iter().map(|answered| answered.elapsed).sum();
    let words: u32 = finished.iter().map(|answered| n_words(&answered.answer)).sum();
    let sum = match score.available {
        Marks::ZERO => String::new(),
        available => format!(", {} of {available} marks", score.awarded),
    };
    let mut text = format!(
        "{}, {} minutes, {words} words{sum}.\n\n| | question | time | words | marks |\n|---|---|---|---|---|\n",
        count(finished.len(), "question"),
        minutes(time),
    );
    for (idx, answered) in finished.iter().enumerate() {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            idx + 1,
            in_table(&answered.asked.question.heading.value),
            minutes(answered.elapsed),
            n_words(&answered.answer),
            marks(answered)
        );
    }
    text
}

fn question(number: usize, answered: &Finished<'_>) -> String {
    let question = answered.asked.question;
    let mut text = format!("\n## {number}. {}\n\n", one_line(&question.heading.value));
    if let Some(further) = &answered.follow_up {
        let before = match further.score_before {
            score if score.available == Marks::ZERO => String::new(),
            score => format!(", after {} of {} marks", score.awarded, score.available),
        };
        let _ = writeln!(
            text,
            "Asked further{before}: {}\n",
            one_line(&further.follow_up.text)
        );
    }
    text += &quoted(&answered.answer);
    let shown = answered
        .grade
        .verdicts
        .iter()
        .filter(|verdict| verdict.state != State::Absent);
    for verdict in shown {
        text += &point(verdict, answered);
    }
    text
}

/// All that was said: the marks leave a mentor to judge for himself, and a checklist is judged by nobody else.
fn quoted(answer: &str) -> String {
    let answer = visible(answer.trim());
    let lines = answer
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned() + "\n");
    lines.collect::<String>() + "\n"
}

/// `- [x] 2/2 Label: “the words that earned it”`
fn point(verdict: &Verdict, answered: &Finished<'_>) -> String {
    let mark = if verdict.is_credited() != verdict.is_misconception() {
        "x"
    } else {
        " "
    };
    let worth = if !answered.grade.has_marks_by_point() {
        String::new()
    } else if verdict.is_misconception() {
        format!("{} ", verdict.marks)
    } else {
        format!("{}/{} ", verdict.marks, verdict.value)
    };
    let quote = evidence_quoted(verdict, &answered.answer);
    let mut said: Vec<String> = remark_on(verdict).map(str::to_owned).into_iter().collect();
    if !quote.is_empty() {
        said.push(quote);
    }
    let said = if said.is_empty() {
        String::new()
    } else {
        format!(": {}", said.join(", "))
    };
    format!("- [{mark}] {worth}{}{said}\n", one_line(&verdict.label))
}

/// The missed points, the most valuable first, and misconceptions that were claimed. What of a checklist is missed only
/// a human can tell.
fn what_to_study(finished: &[Finished<'_>]) -> String {
    let is_marked = |answered: &&Finished<'_>| Unmarked::grade(&answered.grade).is_none();
    let mut marked = finished.iter().filter(is_marked).peekable();
    if marked.peek().is_none() {
        return String::new();
    }
    let of_all = marked.flat_map(|answered| {
        let verdicts = answered.grade.verdicts.iter();
        verdicts.map(move |verdict| (answered.asked.question, verdict))
    });
    let is_to_study = |verdict: &Verdict| verdict.is_credited() == verdict.is_misconception();
    let mut to_study: Vec<_> = of_all.filter(|(_, verdict)| is_to_study(verdict)).collect();
    to_study.sort_by_key(|(_, verdict)| std::cmp::Reverse(verdict.value.hundredths().abs()));
    let mut text = "\n## What to study\n\n".to_owned();
    if to_study.is_empty() {
        text += "Nothing was missed.\n";
    }
    for (question, verdict) in to_study {
        let topic = question
            .topic
            .as_deref()
            .map(|topic| format!(" ({})", one_line(topic)))
            .unwrap_or_default();
        let lead = if verdict.is_misconception() {
            "Unlearn: "
        } else {
            ""
        };
        let why = verdict
            .why
            .as_deref()
            .map(|why| format!(" {}", one_line(why)))
            .unwrap_or_default();
        let _ = writeln!(text, "- {lead}{}{topic}{why}", one_line(&verdict.label));
    }
    text
}

fn marks(answered: &Finished<'_>) -> String {
    let score = answered.grade.score;
    match Unmarked::grade(&answered.grade) {
        Some(why) => why.to_string(),
        None => format!("{}/{}", score.awarded, score.available),
    }
}

/// `3:05`
fn minutes(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

fn in_table(text: &str) -> String {
    one_line(text).replace('|', "\\|")
}
