//! The terminal that people look at: how wide it is, whether it has colours, and what must not reach it.

mod argument;
mod signals;
mod width;
mod wrap;

use std::io::{self, IsTerminal as _, Write as _};

use anstream::{AutoStream, ColorChoice};
use anstyle::Style;

use crate::args::When;

pub(crate) use argument::argument;
pub(crate) use examen_bank::{one_line, visible};
pub(crate) use signals::end_on_signals;
pub(crate) use width::{columns, fitted};
pub(crate) use wrap::{broken, rows_of_text, wrapped};

/// Standard output and standard error, as the user wants them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    color: ColorChoice,
    width: usize,
}

impl Terminal {
    /// The terminal this process runs in; `when` is the user's word on colours.
    pub(crate) fn new(when: When) -> Self {
        let color = match when {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        };
        Self {
            color,
            width: width::of_terminal(),
        }
    }

    /// How many columns a line of output may fill.
    pub(crate) fn width(self) -> usize {
        self.width
    }

    /// Writes styled text to standard output; the styles are left out where there are no colours.
    ///
    /// # Errors
    /// Whatever happens to the stream, a closed pipe included.
    pub(crate) fn print(self, text: &str) -> io::Result<()> {
        let mut stdout = AutoStream::new(io::stdout(), self.color).lock();
        stdout.write_all(text.as_bytes())?;
        stdout.flush()
    }

    /// Writes styled text to standard error.
    ///
    /// # Errors
    /// Whatever happens to the stream.
    pub(crate) fn print_error(self, text: &str) -> io::Result<()> {
        let mut stderr = AutoStream::new(io::stderr(), self.color).lock();
        stderr.write_all(text.as_bytes())?;
        stderr.flush()
    }

    /// Writes `text` to standard error behind a styled `sign`, such as `note:`. On a terminal it is broken between words;
    /// elsewhere it stays on one line, which can be searched for.
    ///
    /// # Errors
    /// Whatever happens to the stream.
    pub(crate) fn tell(self, sign: &str, style: Style, text: &str) -> io::Result<()> {
        let text = visible(text);
        let plain = if io::stderr().is_terminal() && !text.contains('\n') {
            wrapped(&format!("{sign} {text}"), self.width).join("\n")
        } else {
            format!("{sign} {text}")
        };
        let rest = plain.strip_prefix(sign).unwrap_or(&plain);
        self.print_error(&format!("{style}{sign}{style:#}{rest}\n"))
    }
}
