//! Whether what is put behind a text stands by itself.

use examen_bank::AnswerSheet;

use crate::protocol::{Answer, Failure};

/// What is read as an answer wherever nothing swallows it.
const PROBE: &str = "\n\n## ?\n";

/// Makes sure that nothing in `text`, of a sheet, swallows what is put at its end, which `what` names.
///
/// # Errors
/// A code block, a comment or HTML is open there.
pub(super) fn check_closed(text: &str, what: &str) -> Answer<()> {
    let n_answers = |text: &str| AnswerSheet::parse(text).value.answers.len();
    if n_answers(&format!("{text}{PROBE}")) > n_answers(text) {
        return Ok(());
    }
    Err(Failure::refused(format!(
        "what stands last there would swallow {what}; close its code block, comment or HTML first"
    )))
}

#[cfg(test)]
mod tests {
    use super::check_closed;

    #[test]
    fn what_is_open_swallows() {
        let check = |text: &str, is_closed: bool| {
            let head = "---\nsheet: mini\n---\n\n## Why?\n\n";
            let checked = check_closed(&format!("{head}{text}"), "it");
            assert_eq!(checked.is_ok(), is_closed, "{text:?}");
        };
        for open in [
            "```\ncode",
            "~~~~\ncode\n~~~",
            "<!-- later",
            "<pre>\ncode\n",
            "> a\n\n<!--",
        ] {
            check(open, false);
        }
        for closed in [
            "",
            "Text.",
            "```\ncode\n```",
            "<!-- a --> b",
            "- item",
            "> ```\n> code",
            "| a |\n|---|",
        ] {
            check(closed, true);
        }
        assert!(check_closed("", "it").is_ok());
    }
}
