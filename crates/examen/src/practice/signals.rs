//! Signals that end the program: the terminal is given back first.

use std::io;

/// Tells whether somebody wants the program to end.
pub(super) struct Signals {
    #[cfg(unix)]
    caught: std::sync::Arc<std::sync::atomic::AtomicUsize>,
}

#[cfg(unix)]
impl Signals {
    /// Listens from now on.
    pub(super) fn listen() -> io::Result<Self> {
        use signal_hook::consts::{SIGHUP, SIGTERM};

        let caught = std::sync::Arc::default();
        for signal in [SIGTERM, SIGHUP] {
            let number = usize::try_from(signal).expect("signals have small numbers");
            signal_hook::flag::register_usize(signal, std::sync::Arc::clone(&caught), number)?;
        }
        Ok(Self { caught })
    }

    /// Whether a signal came.
    pub(super) fn came(&self) -> bool {
        self.caught.load(std::sync::atomic::Ordering::Relaxed) != 0
    }

    /// Ends the process as the signal would have done, if one came: whoever waits for it learns why it ended.
    pub(super) fn obey(&self) {
        let signal = self.caught.load(std::sync::atomic::Ordering::Relaxed);
        if let Ok(signal @ 1..) = i32::try_from(signal) {
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    }
}

#[cfg(not(unix))]
impl Signals {
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self {})
    }

    pub(super) fn came(&self) -> bool {
        false
    }

    pub(super) fn obey(&self) {}
}
