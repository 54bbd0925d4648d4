//! Cuts a stream of bytes into the frames of the protocol, whatever is in it.
//!
//! A frame is a header, an empty line and a body of `Content-Length` bytes. Headers are read without regard to case.
//! After a fault the next header is looked for, so that one bad frame costs no more than itself. Nothing here reads or
//! waits: bytes are pushed, frames are taken.

/// The longest header that is read, in bytes. Real ones have less than a hundred.
const MAX_HEADER: usize = 4096;
/// What a header must hold, in lower case.
const LENGTH: &[u8] = b"content-length:";

/// A piece of the stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The body of a frame. Whether it is JSON is not known yet.
    Body(Vec<u8>),
    /// Something that is no frame. It was passed over.
    Fault(FrameFault),
}

/// Why bytes are no frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameFault {
    /// The header does not end, or a line of it is no `Name: value`.
    Header,
    /// The header has no `Content-Length`.
    NoLength,
    /// `Content-Length` is no number.
    BadLength,
    /// The body would be longer than what is accepted.
    TooLong,
}

impl FrameFault {
    /// What is the matter, in a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::Header => "the header of a message cannot be read; it ends with an empty line",
            Self::NoLength => "the header of a message has no Content-Length",
            Self::BadLength => "Content-Length is no number of bytes",
            Self::TooLong => "the message is too long; send a document of this size in parts",
        }
    }
}

/// The frames of a stream that is still coming in.
#[derive(Debug)]
pub struct Frames {
    buffer: Vec<u8>,
    max_body: usize,
    /// Whether bytes are passed over until the next header.
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A header comes next.
    InStep,
    /// Anything may come before the next header.
    Lost,
    /// The body of a frame comes next.
    Body { length: usize },
}

impl Frames {
    /// Frames whose bodies have at most `max_body` bytes.
    pub fn new(max_body: usize) -> Self {
        Self {
            buffer: Vec::new(),
            max_body,
            state: State::InStep,
        }
    }

    /// Adds bytes that came in.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// The next frame or fault; none until more bytes come in.
    pub fn take(&mut self) -> Option<Frame> {
        loop {
            match self.state {
                State::Lost => self.find_header()?,
                State::Body { length } => return self.take_body(length),
                State::InStep => {
                    let fault = self.read_header()?;
                    if let Some(fault) = fault {
                        return Some(Frame::Fault(fault));
                    }
                }
            }
        }
    }

    /// Takes back a body that turned out to be no message: its length may have been wrong, and the beginning of the
    /// next frame may be in it.
    pub fn take_back(&mut self, body: Vec<u8>) {
        let rest = std::mem::replace(&mut self.buffer, body);
        self.buffer.extend_from_slice(&rest);
        self.state = State::Lost;
    }

    /// Whether a frame has begun that did not end.
    pub fn is_unfinished(&self) -> bool {
        !self.buffer.is_empty() || matches!(self.state, State::Body { .. })
    }

    /// Drops everything before the next header; none if there is none yet.
    fn find_header(&mut self) -> Option<()> {
        match find_ignoring_case(&self.buffer, LENGTH) {
            Some(at) => {
                self.buffer.drain(..at);
                self.state = State::InStep;
                Some(())
            }
            None => {
                // The beginning of a header may be there already.
                let n_done = self.buffer.len().saturating_sub(LENGTH.len());
                self.buffer.drain(..n_done);
                None
            }
        }
    }

    fn take_body(&mut self, length: usize) -> Option<Frame> {
        if self.buffer.len() < length {
            return None;
        }
        let rest = self.buffer.split_off(length);
        let body = std::mem::replace(&mut self.buffer, rest);
        self.state = State::InStep;
        Some(Frame::Body(body))
    }

