//! Slugs: the form that names and tags have in a bank.

/// `text` in lower case, its words joined by hyphens: `System Questions (37)` -> `system-questions-37`. Keeps the signs
/// of names such as C++, C# and Node.js.
pub(crate) fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '.'));
    let words: Vec<&str> = words
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// The same with only what an id may have.
pub(crate) fn id_slug(text: &str) -> String {
    slug(&text.replace(['+', '#'], " "))
}

/// `text` without a count in brackets at its end.
pub(crate) fn without_count(text: &str) -> &str {
    let text = text.trim();
    let open = text.rfind('(').filter(|_| text.ends_with(')'));
    match open {
        Some(open) if text[open + 1..text.len() - 1].bytes().all(|b| b.is_ascii_digit()) => {
            text[..open].trim_end()
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{slug, without_count};

    #[test]
    fn names_keep_their_signs() {
        assert_eq!(slug("Node.js & C++"), "node.js-c++");
        assert_eq!(slug("ASP.NET MVC."), "asp.net-mvc");
        assert_eq!(slug("—"), "");
    }

    #[test]
    fn counts_go() {
        assert_eq!(without_count("System Questions (37)"), "System Questions");
        assert_eq!(without_count("Arrays (sorted)"), "Arrays (sorted)");
    }
}
