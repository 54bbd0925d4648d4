//! A source text cut into lines, each with the part it plays in Markdown: heading, code, comment or text.
//!
//! The shapes are read by line, because most of them are only half Markdown and a human is told about lines. A
//! fenced block is found as CommonMark finds it, so that a `#` in code is never a heading.

use std::borrow::Cow;

/// A source text, line by line.
pub(crate) struct Page<'a> {
    /// The lines in order; `lines[i].number == i + 1`.
    pub lines: Vec<Line<'a>>,
}

/// One line of a source text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// Counted from 1.
    pub number: usize,
    /// Without its line ending.
    pub text: &'a str,
    /// Its part in Markdown.
    pub role: Role<'a>,
}

/// The part a line plays in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role<'a> {
    /// Nothing but white space.
    Blank,
    /// A heading, its text without the marks around it.
    Heading { level: usize, text: &'a str },
    /// Inside a fenced block, fences included.
    Code,
    /// Wholly inside an HTML comment.
    Comment,
    /// Anything else.
    Text,
}

impl<'a> Line<'a> {
    /// The text without white space around it.
    pub fn trimmed(&self) -> &'a str {
        self.text.trim()
    }

    /// Whether the line is empty.
    pub fn is_blank(&self) -> bool {
        self.role == Role::Blank
    }

    /// Whether the line is text outside of code, comments and headings.
    pub fn is_text(&self) -> bool {
        self.role == Role::Text
    }

    /// Level and text of a heading.
    pub fn heading(&self) -> Option<(usize, &'a str)> {
        match self.role {
            Role::Heading { level, text } => Some((level, text)),
            _ => None,
        }
    }
}

impl<'a> Page<'a> {
    /// Reads `source`; a byte order mark at its start is ignored.
    pub fn new(source: &'a str) -> Self {
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let mut scanner = Scanner::default();
        let lines = source
            .lines()
            .enumerate()
            .map(|(index, text)| Line {
                number: index + 1,
                text,
                role: scanner.role(text),
            })
            .collect();
        Self { lines }
    }

    /// The lines that are not blank.
    pub fn filled(&self) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().filter(|line| !line.is_blank())
    }

    /// Headings outside of code, with their level and text.
    pub fn headings(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.lines.iter().filter_map(Line::heading)
    }
}

/// `source` with a line feed wherever a carriage return ends a line on its own, as old spreadsheets write it.
pub(crate) fn with_line_feeds(source: &str) -> Cow<'_, str> {
    let mut bytes = source.bytes().peekable();
    let mut is_lone = false;
    while let Some(byte) = bytes.next() {
        is_lone |= byte == b'\r' && bytes.peek() != Some(&b'\n');
    }
    if !is_lone {
        return Cow::Borrowed(source);
    }
    Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The text of some lines, without blank lines around it.
pub(crate) fn text_of(lines: &[Line<'_>]) -> String {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.trim_end()).collect();
    texts.join("\n").trim_matches('\n').to_owned()
}

/// What has to be remembered from line to line.
#[derive(Default)]
struct Scanner {
    fence: Option<Fence>,
    comment: Comment,
}

#[derive(Clone, Copy)]
struct Fence {
    mark: char,
    length: usize,
}

#[derive(Default, PartialEq)]
enum Comment {
    #[default]
    Closed,
    Open,
}

impl Scanner {
    fn role<'a>(&mut self, text: &'a str) -> Role<'a> {
        if let Some(fence) = self.fence {
            if closes(text, fence) {
                self.fence = None;
            }
            return if text.trim().is_empty() {
                Role::Blank
            } else {
                Role::Code
            };
        }
        if text.trim().is_empty() {
            return Role::Blank;
        }
        if self.comment == Comment::Open {
            if text.contains("-->") {
                self.comment = Comment::Closed;
            }
            return Role::Comment;
        }
        if let Some(fence) = opens(text) {
            self.fence = Some(fence);
            return Role::Code;
        }
        if let Some(after) = text.trim().strip_prefix("<!--") {
            match after.find("-->") {
                None => self.comment = Comment::Open,
                Some(end) if !after[end + 3..].trim().is_empty() => return Role::Text,
                Some(_) => {}
            }
            return Role::Comment;
        }
        heading(text).map_or(Role::Text, |(level, text)| Role::Heading { level, text })
    }
}

fn opens(text: &str) -> Option<Fence> {
    let text = text.trim_start();
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = text.chars().take_while(|c| *c == mark).count();
    let info = &text[length..];
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(Fence { mark, length })
}

fn closes(text: &str, fence: Fence) -> bool {
    let text = text.trim();
    text.chars().all(|c| c == fence.mark) && text.len() >= fence.length
}

fn heading(text: &str) -> Option<(usize, &str)> {
    let indent = text.len() - text.trim_start_matches(' ').len();
    let text = text.trim();
    let level = text.chars().take_while(|c| *c == '#').count();
    if indent > 3 || !(1..=6).contains(&level) {
        return None;
    }
    let rest = &text[level..];
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let rest = rest.trim();
    let unmarked = rest.trim_end_matches('#');
    let closed = unmarked.is_empty() || unmarked.ends_with([' ', '\t']);
    Some((level, if closed { unmarked.trim() } else { rest }))
}

#[cfg(test)]
mod tests {
    use super::Page;
    use expect_test::{Expect, expect};

    fn check(source: &str, expected: &Expect) {
        let page = Page::new(source);
        let roles: Vec<String> = page
            .lines
            .iter()
            .map(|line| format!("{} {:?}", line.number, line.role))
            .collect();
        expected.assert_eq(&roles.join("\n"));
    }

    #[test]
    fn a_hash_in_code_is_no_heading() {
        check(
            "# Go #\n```sh\n# no\n\n```\n## C#\n#no",
            &expect![[r#"
                1 Heading { level: 1, text: "Go" }
                2 Code
                3 Code
                4 Blank
                5 Code
                6 Heading { level: 2, text: "C#" }
                7 Text"#]],
        );
    }

    #[test]
    fn comments_may_run_over_lines() {
        check(
            "<!-- a -->\n<!-- b\n## c\n-->\nd <!-- e -->",
            &expect![[r#"
                1 Comment
                2 Comment
                3 Comment
                4 Comment
                5 Text"#]],
        );
    }
}
