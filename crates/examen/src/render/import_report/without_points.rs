//! What is said of questions that came without any answer. A bare list has nothing else, so that they are counted
//! and told what to write, rather than listed one by one.

use std::collections::BTreeMap;

use anstyle::Style;
use examen_authoring::{ImportReport, Reason};

use crate::render::blocks::paragraph;
use crate::render::styles::{FAINT, FAIR};

/// More lines than this are not named.
const MOST_LINES: usize = 12;

/// What a question needs, to be copied.
const EXAMPLE: &str = "\
### Points

- +2 Only one thread at a time may hold it
- +1 The others wait until it is released";

/// How many questions have nothing to grade by, where they are, and what to write.
pub(super) fn without_points(report: &ImportReport, width: usize) -> String {
    let mut lines: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for finding in report
        .without_points
        .iter()
        .filter(|finding| finding.reason == Reason::NoKey)
    {
        lines
            .entry(finding.source.as_deref())
            .or_default()
            .push(finding.line);
    }
    let n_questions: usize = lines.values().map(Vec::len).sum();
    if n_questions == 0 {
        return String::new();
    }
    let sentence = format!(
        "{}; below each, write what you listen for, such as",
        which(n_questions, report.questions)
    );
    let mut text = format!(
        "\n{}{}",
        paragraph("Nothing to grade by yet", FAIR, "", width),
        paragraph(&sentence, Style::new(), "  ", width)
    );
    text.push('\n');
    for line in EXAMPLE.lines() {
        text += &match line {
            "" => "\n".to_owned(),
            line => paragraph(line, FAINT, "      ", width),
        };
    }
    text.push('\n');
    if n_questions < report.questions {
        text += &places(&lines, width);
    }
    text + &paragraph(
        "`examen check` names those that still have none.",
        FAINT,
        "  ",
        width,
    )
}

fn which(n_questions: usize, n_all: usize) -> String {
    match (n_questions, n_all) {
        (1, 1) => "the question has no points".to_owned(),
        (n, all) if n == all => format!("none of the {n} questions has points"),
        (1, all) => format!("1 of {all} questions has no points"),
        (n, all) => format!("{n} of {all} questions have no points"),
    }
}

/// `lines 3, 4 and 9 of a.txt`
fn places(lines: &BTreeMap<Option<&str>, Vec<usize>>, width: usize) -> String {
    let mut text = String::new();
    for (source, lines) in lines {
        let mut named: Vec<String> = lines.iter().take(MOST_LINES).map(usize::to_string).collect();
        if lines.len() > MOST_LINES {
            named.push(format!("and {} more", lines.len() - MOST_LINES));
        }
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let source = source.map(|source| format!("{source}: ")).unwrap_or_default();
        text += &paragraph(
            &format!("{source}{noun} {}", named.join(", ")),
            FAINT,
            "  ",
            width,
        );
    }
    text
}
