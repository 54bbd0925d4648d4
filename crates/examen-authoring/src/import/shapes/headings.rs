//! Markdown headings that are questions, with the answer below each.

use super::answer_text::{answer_text, aside};
use super::list::entry::Entry;
use super::literal::question;
use super::question_line::is_question;
use crate::import::draft::{Draft, Key, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page};
use crate::import::report::{Finding, Reason};
use crate::import::tags::without_count;
use crate::import::wording::plain::plain;

/// Headings of a page that are about the page.
#[rustfmt::skip]
const ABOUT_PAGE: &[&str] = &[
    "acknowledgements", "author", "authors", "changelog", "contact", "contents", "contributing",
    "contribution", "contributors", "credits", "disclaimer", "foreword", "introduction", "legend", "license",
    "licence", "preface", "prerequisites", "resources", "support", "table of contents", "thanks", "toc",
];

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut ledger = Ledger::new(page);
    let Some(questions) = QuestionRank::of(page) else {
        return Reading::default();
    };
    let mut drafts = Vec::new();
    let mut asking: Vec<Finding> = Vec::new();
    let mut topic: Option<&Line<'_>> = None;
    for section in sections(&page.lines, questions.rank) {
        let Some((heading, content)) = section.split_first().filter(|(line, _)| line.heading().is_some())
        else {
            report_around(section, Reason::Introduction, &mut ledger);
            continue;
        };
        let (rank, text) = heading.heading().unwrap_or_default();
        if rank < questions.rank || !questions.includes(text, content) {
            let is_topic = rank < questions.rank;
            topic = if is_topic { Some(heading) } else { topic };
            let is_title = is_topic || is_about_page(text) || content.iter().all(Line::is_blank);
            let prose = if is_topic || is_about_page(text) {
                Reason::Introduction
            } else {
                Reason::NotUnderstood
            };
            ledger.report(&[*heading], if is_title { Reason::PageTitle } else { prose });
            report_around(content, prose, &mut ledger);
            continue;
        }
        asking.extend(questions.doubt(heading));
        ledger.keep(&[*heading]);
        topic.into_iter().for_each(|topic| ledger.keep(&[*topic]));
        let answer = answer_text(content, &mut ledger);
        asking.extend(content.iter().filter_map(question_in_answer));
        drafts.push(draft(heading, topic, answer));
    }
    let mut findings = ledger.findings(page);
    findings.append(&mut asking);
    Reading { drafts, findings }
}

/// A heading of an answer that asks something: many answers have such headings, so that nobody guesses.
fn question_in_answer(line: &Line<'_>) -> Option<Finding> {
    let (_, text) = line.heading()?;
    let text = plain(text);
    let asks = text.ends_with(['?', '？', '؟']) && is_question(&text);
    asks.then(|| Finding::at(line.number, line.number, &text, Reason::QuestionInAnswer))
}

/// How many headings of `page` are questions.
pub(crate) fn n_questions(page: &Page<'_>) -> usize {
    page.headings()
        .filter(|(_, text)| is_question(&plain(text)))
        .count()
}

fn draft(heading: &Line<'_>, topic: Option<&Line<'_>>, answer: String) -> Draft {
    let (_, text) = heading.heading().unwrap_or_default();
    let topic = topic
        .and_then(Line::heading)
        .map(|(_, text)| topic_text(text))
        .filter(|text| !text.is_empty());
    Draft {
        lines: (heading.number, heading.number),
        heading: Some(question(text)),
        tags: topic.iter().cloned().collect(),
        topic,
        key: Key {
            answer,
            ..Key::default()
        },
        ..Draft::default()
    }
}

/// A heading as the name of a topic.
pub(crate) fn topic_text(heading: &str) -> String {
    without_count(&plain(heading)).to_owned()
}

/// The rank of the headings that are questions.
struct QuestionRank {
    rank: usize,
    which: Which,
}

#[derive(PartialEq, Eq)]
enum Which {
    /// Every heading of the rank; some are only not worded as questions.
    All,
    /// Those worded as questions, which most are, and others with an answer, which are listed.
    Most,
    /// Only those worded as questions.
    Worded,
}

impl QuestionRank {
    fn of(page: &Page<'_>) -> Option<Self> {
        let count = |rank: usize| {
            page.headings()
                .filter(|(level, text)| *level == rank && is_question(&plain(text)))
                .count()
        };
        let rank = (1..=6)
            .rev()
            .max_by_key(|rank| count(*rank))
            .filter(|rank| count(*rank) > 0)?;
        let all = page
            .headings()
            .filter(|(level, text)| *level == rank && !is_about_page(text))
            .count();
        let n_asking = page
            .headings()
            .filter(|(level, text)| *level == rank && asks(text))
            .count();
        let back_links = page
            .filled()
            .filter(|line| line.is_text() && line.text.contains("Back to top"))
            .count();
        let which = if back_links * 2 > all || count(rank) * 5 >= all * 4 {
            Which::All
        } else if n_asking * 2 > all {
            Which::Most
        } else {
            Which::Worded
        };
        Some(Self { rank, which })
    }

