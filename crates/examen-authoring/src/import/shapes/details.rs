//! `<details><summary>`: the question is in the summary, or in the heading above one that says `Answer`.

use super::answer_text::{answer_text, aside};
use super::headings::topic_text;
use super::literal::question;
use super::question_line::is_question;
use crate::import::draft::{AnswerState, Draft, Key, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page, Role};
use crate::import::report::Reason;
use crate::import::wording::plain::plain;

/// Summaries that name the answer and not the question.
#[rustfmt::skip]
const ANSWER_SUMMARIES: &[&str] = &[
    "answer", "answers", "click here", "click to expand", "click to see the answer", "explanation", "hint",
    "see answer", "show", "show answer", "show me", "solution", "view answer",
];

/// What a source writes for an answer that is not there yet.
const UNFINISHED: &[&str] = &[
    "to be completed",
    "to be done",
    "todo",
    "tbd",
    "coming soon",
    "work in progress",
];

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut reader = Reader {
        ledger: Ledger::new(page),
        drafts: Vec::new(),
        path: Vec::new(),
        loose: Vec::new(),
    };
    let mut index = 0;
    while index < page.lines.len() {
        index += match Fold::at(&page.lines[index..]) {
            Some(fold) => reader.read_fold(&page.lines[index..], &fold),
            None => reader.read_line(&page.lines[index]),
        };
    }
    reader.settle();
    Reading {
        drafts: reader.drafts,
        findings: reader.ledger.findings(page),
    }
}

/// How many folded parts `page` has.
pub(crate) fn n_folds(page: &Page<'_>) -> usize {
    page.lines
        .iter()
        .filter(|line| line.is_text() && line.text.contains("<summary>"))
        .count()
}

/// A folded part: its summary, and how many lines there are to each piece.
struct Fold {
    /// As it is written.
    summary: String,
    /// Lines up to and with the summary.
    n_opening: usize,
    /// What stands on the line of the summary after it.
    trailing: String,
    /// Lines of the whole, closing tag included.
    n_lines: usize,
}

