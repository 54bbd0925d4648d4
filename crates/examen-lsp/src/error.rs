//! What keeps the server from starting.

use std::io;

/// The server could not be started.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The system gives no threads or timers.
    #[error("the server cannot be started: {0}; free some memory or processes and try again")]
    Runtime(#[source] io::Error),
    /// Nobody can connect to this port.
    #[error("port {port} of the local machine cannot be used: {source}; choose another with --socket")]
    Socket {
        /// The port.
        port: u16,
        /// What the system says.
        #[source]
        source: io::Error,
    },
}
