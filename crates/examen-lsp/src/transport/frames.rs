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
    /// How much of the buffer was read. It stays there until more comes in: to move the rest for each frame would take
    /// ever longer the more frames come at once.
    n_read: usize,
    max_body: usize,
    /// What comes next.
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
            n_read: 0,
            max_body,
            state: State::InStep,
        }
    }

    /// Adds bytes that came in.
    pub fn push(&mut self, bytes: &[u8]) {
        // What is moved is never more than what was read since the last time.
        if self.n_read > self.rest().len() {
            self.buffer.drain(..self.n_read);
            self.n_read = 0;
        }
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
        self.state = State::Lost;
        // Mostly it was taken a moment ago, and is still there.
        if self.buffer[..self.n_read].ends_with(&body) {
            self.n_read -= body.len();
        } else {
            let rest = std::mem::replace(&mut self.buffer, body);
            self.buffer.extend_from_slice(&rest[self.n_read..]);
            self.n_read = 0;
        }
    }

    /// Whether a frame has begun that did not end.
    pub fn is_unfinished(&self) -> bool {
        !self.rest().is_empty() || matches!(self.state, State::Body { .. })
    }

    /// What was not read yet.
    fn rest(&self) -> &[u8] {
        &self.buffer[self.n_read..]
    }

    /// Drops everything before the next header; none if there is none yet.
    fn find_header(&mut self) -> Option<()> {
        match find_ignoring_case(self.rest(), LENGTH) {
            Some(at) => {
                self.n_read += at;
                self.state = State::InStep;
                Some(())
            }
            None => {
                // The beginning of a header may be there already.
                self.n_read += self.rest().len().saturating_sub(LENGTH.len());
                None
            }
        }
    }

    fn take_body(&mut self, length: usize) -> Option<Frame> {
        let body = self.rest().get(..length)?.to_vec();
        self.n_read += length;
        if self.rest().is_empty() {
            // A large document is not held on to.
            (self.buffer, self.n_read) = (Vec::new(), 0);
        }
        self.state = State::InStep;
        Some(Frame::Body(body))
    }

    /// Reads a header. None if it is not all there; the fault where it cannot be read.
    fn read_header(&mut self) -> Option<Option<FrameFault>> {
        let Some((header_end, body_start)) = end_of_header(self.rest()) else {
            if self.rest().len() <= MAX_HEADER {
                return None;
            }
            // Past the beginning, so that the same bytes are not looked at again.
            return Some(Some(self.pass_over(1, FrameFault::Header)));
        };
        let length = length_in(&self.rest()[..header_end]);
        match length {
            Ok(length) if length <= self.max_body as u64 => {
                self.n_read += body_start;
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
        self.n_read += n_bytes.min(self.rest().len());
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
    use proptest::collection::vec;
    use proptest::{prop_assert_eq, proptest, sample};

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
    fn a_body_that_is_taken_back_is_looked_through() {
        let mut frames = Frames::new(100);
        frames.push(b"Content-Length: 25\r\n\r\nxContent-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n[]");
        let Some(Frame::Body(body)) = frames.take() else {
            panic!("there is a body");
        };
        frames.take_back(body.clone());
        assert_eq!(frames.take(), Some(Frame::Body(b"{}".to_vec())));
        assert_eq!(frames.take(), Some(Frame::Body(b"[]".to_vec())));
        assert!(!frames.is_unfinished());
        // Also when it is nowhere any more.
        frames.take_back(body);
        assert_eq!(frames.take(), Some(Frame::Body(b"{}".to_vec())));
        assert_eq!(frames.take(), None);
    }

    /// The frames and faults of `stream`, of which `step` bytes come at once. Bodies that are no object are taken back.
    fn cut(stream: &[u8], step: usize) -> Vec<Frame> {
        let mut frames = Frames::new(100);
        let mut cut = Vec::new();
        for bytes in stream.chunks(step) {
            frames.push(bytes);
            while let Some(frame) = frames.take() {
                if let Frame::Body(body) = &frame
                    && !body.starts_with(b"{")
                {
                    frames.take_back(body.clone());
                }
                cut.push(frame);
            }
        }
        cut
    }

    proptest! {
        #[test]
        fn it_makes_no_difference_how_many_bytes_come_at_once(
            pieces in vec(
                sample::select(vec![
                    "Content-Length: 2\r\n\r\n{}", "content-length:40\n\n", "Content-Length: x\r\n\r\n", "{}", "[",
                    "Content-Length: 999\r\n\r\n", "Content-Type: x\r\n", "Content-", "Length: 1", "\r\n", "\n", "é",
                ]),
                0..60,
            ),
            n_blanks in sample::select(vec![0, 0, 0, 4090, 5000]),
            step in 1..50_usize,
        ) {
            let stream = pieces.concat().replacen('é', &" ".repeat(n_blanks), 1);
            prop_assert_eq!(cut(stream.as_bytes(), step), cut(stream.as_bytes(), stream.len().max(1)));
        }
    }

    /// How many frames and faults `piece` makes that comes `n` times at once, and `n` times more within a body that is
    /// taken back. That takes as long as it takes to read them, however many they are; were the rest moved for each, it
    /// would take minutes.
    fn count(piece: &str, n: usize) -> usize {
        let all = piece.repeat(n);
        let mut frames = Frames::new(all.len());
        frames.push(all.as_bytes());
        let mut n_taken = 0;
        let mut take_all = |frames: &mut Frames| {
            while let Some(frame) = frames.take() {
                n_taken += 1;
                if let Frame::Body(body) = frame
                    && body != b"{}"
                {
                    frames.take_back(body);
                }
            }
        };
        take_all(&mut frames);
        let mut frames = Frames::new(all.len());
        frames.push(format!("Content-Length: {}\r\n\r\n{all}", all.len()).as_bytes());
        take_all(&mut frames);
        n_taken
    }

    #[test]
    fn many_frames_at_once_take_no_longer_than_one_by_one() {
        const N: usize = 200_000;
        assert_eq!(count("Content-Length: 2\r\n\r\n{}", N), 2 * N + 1);
        assert_eq!(count("Content-Length: 1\r\n\r\nx", N), 2 * N + 1);
        assert_eq!(count("Content-Length: x\r\n\r\n", N), 2 * N + 1);
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
