//! A glossary that a bank names and that cannot be used.

use examen_bank::files::FileProblem;
use examen_bank::{Located, TextRange};

/// That the glossary which a bank names cannot be used, so that the bank is used without it.
#[derive(Debug)]
pub struct UnusableGlossary {
    /// Where the bank names it.
    pub range: TextRange,
    problem: FileProblem,
}

impl UnusableGlossary {
    /// Its name in machine-readable output and in settings.
    pub const CODE: &'static str = "unusable-glossary";

    /// The glossary called `named` in the front matter of a bank has this `problem`.
    pub fn new(named: &Located<String>, problem: FileProblem) -> Self {
        Self {
            range: named.range,
            problem,
        }
    }

    /// What is the matter and what to do.
    pub fn message(&self) -> String {
        format!("the glossary cannot be used: {}", self.problem.kind)
    }
}
