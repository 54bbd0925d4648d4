//! A proposal for a bank that cannot be written: as a patch to send to whoever can.

use std::fmt::Write as _;

use examen_bank::TextEdit;

/// How many lines stand around a change, by custom of `diff -u`.
const CONTEXT: usize = 3;

/// `edit`, which adds whole lines behind a line of `source`, as a unified diff of the file `path`. What `git apply` and
/// `patch -p1` take.
pub fn insertion_patch(path: &str, source: &str, edit: &TextEdit) -> String {
    let lines: Vec<&str> = source.lines().collect();
    // The line that the edit is behind.
    let behind = source[..edit.range.start].matches('\n').count() + 1;
    let added: Vec<&str> = edit.replacement.lines().skip(1).collect();
    let first = behind.saturating_sub(CONTEXT);
    let last = (behind + CONTEXT).min(lines.len());
    let n_before = last - first;
    let mut patch = format!("--- a/{path}\n+++ b/{path}\n");
    let line = first + 1;
    let _ = writeln!(
        patch,
        "@@ -{line},{n_before} +{line},{} @@",
        n_before + added.len()
    );
    let before = lines[first..behind].iter().map(|line| format!(" {line}"));
    let new = added.iter().map(|line| format!("+{line}"));
    let after = lines[behind..last].iter().map(|line| format!(" {line}"));
    for line in before.chain(new).chain(after) {
        let _ = writeln!(patch, "{line}");
    }
    patch
}

#[cfg(test)]
mod tests {
    use examen_bank::{TextEdit, TextRange};
    use expect_test::{Expect, expect};

    use super::insertion_patch;

    /// `^` stands where the line is added.
    fn check(marked: &str, expected: &Expect) {
        let at = marked.find('^').unwrap();
        let edit = TextEdit {
            range: TextRange::empty(at),
            replacement: "\n  - new".to_owned(),
        };
        expected.assert_eq(&insertion_patch("a.bank.md", &marked.replacen('^', "", 1), &edit));
    }

    #[test]
    fn a_line_comes_with_three_around_it() {
        check(
            "1\n2\n3\n4\n5^\n6\n7\n8\n9\n",
            &expect![[r"
                --- a/a.bank.md
                +++ b/a.bank.md
                @@ -3,6 +3,7 @@
                 3
                 4
                 5
                +  - new
                 6
                 7
                 8
            "]],
        );
        check(
            "1^\n",
            &expect![[r"
                --- a/a.bank.md
                +++ b/a.bank.md
                @@ -1,1 +1,2 @@
                 1
                +  - new
            "]],
        );
    }
}
