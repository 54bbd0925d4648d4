//! Grades that wait to be written in the order of their lines.

use std::io::{self, Write};
use std::ops::{AddAssign, Range};

/// How the lines fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) n_graded: usize,
    pub(crate) n_bad: usize,
}

/// How a line fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Graded,
    Bad,
}

/// What to write for the lines of a batch.
#[derive(Default)]
pub(super) struct Graded {
    /// In the order in which they were graded.
    bytes: Vec<u8>,
    /// Where in `bytes` what is written for each line stands, in the order of the batch.
    ranges: Vec<Range<usize>>,
    tally: Tally,
}

/// What takes more bytes than the grades of a batch usually do gives its room back.
const MOST_KEPT: usize = 1 << 23;

impl Graded {
    /// No grades yet for so many lines, in the room of others.
    pub(super) fn emptied(mut self, n_lines: usize) -> Self {
        self.bytes.clear();
        self.bytes.shrink_to(MOST_KEPT);
        self.ranges.clear();
        self.ranges.resize(n_lines, 0..0);
        self.tally = Tally::default();
        self
    }

    /// Adds what `write` writes for the line at `idx` in the batch.
    pub(super) fn add(&mut self, idx: usize, write: impl FnOnce(&mut Vec<u8>) -> Fate) {
        let start = self.bytes.len();
        match write(&mut self.bytes) {
            Fate::Graded => self.tally.n_graded += 1,
            Fate::Bad => self.tally.n_bad += 1,
        }
        self.ranges[idx] = start..self.bytes.len();
    }

    /// Writes the lines in the order of the batch, and says how they fared.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(super) fn write_to(&self, output: &mut impl Write) -> io::Result<Tally> {
        for range in &self.ranges {
            output.write_all(&self.bytes[range.clone()])?;
        }
        Ok(self.tally)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.n_graded += other.n_graded;
        self.n_bad += other.n_bad;
    }
}
