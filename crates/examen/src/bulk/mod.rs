//! `examen grade --jsonl`: any number of answers, one JSON object a line, graded in parallel and written in order.
//!
//! Lines are read, graded and written in batches, so that memory stays bounded however long the input is. Within a batch
//! the answers to one question are graded one after the other: what is remembered of its words is near then, and no two
//! threads work it out twice.

mod batch;
mod graded;
mod inline;
mod lines;
mod matchers;
mod refusal;
mod request;

use std::io::{BufRead, Write};

use anyhow::{Context as _, Result};
use examen_grader::RubricMatcher;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSlice as _;

use crate::json::{BadLine, GradedLine};
use batch::{Batch, Batches};
pub(crate) use graded::Tally;
use graded::{Fate, Graded, Piece};
pub(crate) use lines::{Content, Lines};
pub(crate) use matchers::Matchers;
use refusal::Refusal;
pub(crate) use request::{Request, Text};

/// So many lines are graded into one piece of output.
const PIECE: usize = 32;

/// Grades every line of `input` and writes one line each to `output`. While lines are graded, the next ones are read and
/// the grades of the last ones are written.
///
/// # Errors
/// Reading or writing failed, or the banks that a line asks for cannot be opened. A bad line is no error.
pub(crate) fn run(input: impl BufRead, mut output: impl Write, matchers: &mut Matchers) -> Result<Tally> {
    let mut batches = Batches::new(input);
    let mut tally = Tally::default();
    let mut next = batches.next().context(CANNOT_READ)?;
    let mut last = Graded::default();
    while let Some(batch) = next {
        let mut graded = Ok(Graded::default());
        next = rayon::in_place_scope(|scope| {
            scope.spawn(|_| graded = grade(&batch, matchers));
            last.write_all(&mut output, &mut tally)?;
            batches.next().context(CANNOT_READ)
        })?;
        last = graded?;
    }
    last.write_all(&mut output, &mut tally)?;
    output.flush()?;
    Ok(tally)
}

const CANNOT_READ: &str = "cannot read the lines";

/// Grades the lines of `batch`, those of one question after the other.
fn grade(batch: &Batch, matchers: &mut Matchers) -> Result<Graded> {
    let lines: Vec<_> = batch.lines().collect();
    let read = lines.par_iter().map(|(_, content)| Request::read(*content));
    let requests: Vec<_> = read.collect();
    let matchers = matchers.prepare(requests.iter().map(|request| request.as_ref().ok()))?;
    let mut order: Vec<u32> = (0..).take(lines.len()).collect();
    order.sort_by_key(|idx| matchers[*idx as usize].map(RubricMatcher::id));
    let pieces = order.par_chunks(PIECE).map(|order| {
        let mut piece = Piece::default();
        // What a line with six points takes.
        piece.bytes.reserve(order.len() << 11);
        for idx in order {
            let idx = *idx as usize;
            answer(lines[idx], &requests[idx], matchers[idx], &mut piece);
        }
        piece
    });
    let pieces = pieces.collect();
    Ok(Graded { order, pieces })
}

/// Adds what to write for a line: a grade or a refusal.
fn answer<'a>(
    (number, content): (usize, Content<'a>),
    request: &Result<Request<'a>, Refusal<'a>>,
    matcher: Option<&RubricMatcher>,
    piece: &mut Piece,
) {
    let refusal = match (request, matcher) {
        (Ok(request), Some(matcher)) => {
            let grade = matcher.mark(request.answer.as_str());
            GradedLine::new(request, &grade).write(&mut piece.bytes);
            return piece.end(Fate::Graded);
        }
        (Ok(request), None) => &Refusal::without_rubric(request, content),
        (Err(refusal), _) => refusal,
    };
    BadLine::new(refusal.id, &refusal.reason, number).write(&mut piece.bytes);
    piece.end(Fate::Bad);
}
