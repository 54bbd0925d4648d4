//! Plain text: a question on a line of its own, then prose that tells an interviewer what to listen for.

mod answered_line;

use super::literal::question;
use super::question_line::{Likeness, is_question, likeness, without_answer_label};
use crate::import::draft::{Draft, Key, Reading};
use crate::import::key_sentences::n_key_sentences;
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::{Finding, Reason};
use crate::import::wording::plain::plain;
use crate::import::wording::sentences::{sentences, strip_words, words};
use answered_line::{AnsweredLine, asks};

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut ledger = Ledger::new(page);
    let lines: Vec<Line<'_>> = page.filled().copied().collect();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut below: Vec<Vec<Line<'_>>> = Vec::new();
    let mut doubtful: Vec<Finding> = Vec::new();
    let mut topic: Option<Line<'_>> = None;
    for (index, line) in lines.iter().enumerate() {
        let wants_key = drafts.last().is_some_and(|draft| draft.key.is_empty());
        let text = line.trimmed();
        let around = AnsweredLine::of(&lines, index, drafts.last());
        let is_likely = around.is_likely_question();
        let is_worded = starts_question(line, lines.get(index + 1));
        if is_worded || around.is_question() {
            if !is_worded && !asks(line) {
                doubtful.push(finding(line, Reason::NotWordedAsQuestion));
            }
            ledger.keep(&[*line]);
            // A title is a topic only where a question follows it.
            topic.iter().for_each(|title| ledger.keep(&[*title]));
            drafts.push(draft(line, topic.as_ref().and_then(title)));
            below.push(Vec::new());
        } else if let Some(title) = title(line).filter(|_| !wants_key && !around.goes_on()) {
            ledger.report(&[*line], Reason::PageTitle);
            topic = Some(*line).filter(|_| !is_generic_title(title)).or(topic);
        } else if is_image_text(text) {
            ledger.report(&[*line], Reason::ImageText);
        } else if let Some(draft) = drafts.last_mut().filter(|_| !is_page_talk(text)) {
            ledger.keep(&[*line]);
            below.last_mut().into_iter().for_each(|below| below.push(*line));
            if is_likely {
                doubtful.push(finding(line, Reason::ItemInAnswer));
            }
            add_key(draft, *line, lines.get(index.wrapping_sub(1)));
        } else {
            let is_heading = line.heading().is_some();
            ledger.report(
                &[*line],
                if is_heading {
                    Reason::Introduction
                } else {
                    outside(text)
                },
            );
        }
    }
    let n_told = |draft: &Draft| n_key_sentences(&draft.key.prose);
    if drafts.iter().map(n_told).sum::<usize>() == 0 {
        let answers = drafts.iter_mut().zip(&below);
        answers.for_each(|(draft, lines)| answered(draft, lines));
    }
    let mut findings = ledger.findings(page);
    findings.append(&mut doubtful);
    Reading { drafts, findings }
}

fn finding(line: &Line<'_>, reason: Reason) -> Finding {
    let text = line.heading().map_or(line.text, |(_, text)| text);
    Finding::at(line.number, line.number, &question(text), reason)
}

/// Prose on a page that nowhere tells an interviewer what to listen for is a model answer, as it is written.
fn answered(draft: &mut Draft, lines: &[Line<'_>]) {
    if !draft.key.answer.is_empty() {
        return;
    }
    draft.key.prose.clear();
    let mut above = None;
    for line in lines {
        let follows = above.is_none_or(|above| above + 1 == line.number);
        draft.key.answer.push_str(if follows { "\n" } else { "\n\n" });
        draft.key.answer.push_str(line.text.trim_end());
        above = Some(line.number);
    }
    draft.key.answer = draft.key.answer.trim_matches('\n').to_owned();
}

/// How many questions of `page` are followed by prose that tells what to listen for, or by a labelled answer.
pub(crate) fn n_keys(page: &Page<'_>) -> usize {
    let reading = read(page);
    let lines: Vec<Line<'_>> = page.filled().copied().collect();
    let is_answered = |draft: &Draft| {
        let behind = lines.partition_point(|line| line.number <= draft.lines.1);
        lines
            .get(behind)
            .is_some_and(|line| without_answer_label(line.text).is_some())
    };
    let has_key = |draft: &&Draft| n_key_sentences(&draft.key.prose) > 0 || is_answered(draft);
    reading.drafts.iter().filter(has_key).count()
}

fn draft(line: &Line<'_>, topic: Option<&str>) -> Draft {
    Draft {
        lines: (line.number, line.number),
        heading: Some(question(line.heading().map_or(line.text, |(_, text)| text))),
        topic: topic.map(str::to_owned),
        tags: topic.map(str::to_owned).into_iter().collect(),
        key: Key::default(),
        ..Draft::default()
    }
}

/// What stands behind `A:` is a model answer, whose lines stay as they are; else it is prose, a line a paragraph.
fn add_key(draft: &mut Draft, line: Line<'_>, before: Option<&Line<'_>>) {
    let answer = without_answer_label(line.trimmed()).filter(|_| draft.key.is_empty());
    if let Some(answer) = answer {
        // A label without an answer is followed by it.
        draft.key.answer = if answer.trim().is_empty() { "\n" } else { answer }.to_owned();
    } else if draft.key.answer.is_empty() {
        let gap = if draft.key.prose.is_empty() { "" } else { "\n\n" };
        draft.key.prose.push_str(gap);
        draft.key.prose.push_str(line.trimmed());
    } else {
        let follows = before.is_some_and(|before| before.number + 1 == line.number);
        draft.key.answer.push_str(if follows { "\n" } else { "\n\n" });
        draft.key.answer.push_str(line.text.trim_end());
    }
}

/// A question is a line that looks like one and is followed by something that does not.
fn starts_question(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let text = plain(line.heading().map_or(line.text, |(_, text)| text));
    let text = text.as_str();
    let followed = next.is_some_and(|next| !is_question(&plain(next.text)));
    if without_answer_label(text).is_some() {
        return false;
    }
    let is_prose = sentences(text).len() > 3 || n_key_sentences(text) > 0 || is_page_talk(text);
    match likeness(text) {
        Likeness::Mark => !is_prose,
        Likeness::Command => followed && !is_prose && words(text).len() <= 40,
        Likeness::None => false,
    }
}

/// A short line without a full stop: `Backend Developer`.
pub(super) fn title<'a>(line: &Line<'a>) -> Option<&'a str> {
    let text = line.heading().map_or(line.trimmed(), |(_, text)| text);
    let short = (1..=8).contains(&words(text).len());
    let ends = text.ends_with(['.', '!', ',', ';', ':', '?']);
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    (short && !ends && begins).then_some(text)
}

