//! Sheets among many whose marks say less than they seem to: those that ask for a bank that is not here, and those in which
//! no question stands.

use std::collections::BTreeSet;

use examen_library::banks::Reason;
use examen_library::grading::GradedSheet;

use crate::render::{count, some_of};

/// So many are named.
const MOST_NAMED: usize = 3;

/// The sheets of a cohort of which somebody should know.
#[derive(Debug, Default)]
pub(crate) struct OddSheets {
    /// Those that ask for a bank that is not here.
    foreign: Named,
    /// The banks for which they ask.
    wanted: BTreeSet<String>,
    /// Those without a question.
    empty: Named,
}

/// The first of some sheets, none where they are kept back, and how many there are.
#[derive(Debug, Default)]
struct Named {
    first: Vec<String>,
    n_all: usize,
}

impl Named {
    fn add(&mut self, path: &str) {
        self.n_all += 1;
        if self.first.len() < MOST_NAMED && !path.is_empty() {
            self.first.push(path.to_owned());
        }
    }

    /// `: a, b, c and 4 more`
    fn told(&self) -> String {
        match self.first.as_slice() {
            [] => String::new(),
            first => format!(": {}", some_of(first.iter(), self.n_all)),
        }
    }
}

impl OddSheets {
    /// Looks at a sheet, of which `path` is shown.
    pub(crate) fn look_at(&mut self, graded: &GradedSheet<'_>, path: &str) {
        if let (Reason::AskedForAnother, Some(wanted)) = (graded.choice.reason, graded.sheet.bank_name()) {
            self.foreign.add(path);
            self.wanted.insert(format!("`{wanted}`"));
        }
        if graded.answers.is_empty() {
            self.empty.add(path);
        }
    }

    /// What is to be said of them, a sentence each.
    pub(crate) fn told(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        if let n_sheets @ 1.. = self.foreign.n_all {
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
        if let n_sheets @ 1.. = self.empty.n_all {
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
