//! Lines that are graded together.

use std::io::{self, BufRead};

use super::lines::{Content, Lines, Place};

/// The first batch has so many lines, so that all cores have some of a short input.
const FEWEST_LINES: usize = 64;
/// Each batch has twice as many as the last, up to so many: the more of them answer one question, the more is near. With
/// 512 lines a row takes a twentieth more time, with 4096 as much as with these.
const MOST_LINES: usize = 2048;
/// A batch ends when it holds this many bytes, so that long answers do not add up.
const MOST_BYTES: usize = 4 << 20;

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
    /// The next batch has at most so many lines.
    most_lines: usize,
}

impl<R: BufRead> Batches<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            lines: Lines::new(input),
            number: 0,
            most_lines: FEWEST_LINES,
        }
    }

    /// Puts the next lines in the place of those in `batch`; there are none at the end.
    pub(super) fn read_into(&mut self, batch: &mut Batch) -> io::Result<()> {
        batch.clear();
        while batch.lines.len() < self.most_lines && batch.held.len() < MOST_BYTES {
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
        self.most_lines = MOST_LINES.min(2 * self.most_lines);
        Ok(())
    }
}
