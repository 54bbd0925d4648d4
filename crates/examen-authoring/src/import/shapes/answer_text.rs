//! Separates what a Markdown answer says from what only surrounds it: links to read on, dividers, comments.

use crate::import::ledger::Ledger;
use crate::import::page::{Line, text_of};
use crate::import::report::Reason;
use crate::import::wording::plain::plain;
use crate::import::wording::sentences::words;

/// Headings and lines under which only links stand.
#[rustfmt::skip]
const LINK_TITLES: &[&str] = &[
    "additional links", "further reading", "learn more", "links", "read more", "ref link", "ref links",
    "reference", "references", "related links", "resources", "see also", "source", "sources", "useful links",
    "useful resources",
];

/// The Markdown of an answer. Its lines are entered in `ledger` as kept, all others as what they are.
pub(crate) fn answer_text(lines: &[Line<'_>], ledger: &mut Ledger) -> String {
    let mut kept: Vec<Line<'_>> = Vec::new();
    let mut section = Section::Answer;
    for line in lines {
        section = section.after(line);
        let reason = match section {
            Section::Links => Some(Reason::Links),
            Section::Answer => aside(line),
        };
        match reason {
            Some(reason) => ledger.report(&[*line], reason),
            None => {
                ledger.keep(&[*line]);
                kept.push(*line);
            }
        }
    }
    text_of(&kept)
}

/// Why a line is no part of what is said; none where it is.
pub(crate) fn aside(line: &Line<'_>) -> Option<Reason> {
    let text = line.trimmed();
    if line.role == crate::import::page::Role::Comment {
        return Some(Reason::Comment);
    }
    if !line.is_text() {
        return None;
    }
    if is_contents_entry(text) {
        return Some(Reason::TableOfContents);
    }
    if is_only_links(text) || is_back_link(text) || is_link_title(text) {
        return Some(Reason::Links);
    }
    if is_picture(text) {
        return Some(Reason::ImageText);
    }
    is_layout(text).then_some(Reason::Layout)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Answer,
    Links,
}

impl Section {
    /// The section that `line` belongs to when the line before belonged to this one.
    fn after(self, line: &Line<'_>) -> Self {
        if let Some((_, text)) = line.heading() {
            return if is_link_title(text) {
                Self::Links
            } else {
                Self::Answer
            };
        }
        if line.is_text() && is_link_title(line.trimmed()) {
            return Self::Links;
        }
        let stays = line.is_blank() || (line.is_text() && has_link(line.text)) || line.text.starts_with("  ");
        if self == Self::Links && stays {
            Self::Links
        } else {
            Self::Answer
        }
    }
}

/// `Useful resources:`
fn is_link_title(text: &str) -> bool {
    let text = plain(text).to_lowercase();
    let text = text.trim().trim_end_matches(':').trim();
    LINK_TITLES.contains(&text)
}

fn has_link(text: &str) -> bool {
    ["http://", "https://", "](", "www."]
        .iter()
        .any(|mark| text.contains(mark))
}

/// Whether a line holds addresses and nothing that is said about them.
fn is_only_links(text: &str) -> bool {
    let bare = text.trim_start_matches(['-', '*', ' ']);
    let lower = bare.to_lowercase();
    let titled = LINK_TITLES
        .iter()
        .find_map(|title| lower.strip_prefix(title))
        .is_some_and(|rest| rest.trim_start().starts_with(':'));
    let shown = plain(bare);
    let is_address =
        |word: &&str| word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
    let addresses = shown.split_whitespace().filter(is_address).count();
    let all = shown.split_whitespace().count();
    (titled && has_link(text)) || (addresses > 0 && addresses == all)
}

/// `[[↑] Back to top](#sql)`
fn is_back_link(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.contains("](#")
        && [
            "back to top",
            "back to contents",
            "back to table of contents",
            "⬆",
            "↑",
        ]
        .iter()
        .any(|mark| lower.contains(mark))
}

/// `- [What is it?](#what-is-it)`
pub(crate) fn is_contents_entry(text: &str) -> bool {
    let bare = text
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '.' | ' ' | '|'));
    bare.starts_with('[')
        && bare.trim_end_matches(['|', ' ']).ends_with(')')
        && bare.contains("](#")
        && !is_back_link(text)
}

/// A line that is an image and nothing else.
fn is_picture(text: &str) -> bool {
    let is_image = text.starts_with("![") || text.starts_with("<img") || text.contains("><img");
    is_image && words(&plain(text)).is_empty()
}

/// Dividers, line breaks and tags around nothing.
pub(crate) fn is_layout(text: &str) -> bool {
    let is_divider = text.len() >= 3 && text.chars().all(|c| matches!(c, '-' | '*' | '_' | ' ' | '='));
    let is_tag = text.starts_with('<') && text.ends_with('>');
    let is_empty_item = matches!(text, "-" | "*" | "+");
    is_divider || is_empty_item || (is_tag && words(&plain(text)).is_empty())
}

#[cfg(test)]
mod tests {
    use super::answer_text;
    use crate::import::ledger::Ledger;
    use crate::import::page::Page;
    use expect_test::{Expect, expect};

    fn check(source: &str, expected: &Expect) {
        let page = Page::new(source);
        let mut ledger = Ledger::new(&page);
        let text = answer_text(&page.lines, &mut ledger);
        let findings = ledger.findings(&page);
        let found: Vec<String> = findings
            .iter()
            .map(|finding| format!("{:?}: {}", finding.reason, finding.text))
            .collect();
        expected.assert_eq(&format!("{text}\n~~~\n{}", found.join("\n")));
    }

    #[test]
    fn links_to_read_on_are_no_answer() {
        check(
            "A lock, see [this](https://a.example).\n\n###### Source\n\n* https://b.example/\n\n[[↑] Back to top](#Locks)",
            &expect![[r#"
                A lock, see [this](https://a.example).
                ~~~
                Links: ###### Source * https://b.example/ [[↑] Back to top](#Locks)"#]],
        );
        check(
            "A lock.\n\nUseful resources:\n\n- [B](https://b.example)\n\nIt is fair.",
            &expect![[r#"
                A lock.

                It is fair.
                ~~~
                Links: Useful resources: - [B](https://b.example)"#]],
        );
    }

    #[test]
    fn dividers_and_comments_are_no_answer() {
        check(
            "A lock.\n\n<!-- check this -->\n***\n<br>",
            &expect![[r#"
                A lock.
                ~~~
                Comment: <!-- check this -->
                Layout: *** <br>"#]],
        );
    }
}
