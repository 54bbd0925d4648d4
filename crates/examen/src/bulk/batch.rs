//! Lines that are graded together.

use std::io::{self, BufRead};

use super::lines::{Content, Lines, Place};

/// Enough lines that many of them answer one question, few enough that all cores have some.
const MOST_LINES: usize = 512;
/// A batch ends when it holds this many bytes, so that long answers do not add up.
const MOST_BYTES: usize = 2 << 20;

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
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines, each with its number.
    pub(super) fn lines(&self) -> impl ExactSizeIterator<Item = (usize, Content<'_>)> {
        let line = |line: &Line| (line.number, line.place.content(&self.held));
        self.lines.iter().map(line)
    }

    /// Forgets the lines. Their room is kept unless one of them was much longer than most are.
    fn clear(&mut self) {
        self.lines.clear();
        self.held.clear();
        self.held.shrink_to(2 * MOST_BYTES);
    }
}

/// The source of batches.
pub(super) struct Batches<R> {
    lines: Lines<R>,
    /// Of the line read last, from 1.
    number: usize,
}

impl<R: BufRead> Batches<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            lines: Lines::new(input),
            number: 0,
        }
    }

    /// Puts the next lines in the place of those in `batch`; there are none at the end.
    pub(super) fn read_into(&mut self, batch: &mut Batch) -> io::Result<()> {
        batch.clear();
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
        Ok(())
    }
}
