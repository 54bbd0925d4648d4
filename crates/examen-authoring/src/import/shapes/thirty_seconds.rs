//! One question a file: `### question`, `#### Answer`, `#### Good to hear`, `##### Additional links`, and comments for
//! tags and expertise.

use examen_bank::Level;

use super::answer_text::answer_text;
use super::literal;
use crate::import::draft::{Draft, Reading};
use crate::import::ledger::Ledger;
use crate::import::page::{Line, Page, Role};
use crate::import::report::Reason;
use crate::import::wording::plain::plain;

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    let mut ledger = Ledger::new(page);
    let mut drafts: Vec<Draft> = Vec::new();
    for section in sections(&page.lines) {
        match section.first().map(part) {
            Some(Part::Question) => drafts.push(question(section, &mut ledger)),
            Some(part) => match drafts.last_mut() {
                Some(draft) => add(draft, part, section, &mut ledger),
                None => report(section, Reason::Introduction, &mut ledger),
            },
            None => {}
        }
    }
    Reading {
        drafts,
        findings: ledger.findings(page),
    }
}

/// How many `Answer` and `Good to hear` parts `page` has.
pub(crate) fn n_marks(page: &Page<'_>) -> usize {
    page.lines
        .iter()
        .filter(|line| matches!(part(line), Part::Answer | Part::Criteria))
        .count()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Question,
    Answer,
    Criteria,
    Links,
    /// Text before the first heading.
    Other,
}

fn part(line: &Line<'_>) -> Part {
    let Some((rank, text)) = line.heading() else {
        return Part::Other;
    };
    match plain(text).to_lowercase().trim_end_matches(':') {
        "answer" => Part::Answer,
        "good to hear" => Part::Criteria,
        "additional links" | "links" => Part::Links,
        _ if rank <= 3 => Part::Question,
        _ => Part::Other,
    }
}

/// Runs of lines that begin with the heading of a part. Other headings belong to the part they stand in.
fn sections<'p, 'a>(lines: &'p [Line<'a>]) -> Vec<&'p [Line<'a>]> {
    let mut sections = Vec::new();
    let mut start = 0;
    for (index, line) in lines.iter().enumerate() {
        if index > start && part(line) != Part::Other {
            sections.push(&lines[start..index]);
            start = index;
        }
    }
    sections.push(&lines[start..]);
    sections
}

fn question(section: &[Line<'_>], ledger: &mut Ledger) -> Draft {
    let heading = &section[0];
    let (_, text) = heading.heading().unwrap_or_default();
    ledger.keep(&[*heading]);
    let mut draft = Draft {
        lines: (heading.number, heading.number),
        heading: Some(literal::question(text)),
        ..Draft::default()
    };
    draft.body = answer_text(&section[1..], ledger);
    read_comments(&mut draft, section, ledger);
    draft
}

fn add(draft: &mut Draft, part: Part, section: &[Line<'_>], ledger: &mut Ledger) {
    let (heading, content) = (&section[0], &section[1..]);
    match part {
        Part::Answer => draft.key.answer = answer_text(content, ledger),
        Part::Criteria => draft.key.criteria = items(&answer_text(content, ledger)),
        Part::Links => report(content, Reason::Links, ledger),
        Part::Question | Part::Other => report(content, Reason::NotUnderstood, ledger),
    }
    let reason = if part == Part::Links {
        Reason::Links
    } else {
        Reason::Layout
    };
    ledger.report(&[*heading], reason);
    read_comments(draft, section, ledger);
}

fn report(lines: &[Line<'_>], reason: Reason, ledger: &mut Ledger) {
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let reason = if line.role == Role::Comment {
            Reason::Comment
        } else {
            reason
        };
        ledger.report(&[*line], reason);
    }
}

/// The items of a Markdown list, lines that continue an item joined to it. A paragraph is an item as well.
pub(crate) fn items(markdown: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let mut after_blank = true;
    for line in markdown.lines() {
        let text = line.trim();
        let bullet = ["- ", "* ", "+ ", "• "]
            .iter()
            .find_map(|bullet| text.strip_prefix(bullet));
        match (bullet, items.last_mut()) {
            _ if text.is_empty() => {}
            (Some(item), _) => items.push(item.trim().to_owned()),
            (None, Some(last)) if !after_blank => {
                last.push(' ');
                last.push_str(text);
            }
            (None, _) => items.push(text.to_owned()),
        }
        after_blank = text.is_empty();
    }
    items
}

/// `<!-- tags: (a,b) -->` and `<!-- expertise: (1) -->`
fn read_comments(draft: &mut Draft, section: &[Line<'_>], ledger: &mut Ledger) {
    for line in section.iter().filter(|line| line.role == Role::Comment) {
        let inner = line
            .trimmed()
            .trim_start_matches("<!--")
            .trim_end_matches("-->")
            .trim();
        let Some((name, value)) = inner.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_matches(['(', ')']);
        match name.trim() {
            "tags" => {
                draft.tags = value.split(',').map(|tag| tag.trim().to_owned()).collect();
                draft.topic = draft.tags.first().cloned().filter(|tag| !tag.is_empty());
                ledger.keep(&[*line]);
            }
            "expertise" => {
                draft.level = value.trim().parse().ok().and_then(level);
                ledger.keep(&[*line]);
            }
            _ => {}
        }
    }
}

/// Expertise 0, 1, 2 (easy, intermediate, hard) as a level: everybody, most, fewer.
pub(crate) fn level(expertise: u8) -> Option<Level> {
    expertise.checked_add(1).and_then(Level::new)
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
                "{:?} {:?} {:?}\n",
                draft.heading,
                draft.tags,
                draft.level.map(|level| level.get())
            );
            shown += &format!(
                "body {:?}\nanswer {:?}\n{:?}\n",
                draft.body, draft.key.answer, draft.key.criteria
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
    fn every_part_finds_its_place() {
        check(
            "### What prints this?\n\n```js\nf()\n```\n\n#### Answer\n\nOne.\n\n##### Details\n\nTwo.\n\n#### Good to hear\n\n\
             * It prints\n  one line\n* `f` is called\n\n##### Additional links\n\n<!-- If you can. -->\n\n* [f](https://a.example)\n\n\
             <!-- tags: (js,basics) -->\n\n<!-- expertise: (2) -->\n",
            &expect![[r#"
                Some("What prints this?") ["js", "basics"] Some(3)
                body "```js\nf()\n```"
                answer "One.\n\n##### Details\n\nTwo."
                ["It prints one line", "`f` is called"]
                7-7 Layout #### Answer
                15-15 Layout #### Good to hear
                21-21 Links ##### Additional links
                23-23 Comment <!-- If you can. -->
                25-25 Links * [f](https://a.example)
            "#]],
        );
    }
}
