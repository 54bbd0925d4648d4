//! Paths in commands that people are shown to type or to copy.

use super::visible;

/// `path` as a shell takes it for one word.
pub(crate) fn argument(path: &str) -> String {
    let path = visible(path);
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\' | ':' | '+' | ',' | '@');
    let path = if path.starts_with('-') {
        format!("./{path}")
    } else {
        path.into_owned()
    };
    if path.chars().all(is_plain) {
        path
    } else if cfg!(windows) {
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::argument;

    #[test]
    fn a_path_is_one_word() {
        let check = |path: &str, shown: &str| assert_eq!(argument(path), shown);
        check("a/b.answers.md", "a/b.answers.md");
        check("Übung.md", "Übung.md");
        check("my sheet.md", "'my sheet.md'");
        check("it's $(rm).md", r"'it'\''s $(rm).md'");
        check("-n.md", "./-n.md");
    }
}
