//! Derives points from a model answer in Markdown: one for each list item or sentence that states something.
//!
//! An answer of more than eight statements is an essay of which only a human knows what counts; it gets no points.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::clauses;
use super::labels::{Labelled, from_item};
use super::plain::plain;
use super::sentences::{first_word, sentences, strip_words, words};

/// More statements than this are too many to guess which of them count.
const MOST: usize = 8;

/// A statement of more words is not clear.
const LONGEST: usize = 40;

/// What an answer yields.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Yield {
    /// One idea a point.
    Points(Vec<Labelled>),
    /// Nothing is stated clearly, or too much.
    Unclear,
}

/// The points of `answer`.
pub(crate) fn derive(answer: &str) -> Yield {
    let blocks = blocks(answer);
    let items: Vec<Labelled> = blocks.iter().filter_map(Block::item).collect();
    let paragraphs: Vec<Vec<&str>> = blocks.iter().filter_map(Block::sentences).collect();
    let all: Vec<&str> = paragraphs
        .into_iter()
        .flatten()
        .filter(|sentence| is_about_subject(sentence))
        .collect();
    let clear: Vec<&str> = all
        .iter()
        .copied()
        .filter(|sentence| is_clear(sentence))
        .collect();
    let n_items = blocks
        .iter()
        .filter(|block| matches!(block, Block::Item(_)))
        .count();
    let sentences_fit = !clear.is_empty() && clear.len() * 2 >= all.len();
    if n_items > MOST || (n_items < 2 && !sentences_fit) || (n_items < 2 && n_items + clear.len() > MOST) {
        return Yield::Unclear;
    }
    let mut points = Vec::new();
    if n_items + clear.len() <= MOST && sentences_fit {
        points.extend(clear.iter().flat_map(|sentence| clauses::ideas(sentence)));
    }
    points.extend(items);
    if points.is_empty() || points.len() > MOST + 2 {
        Yield::Unclear
    } else {
        Yield::Points(points)
    }
}

/// What can hold a statement.
#[derive(Debug)]
enum Block {
    Paragraph(String),
    Item(String),
}

impl Block {
    /// The label of a list item: its first sentence, or the whole of a short one.
    fn item(&self) -> Option<Labelled> {
        let Self::Item(text) = self else {
            return None;
        };
        let first = sentences(text).first().copied()?;
        let text = if first.ends_with(':') && words(first).len() <= 4 {
            text.as_str()
        } else {
            first
        };
        let text = clauses::without_connectives(text);
        (!is_address(text)).then(|| from_item(text)).flatten()
    }

    fn sentences(&self) -> Option<Vec<&str>> {
        match self {
            Self::Paragraph(text) => Some(sentences(text)),
            Self::Item(_) => None,
        }
    }
}

/// Paragraphs and items of top-level lists, as plain text. Items of lists inside items are left out.
fn blocks(answer: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut quoted = 0_usize;
    let mut item_is_open = false;
    for (event, range) in
        Parser::new_ext(answer, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter()
    {
        match event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => depth -= 1,
            Event::Start(Tag::BlockQuote(_)) => quoted += 1,
            Event::End(TagEnd::BlockQuote(_)) => quoted -= 1,
            Event::Start(Tag::Item) if depth == 1 && quoted == 0 => {
                found.extend(item_text(&answer[range]).map(Block::Item));
                item_is_open = true;
            }
            Event::End(TagEnd::Item) if depth == 1 => item_is_open = false,
            Event::Start(Tag::Paragraph) if depth == 0 && quoted == 0 && !item_is_open => {
                found.push(Block::Paragraph(plain(&answer[range])));
            }
            _ => {}
        }
    }
    found
}

/// The first paragraph of a list item.
fn item_text(item: &str) -> Option<String> {
    let mut lines = Vec::new();
    for (index, line) in item.lines().enumerate() {
        let trimmed = line.trim();
        let starts_list = trimmed.starts_with(['-', '*', '+']) && trimmed[1..].starts_with(' ');
        if trimmed.is_empty() || trimmed.starts_with("```") || (index > 0 && starts_list) {
            break;
        }
        lines.push(if index == 0 {
            without_bullet(trimmed)
        } else {
            trimmed
        });
    }
    let text = plain(&lines.join(" "));
    (!text.is_empty()).then_some(text)
}

fn without_bullet(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(['-', '*', '+', '.', ')'])
        .map_or(text, str::trim_start)
}

/// Whether `sentence` says something of the subject, rather than of the answer itself.
fn is_about_subject(sentence: &str) -> bool {
    const LEADING: &[&str] = &[
        "for example",
        "for instance",
        "let's",
        "let us",
        "consider",
        "here is",
        "here are",
        "here's",
        "below",
        "the following",
        "following",
        "see",
        "look at",
        "as shown",
        "in the above",
        "in the code",
        "in this example",
        "in the example",
        "the code above",
        "the above",
        "in the following",
        "example",
        "suppose",
        "imagine",
        "say",
        "read more",
        "take a look",
        "check out",
        "more info",
        "for more",
        "try",
        "e.g.",
        "source",
        "credit",
        "ref link",
        "output",
        "yes",
        "no",
        "it depends",
        "we'll",
        "i",
        "i'd",
        "i'm",
        "my",
        "now",
        "to understand",
        "let me",
        "as you",
        "try it",
        "note",
        "hope",
        "thanks",
        "sorry",
    ];
    let sentence = sentence.replace('’', "'");
    let is_lead = sentence.ends_with(':') || sentence.ends_with('?');
    let leads = LEADING
        .iter()
        .any(|opening| strip_words(&sentence, opening).is_some());
    !is_lead && !leads && !is_address(&sentence) && words(&sentence).len() >= 4
}

fn is_clear(sentence: &str) -> bool {
    let all = words(sentence);
    let personal = all
        .iter()
        .any(|word| ["I", "I'd", "I'm", "my", "I’m", "I’d"].contains(word));
    let is_code = sentence.matches('`').count() > 8;
    let is_whole = first_word(sentence).0.chars().any(char::is_alphanumeric)
        || sentence.starts_with(['`', '"', '“', '.']);
    all.len() <= LONGEST && !personal && !is_code && is_whole
}

/// Whether `text` is, or holds, the address of a page.
fn is_address(text: &str) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::{Yield, derive};
    use expect_test::{Expect, expect};

    fn check(answer: &str, expected: Expect) {
        let shown = match derive(answer) {
            Yield::Points(points) => points
                .into_iter()
                .map(|point| point.label)
                .collect::<Vec<String>>()
                .join("\n"),
            Yield::Unclear => "unclear".to_owned(),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn sentences_are_points() {
        check(
            "A **semaphore** counts permits. It's used to limit how many threads enter.\n\n```c\nwait(s);\n```\n\nFor example, a pool has ten.",
            expect![[r#"
                A semaphore counts permits
                Used to limit how many threads enter"#]],
        );
    }

    #[test]
    fn list_items_are_points_and_their_lead_is_not() {
        check(
            "The steps are:\n\n1. Drain the node\n   - slowly\n2. **Replace** it. Then wait.\n3. Watching the error rate",
            expect![[r#"
                Drain the node
                Replace it
                Watch the error rate"#]],
        );
    }

    #[test]
    fn long_answers_are_left_to_a_human() {
        check(&"Locks keep other threads out. ".repeat(9), expect!["unclear"]);
        check("```sh\nls\n```", expect!["unclear"]);
        check("I like it very much.", expect!["unclear"]);
    }
}
