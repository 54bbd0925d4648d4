//! The pump in front of the framework, which would end at a malformed frame and wait for ever at a huge one.

use std::io::{ErrorKind, Read};

use tokio::io::{AsyncWriteExt as _, DuplexStream};
use tokio::runtime::Handle;

use super::envelope::{EnvelopeFault, check};
use super::frames::{Frame, Frames};
use super::outbox::{Outbox, Outgoing};

/// The largest message that is read, in bytes. A document of 16 MiB, every byte of it escaped, is six times as long.
const MAX_BODY: usize = 100 << 20;
const CHUNK: usize = 64 << 10;

/// Reads `input` to its end and forwards good messages to `framework`; what is no message is answered at once.
pub(crate) fn pump(mut input: impl Read, mut framework: DuplexStream, outbox: &Outbox, runtime: &Handle) {
    let mut frames = Frames::new(MAX_BODY);
    let mut chunk = vec![0; CHUNK];
    loop {
        let n_read = match input.read(&mut chunk) {
            Ok(0) => return,
            Ok(n_read) => n_read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return,
        };
        frames.push(&chunk[..n_read]);
        while let Some(frame) = frames.take() {
            let Some(body) = judge(frame, &mut frames, outbox) else {
                continue;
            };
            let header = format!("Content-Length: {}\r\n\r\n", body.len());
            let sent = runtime.block_on(async {
                framework.write_all(header.as_bytes()).await?;
                framework.write_all(&body).await
            });
            // The framework stops reading after `exit`.
            if sent.is_err() {
                return;
            }
        }
    }
}

/// The body, if it is a message. If not, the sender is told so.
fn judge(frame: Frame, frames: &mut Frames, outbox: &Outbox) -> Option<Vec<u8>> {
    let fault = match frame {
        Frame::Fault(fault) => EnvelopeFault::unreadable(fault.message()),
        Frame::Body(body) => match check(&body) {
            Ok(()) => return Some(body),
            Err(fault) => {
                if fault.is_no_json() {
                    frames.take_back(body);
                }
                fault
            }
        },
    };
    outbox.wait_for_room();
    outbox.push(Outgoing::message(fault.answer()));
    None
}
