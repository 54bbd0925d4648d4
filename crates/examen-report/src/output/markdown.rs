//! Markdown for a comment on a pull request, and for files.

use std::fmt::Write as _;

use examen_bank::{State, one_line};

use super::numbers::{count, index_or_dash, percent, percent_or_dash};
use crate::changes::Changes;
use crate::report::Report;
use crate::statistics::{FEWEST, PointRemark};

/// How much is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkdownLength {
    /// What fits in a comment: GitHub takes 65,536 characters.
    Comment,
    /// Everything.
    Full,
}

/// So many rows of a table stand in a comment.
const ROWS_OF_COMMENT: usize = 50;

/// The report as Markdown.
pub fn markdown(report: &Report, length: MarkdownLength) -> String {
    let mut text = format!("# {}\n\n", plain(&report.title));
    summary(report, &mut text);
    left_out(report, &mut text);
    candidates(report, length, &mut text);
    questions(report, length, &mut text);
    points(report, length, &mut text);
    proposals(report, &mut text);
    progress(report, &mut text);
    unapplied(report, length, &mut text);
    if let Some(changes) = &report.changes {
        text.push_str(&changed(changes, length));
    }
    text
}

/// What is not in the report: whoever reads only this must not think that it is all there was.
fn left_out(report: &Report, text: &mut String) {
    if report.left_out.is_empty() {
        return;
    }
    text.push_str("\nNot in this report:\n\n");
    for sentence in &report.left_out {
        let _ = writeln!(text, "- {}", plain(sentence));
    }
}

/// What another revision changes, as Markdown.
pub fn markdown_changes(changes: &Changes, length: MarkdownLength) -> String {
    changed(changes, length).trim_start().to_owned()
}

fn summary(report: &Report, text: &mut String) {
    let (cohort, analysis) = (&report.cohort, &report.analysis);
    let spread = &analysis.spread;
    let answered: usize = analysis.items.iter().map(|item| item.n_answered).sum();
    let _ = writeln!(
        text,
        "{}, {}, {}.",
        count(cohort.candidates.len(), "candidate"),
        count(cohort.questions.len(), "question"),
        count(answered, "answer")
    );
    if let Some(mean) = spread.mean {
        let deviation = spread.deviation.map_or_else(
            || format!("no deviation under n = {FEWEST}"),
            |deviation| format!("standard deviation {}", percent(deviation)),
        );
        let _ = writeln!(
            text,
            "Mean {}, median {}, {deviation} (n = {}).",
            percent(mean),
            percent_or_dash(spread.median),
            spread.n
        );
    }
    match &analysis.reliability {
        Some(found) => {
            let error = found.error.map_or_else(String::new, |error| {
                format!(" and the standard error of a total is {error:.1} marks")
            });
            let _ = writeln!(
                text,
                "Cronbach's alpha is {:.2}{error} (n = {}, {} that all of them were asked).",
                found.alpha,
                found.n,
                count(found.questions.len(), "question")
            );
        }
        None => {
            let _ = writeln!(
                text,
                "No alpha: it takes two questions that at least {FEWEST} were asked, and totals that differ."
            );
        }
    }
}

fn candidates(report: &Report, length: MarkdownLength, text: &mut String) {
    text.push_str(
        "\n## Candidates\n\n| candidate | marks | share | knock-outs missed |\n|---|--:|--:|--:|\n",
    );
    let most = most_rows(length);
    for (idx, candidate) in report.cohort.candidates.iter().enumerate().take(most) {
        let total = report.analysis.totals[idx];
        let _ = writeln!(
            text,
            "| {} | {}/{} | {} | {} |",
            code(&candidate.name),
            total.awarded,
            total.available,
            percent_or_dash(report.share_of(idx)),
            report.cohort.missing_knock_outs(idx, report.analysis.attempts)
        );
    }
    more(report.cohort.candidates.len(), most, text);
}

