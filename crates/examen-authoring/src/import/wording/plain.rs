//! One line of Markdown or HTML as plain text: emphasis, links and tags gone, inline code in backticks.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// HTML tags that only format text. Any other tag in prose is what the prose is about: `What does <base> do?`
#[rustfmt::skip]
const FORMATTING: &[&str] = &[
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "picture", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "tt", "u",
    "ul", "var",
];

/// `markdown` as plain text on one line. Inline code and tags the text is about stand in backticks.
pub(crate) fn plain(markdown: &str) -> String {
    let markdown = untagged(markdown.trim());
    let mut text = String::new();
    let mut images = 0_usize;
    for event in Parser::new(&markdown) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            _ if images > 0 => {}
            Event::Html(part) | Event::InlineHtml(part) if part.trim_start().starts_with("<!--") => {}
            Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => text.push_str(&part),
            Event::Code(code) => push_code(&mut text, &code),
            Event::SoftBreak | Event::HardBreak | Event::End(_) if is_break(&event) => text.push(' '),
            _ => {}
        }
    }
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !is_emoji_code(word))
        .collect();
    words.join(" ")
}

fn is_break(event: &Event<'_>) -> bool {
    match event {
        Event::End(tag) => !matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
        ),
        _ => true,
    }
}

fn push_code(text: &mut String, code: &str) {
    // A backtick inside a code span cannot stand in a span of single backticks.
    let code = code.replace('`', "'");
    text.push('`');
    text.push_str(code.trim());
    text.push('`');
}

/// Formatting tags removed, `<code>` and tags the text is about turned into backticks, all outside of code spans.
pub(crate) fn untagged(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(at) = rest.find(['<', '`']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with('`') {
            code_span(rest)
        } else {
            None
        };
        if let Some(length) = length {
            text.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if let Some((shown, length)) = tag(rest) {
            text.push_str(&shown);
            rest = &rest[length..];
        } else {
            let length = if rest.starts_with('<') { 1 } else { ticks(rest) };
            text.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    text.push_str(rest);
    text
}

fn ticks(text: &str) -> usize {
    text.bytes().take_while(|b| *b == b'`').count()
}

/// The length of the code span at the start of `text`.
fn code_span(text: &str) -> Option<usize> {
    let opening = ticks(text);
    let mut at = opening;
    while let Some(found) = text[at..].find('`') {
        let closing = ticks(&text[at + found..]);
        if closing == opening {
            return Some(at + found + closing);
        }
        at += found + closing;
    }
    None
}

/// What to show for the tag at the start of `text`, and the tag's length.
fn tag(text: &str) -> Option<(String, usize)> {
    let length = text.find('>')? + 1;
    let inner = text[1..length - 1].trim_matches('/').trim();
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    let starts_well = inner.starts_with(|c: char| c.is_ascii_alphabetic());
    if !starts_well || inner.contains('<') {
        return None;
    }
    let name = name.to_ascii_lowercase();
    if name == "code" {
        return code_element(text, length);
    }
    if FORMATTING.contains(&name.as_str()) && (inner.len() == name.len() || !is_bare(text, &name)) {
        let space = if name == "br" || name == "p" || name == "li" {
            " "
        } else {
            ""
        };
        return Some((space.to_owned(), length));
    }
    Some((format!("`{}`", &text[..length]), length))
}

/// `<code>…</code>` as a code span.
fn code_element(text: &str, opening: usize) -> Option<(String, usize)> {
    let closing = text.find("</code>");
    let Some(end) = closing.filter(|end| *end >= opening) else {
        return Some((String::new(), opening));
    };
    let code = unescaped(&text[opening..end]).replace('`', "'");
    Some((format!("`{}`", code.trim()), end + "</code>".len()))
}

/// Whether the name of the tag at the start of `text` goes on after `name`: `<base>` is not `<b>`.
fn is_bare(text: &str, name: &str) -> bool {
    let after = text.trim_start_matches(['<', '/']).get(name.len()..);
    after.is_some_and(|after| after.starts_with(['-', '_', ':', '.']))
}

/// `text` with the characters that its entities stand for.
pub(crate) fn unescaped(text: &str) -> String {
    // `&amp;` last, for `&amp;lt;` is `&lt;`.
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

/// `:small_orange_diamond:`
fn is_emoji_code(word: &str) -> bool {
    let inner = word.strip_prefix(':').and_then(|word| word.strip_suffix(':'));
    inner.is_some_and(|name| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(plain(markdown), expected);
    }

    #[test]
    fn emphasis_links_and_formatting_tags_go() {
        check("**A** _b_ [c](https://d.example/) <b>e</b><br>f", "A b c e f");
        check("<b>What is a lock?</b>", "What is a lock?");
        check(":star: <a name=\"x\">Basics</a>", "Basics");
        check("![a badge](b.png) c", "c");
    }

    #[test]
    fn code_stays_in_backticks() {
        check("What does `ls -al` print?", "What does `ls -al` print?");
        check(
            "What does <code>ls &gt; a</code> print?",
            "What does `ls > a` print?",
        );
        check("Why `a ** b` and **c**?", "Why `a ** b` and c?");
    }

    #[test]
    fn tags_that_the_text_is_about_stay() {
        check(
            "How does <base> differ from `<b>`?",
            "How does `<base>` differ from `<b>`?",
        );
        check("is 1 < 2 and 3 > 2", "is 1 < 2 and 3 > 2");
    }

    #[test]
    fn escapes_and_entities_are_read() {
        check(r"a \*nix box &amp; more", "a *nix box & more");
        check("snake_case_name and 2 * 3", "snake_case_name and 2 * 3");
    }
}
