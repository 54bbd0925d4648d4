//! `examen`: grades answer sheets and keeps question banks.
//!
//! The exit code is 0 if all is well, 1 if something in the user's files needs a human, and 2 if the command could
//! not be carried out.

mod args;
mod bulk;
mod checking;
mod commands;
mod first_few;
mod gathering;
mod grading;
mod history_file;
mod json;
mod mentor;
mod output_file;
mod place;
mod practice;
mod question_names;
mod remark;
mod render;
mod searching;
mod terminal;
mod tested_cases;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

use args::When;
use commands::Outcome;
use render::styles::BAD;
use terminal::Terminal;

fn main() -> ExitCode {
    match commands::run(args::Args::parse()) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // Whoever reads our output has seen enough, as in `examen bank list | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Where standard error is gone, too, there is nobody left to tell.
            let _ = Terminal::new(When::Auto).tell("error:", BAD, &format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