    /// Whether a heading of the rank, above `content`, is a question.
    fn includes(&self, heading: &str, content: &[Line<'_>]) -> bool {
        let text = plain(heading);
        let wanted = is_question(&text)
            || match self.which {
                Which::All => true,
                Which::Most => content.iter().any(says_something),
                Which::Worded => false,
            };
        wanted && !is_about_page(heading) && text.chars().any(char::is_alphanumeric)
    }

    /// What to say of a question that may be none.
    fn doubt(&self, heading: &Line<'_>) -> Option<Finding> {
        let (_, text) = heading.heading()?;
        let is_doubtful = self.which == Which::Most && !asks(text);
        is_doubtful.then(|| {
            let (line, text) = (heading.number, question(text));
            Finding::at(line, line, &text, Reason::NotWordedAsQuestion)
        })
    }
}

/// Whether a heading is worded as a question or as a task, however short.
fn asks(heading: &str) -> bool {
    is_question(&plain(heading)) || Entry::of(heading).is_worded()
}

/// Whether a line may be of an answer, rather than only lay out the page or lead away from it.
fn says_something(line: &Line<'_>) -> bool {
    !line.is_blank() && aside(line).is_none()
}

fn is_about_page(heading: &str) -> bool {
    ABOUT_PAGE.contains(&plain(heading).to_lowercase().as_str())
}

/// Runs of lines that begin with a heading of `rank` or above.
fn sections<'p, 'a>(lines: &'p [Line<'a>], rank: usize) -> Vec<&'p [Line<'a>]> {
    let starts = |line: &Line<'_>| line.heading().is_some_and(|(level, _)| level <= rank);
    let mut sections = Vec::new();
    let mut start = 0;
    for (index, line) in lines.iter().enumerate() {
        if index > start && starts(line) {
            sections.push(&lines[start..index]);
            start = index;
        }
    }
    sections.push(&lines[start..]);
    sections
}

/// Reports lines under no question, prose among them as `prose`, but for questions that are no headings.
fn report_around(lines: &[Line<'_>], prose: Reason, ledger: &mut Ledger) {
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let prose = if asks_in_list(line) {
            Reason::NotUnderstood
        } else {
            prose
        };
        ledger.report(&[*line], aside(line).unwrap_or(prose));
    }
}

/// Whether a line is an item of a list, or begins in bold, and asks something: `1. **What is TCP?** A stream.`
fn asks_in_list(line: &Line<'_>) -> bool {
    let text = line.trimmed();
    let is_marked = text.starts_with(['-', '*', '+']) || text.starts_with(|c: char| c.is_ascii_digit());
    let item = plain(text.trim_start_matches(['-', '*', '+', ' ']));
    line.is_text() && is_marked && item.contains(['?', '？', '؟']) && is_question(&item)
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
            shown += &format!("{:?} {:?}: {:?}\n", draft.topic, draft.heading, draft.key.answer);
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
    fn contents_sources_and_back_links_are_dropped() {
        check(
            "## Locks\n\n[What is a lock?](#a)\n\n[Name a lock](#b)\n\n### What is a lock?\n\nA **gate**.\n\n###### Source\n\n\
             * https://a.example/\n\n[[↑] Back to top](#Locks)\n### Name a lock\n\n```c\n### no heading\n```\n\n[[↑] Back to top](#Locks)\n",
            &expect![[r####"
                Some("Locks") Some("What is a lock?"): "A **gate**."
                Some("Locks") Some("Name a lock"): "```c\n### no heading\n```"
                3-5 TableOfContents [What is a lock?](#a) [Name a lock](#b)
                11-15 Links ###### Source * https://a.example/ [[↑] Back to top](#Locks)
                22-22 Links [[↑] Back to top](#Locks)
            "####]],
        );
    }

    #[test]
    fn questions_that_are_no_headings_are_left_to_a_human() {
        check(
            "# Guide\n\n- [What is a lock?](#a)\n- Ready? Go.\n\n## What is a lock?\n\nA gate.\n\n# Networks\n\n1. **What is TCP?** A stream.\n2. **What is UDP?**\n\n   Datagrams.\n",
            &expect![[r#"
                Some("Guide") Some("What is a lock?"): "A gate."
                3-3 TableOfContents - [What is a lock?](#a)
                4-4 Introduction - Ready? Go.
                10-10 PageTitle # Networks
                12-13 NotUnderstood 1. **What is TCP?** A stream.
                2. **What is UDP?**
                15-15 Introduction Datagrams.
            "#]],
        );
    }

    #[test]
    fn headings_of_the_page_are_no_questions() {
        check(
            "# Guide\n\nWelcome.\n\n## 1. What is a lock?\n\nA gate.\n\n## 2. Why two locks?\n\nOrder.\n\n## License\n\nFree.\n",
            &expect![[r#"
                Some("Guide") Some("What is a lock?"): "A gate."
                Some("Guide") Some("Why two locks?"): "Order."
                3-3 Introduction Welcome.
                13-13 PageTitle ## License
                15-15 Introduction Free.
            "#]],
        );
    }
}
