//! Sources with their issues marked by carets.

use std::fmt::Write as _;

use examen_bank::{Issue, TextEdit};

/// Every line of `source` that an issue begins on, with carets under the range and the code of the issue, then the
/// message and what the fix makes of the line.
pub(crate) fn annotated(source: &str, issues: &[Issue]) -> String {
    let mut text = String::new();
    for issue in issues {
        let start = source[..issue.range.start]
            .rfind(['\n', '\r'])
            .map_or(0, |at| at + 1);
        let line = source[start..].split(['\n', '\r']).next().unwrap_or("");
        let marked = issue.range.of(source).split(['\n', '\r']).next().unwrap_or("");
        let column = source[start..issue.range.start].chars().count();
        let carets = "^".repeat(marked.chars().count().max(1));
        let _ = writeln!(
            text,
            "{line}\n{:column$}{carets} {}: {}",
            "",
            issue.kind.code(),
            issue.message()
        );
        if let Some(fix) = &issue.fix {
            let fixed = TextEdit::apply_all(source, &fix.edits);
            let _ = writeln!(
                text,
                "{:column$}{}: {}",
                "",
                fix.title,
                difference(source, &fixed)
            );
        }
    }
    text
}

/// The lines of `new` that `old` does not have in this place.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let n_same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tails = old[n_same..].iter().rev().zip(new[n_same..].iter().rev());
    let n_same_at_end = tails.take_while(|(a, b)| a == b).count();
    format!("{:?}", new[n_same..new.len() - n_same_at_end].join("\n"))
}
