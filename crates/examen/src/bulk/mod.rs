//! `examen grade --jsonl`: any number of answers, one JSON object a line, graded in parallel and written in order.
//!
//! Every core takes a batch of lines, grades it from end to end and takes the next, so that no core waits for another;
//! memory stays bounded however long the input is. Within a batch the answers to one question are graded one after the
//! other: what is remembered of its words is near then.

mod batch;
mod graded;
mod inline;
mod lines;
mod matchers;
mod refusal;
mod request;
mod turns;

use std::io::{BufRead, Write};

use anyhow::{Context as _, Result};

use crate::json::{BadLine, GradedLine, PointHeads};
use batch::Batch;
pub(crate) use graded::Tally;
use graded::{Fate, Graded};
pub(crate) use lines::{Content, Lines};
use matchers::Found;
pub(crate) use matchers::Matchers;
use refusal::Refusal;
pub(crate) use request::{Request, Text};
use turns::Turns;

/// Grades every line of `input` and writes one line each to `output`.
///
/// # Errors
/// Reading or writing failed, or the banks that a line asks for cannot be opened. A bad line is no error.
pub(crate) fn run(
    input: impl BufRead + Send,
    output: impl Write + Send,
    matchers: &Matchers,
) -> Result<Tally> {
    let turns = Turns::new(input, output, rayon::current_num_threads());
    let ended = rayon::broadcast(|_| work(&turns, matchers));
    ended.into_iter().collect::<Result<()>>()?;
    Ok(turns.end()?)
}

/// Takes and grades batches until there is none.
fn work(turns: &Turns<impl BufRead, impl Write>, matchers: &Matchers) -> Result<()> {
    let mut batch = Batch::default();
    while let Some(turn) = turns.take(&mut batch).context("cannot read the lines")? {
        let graded = grade(&batch, matchers, turn.room())?;
        turn.end(graded)?;
    }
    Ok(())
}

/// Grades the lines of `batch`, those of one question after the other, in the room of other grades.
fn grade(batch: &Batch, matchers: &Matchers, room: Graded) -> Result<Graded> {
    let lines: Vec<_> = batch.lines().collect();
    let requests: Vec<_> = lines.iter().map(|(_, content)| Request::read(*content)).collect();
    let matchers = matchers.of(requests.iter().map(|request| request.as_ref().ok()))?;
    let asked = requests.iter().enumerate();
    let matchers: Vec<_> = asked
        .map(|(idx, request)| matchers.get(idx, request.as_ref().ok()?))
        .collect();
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|idx| matchers[*idx].map(|found| found.matcher.id()));
    let mut graded = room.emptied(lines.len());
    let mut heads = PointHeads::default();
    for idx in order {
        graded.add(idx, |bytes| {
            answer(lines[idx], &requests[idx], matchers[idx], (&mut heads, bytes))
        });
    }
    Ok(graded)
}

/// Adds what to write for a line: a grade or a refusal.
fn answer<'a>(
    (number, content): (usize, Content<'a>),
    request: &Result<Request<'a>, Refusal<'a>>,
    found: Option<Found<'_>>,
    (heads, bytes): (&mut PointHeads, &mut Vec<u8>),
) -> Fate {
    let refusal = match (request, found) {
        (Ok(request), Some(found)) => {
            let sheet = found.matcher.mark_sheet(request.answer.as_str());
            let graded_as = found.graded_as(request);
            GradedLine::new(request, graded_as.as_deref(), &sheet).write(heads, bytes);
            return Fate::Graded;
        }
        (Ok(request), None) => &inline::refusal(request, content),
        (Err(refusal), _) => refusal,
    };
    BadLine::new(refusal.id, &refusal.reason, number).write(bytes);
    Fate::Bad
}
