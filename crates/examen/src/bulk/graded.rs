//! Grades that wait to be written in the order of their lines.

use std::io::{self, Write};

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

/// What to write for some lines, in the order in which they were graded.
#[derive(Default)]
pub(super) struct Piece {
    pub(super) bytes: Vec<u8>,
    /// Where in `bytes` what is written for each line ends.
    ends: Vec<usize>,
    tally: Tally,
}

/// What to write for a batch of lines.
#[derive(Default)]
pub(super) struct Graded {
    /// The lines in the order in which they were graded, by their place in the batch.
    pub(super) order: Vec<u32>,
    pub(super) pieces: Vec<Piece>,
}

impl Piece {
    /// What was added to the bytes is all of a line.
    pub(super) fn end(&mut self, fate: Fate) {
        self.ends.push(self.bytes.len());
        match fate {
            Fate::Graded => self.tally.n_graded += 1,
            Fate::Bad => self.tally.n_bad += 1,
        }
    }

    /// What is written for each line.
    fn lines(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, end)| &self.bytes[start..*end])
    }
}

impl Graded {
    /// Writes the lines in the order of the batch, and adds them to `tally`.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(super) fn write_all(&self, output: &mut impl Write, tally: &mut Tally) -> io::Result<()> {
        let mut in_order: Vec<&[u8]> = vec![&[]; self.order.len()];
        let graded = self.pieces.iter().flat_map(Piece::lines);
        for (idx, line) in self.order.iter().zip(graded) {
            in_order[*idx as usize] = line;
        }
        for piece in &self.pieces {
            tally.n_graded += piece.tally.n_graded;
            tally.n_bad += piece.tally.n_bad;
        }
        in_order.into_iter().try_for_each(|line| output.write_all(line))
    }
}
