//! Lines that are graded together.

use std::io::{self, BufRead};

use super::lines::{Content, Lines};

/// Enough lines to keep all cores busy, few enough to hold.
const MOST_LINES: usize = 2048;
/// A batch ends when it holds this many bytes, so that long answers do not add up.
const MOST_BYTES: usize = 8 << 20;

/// A line that is not blank.
pub(super) struct Line {
    /// From 1, blank lines counted.
    pub(super) number: usize,
    pub(super) content: Content,
}

/// The source of batches.
pub(super) struct Batches<R> {
    lines: Lines<R>,
    number: usize,
}

impl<R: BufRead> Batches<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            lines: Lines::new(input),
            number: 0,
        }
    }

    /// The next lines; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Vec<Line>>> {
        let mut lines = Vec::new();
        let mut n_bytes = 0;
        while lines.len() < MOST_LINES && n_bytes < MOST_BYTES {
            let Some(content) = self.lines.next()? else {
                break;
            };
            self.number += 1;
            if content.is_blank() {
                continue;
            }
            n_bytes += content.len();
            lines.push(Line {
                number: self.number,
                content,
            });
        }
        Ok((!lines.is_empty()).then_some(lines))
    }
}