/// `Interview questions` says nothing of what is asked.
pub(super) fn is_generic_title(title: &str) -> bool {
    #[rustfmt::skip]
    const GENERIC: &[&str] = &[
        "interview", "questions", "question", "answers", "answer", "guide", "list", "top", "and", "the", "a",
        "of", "for", "common", "best", "most", "key", "home", "blog", "overview", "faq", "contents",
        "introduction", "ask", "to", "with", "sample",
    ];
    words(title).iter().all(|word| {
        GENERIC.contains(&word.to_lowercase().as_str()) || word.bytes().all(|b| b.is_ascii_digit())
    })
}

/// A line that describes a picture: `a cartoon of two people at a desk`.
fn is_image_text(text: &str) -> bool {
    #[rustfmt::skip]
    const PICTURES: &[&str] = &[
        "avatar", "background", "badge", "banner", "bubble", "bubbles", "cartoon", "circle", "diagram",
        "drawing", "emoji", "graphic", "icon", "illustration", "image", "logo", "man", "people", "person",
        "photo", "picture", "portrait", "rectangle", "screenshot", "square", "symbol", "thumbnail",
        "triangle", "woman",
    ];
    let all: Vec<String> = words(text).iter().map(|word| word.to_lowercase()).collect();
    let is_phrase = !text.ends_with(['.', '?', '!', ':']) && all.len() <= 20;
    let begins = ["a", "an", "the", "two", "three"]
        .iter()
        .any(|word| strip_words(text, word).is_some())
        || text.starts_with(char::is_lowercase);
    is_phrase && begins && all.iter().any(|word| PICTURES.contains(&word.as_str()))
}

/// Words about the page itself.
pub(super) fn is_page_talk(text: &str) -> bool {
    #[rustfmt::skip]
    const OPENINGS: &[&str] = &[
        "here is", "here are", "below is", "below are", "this page", "this guide", "this article",
        "this list", "these questions", "use these questions", "in this article", "in this guide",
        "the following questions", "browse", "download", "share this",
    ];
    OPENINGS
        .iter()
        .any(|opening| strip_words(text, opening).is_some())
}

fn outside(text: &str) -> Reason {
    if is_page_talk(text) {
        Reason::Introduction
    } else {
        Reason::AnswerWithoutQuestion
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::page::Page;
    use expect_test::{Expect, expect};

    fn check(source: &str, expected: &Expect) {
        let reading = read(&Page::new(source));
        let mut shown = String::new();
        for draft in reading.drafts {
            shown += &format!("{:?} {:?}: {}\n", draft.topic, draft.heading, draft.key.text());
        }
        for finding in reading.findings {
            shown += &format!(
                "{}-{} {:?} {}\n",
                finding.line, finding.last_line, finding.reason, finding.text
            );
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn what_stands_before_the_first_question_is_reported() {
        check(
            "Interview questions\n\nPlatform Engineer\n\nHere is a set of questions.\n\na green square with a face\n\n\
             Platform work is a broad field.\n\nWhat is a rollout?\n\nCandidates should mention canaries.\n",
            &expect![[r#"
                Some("Platform Engineer") Some("What is a rollout?"): Candidates should mention canaries.
                1-1 PageTitle Interview questions
                5-5 Introduction Here is a set of questions.
                7-7 ImageText a green square with a face
                9-9 AnswerWithoutQuestion Platform work is a broad field.
            "#]],
        );
    }

    #[test]
    fn blank_lines_are_not_needed() {
        check(
            "Explain what a probe does.\nCandidates should mention readiness.\nMore text.\nWhy two?\nLook for reasons.",
            &expect![[r#"
                None Some("Explain what a probe does."): Candidates should mention readiness.

                More text.
                None Some("Why two?"): Look for reasons.
            "#]],
        );
    }

    #[test]
    fn questions_and_answers_may_be_labelled() {
        check(
            "Q: What is a lock?\nA: It keeps others out. Who waits?\nOne waits.\n\n**Q2:** Why two?\n**A2:** For order.\n",
            &expect![[r#"
                None Some("What is a lock?"): It keeps others out. Who waits?
                One waits.
                None Some("Why two?"): For order.
            "#]],
        );
    }
}
