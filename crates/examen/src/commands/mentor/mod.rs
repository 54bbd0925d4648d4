//! What mentors do: report on a cohort, review its answers, see what another bank makes of them.

mod files;
mod regrade;
mod report;
mod review;

pub(super) use regrade::run as regrade;
pub(super) use report::run as report;
pub(super) use review::run as review;

use anyhow::Result;

use examen_report::Changes;

use crate::args::{CohortView, Comparison};
use crate::commands::Outcome;
use crate::commands::report::{notice, odd_reviews, problem, warning};
use crate::grading::left_out_notice;
use crate::mentor::{Gathering, Identity};
use crate::render::count;
use crate::terminal::Terminal;

/// Who is who in what is shown; says so where a key for pseudonyms is made.
fn identity(view: &CohortView, terminal: Terminal) -> Result<Identity> {
    let new_key = view.anonymise.as_ref().filter(|path| !path.exists());
    let identity = Identity::of(view)?;
    if let Some(path) = new_key {
        let text = format!(
            "{}: a key was made; keep it to get the same pseudonyms again, and to yourself, for it tells who is who",
            path.display()
        );
        notice(&text, terminal)?;
    }
    Ok(identity)
}

/// So many files that cannot be used are named in a report.
const MOST_NAMED: usize = 10;

/// What a report cannot show, a sentence each.
fn left_out(gathering: &Gathering, identity: &Identity) -> Vec<String> {
    let is_named = !matches!(identity, Identity::Pseudonym(_));
    let mut sentences = Vec::new();
    if let n_files @ 1.. = gathering.problems.len() {
        let paths = gathering
            .problems
            .iter()
            .map(|file| file.path.display().to_string());
        let names: Vec<String> = paths.take(if is_named { MOST_NAMED } else { 0 }).collect();
        let (colon, more) = match names.len() {
            0 => ("", ""),
            n_named if n_named < n_files => (": ", " and others"),
            _ => (": ", ""),
        };
        // Why, the terminal says: a reason may name a place on this machine.
        sentences.push(format!(
            "{} cannot be used{colon}{}{more}",
            count(n_files, "file"),
            names.join(", ")
        ));
    }
    sentences.extend(left_out_notice(&gathering.left_out).filter(|_| is_named));
    sentences.extend(gathering.oversights.lost());
    sentences.extend(gathering.oversights.again());
    sentences
}

/// Says so where nobody in an earlier report is known here: it may show other names.
fn tell_strangers(comparison: &Comparison, changes: &Changes, terminal: Terminal) -> Result<()> {
    let is_strange = changes.n_compared == 0 && changes.n_gone > 0 && changes.n_new > 0;
    if let Some(path) = comparison.baseline.as_ref().filter(|_| is_strange) {
        let text = format!(
            "{}: none of its answers is among these; a report with names or pseudonyms is compared with under the same `--names` \
             or `--anonymise`",
            path.display()
        );
        warning(&text, terminal)?;
    }
    Ok(())
}

/// Says which files and answers are left out, which of two attempts counts, and against which banks sheets were graded if
/// there are several: whoever can add a bank next to a sheet decides what it is worth.
fn tell(gathering: &Gathering, identity: &Identity, terminal: Terminal) -> Result<Outcome> {
    for file in &gathering.problems_of_banks {
        problem(file, terminal)?;
    }
    match (identity, gathering.problems.len()) {
        (Identity::Pseudonym(_), n_files @ 1..) => {
            let files = count(n_files, "file");
            let text = format!("{files} cannot be used; without --anonymise you are told which, and why");
            warning(&text, terminal)?;
        }
        _ => {
            for file in &gathering.problems {
                problem(file, terminal)?;
            }
        }
    }
    let is_named = !matches!(identity, Identity::Pseudonym(_));
    match gathering.reviews.odd.len() {
        n_reviews @ 1.. if !is_named => {
            let reviews = count(n_reviews, "review");
            let text = format!(
                "in {reviews} rulings may not count as meant; without --anonymise you are told in which"
            );
            warning(&text, terminal)?;
        }
        _ => odd_reviews(&gathering.reviews.odd, terminal)?,
    }
    if let Some(text) = left_out_notice(&gathering.left_out).filter(|_| is_named) {
        notice(&text, terminal)?;
    }
    if gathering.banks.len() > 1 {
        let banks: Vec<&str> = gathering.banks.iter().map(String::as_str).collect();
        notice(&format!("graded against {}", banks.join(" and ")), terminal)?;
    }
    let lost: Vec<String> = gathering.oversights.lost().collect();
    for text in &lost {
        warning(text, terminal)?;
    }
    for text in gathering.oversights.odd_sheets.told() {
        warning(&text, terminal)?;
    }
    if let Some(text) = gathering.oversights.overruled() {
        warning(&text, terminal)?;
    }
    if let Some(text) = gathering.oversights.again() {
        notice(&text, terminal)?;
    }
    if let Some(text) = gathering.oversights.twice() {
        notice(&text, terminal)?;
    }
    Ok(if !gathering.has_problems() && lost.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}
