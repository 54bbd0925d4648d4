//! `examen regrade --dry-run`

use anyhow::{Context as _, Result};
use examen_report::output;

use super::report::{key, report};
use super::{identity, tell, tell_strangers};
use crate::args::{Format, RegradeArgs};
use crate::commands::Outcome;
use crate::mentor::{Gathering, compare};
use crate::render;
use crate::terminal::Terminal;

/// Shows what comes out otherwise than before.
///
/// # Errors
/// A path, a bank, a revision or an earlier report that cannot be used.
pub(crate) fn run(args: &RegradeArgs, terminal: Terminal) -> Result<Outcome> {
    let identity = identity(&args.view, terminal)?;
    let mut gathering = Gathering::at(&args.paths, &args.bank_choice.banks)?;
    let cohort = gathering.cohort(&identity);
    let outcome = tell(&gathering, &identity, terminal)?;
    let key = key(&args.view);
    let changes = compare(&args.comparison, &gathering, &cohort, (&identity, key))?;
    let changes = changes.context("nothing to compare with")?;
    tell_strangers(&args.comparison, &changes, terminal)?;
    let text = match args.format {
        Format::Human => render::changes(&changes, terminal.width()),
        Format::Json => {
            let report = report("Regrade", cohort, Some(changes), &args.view);
            let mut bytes = Vec::new();
            output::json(&report, &mut bytes)?;
            String::from_utf8(bytes)?
        }
    };
    terminal.print(&text)?;
    Ok(outcome)
}
