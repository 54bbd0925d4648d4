//! One line of Markdown or HTML as plain text: emphasis, links and tags gone, inline code in backticks.

use std::collections::HashMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// HTML tags that only format text. Any other tag in prose is what the prose is about: `What does <base> do?`
#[rustfmt::skip]
const FORMATTING: &[&str] = &[
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "picture", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "tt", "u",
    "ul", "var",
];

/// Those of them that stand for a break, and that have no other tag to close them.
const BREAKS: &[&str] = &["br", "hr"];

/// Those that need no other tag to close them, and stand before a text.
const OPENERS: &[&str] = &["br", "dd", "dt", "hr", "img", "li", "p"];

/// Tags with attributes that have no value.
const FLAGGED: &[&str] = &["details", "hr", "ol"];

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
    if !markdown.contains('<') {
        return markdown.to_owned();
    }
    let pairs = Pairs::of(markdown);
    let mut before = Before::Nothing;
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(at) = rest.find(['<', '`']) {
        text.push_str(&rest[..at]);
        if rest[..at].contains(char::is_alphanumeric) {
            before = Before::Words;
        }
        rest = &rest[at..];
        let length = if rest.starts_with('`') {
            code_span(rest)
        } else {
            None
        };
        if let Some(length) = length {
            text.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if let Some((shown, length)) = tag(rest).filter(|_| !text.ends_with('\\')) {
            let start = markdown.len() - rest.len();
            let place = Place {
                markdown,
                start,
                length,
            };
            let is_word = || match before {
                Before::Words => place.is_word(&pairs),
                Before::Nothing => place.is_first_word(&pairs),
            };
            if shown.trim().is_empty() && is_word() {
                text.push_str(&format!("`{}`", &rest[..length]));
            } else {
                text.push_str(&shown);
            }
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

/// Whether words stand before a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Words,
}

/// Where a tag stands in a text.
struct Place<'a> {
    markdown: &'a str,
    start: usize,
    length: usize,
}

impl Place<'_> {
    /// Whether the tag begins a sentence and formats nothing: `<div> is what kind of element?`
    fn is_first_word(&self, pairs: &Pairs) -> bool {
        let (tag, after) = self.markdown[self.start..].split_at(self.length);
        let inner = &tag[1..tag.len() - 1];
        let goes_on = self.start == 0
            && after
                .strip_prefix(' ')
                .is_some_and(|after| after.starts_with(char::is_lowercase));
        let name = tag_name(inner).filter(|name| goes_on && !OPENERS.contains(&name.as_str()));
        name.is_some_and(|name| !inner.contains('=') && !pairs.has(&name, inner, self.start))
    }

    /// Whether the tag stands between words as one of them, and formats nothing: no other tag closes it.
    fn is_word(&self, pairs: &Pairs) -> bool {
        let (before, rest) = self.markdown.split_at(self.start);
        let (tag, after) = rest.split_at(self.length);
        let inner = &tag[1..tag.len() - 1];
        let Some(name) = tag_name(inner) else {
            return false;
        };
        // `<li>s` are several.
        let after = after.strip_prefix('s').unwrap_or(after);
        let is_apart = before.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '/' | '“'))
            && after
                .chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric() && c != '<');
        let is_break = BREAKS.contains(&name.as_str());
        let goes_on = || {
            let is_end = before.trim_end().ends_with(['.', '?', '!', ':', ';']);
            let follows = after
                .trim_start()
                .starts_with(|c: char| c.is_lowercase() || ".,?!".contains(c));
            !is_end && follows
        };
        // The last tag of a line closes what an earlier line opened.
        let closes = after.trim().is_empty() && inner.starts_with('/');
        let is_image = name == "img" && inner.contains('=');
        is_apart && !closes && !is_image && (!is_break || goes_on()) && !pairs.has(&name, inner, self.start)
    }
}

/// Where tags of each name open first and close last.
struct Pairs(HashMap<String, (Option<usize>, Option<usize>)>);

impl Pairs {
    fn of(markdown: &str) -> Self {
        let mut pairs: HashMap<String, (Option<usize>, Option<usize>)> = HashMap::new();
        for (at, _) in markdown.match_indices('<') {
            let inner = &markdown[at + 1..];
            if let Some(name) = tag_name(inner) {
                let (first, last) = pairs.entry(name).or_default();
                if inner.starts_with('/') {
                    *last = Some(at);
                } else {
                    first.get_or_insert(at);
                }
            }
        }
        Self(pairs)
    }

    /// Whether the tag at `start` has another one that it opens or closes with.
    fn has(&self, name: &str, inner: &str, start: usize) -> bool {
        let (first, last) = self.0.get(name).copied().unwrap_or_default();
        if inner.starts_with('/') {
            first.is_some_and(|first| first < start)
        } else {
            last.is_some_and(|last| last > start)
        }
    }
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
    let inner = &text[1..length - 1];
    // A blank behind `<` makes it a sign: `a < b and c > d`.
    let name = tag_name(inner)?;
    let inner = inner.trim_matches('/').trim();
    if inner.contains('<') {
        return None;
    }
    let has_words = inner.len() > name.len() && !inner.contains('=') && !FLAGGED.contains(&name.as_str());
    if name == "code" {
        return code_element(text, length);
    }
    let is_format = FORMATTING.contains(&name.as_str()) && !has_words;
    if is_format && (inner.len() == name.len() || !is_bare(text, &name)) {
        let space = if name == "br" || name == "p" || name == "li" {
            " "
        } else {
            ""
        };
        return Some((space.to_owned(), length));
    }
    Some((format!("`{}`", &text[..length]), length))
}

/// The name of a tag, in lower case, of which `inner` stands between its angle brackets.
fn tag_name(inner: &str) -> Option<String> {
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let starts_well = inner.starts_with(|c: char| c.is_ascii_alphabetic());
    starts_well.then(|| inner[..length].to_ascii_lowercase())
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
    fn a_tag_that_stands_as_a_word_is_what_the_text_is_about() {
        check("What is a <div> for?", "What is a `<div>` for?");
        check("<div> is what?", "`<div>` is what?");
        check(
            "How do <b>, <strong> and <SPAN> differ?",
            "How do `<b>`, `<strong>` and `<SPAN>` differ?",
        );
        check(
            "Where are <li>s, and what ends with </p>?",
            "Where are `<li>`s, and what ends with `</p>`?",
        );
        check(
            "What does <br> do, and <br/>?",
            "What does `<br>` do, and `<br/>`?",
        );
        check(
            "What does <a href> do in <img>?",
            "What does `<a href>` do in `<img>`?",
        );
        check("when a<b and c>d", "when a`<b and c>`d");
        check("When is a < b and c > d?", "When is a < b and c > d?");
    }

    #[test]
    fn a_tag_that_formats_goes() {
        check(
            "What is <b>a lock</b>, <i> or two </i>?",
            "What is a lock, or two ?",
        );
        check(
            "<p> What is a lock. <br> And two? <br>",
            "What is a lock. And two?",
        );
        check("What is here <img src=\"a.png\"> now?", "What is here now?");
        check("<details open><summary> A lock", "A lock");
        check("<li> and so on", "and so on");
        check("a lock <span class=\"x\">here</span> </div>", "a lock here");
    }

    #[test]
    fn escapes_and_entities_are_read() {
        check(r"a \*nix box &amp; more", "a *nix box & more");
        check(r"a \<b\> here", "a <b> here");
        check("snake_case_name and 2 * 3", "snake_case_name and 2 * 3");
    }
}
