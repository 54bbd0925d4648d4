//! `examen history optimise`

use anyhow::Result;
use examen_history::Tuning;
use examen_history::memory::{Fit, Fitted, MIN_REVIEWS};
use jiff::Timestamp;

use crate::args::OptimiseArgs;
use crate::commands::Outcome;
use crate::history_file;
use crate::terminal::Terminal;

/// Fits the schedule's parameters, and puts them to use if they are better.
///
/// # Errors
/// The history cannot be used.
pub(super) fn run(args: &OptimiseArgs, terminal: Terminal) -> Result<Outcome> {
    let mut log = history_file::open_existing(&args.history)?;
    let text = match log.fit()? {
        Fit::TooFew { n_reviews } => format!(
            "there are {n_reviews} reviews of points after a day or more, too few to fit anything; {MIN_REVIEWS} are needed\n"
        ),
        Fit::Fitted(fitted) => {
            let is_used = fitted.is_better() && !args.dry_run;
            if is_used {
                log.tune(&Tuning {
                    at: Timestamp::now(),
                    parameters: fitted.parameters.clone(),
                    n_reviews: u32::try_from(fitted.n_reviews).unwrap_or(u32::MAX),
                })?;
            }
            let verdict = if is_used {
                "the fitted parameters are in use from now on\n"
            } else if fitted.is_better() {
                "the fit is better; without --dry-run it would be put to use\n"
            } else {
                "the fit is no better on answers it has not seen; nothing was changed\n"
            };
            report(&fitted) + verdict
        }
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}

fn report(fitted: &Fitted) -> String {
    format!(
        "{} reviews of points after a day or more
log-loss of all reviews       {:.4} before, {:.4} after
log-loss of the latest fifth  {:.4} before, {:.4} after a fit to the others
",
        fitted.n_reviews,
        fitted.log_loss_before,
        fitted.log_loss_after,
        fitted.held_out_before,
        fitted.held_out_after
    )
}
