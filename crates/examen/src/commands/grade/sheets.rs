//! `examen grade PATH…`: reads and grades in parallel, shows in order, and keeps of each sheet no more than its marks.

use std::mem::take;

use anyhow::Result;
use examen_bank::files::FileProblem;
use examen_library::grading::{Depth, GradedSheet, Reviews};
use examen_library::{Buffers, Library};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::show::Show;
use crate::args::GradeArgs;
use crate::commands::Outcome;
use crate::commands::report::{notice, odd_banks, odd_reviews};
use crate::grading::{Inputs, left_out_notice};
use crate::terminal::Terminal;

/// Sheets that are graded before they are shown: enough for all cores, few enough to hold.
const BATCH: usize = 256;

/// Grades the sheets that `args` name.
///
/// # Errors
/// A path or a bank that cannot be used, or standard output cannot be written.
pub(super) fn run(args: &GradeArgs, terminal: Terminal) -> Result<Outcome> {
    let inputs = Inputs::find(&args.paths)?;
    let mut library = Library::open(&args.bank_choice.banks, &inputs.places(), &Buffers::none())?;
    let mut reviews = Reviews::next_to(&inputs.places_of_reviews(), &Buffers::none());
    let depth = if args.details {
        Depth::NearMisses
    } else {
        Depth::Marks
    };

    let mut show = Show::begin(args, inputs.sheets.len(), terminal)?;
    for problem in take(&mut library.problems) {
        show.problem_of_bank(problem)?;
    }
    let problems = [inputs.problems, take(&mut reviews.problems)];
    for problem in problems.into_iter().flatten() {
        show.problem(problem)?;
    }
    if let Some(text) = left_out_notice(&inputs.left_out) {
        notice(&text, terminal)?;
    }
    odd_banks(&library, terminal)?;
    odd_reviews(&reviews.odd, terminal)?;
    for batch in inputs.sheets.chunks(BATCH) {
        let graded = batch.par_iter().map(|input| {
            let file = input.read()?;
            Ok(GradedSheet::grade(file, &library, &reviews, depth))
        });
        for graded in graded.collect::<Vec<Result<_, FileProblem>>>() {
            match graded {
                Ok(sheet) => show.sheet(&sheet)?,
                Err(problem) => show.problem(problem)?,
            }
        }
    }
    show.end()
}