impl Fold {
    fn at(lines: &[Line<'_>]) -> Option<Self> {
        let opens = |line: &Line<'_>| line.role == Role::Text && line.text.contains("<details");
        lines.first().filter(|line| opens(line))?;
        let closing = lines
            .iter()
            .position(|line| line.role == Role::Text && line.text.contains("</summary>"));
        let n_opening = closing.filter(|at| *at < 8).map_or(1, |at| at + 1);
        let head: Vec<&str> = lines[..n_opening].iter().map(|line| line.text).collect();
        let head = head.join(" ");
        let start = head.find("<summary>").map_or(0, |at| at + "<summary>".len());
        let end = head.find("</summary>").unwrap_or(head.len()).max(start);
        let trailing = head[end..].trim_start_matches("</summary>").trim();
        let trailing = trailing
            .trim_start_matches("<br>")
            .trim_start_matches("</br>")
            .trim();
        let n_content = if trailing.contains("</details>") {
            0
        } else {
            length(&lines[n_opening..])
        };
        Some(Self {
            summary: head[start..end].to_owned(),
            n_opening,
            trailing: trailing.replace("</details>", "").trim().to_owned(),
            n_lines: n_opening + n_content,
        })
    }
}

/// How many lines there are to the end of a fold, its closing tag included. A fold at the margin inside of an open one
/// shows that the closing tag was forgotten.
fn length(lines: &[Line<'_>]) -> usize {
    let mut depth = 1_usize;
    for (index, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role == Role::Text)
    {
        if line.text.starts_with("<details") {
            return index;
        }
        depth += line.text.matches("<details").count();
        depth = depth.saturating_sub(line.text.matches("</details>").count());
        if depth == 0 {
            return index + 1;
        }
    }
    lines.len()
}

struct Reader<'p, 'a> {
    ledger: Ledger,
    drafts: Vec<Draft>,
    /// The headings above, outermost first.
    path: Vec<&'p Line<'a>>,
    /// Lines since the last heading or fold.
    loose: Vec<&'p Line<'a>>,
}

impl<'p, 'a> Reader<'p, 'a> {
    fn read_line(&mut self, line: &'p Line<'a>) -> usize {
        match line.heading() {
            Some((rank, _)) => {
                self.settle();
                self.path
                    .retain(|above| above.heading().is_some_and(|(above, _)| above < rank));
                self.path.push(line);
                self.ledger.report(&[*line], Reason::PageTitle);
            }
            None => self.loose.push(line),
        }
        1
    }

    fn read_fold(&mut self, lines: &'p [Line<'a>], fold: &Fold) -> usize {
        let (opening, content) = (&lines[..fold.n_opening], &lines[fold.n_opening..fold.n_lines]);
        let summary = plain(&fold.summary).to_lowercase();
        if ANSWER_SUMMARIES.contains(&summary.trim_end_matches([':', '.', '!'])) {
            self.read_answer(opening, content, fold);
        } else {
            self.settle();
            let draft = self.start(
                &fold.summary,
                (opening[0].number, opening[opening.len() - 1].number),
            );
            self.ledger.keep(opening);
            self.drafts.push(draft);
            self.finish(content, &fold.trailing);
        }
        fold.n_lines
    }

    /// A fold that holds the answer to the heading above it.
    fn read_answer(&mut self, opening: &[Line<'_>], content: &[Line<'_>], fold: &Fold) {
        self.ledger.report(opening, Reason::Layout);
        match self
            .path
            .last()
            .copied()
            .filter(|heading| !self.is_taken(heading))
        {
            Some(heading) => {
                let (_, text) = heading.heading().unwrap_or_default();
                let mut draft = self.start(text, (heading.number, heading.number));
                let body: Vec<Line<'_>> = self.loose.drain(..).copied().collect();
                draft.body = answer_text(&body, &mut self.ledger);
                self.ledger.keep(&[*heading]);
                self.drafts.push(draft);
                self.finish(content, &fold.trailing);
            }
            None => {
                // A second fold under one question goes on with its answer.
                self.settle();
                self.finish(content, &fold.trailing);
            }
        }
    }

    fn is_taken(&self, heading: &Line<'_>) -> bool {
        self.drafts
            .last()
            .is_some_and(|draft| draft.lines.0 >= heading.number)
    }

    /// A draft under the headings above it.
    fn start(&mut self, written: &str, lines: (usize, usize)) -> Draft {
        let question = question(written);
        let bare = question.trim_end_matches(['*', '\\', ' ']);
        let state = if plain(written).ends_with("***") {
            AnswerState::Unfinished
        } else {
            AnswerState::Given
        };
        let above: Vec<&Line<'_>> = self
            .path
            .iter()
            .copied()
            .filter(|heading| heading.number < lines.0)
            .collect();
        above.iter().for_each(|heading| self.ledger.keep(&[**heading]));
        let texts: Vec<String> = above
            .iter()
            .filter_map(|line| line.heading())
            .map(|(_, text)| topic_text(text))
            .collect();
        let names: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        Draft {
            lines,
            heading: Some(bare.to_owned()),
            topic: topic(&names),
            tags: names,
            state,
            ..Draft::default()
        }
    }

    /// Gives the last draft its answer.
    fn finish(&mut self, content: &[Line<'_>], trailing: &str) {
        let (closing, content): (Vec<Line<'_>>, Vec<Line<'_>>) = content
            .iter()
            .partition(|line| line.role == Role::Text && line.trimmed() == "</details>");
        self.ledger.report(&closing, Reason::Layout);
        let answer = answer_text(&content, &mut self.ledger).replace("</details>", "");
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        let parts = [draft.key.answer.as_str(), trailing, answer.trim_end()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
        let answer = parts.join("\n\n");
        if UNFINISHED.contains(&plain(&answer).to_lowercase().trim_end_matches(['.', '!', ' '])) {
            draft.state = AnswerState::Unfinished;
            draft.remarks.push(answer);
        } else {
            draft.key = Key {
                answer,
                ..Key::default()
            };
        }
    }

    /// Lines outside of any fold: list items that are questions become questions without a key.
    fn settle(&mut self) {
        let loose: Vec<&Line<'_>> = self.loose.drain(..).collect();
        for line in loose.into_iter().filter(|line| !line.is_blank()) {
            let item = line.trimmed().strip_prefix(['-', '*', '+']).map(plain);
            match item.filter(|item| line.is_text() && is_question(item)) {
                Some(question) if !self.path.is_empty() => {
                    self.ledger.keep(&[*line]);
                    let draft = self.start(&question, (line.number, line.number));
                    self.drafts.push(draft);
                }
                _ => {
                    let prose = if self.drafts.is_empty() {
                        Reason::Introduction
                    } else {
                        Reason::NotUnderstood
                    };
                    self.ledger.report(&[*line], aside(line).unwrap_or(prose));
                }
            }
        }
    }
}

/// The heading that names the topic: the one above the last, where the last only names a kind of question.
fn topic(names: &[String]) -> Option<String> {
    let is_kind = |name: &&String| name.to_lowercase().ends_with("questions") && names.len() > 1;
    names
        .iter()
        .rev()
        .find(|name| !is_kind(name))
        .or(names.last())
        .cloned()
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
            shown += &format!(
                "{:?} {:?} {:?} {:?} {:?}\n",
                draft.topic, draft.heading, draft.body, draft.key.answer, draft.state
            );
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
    fn the_summary_is_the_question() {
        check(
            "## Basics\n\n###### Disk Questions (2)\n\n<details>\n<summary><b>What is <code>fsck</code>?</b></summary><br>\n- A check\n\n\
             Useful resources:\n\n- [a](https://a.example)\n\n</details>\n\n<details>\n<summary><b>Why? ***</b></summary><br>\n\nTo be completed.\n\n</details>\n",
            &expect![[r#"
                Some("Basics") Some("What is `fsck`?") "" "- A check" Given
                Some("Basics") Some("Why?") "" "" Unfinished
                9-11 Links Useful resources: - [a](https://a.example)
                13-13 Layout </details>
            "#]],
        );
    }

    #[test]
    fn the_heading_above_an_answer_is_the_question() {
        check(
            "# Book\n\n## Question 1. What prints this?\n\n```js\n1\n```\n<details><summary><b>Answer</b></summary>\n\nOne.\n</details>\n",
            &expect![[r#"
                Some("Book") Some("What prints this?") "```js\n1\n```" "One." Given
                8-8 Layout <details><summary><b>Answer</b></summary>
                11-11 Layout </details>
            "#]],
        );
    }

    #[test]
    fn listed_questions_have_no_key() {
        check(
            "Read this.\n\n## Warm up\n\n- <b>What did you learn?</b>\n\n<details><summary>Which lock?</summary>Any.</details>\n",
            &expect![[r#"
                Some("Warm up") Some("What did you learn?") "" "" Given
                Some("Warm up") Some("Which lock?") "" "Any." Given
                1-1 Introduction Read this.
            "#]],
        );
    }
}
