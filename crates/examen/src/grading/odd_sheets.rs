//! Sheets among many whose marks say less than they seem to: those that ask for a bank that is not here, and those in which
//! no question stands.

use std::collections::BTreeSet;

use examen_library::banks::Reason;
use examen_library::grading::GradedSheet;

use crate::first_few::{FirstFew, MOST_NAMED};
use crate::render::{count, some_of};

/// The sheets of a cohort of which somebody should know.
#[derive(Debug, Default)]
pub(crate) struct OddSheets {
    /// Those that ask for a bank that is not here.
    foreign: FirstFew,
    /// The banks for which they ask.
    wanted: BTreeSet<String>,
    /// Those without a question.
    empty: FirstFew,
}

impl OddSheets {
    /// Looks at a sheet, of which `path` is shown.
    pub(crate) fn look_at(&mut self, graded: &GradedSheet<'_>, path: &str) {
        let shown = || (!path.is_empty()).then(|| path.to_owned());
        if let (Reason::AskedForAnother, Some(wanted)) = (graded.choice.reason, graded.sheet.bank_name()) {
            self.foreign.add(shown);
            self.wanted.insert(format!("`{wanted}`"));
        }
        if graded.answers.is_empty() {
            self.empty.add(shown);
        }
    }

    /// What is to be said of them, a sentence each.
    pub(crate) fn told(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        if let n_sheets @ 1.. = self.foreign.n_all() {
            let (ask, are) = if n_sheets == 1 {
                ("asks", "is")
            } else {
                ("ask", "are")
            };
            let (bank, is) = if self.wanted.len() == 1 {
                ("the bank", "is")
            } else {
                ("the banks", "are")
            };
            sentences.push(format!(
                "{} {ask} for {bank} {}, which {is} not here, and {are} graded against another{}; name it with `--bank`",
                count(n_sheets, "sheet"),
                some_of(self.wanted.iter().take(MOST_NAMED), self.wanted.len()),
                self.foreign.told(),
            ));
        }
        if let n_sheets @ 1.. = self.empty.n_all() {
            let (has, it) = if n_sheets == 1 {
                ("has", "it")
            } else {
                ("have", "them")
            };
            sentences.push(format!(
                "{} {has} no question{}; a question is a heading in {it}, such as `## What is a cache?`",
                count(n_sheets, "sheet"),
                self.empty.told(),
            ));
        }
        sentences
    }
}