    /// Reads a header. None if it is not all there; the fault where it cannot be read.
    fn read_header(&mut self) -> Option<Option<FrameFault>> {
        let Some((header_end, body_start)) = end_of_header(&self.buffer) else {
            if self.buffer.len() <= MAX_HEADER {
                return None;
            }
            // Past the beginning, so that the same bytes are not looked at again.
            self.buffer.drain(..1);
            self.state = State::Lost;
            return Some(Some(FrameFault::Header));
        };
        let length = length_in(&self.buffer[..header_end]);
        match length {
            Ok(length) if length <= self.max_body as u64 => {
                self.buffer.drain(..body_start);
                let length = length as usize;
                self.state = State::Body { length };
                Some(None)
            }
            Ok(_) => Some(Some(self.pass_over(body_start, FrameFault::TooLong))),
            // A line before the length may be the rest of a body that was longer than it said.
            Err(FrameFault::Header) => Some(Some(self.pass_over(1, FrameFault::Header))),
            Err(fault) => Some(Some(self.pass_over(body_start, fault))),
        }
    }

    fn pass_over(&mut self, n_bytes: usize, fault: FrameFault) -> FrameFault {
        self.buffer.drain(..n_bytes.min(self.buffer.len()));
        self.state = State::Lost;
        fault
    }
}

/// Where the header ends and where the body begins.
fn end_of_header(bytes: &[u8]) -> Option<(usize, usize)> {
    let within = &bytes[..bytes.len().min(MAX_HEADER)];
    let newlines = within.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    for (at, _) in newlines {
        let rest = &within[at + 1..];
        if rest.starts_with(b"\r\n") {
            return Some((at, at + 3));
        }
        if rest.starts_with(b"\n") {
            return Some((at, at + 2));
        }
    }
    None
}

/// The length that a header gives.
fn length_in(header: &[u8]) -> Result<u64, FrameFault> {
    let mut length = None;
    for line in header.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            return Err(FrameFault::Header);
        };
        let (name, value) = (line[..colon].trim_ascii(), line[colon + 1..].trim_ascii());
        if !name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
            || name.is_empty()
        {
            return Err(FrameFault::Header);
        }
        if name.eq_ignore_ascii_case(b"content-length") {
            length = Some(number(value).ok_or(FrameFault::BadLength)?);
        }
    }
    length.ok_or(FrameFault::NoLength)
}

fn number(digits: &[u8]) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    // A number that does not fit is a long one.
    let text = std::str::from_utf8(digits).ok().filter(|_| is_number)?;
    Some(text.parse().unwrap_or(u64::MAX))
}

fn find_ignoring_case(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{Frame, Frames};

    fn check(stream: &str, expected: Expect) {
        let shown = |step: usize| {
            let mut frames = Frames::new(100);
            let mut shown = String::new();
            for bytes in stream.as_bytes().chunks(step) {
                frames.push(bytes);
                while let Some(frame) = frames.take() {
                    match frame {
                        Frame::Body(body) => shown += &format!("{}\n", String::from_utf8_lossy(&body)),
                        Frame::Fault(fault) => shown += &format!("{fault:?}\n"),
                    }
                }
            }
            shown
        };
        // Whether bytes come one by one or all at once makes no difference.
        let all_at_once = shown(stream.len().max(1));
        assert_eq!(all_at_once, shown(1));
        expected.assert_eq(&all_at_once);
    }

    #[test]
    fn headers_are_read_without_regard_to_case() {
        check(
            "content-LENGTH:2\r\nContent-Type: x\r\n\r\n{}Content-Length: 2\n\n[]",
            expect![[r#"
                {}
                []
            "#]],
        );
    }

    #[test]
    fn a_fault_costs_no_more_than_itself() {
        check(
            "Content-Length: many\r\n\r\nContent-Type: x\r\n\r\nContent-Length: 999\r\n\r\nrubbish\r\n\r\nContent-Length: 2\r\n\r\n{}",
            expect![[r#"
                BadLength
                TooLong
                {}
            "#]],
        );
    }

    #[test]
    fn the_rest_of_a_long_body_is_passed_over() {
        check(
            "Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            expect![[r#"
                {
                Header
                []
            "#]],
        );
    }

    #[test]
    fn numbers_that_fit_nowhere_are_too_long() {
        check(
            "Content-Length: 99999999999999999999999\r\n\r\nContent-Length: -1\r\n\r\nContent-Length: 2\r\n\r\n{}",
            expect![[r#"
                TooLong
                BadLength
                {}
            "#]],
        );
    }
}
