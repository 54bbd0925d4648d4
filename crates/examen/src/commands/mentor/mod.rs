//! What mentors do: report on a cohort, review its answers, see what another bank makes of them.

mod files;
mod regrade;
mod report;
mod review;

pub(super) use regrade::run as regrade;
pub(super) use report::run as report;
pub(super) use review::run as review;

use anyhow::Result;
use examen_bank::files::FileProblem;

use crate::commands::Outcome;
use crate::commands::report::problem;
use crate::terminal::Terminal;

/// Says which files are left out.
fn tell(problems: &[FileProblem], terminal: Terminal) -> Result<Outcome> {
    for file in problems {
        problem(file, terminal)?;
    }
    Ok(if problems.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}
