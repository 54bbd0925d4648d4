//! Applying the fixes that remarks offer.

use examen_bank::{FileKind, Reach, TextEdit, TextRange};

use super::reading_remarks;
use crate::remark::Remark;

/// What one round of fixes makes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    pub(crate) text: String,
    pub(crate) n_fixed: usize,
    /// How much of the text stood below the start of a fix that changes how all of it is read.
    n_below: Option<usize>,
}

/// `source` with the fixes of one round of `remarks`, which are in its order.
///
/// What a fix makes read otherwise may have no use for the others, which were offered for the text as it was read: of
/// fixes that change how everything below is read only the first is made, and of the others those with the longest
/// reach. A fix is made whole or not at all. What is left is for another round.
pub(crate) fn mended(source: &str, remarks: &[Remark]) -> Mended {
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut n_fixed = 0;
    let fixable = || remarks.iter().filter(|remark| remark.fix.is_some());
    let reach = fixable().map(|remark| remark.reach).max().unwrap_or(Reach::Place);
    let most = if reach == Reach::Below { 1 } else { usize::MAX };
    let chosen = fixable().filter(|remark| remark.reach == reach).take(most);
    for fix in chosen.filter_map(|remark| remark.fix.as_ref()) {
        let is_free = |range: TextRange| edits.iter().all(|other| !touches(other.range, range));
        if fix.edits.iter().all(|edit| is_free(edit.range)) {
            edits.extend(fix.edits.iter().cloned());
            n_fixed += 1;
        }
    }
    let first = edits.iter().map(|edit| edit.range.start).min();
    Mended {
        text: TextEdit::apply_all(source, &edits),
        n_fixed,
        n_below: first
            .filter(|_| reach == Reach::Below)
            .map(|start| source.len().saturating_sub(start)),
    }
}

/// `text` with all fixes that change how everything below them is read, and how many they were: one after the other, for
/// each may uncover the next, as long as each has less below it than the one before. Only reading tells of such issues,
/// so that nothing else needs to be checked in between.
pub(crate) fn mended_downwards(mut text: String, kind: FileKind) -> (String, usize) {
    let mut n_fixed = 0;
    let mut least_below = usize::MAX;
    loop {
        let round = mended(&text, &reading_remarks(&text, kind));
        let Some(n_below) = round.n_below.filter(|n_below| *n_below < least_below) else {
            return (text, n_fixed);
        };
        least_below = n_below;
        n_fixed += round.n_fixed;
        text = round.text;
    }
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
    use examen_bank::{Fix, Reach, Severity, TextRange};

    use super::mended;
    use crate::remark::Remark;

    fn check(fixes: &[(usize, usize, &str)], expected: &str, n_fixed: usize) {
        let fixes: Vec<_> = fixes.iter().map(|fix| (*fix, Reach::Place)).collect();
        check_reach(&fixes, expected, n_fixed);
    }

    fn check_reach(fixes: &[((usize, usize, &str), Reach)], expected: &str, n_fixed: usize) {
        let remarks: Vec<Remark> = fixes
            .iter()
            .map(|((start, end, text), reach)| Remark {
                range: TextRange::new(*start, *end),
                severity: Severity::Warning,
                code: "x",
                message: String::new(),
                fix: Some(Fix::replace("x", TextRange::new(*start, *end), *text)),
                reach: *reach,
            })
            .collect();
        let round = mended("abcdef", &remarks);
        assert_eq!((round.text.as_str(), round.n_fixed), (expected, n_fixed));
    }

    #[test]
    fn fixes_that_overlap_wait() {
        check(&[(0, 1, "A"), (4, 5, "")], "Abcdf", 2);
        check(&[(0, 3, "X"), (2, 4, "Y")], "Xdef", 1);
        check(&[(2, 2, "X"), (2, 2, "Y")], "abXcdef", 1);
        check(&[(1, 3, "X"), (2, 2, "Y")], "aXdef", 1);
    }

    #[test]
    fn fixes_that_change_how_others_are_read_come_first() {
        let place = ((0, 1, "A"), Reach::Place);
        let sections = [((2, 3, "C"), Reach::Section), ((4, 5, "E"), Reach::Section)];
        check_reach(&[place, sections[0], sections[1]], "abCdEf", 2);
        let below = [((1, 2, "B"), Reach::Below), ((5, 6, "F"), Reach::Below)];
        check_reach(&[place, below[0], sections[0], below[1]], "aBcdef", 1);
    }
}
