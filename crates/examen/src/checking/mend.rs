//! Applying the fixes that remarks offer.

use examen_bank::{TextEdit, TextRange};

use crate::remark::Remark;

/// `source` with the fixes of `remarks` and how many they were. A fix is made whole or not at all: one that overlaps a
/// fix before it is left for another round.
pub(crate) fn mended(source: &str, remarks: &[Remark]) -> (String, usize) {
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut n_fixed = 0;
    for fix in remarks.iter().filter_map(|remark| remark.fix.as_ref()) {
        let is_free = |range: TextRange| edits.iter().all(|other| !touches(other.range, range));
        if fix.edits.iter().all(|edit| is_free(edit.range)) {
            edits.extend(fix.edits.iter().cloned());
            n_fixed += 1;
        }
    }
    (TextEdit::apply_all(source, &edits), n_fixed)
}

/// Whether two edits get in each other's way; insertions at one place do.
fn touches(a: TextRange, b: TextRange) -> bool {
    a.overlaps(b)
        || a.start == b.start
        || (a.is_empty() && b.contains(a.start))
        || (b.is_empty() && a.contains(b.start))
}

#[cfg(test)]
mod tests {
    use examen_bank::{Fix, Severity, TextRange};

    use super::mended;
    use crate::remark::Remark;

    fn check(fixes: &[(usize, usize, &str)], expected: &str, n_fixed: usize) {
        let remarks: Vec<Remark> = fixes
            .iter()
            .map(|(start, end, text)| Remark {
                range: TextRange::new(*start, *end),
                severity: Severity::Warning,
                code: "x",
                message: String::new(),
                fix: Some(Fix::replace("x", TextRange::new(*start, *end), *text)),
            })
            .collect();
        assert_eq!(mended("abcdef", &remarks), (expected.to_owned(), n_fixed));
    }

    #[test]
    fn fixes_that_overlap_wait() {
        check(&[(0, 1, "A"), (4, 5, "")], "Abcdf", 2);
        check(&[(0, 3, "X"), (2, 4, "Y")], "Xdef", 1);
        check(&[(2, 2, "X"), (2, 2, "Y")], "abXcdef", 1);
        check(&[(1, 3, "X"), (2, 2, "Y")], "aXdef", 1);
    }
}
