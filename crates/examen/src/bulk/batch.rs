//! Lines that are graded together.

use std::io::{self, BufRead};

use super::lines::{Content, Lines, Place};

/// Enough lines to keep all cores busy, few enough to hold.
const MOST_LINES: usize = 2048;
/// A batch ends when it holds this many bytes, so that long answers do not add up.
const MOST_BYTES: usize = 8 << 20;

/// Lines that follow one another, but for blank ones.
#[derive(Default)]
pub(super) struct Batch {
    held: Vec<u8>,
    lines: Vec<Line>,
}

struct Line {
    /// From 1, blank lines counted.
    number: usize,
    place: Place,
}

impl Batch {
    /// The lines, each with its number.
    pub(super) fn lines(&self) -> impl ExactSizeIterator<Item = (usize, Content<'_>)> {
        let line = |line: &Line| (line.number, line.place.content(&self.held));
        self.lines.iter().map(line)
    }
}

/// The source of batches.
pub(super) struct Batches<R> {
    lines: Lines<R>,
    number: usize,
    /// How many bytes the last batch had: the next one will not have many more.
    n_bytes: usize,
}

impl<R: BufRead> Batches<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            lines: Lines::new(input),
            number: 0,
            n_bytes: 0,
        }
    }

    /// The next lines; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Batch>> {
        let mut batch = Batch {
            held: Vec::with_capacity(self.n_bytes),
            lines: Vec::with_capacity(MOST_LINES),
        };
        while batch.lines.len() < MOST_LINES && batch.held.len() < MOST_BYTES {
            let start = batch.held.len();
            let Some(place) = self.lines.next(&mut batch.held)? else {
                break;
            };
            self.number += 1;
            if place.content(&batch.held).is_blank() {
                batch.held.truncate(start);
            } else {
                batch.lines.push(Line {
                    number: self.number,
                    place,
                });
            }
        }
        self.n_bytes = batch.held.len();
        Ok((!batch.lines.is_empty()).then_some(batch))
    }
}
