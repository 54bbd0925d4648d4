//! Makes foreign Markdown fit to stand in a part of a question: it must not open a question or part of its own, nor
//! swallow what follows it.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use super::page::{Page, Role};

/// `markdown` with headings below the rank of a part and nothing left open.
pub(crate) fn embedded(markdown: &str) -> String {
    let text = lowered(markdown.trim_matches(['\n', '\r']).trim_end());
    if text.trim().is_empty() || (is_safe(&text) && comments_close(&text)) {
        return text;
    }
    let fenced = fenced(&text);
    if is_safe(&fenced) { fenced } else { quoted(&text) }
}

fn lowered(markdown: &str) -> String {
    let page = Page::new(markdown);
    let mut lines: Vec<String> = Vec::new();
    for line in &page.lines {
        let after_text = lines.last().is_some_and(|last| !last.trim().is_empty());
        match line.role {
            Role::Heading { level: 1..=3, text } => lines.push(format!("#### {text}")),
            // An underline would make a heading of the text above it.
            Role::Text if after_text && is_underline(line.text) => {
                lines.push(String::new());
                lines.push(line.text.to_owned());
            }
            _ => lines.push(line.text.trim_end().to_owned()),
        }
    }
    lines.join("\n").trim_matches('\n').to_owned()
}

fn is_underline(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && (text.bytes().all(|b| b == b'=') || text.bytes().all(|b| b == b'-'))
}

/// Whether a part written after `text` is still read as one.
fn is_safe(text: &str) -> bool {
    let followed = format!("{text}\n\n### Next\n");
    let mut ranks = Vec::new();
    for (event, range) in Parser::new(&followed).into_offset_iter() {
        if let Event::Start(Tag::Heading { level, .. }) = event {
            ranks.push((level, range.start));
        }
    }
    let is_low = |level: HeadingLevel| level > HeadingLevel::H3;
    match ranks.split_last() {
        Some(((HeadingLevel::H3, start), others)) => {
            *start == text.len() + 2 && others.iter().all(|(level, _)| is_low(*level))
        }
        _ => false,
    }
}

/// Whether every comment of `text` is closed before the next one begins, and before what looks like a heading.
fn comments_close(text: &str) -> bool {
    let mut comments = text.split("<!--").skip(1);
    comments.all(|comment| {
        let inner = comment.split_once("-->").map(|(inner, _)| inner);
        inner.is_some_and(|inner| !inner.lines().any(|line| line.trim_start().starts_with('#')))
    })
}

/// All of it as code, the last resort: nothing in it is lost, nothing in it counts as markup.
fn fenced(text: &str) -> String {
    let longest = text
        .lines()
        .map(|line| line.trim().bytes().take_while(|b| *b == b'~').count())
        .max();
    let fence = "~".repeat(longest.unwrap_or(0).max(3) + 1);
    format!("{fence}\n{text}\n{fence}")
}

/// All of it as indented code, for text that no fence can hold.
fn quoted(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("    {}", line.replace("<!--", "<! --")))
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::embedded;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(embedded(markdown), expected);
    }

    #[test]
    fn headings_are_lowered() {
        check("## A\n\nb\n\n##### C", "#### A\n\nb\n\n##### C");
        check("a\n---\nb", "a\n\n---\nb");
    }

    #[test]
    fn nothing_is_left_open() {
        check("```sh\nls", "~~~~\n```sh\nls\n~~~~");
        check("a <!-- b", "~~~~\na <!-- b\n~~~~");
        check("a\n<!-- b\n\nc", "~~~~\na\n<!-- b\n\nc\n~~~~");
        check("<!-- a\n<!-- b -->", "~~~~\n<!-- a\n<!-- b -->\n~~~~");
        check("<!-- a\n## b -->", "~~~~\n<!-- a\n## b -->\n~~~~");
    }

    #[test]
    fn harmless_text_stays() {
        check("a\n\n```md\n## b\n```\n", "a\n\n```md\n## b\n```");
        check("a\n\n<!-- b -->\n\nc", "a\n\n<!-- b -->\n\nc");
    }
}
