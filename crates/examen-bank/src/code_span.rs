//! Inline code in Markdown.

/// `text` as code in a line of Markdown, in a fence that is longer than any run of backticks in it.
pub fn code_span(text: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    let longest = runs.max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // One blank on either side is no part of the code.
    let padding = if longest > 0 { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

#[cfg(test)]
mod tests {
    use super::code_span;

    #[test]
    fn no_backtick_in_it_ends_the_code() {
        assert_eq!(code_span("a b"), "`a b`");
        assert_eq!(code_span("`a`, b"), "`` `a`, b ``");
        assert_eq!(code_span("``` x ` y"), "```` ``` x ` y ````");
    }
}
