//! The one writer.

use std::io::{self, Write};

use super::outbox::Outbox;

/// Writes what `outbox` holds to `output` until it is closed and empty.
///
/// # Errors
/// The client does not listen any more.
pub(crate) fn write_all(outbox: &Outbox, mut output: impl Write) -> io::Result<()> {
    while let Some(messages) = outbox.wait() {
        // One write for all that waits: a client is woken once.
        let mut bytes = Vec::new();
        let mut messages = messages.into_iter().peekable();
        while let Some(message) = messages.next() {
            bytes.extend_from_slice(format!("Content-Length: {}\r\n\r\n", message.body().len()).as_bytes());
            bytes.extend_from_slice(message.body());
            if bytes.len() > MAX_WRITE || messages.peek().is_none() {
                output.write_all(&bytes)?;
                output.flush()?;
                bytes.clear();
            }
        }
    }
    Ok(())
}

/// From so many bytes on, what follows goes into a write of its own.
const MAX_WRITE: usize = 1 << 20;
