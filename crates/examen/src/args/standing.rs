//! Whose questions are looked at, by which history, as of when.

use clap::Args;

use super::history::HistoryChoice;
use super::shared::BankChoice;
use super::time::Moment;

/// Options of the commands that show how questions stand.
#[derive(Args, Debug)]
pub(crate) struct StandingChoice {
    /// As if it were this day or time, such as 2026-12-24 or 2026-12-24T09:00:00Z
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<Moment>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}
