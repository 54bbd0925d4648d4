//! `examen lsp`

use clap::Args;

use super::history::HistoryChoice;

/// Serve an editor: marks and advice while a sheet is written
///
/// Speaks the Language Server Protocol on standard input and output. Editors start it; see docs/language-server.md.
/// Ends with exit code 0 after `shutdown` and `exit`, and with 1 if the editor left without `shutdown`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct LspArgs {
    /// Wait for one client on this port of the local machine instead; 0 takes a free one
    #[arg(long, value_name = "PORT")]
    pub(crate) socket: Option<u16>,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,

    /// Standard input and output, as without options; some editors insist on saying so
    #[arg(long, conflicts_with = "socket")]
    pub(crate) stdio: bool,
}

const EXAMPLES: &str = "\
Examples:
  examen lsp                what an editor runs
  examen lsp --socket 9257  for debugging, with a client that connects";
