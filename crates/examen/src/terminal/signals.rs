//! Signals that end the program while it has the terminal: the terminal is given back first.

use std::io;

/// Listens from now on. When SIGTERM or SIGHUP comes, `give_back` runs and the process ends as the signal would have
/// ended it, so that whoever waits for it learns why. That happens on a thread of its own: where the terminal is gone,
/// whoever reads keys from it may never return.
///
/// # Errors
/// The system allows no handler or no thread.
#[cfg(unix)]
pub(crate) fn end_on_signals(give_back: impl FnOnce() + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let mut signals = Signals::new([SIGTERM, SIGHUP])?;
    let listen = move || {
        if let Some(signal) = signals.forever().next() {
            give_back();
            let _ = emulate_default_handler(signal);
        }
    };
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(listen)
        .map(drop)
}

/// There are no such signals here.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(crate) fn end_on_signals(_: impl FnOnce() + Send + 'static) -> io::Result<()> {
    Ok(())
}
