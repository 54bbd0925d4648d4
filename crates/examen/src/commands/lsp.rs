//! `examen lsp`

use std::io::{self, IsTerminal as _};

use anyhow::Result;
use examen_library::banks::bundled;
use examen_lsp::{Ending, Hooks, Options, serve_socket, serve_stdio};

use super::Outcome;
use super::report::notice;
use crate::args::LspArgs;
use crate::history_file;
use crate::terminal::Terminal;

/// Serves one editor until it says goodbye.
///
/// # Errors
/// The port cannot be used, or the system gives no threads.
pub(super) fn run(args: &LspArgs, terminal: Terminal) -> Result<Outcome> {
    let options = Options {
        version: bundled::version().to_owned(),
        history: history_file::path(&args.history).ok(),
        hooks: Hooks::Absent,
    };
    if args.socket.is_none() && io::stdin().is_terminal() {
        notice(
            "`examen lsp` speaks with an editor over standard input and output; `docs/editors.md` says how to set one up, \
             and Ctrl-C ends it",
            terminal,
        )?;
    }
    let ending = match args.socket {
        None => serve_stdio(&options)?,
        Some(port) => serve_socket(port, &options, |port| {
            // Standard output is for data, and whoever starts a server on a port has to learn which.
            anstream::eprintln!("listening on 127.0.0.1:{port}");
        })?,
    };
    Ok(match ending {
        Ending::Orderly => Outcome::Fine,
        // The protocol wants exit code 1 of a server that was not shut down.
        Ending::Abrupt => Outcome::Findings,
    })
}
