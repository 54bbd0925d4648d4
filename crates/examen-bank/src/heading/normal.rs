//! A heading without what people change when they copy it: case, punctuation, emphasis, numbering.

/// Words that carry the grammar of a question and little of its subject. Two headings that share only these ask
/// different things.
#[rustfmt::skip]
const FRAME: &[&str] = &[
    "a", "about", "an", "and", "are", "as", "at", "be", "between", "briefly", "by", "can", "could",
    "define", "describe", "differ", "difference", "differences", "different", "differs", "do", "does",
    "each", "example", "examples", "explain", "for", "from", "give", "have", "how", "i", "if", "in",
    "into", "is", "it", "its", "list", "mean", "meaning", "means", "name", "of", "on", "or", "please",
    "provide", "purpose", "should", "some", "tell", "than", "that", "the", "their", "them", "then",
    "there", "they", "this", "to", "us", "use", "used", "using", "vs", "was", "we", "what", "whats",
    "when", "where", "which", "who", "why", "will", "with", "would", "write", "you", "your",
];

/// A heading reduced to its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Normal {
    /// The words in lower case, separated by one blank.
    pub(super) text: String,
}

impl Normal {
    pub(super) fn of(heading: &str) -> Self {
        let words = words(without_number(heading));
        Self {
            text: words.join(" "),
        }
    }

    /// All words in their order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// The words that say what the heading is about; all words where a heading has no others.
    pub(super) fn subject(&self) -> Vec<&str> {
        let subject: Vec<&str> = self.words().filter(|word| !is_frame(word)).collect();
        if subject.is_empty() {
            self.words().collect()
        } else {
            subject
        }
    }
}

fn is_frame(word: &str) -> bool {
    FRAME.binary_search(&word).is_ok()
}

fn words(heading: &str) -> Vec<String> {
    let mut words = Vec::new();
    for token in heading.split_whitespace() {
        if token.chars().any(char::is_alphanumeric) {
            push_words(token, &mut words);
        } else if is_operator(token) {
            words.push(token.trim_matches('`').to_owned());
        }
    }
    words
}

/// Splits a token such as `**client-side**` or `C++,` into words. An apostrophe joins, and `+` and `#` after a letter
/// stay, because C, C++ and C# are three languages.
fn push_words(token: &str, words: &mut Vec<String>) {
    let mut word = String::new();
    for c in token.chars() {
        let belongs = c.is_alphanumeric() || (matches!(c, '+' | '#') && !word.is_empty());
        if belongs {
            word.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
}

/// Whether a token without letters is what the question is about, like `==`, and not mere punctuation.
fn is_operator(token: &str) -> bool {
    token == "&&"
        || token.contains([
            '=', '<', '>', '+', '#', '|', '^', '%', '@', '$', '/', '\\', '{', '[',
        ])
}

/// The heading without a number in front of it: `3)`, `Q3.`, `Question 3:`, `**Q:**`.
fn without_number(heading: &str) -> &str {
    let heading = heading.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '('));
    let (rest, marked) = after_label(heading);
    let number_end = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    let (number, after) = rest.split_at(number_end);
    let has_number = number.starts_with(|c: char| c.is_ascii_digit());
    let ended = number.ends_with('.') || after.starts_with([')', ':', '.']);
    let after = after.trim_start_matches([')', ':', '.', '*', '_']);
    let apart = after.is_empty() || after.starts_with(char::is_whitespace);
    let is_number = match (has_number, marked) {
        (true, true) => apart,
        (true, false) => ended && apart,
        (false, true) => rest.starts_with(':'),
        (false, false) => false,
    };
    let after = after.trim_start();
    if is_number && !after.is_empty() {
        after
    } else {
        heading
    }
}

/// What follows `Q` or `Question` at the start, and whether one of these stood there.
fn after_label(heading: &str) -> (&str, bool) {
    for mark in ["question", "q"] {
        let Some(head) = heading.get(..mark.len()) else {
            continue;
        };
        let rest = heading[mark.len()..].trim_start();
        let followed = rest.starts_with(|c: char| c.is_ascii_digit() || c == ':');
        if head.eq_ignore_ascii_case(mark) && followed {
            return (rest, true);
        }
    }
    (heading, false)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{FRAME, Normal};

    fn check(heading: &str, normal: &Expect) {
        normal.assert_eq(&Normal::of(heading).text);
    }

    #[test]
    fn case_punctuation_and_emphasis_go() {
        check(
            "What is **TCP/IP**,   and *why*?",
            &expect!["what is tcp ip and why"],
        );
        check(
            "What’s a “write-through” cache",
            &expect!["whats a write through cache"],
        );
        check("`setState` — why ?", &expect!["setstate why"]);
        check("Größe: zählt SIE?", &expect!["größe zählt sie"]);
        check("…", &expect![""]);
    }

    #[test]
    fn what_the_question_is_about_stays() {
        check("What is C++?", &expect!["what is c++"]);
        check("What is C#?", &expect!["what is c#"]);
        check("`==` or `===`?", &expect!["== or ===`?"]);
        check("When would you use `&&`?", &expect!["when would you use"]);
    }

    #[test]
    fn numbering_goes() {
        for numbered in [
            "3. What is DNS?",
            "3) What is DNS?",
            "(3) What is DNS?",
            "1.2. What is DNS?",
            "1.2) What is DNS?",
            "Q3. What is DNS?",
            "Q3 What is DNS?",
            "q3: What is DNS?",
            "Q: What is DNS?",
            "**Q3:** What is DNS?",
            "Question 3: What is DNS?",
        ] {
            assert_eq!(Normal::of(numbered).text, "what is dns", "{numbered}");
        }
    }

    #[test]
    fn numbers_that_are_no_numbering_stay() {
        check("404 or 410?", &expect!["404 or 410"]);
        check("3-tier architecture", &expect!["3 tier architecture"]);
        check("1.5 million rows", &expect!["1 5 million rows"]);
        check("Queues and topics", &expect!["queues and topics"]);
        check("Questions you ask", &expect!["questions you ask"]);
        check("3.", &expect!["3"]);
    }

    #[test]
    fn the_subject_leaves_out_the_frame() {
        assert_eq!(
            Normal::of("What is the difference between TCP and UDP?").subject(),
            ["tcp", "udp"]
        );
        assert_eq!(Normal::of("What is this?").subject(), ["what", "is", "this"]);
        assert!(FRAME.is_sorted());
    }
}
