//! The terminal while the practice screen has it.

use std::io::{self, stdout};

use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;

/// The terminal in raw mode, on the other screen. It is given back when this is dropped, and when the program panics.
pub(super) struct Console {
    terminal: DefaultTerminal,
}

impl Console {
    pub(super) fn take() -> io::Result<Self> {
        Ok(Self { terminal: taken()? })
    }

    pub(super) fn terminal(&mut self) -> &mut DefaultTerminal {
        &mut self.terminal
    }

    /// Gives the terminal back while `work` runs, and takes it again.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let value = work();
        // Not a new console: dropping the old one would give the terminal back again.
        self.terminal = taken()?;
        self.terminal.clear()?;
        Ok(value)
    }

    /// Stops the process, as Ctrl-Z does; the shell goes on, and `fg` comes back here.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.lend(stop)
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        give_back();
    }
}

fn taken() -> io::Result<DefaultTerminal> {
    let terminal = ratatui::try_init()?;
    execute!(stdout(), EnableBracketedPaste)?;
    Ok(terminal)
}

/// A terminal that is gone needs nothing back.
pub(super) fn give_back() {
    let _ = execute!(stdout(), DisableBracketedPaste);
    let _ = ratatui::try_restore();
}

#[cfg(unix)]
fn stop() {
    // Sent to this process only: in a script, the shell that waits for us is to go on waiting.
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGTSTP);
}

#[cfg(not(unix))]
fn stop() {}
