//! `examen report`

use anyhow::{Result, bail};
use examen_report::{Attempts, Changes, Cohort, Key, Report, output};

use super::files::{check_files, check_found, write_files};
use super::{identity, left_out, tell, tell_strangers};
use crate::args::{AttemptChoice, CohortView, Format, ReportArgs};
use crate::commands::Outcome;
use crate::commands::report::warning;
use crate::mentor::{Gathering, cohort_of_lines, compare};
use crate::render::{self, count};
use crate::terminal::{Terminal, visible};

/// Summarises a cohort and writes the files that are asked for.
///
/// # Errors
/// A path, a bank, a revision or a file that cannot be used.
pub(crate) fn run(args: &ReportArgs, terminal: Terminal) -> Result<Outcome> {
    check_files(args)?;
    let Gathered {
        cohort,
        changes,
        left_out,
        mut outcome,
    } = gather(args, terminal)?;
    let mut report = report(&args.title, cohort, changes, &args.view);
    report.left_out = left_out;
    let n_files = write_files(args, &report, terminal)?;
    match args.format {
        Format::Human if n_files > 0 => {}
        Format::Human => terminal.print(&render::cohort_report(&report, terminal.width()))?,
        Format::Json => {
            let mut bytes = Vec::new();
            output::json(&report, &mut bytes)?;
            terminal.print(&String::from_utf8(bytes)?)?;
        }
    }
    if let Some(percent) = args.fail_under {
        let below = report.below(percent);
        if !below.is_empty() {
            let names = visible(&below.join(", ")).into_owned();
            terminal.print_error(&format!("below {percent} %: {names}\n"))?;
            outcome = Outcome::Findings;
        }
    }
    Ok(outcome)
}

/// What a report is made of.
struct Gathered {
    cohort: Cohort,
    changes: Option<Changes>,
    left_out: Vec<String>,
    outcome: Outcome,
}

fn gather(args: &ReportArgs, terminal: Terminal) -> Result<Gathered> {
    let identity = identity(&args.view, terminal)?;
    if let Some(file) = &args.from {
        let read = cohort_of_lines(file, &identity)?;
        for (number, reason) in &read.bad {
            warning(&format!("{}:{number}: {reason}", file.display()), terminal)?;
        }
        if read.n_bad > read.bad.len() {
            let more = count(read.n_bad - read.bad.len(), "more line");
            warning(&format!("{}: {more} cannot be used", file.display()), terminal)?;
        }
        if read.n_bad > 0 && read.cohort.answers.is_empty() {
            bail!(
                "{}: none of its lines holds a grade; `examen grade --jsonl` writes such lines",
                file.display()
            );
        }
        let outcome = if read.bad.is_empty() {
            Outcome::Fine
        } else {
            Outcome::Findings
        };
        return Ok(Gathered {
            cohort: read.cohort,
            changes: None,
            left_out: Vec::new(),
            outcome,
        });
    }
    let mut gathering = Gathering::at(&args.paths, &args.bank_choice.banks)?;
    let cohort = gathering.cohort(&identity);
    let outcome = tell(&gathering, &identity, terminal)?;
    check_found(args, &gathering)?;
    let key = key(&args.view);
    let changes = compare(&args.comparison, &gathering, &cohort, (&identity, key))?;
    if let Some(changes) = &changes {
        tell_strangers(&args.comparison, changes, terminal)?;
    }
    Ok(Gathered {
        cohort,
        // Whoever is to try again is not told what the bank was before.
        changes: changes.filter(|_| key == Key::Shown),
        left_out: left_out(&gathering, &identity),
        outcome,
    })
}

/// The report on `cohort` as `view` asks for it.
pub(super) fn report(title: &str, cohort: Cohort, changes: Option<Changes>, view: &CohortView) -> Report {
    let attempts = match view.attempts {
        AttemptChoice::First => Attempts::First,
        AttemptChoice::Last => Attempts::Last,
    };
    let mut report = Report::new(title, cohort, attempts, key(view));
    report.changes = changes;
    report
}

/// Whether `view` asks for the key to stay hidden.
pub(super) fn key(view: &CohortView) -> Key {
    if view.hidden_key { Key::Hidden } else { Key::Shown }
}
