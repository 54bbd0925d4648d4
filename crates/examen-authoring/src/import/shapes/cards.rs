//! Flash cards: what Anki writes in front of the notes of a text export, and the HTML in their fields.
//!
//! The keys are those of Anki's manual, "Text Files", "File Headers".

use crate::import::wording::plain::unescaped;

/// What stands in front of the notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CardsHeader {
    /// How many lines it has.
    pub(super) n_lines: usize,
    /// `#separator:`, a name or the character itself.
    pub(super) separator: Option<u8>,
    /// Whether `#html:true` says that fields hold HTML.
    pub(super) is_html: bool,
    /// `#columns:`, as it is written.
    pub(super) columns: Option<String>,
    /// The place of the tags, from 0.
    pub(super) tags_column: Option<usize>,
    /// Places that only Anki needs: its own ids, note types and decks.
    pub(super) own_columns: Vec<usize>,
    /// `#tags:`, which all notes have.
    pub(super) tags: Vec<String>,
}

impl CardsHeader {
    /// The header at the start of `source`; none where the first line is no key of Anki's.
    pub(super) fn of(source: &str) -> Option<Self> {
        let mut header = Self::default();
        for line in source.lines() {
            let Some((key, value)) = line.strip_prefix('#').and_then(|line| line.split_once(':')) else {
                break;
            };
            if !header.take(key.trim(), value.trim_end_matches('\r')) {
                break;
            }
            header.n_lines += 1;
        }
        (header.n_lines > 0).then_some(header)
    }

    /// Takes a key; says no to one that is not known.
    fn take(&mut self, key: &str, value: &str) -> bool {
        let place = || {
            value
                .trim()
                .parse::<usize>()
                .ok()
                .and_then(|place| place.checked_sub(1))
        };
        match key.to_lowercase().as_str() {
            "separator" => self.separator = separator(value),
            "html" => self.is_html = value.trim().eq_ignore_ascii_case("true"),
            "columns" => self.columns = Some(value.to_owned()),
            "tags column" => self.tags_column = place(),
            "guid column" | "notetype column" | "deck column" => self.own_columns.extend(place()),
            "tags" => self.tags = value.split_whitespace().map(str::to_owned).collect(),
            "deck" | "notetype" | "if matches" => {}
            _ => return false,
        }
        true
    }
}

fn separator(value: &str) -> Option<u8> {
    Some(match value.trim().to_lowercase().as_str() {
        "comma" => b',',
        "semicolon" => b';',
        "tab" => b'\t',
        "space" => b' ',
        "pipe" => b'|',
        "colon" => b':',
        // The character itself, which may be a tab.
        _ => match value.as_bytes() {
            [byte] => *byte,
            _ => return None,
        },
    })
}

/// A field with HTML as Markdown: breaks and blocks become lines, items a list, code and emphasis their marks. What has
/// no mark loses its tags.
pub(super) fn markdown(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let tag = &rest[open..];
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match tag.find('>').filter(|_| is_tag) {
            Some(close) => {
                text.push_str(&mark(&tag[1..close]));
                rest = &tag[close + 1..];
            }
            None => {
                text.push('<');
                rest = &tag[1..];
            }
        }
    }
    text.push_str(rest);
    let text = unescaped(&text);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// A note with words to be filled in, `TCP is {{c1::reliable}}`: as it asks and as it answers; none of any other note.
pub(super) fn cloze(note: &str) -> Option<(String, String)> {
    let (mut asked, mut answered) = (String::new(), String::new());
    let mut rest = note;
    while let Some((before, gap)) = rest.split_once("{{c") {
        let (inner, behind) = gap.split_once("}}")?;
        let (number, words) = inner.split_once("::")?;
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (words, hint) = words.split_once("::").unwrap_or((words, "…"));
        asked += &format!("{before}[{hint}]");
        answered += &format!("{before}{words}");
        rest = behind;
    }
    (!asked.is_empty()).then(|| (asked + rest, answered + rest))
}

/// What stands in Markdown for a tag, given without its angle brackets.
fn mark(tag: &str) -> String {
    let name = tag.split([' ', '\t', '\n']).next().unwrap_or_default();
    let name = name.trim_end_matches('/').to_lowercase();
    match name.as_str() {
        "br" | "/div" | "/p" | "/li" | "/tr" => "\n",
        "/ul" | "/ol" | "/pre" => "\n",
        "ul" | "ol" | "pre" => "\n\n",
        "li" => "- ",
        "code" | "/code" => "`",
        "b" | "/b" | "strong" | "/strong" => "**",
        "i" | "/i" | "em" | "/em" => "*",
        "img" => return image(tag),
        _ => "",
    }
    .to_owned()
}

/// `![](name.png)`
fn image(tag: &str) -> String {
    let source = tag.split_once("src=").map_or("", |(_, source)| source);
    let quote = source.chars().next().filter(|c| matches!(c, '"' | '\''));
    let source = match quote {
        Some(quote) => source[1..].split(quote).next(),
        None => source.split_whitespace().next(),
    };
    format!("![]({})", source.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{CardsHeader, cloze, markdown};

    #[test]
    fn gaps_ask_and_words_answer() {
        let check = |note: &str, asked: &str, answered: &str| {
            assert_eq!(cloze(note), Some((asked.to_owned(), answered.to_owned())));
        };
        check(
            "TCP is {{c1::reliable}}, UDP is {{c2::not::how?}}.",
            "TCP is […], UDP is [how?].",
            "TCP is reliable, UDP is not.",
        );
        check("{{c1::TCP}}", "[…]", "TCP");
        for note in ["What is TCP?", "{{c1::open", "{{cx::no}}", "{{c1}}"] {
            assert_eq!(cloze(note), None, "{note}");
        }
    }

    #[test]
    fn anki_says_what_the_columns_are() {
        let header =
            CardsHeader::of("#separator:tab\n#html:true\n#tags column:3\nWhat?\tThat.\tos\n").unwrap();
        assert_eq!(header.n_lines, 3);
        assert_eq!((header.separator, header.is_html), (Some(b'\t'), true));
        assert_eq!(header.tags_column, Some(2));
        assert_eq!(CardsHeader::of("# Locks: why\n\nWhat is a lock?\n"), None);
        assert_eq!(CardsHeader::of("What?\tThat.\n"), None);
    }

    #[test]
    fn html_becomes_markdown() {
        let check = |html: &str, expected: &str| assert_eq!(markdown(html), expected);
        check("A <b>lock</b>.<br>Others&nbsp;wait.", "A **lock**.\nOthers wait.");
        check("<div>One</div><div>Two</div>", "One\nTwo");
        check("Two:<ul><li>a</li><li>b</li></ul>", "Two:\n\n- a\n- b");
        check("<code>List&lt;T&gt;</code> if a < b", "`List<T>` if a < b");
        check("<img src=\"x.png\">", "![](x.png)");
        check("a <span class=\"x\">b</span", "a b</span");
    }
}