fn questions(report: &Report, length: MarkdownLength, text: &mut String) {
    text.push_str(
        "\n## Questions\n\n| question | asked | answered | facility | discrimination | rest correlation |\n\
         |---|--:|--:|--:|--:|--:|\n",
    );
    let most = most_rows(length);
    for (question, item) in report
        .cohort
        .questions
        .iter()
        .zip(&report.analysis.items)
        .take(most)
    {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            code(&question.name),
            item.n_asked,
            item.n_answered,
            percent_or_dash(item.facility),
            index_or_dash(item.discrimination),
            index_or_dash(item.rest_correlation)
        );
    }
    more(report.cohort.questions.len(), most, text);
}

fn points(report: &Report, length: MarkdownLength, text: &mut String) {
    text.push_str(
        "\n## Points\n\n| question | point | n | met | partial | listed | negated | missed | claimed | r | remark |\n\
         |---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n",
    );
    let most = most_rows(length);
    let rows = report.cohort.questions.iter().zip(&report.analysis.items);
    let rows = rows.flat_map(|(question, item)| {
        let points = question.points.iter().zip(&item.points);
        points.map(move |(point, found)| (question, point, found))
    });
    let rows: Vec<_> = rows.collect();
    for (question, point, found) in rows.iter().take(most) {
        let rate = |state| match found.n_in(state) {
            0 => "·".to_owned(),
            n => n.to_string(),
        };
        let remark = match found.remark() {
            Some(PointRemark::NeverMet) if !point.is_misconception() => "never met",
            Some(PointRemark::AlwaysMet) if !point.is_misconception() => "always met",
            _ => "",
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {remark} |",
            code(&question.name),
            code(&format!("{} {}", point.value, point.id)),
            found.n,
            rate(State::Met),
            rate(State::Partial),
            rate(State::Listed),
            rate(State::Negated),
            rate(State::Missed),
            rate(State::Claimed),
            index_or_dash(found.point_biserial)
        );
    }
    more(rows.len(), most, text);
}

fn proposals(report: &Report, text: &mut String) {
    let of_questions = || report.cohort.questions.iter().zip(&report.wording);
    if of_questions().any(|(_, wording)| !wording.missing_words.is_empty()) {
        text.push_str("\n## Words that strong answers share and the rubric lacks\n");
    }
    for (question, wording) in of_questions() {
        for proposal in &wording.missing_words {
            let point = &question.points[proposal.point];
            let _ = writeln!(
                text,
                "\n{} in {} of the {} strongest and {} of the {} weakest answers to {}; under {}:\n\n{}",
                code(&proposal.word),
                proposal.strong.0,
                proposal.strong.1,
                proposal.weak.0,
                proposal.weak.1,
                code(&question.name),
                code(point.id.as_str()),
                block(&proposal.line)
            );
        }
    }
    if of_questions().any(|(_, wording)| !wording.misconceptions.is_empty()) {
        text.push_str("\n## Words that weak answers share: misconceptions that the rubric lacks?\n");
    }
    for (question, wording) in of_questions() {
        for proposal in &wording.misconceptions {
            let _ = writeln!(
                text,
                "\n{} in {} of the {} weakest and {} of the {} strongest answers to {}, as in {}\n\n{}",
                code(&proposal.word),
                proposal.weak.0,
                proposal.weak.1,
                proposal.strong.0,
                proposal.strong.1,
                code(&question.name),
                code(&proposal.quote),
                block(&proposal.lines)
            );
        }
    }
}

fn progress(report: &Report, text: &mut String) {
    if report.progress.is_empty() {
        return;
    }
    text.push_str("\n## Progress\n\n| day | candidates | answers | mean share |\n|---|--:|--:|--:|\n");
    for day in &report.progress {
        let (n, answers, mean) = (day.n_candidates, day.n_answers, percent(day.mean));
        let _ = writeln!(text, "| {} | {n} | {answers} | {mean} |", day.day);
    }
}

fn unapplied(report: &Report, length: MarkdownLength, text: &mut String) {
    let rulings = &report.cohort.unapplied;
    if rulings.is_empty() {
        return;
    }
    text.push_str("\n## Rulings that were not applied\n\n");
    let most = most_rows(length);
    for ruling in rulings.iter().take(most) {
        let _ = writeln!(
            text,
            "- {} on {} of {}: {}",
            code(&ruling.reviewer),
            code(&ruling.question),
            code(&ruling.candidate),
            ruling.reason.message()
        );
    }
    more(rulings.len(), most, text);
}

fn changed(changes: &Changes, length: MarkdownLength) -> String {
    let mut text = format!("\n## Against {}\n\n", code(&changes.against));
    let _ = writeln!(
        text,
        "{} compared, {} of them marked otherwise; {} only before, {} only now.",
        count(changes.n_compared, "answer"),
        changes.answers.len(),
        changes.n_gone,
        changes.n_new
    );
    if !changes.totals.is_empty() {
        text.push_str("\n| candidate | before | now |\n|---|--:|--:|\n");
        let most = most_rows(length);
        for total in changes.totals.iter().take(most) {
            let (before, after) = (total.before, total.after);
            let _ = writeln!(
                text,
                "| {} | {}/{} | {}/{} |",
                code(&total.candidate),
                before.awarded,
                before.available,
                after.awarded,
                after.available
            );
        }
        more(changes.totals.len(), most, &mut text);
    }
    let points: Vec<_> = changes
        .answers
        .iter()
        .flat_map(|answer| answer.points.iter().map(move |point| (answer, point)))
        .collect();
    if points.is_empty() {
        return text;
    }
    text.push_str("\n| candidate | question | point | before | now |\n|---|---|---|---|---|\n");
    let most = most_rows(length);
    for (answer, point) in points.iter().take(most) {
        let side = |side: Option<(State, examen_bank::Marks)>| {
            side.map_or_else(
                || "–".to_owned(),
                |(state, marks)| format!("{} {marks}", state.name()),
            )
        };
        let _ = writeln!(
            text,
            "| {} | {}{} | {} | {} | {} |",
            code(&answer.candidate),
            code(&answer.name),
            answer.attempt_note(),
            code(point.point.as_str()),
            side(point.before),
            side(point.after)
        );
    }
    more(points.len(), most, &mut text);
    text
}

fn most_rows(length: MarkdownLength) -> usize {
    match length {
        MarkdownLength::Comment => ROWS_OF_COMMENT,
        MarkdownLength::Full => usize::MAX,
    }
}

fn more(n_all: usize, n_shown: usize, text: &mut String) {
    if n_all > n_shown {
        let _ = writeln!(text, "\n… and {} more.", n_all - n_shown);
    }
}

/// Text of strangers as a code span: no markup, no mention, no link works in one. The fence is longer than any run of
/// backticks inside, and a bar is escaped, since it would end a cell of a table even there.
fn code(text: &str) -> String {
    let text = one_line(text).replace('|', "\\|");
    if text.is_empty() {
        return "–".to_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if text.starts_with('`') || text.ends_with('`') {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// Lines for the bank as a fenced block.
fn block(lines: &str) -> String {
    let lines = examen_bank::visible(lines);
    let longest = lines.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}markdown\n{lines}\n{fence}")
}

/// Text of the person who makes the report, without markup.
fn plain(text: &str) -> String {
    let mut shown = String::new();
    for c in one_line(text).chars() {
        if c.is_ascii_punctuation() {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn code_spans_hold_whatever_strangers_write() {
        assert_eq!(code("@everyone #1 <b>"), "`@everyone #1 <b>`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("```"), "```` ``` ````");
        assert_eq!(code("a | b\n# c"), "`a \\| b # c`");
        assert_eq!(code("\u{202e}x"), "`<U+202E>x`");
    }
}
