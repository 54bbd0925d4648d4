//! `examen grade --jsonl`: any number of answers, one JSON object a line, graded in parallel and written in order.
//!
//! Lines are read, graded and written in batches, so that memory stays bounded however long the input is.

mod batch;
mod lines;
mod matchers;
mod request;

use std::io::{BufRead, Write};

use anyhow::{Context as _, Result};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSlice as _;

use crate::json::{BadLine, GradedLine};
use batch::{Batches, Line};
pub(crate) use lines::{Content, Lines};
pub(crate) use matchers::Matchers;
use request::Refusal;
pub(crate) use request::Request;

/// How the lines fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) n_graded: usize,
    pub(crate) n_bad: usize,
}

/// So many lines are graded into one piece of output.
const PIECE: usize = 64;

/// What to write for some lines that follow one another.
#[derive(Default)]
struct Piece {
    bytes: Vec<u8>,
    tally: Tally,
}

/// Grades every line of `input` and writes one line each to `output`. While lines are graded, the next ones are read and
/// the grades of the last ones are written.
///
/// # Errors
/// Reading or writing failed, or the banks that a line asks for cannot be opened. A bad line is no error.
pub(crate) fn run(input: impl BufRead, mut output: impl Write, matchers: &mut Matchers) -> Result<Tally> {
    let mut batches = Batches::new(input);
    let mut tally = Tally::default();
    let mut next = batches.next().context(CANNOT_READ)?;
    let mut last: Vec<Piece> = Vec::new();
    while let Some(lines) = next {
        let mut graded = Ok(Vec::new());
        next = rayon::in_place_scope(|scope| {
            scope.spawn(|_| graded = grade(&lines, matchers));
            write_all(&last, &mut output, &mut tally)?;
            batches.next().context(CANNOT_READ)
        })?;
        last = graded?;
    }
    write_all(&last, &mut output, &mut tally)?;
    output.flush()?;
    Ok(tally)
}

const CANNOT_READ: &str = "cannot read the lines";

fn write_all(pieces: &[Piece], output: &mut impl Write, tally: &mut Tally) -> Result<()> {
    for Piece {
        bytes,
        tally: of_piece,
    } in pieces
    {
        tally.n_graded += of_piece.n_graded;
        tally.n_bad += of_piece.n_bad;
        output.write_all(bytes)?;
    }
    Ok(())
}

/// The lines to write for `lines`, in their order.
fn grade(lines: &[Line], matchers: &mut Matchers) -> Result<Vec<Piece>> {
    let read = |line: &Line| (line.number, Request::read(&line.content));
    let requests: Vec<_> = lines.par_iter().map(read).collect();
    matchers.prepare(requests.iter().flat_map(|(_, request)| request))?;
    let pieces = requests.par_chunks(PIECE).map(|requests| {
        let mut piece = Piece::default();
        // What a line with six points takes.
        piece.bytes.reserve(requests.len() << 11);
        for (number, request) in requests {
            answer(request, *number, matchers, &mut piece);
        }
        piece
    });
    Ok(pieces.collect())
}

/// Adds the line to write for the line with this `number`: a grade or a refusal.
fn answer(request: &Result<Request, Refusal>, number: usize, matchers: &Matchers, piece: &mut Piece) {
    let graded = request
        .as_ref()
        .map(|request| (request, matchers.get(&request.rubric)));
    let refusal = match graded {
        Ok((request, Some(matcher))) => {
            GradedLine::new(request, &matcher.mark(&request.answer)).write(&mut piece.bytes);
            piece.tally.n_graded += 1;
            return;
        }
        Ok((request, None)) => &Refusal::unknown_question(request),
        Err(refusal) => refusal,
    };
    BadLine::new(&refusal.id, &refusal.reason, number).write(&mut piece.bytes);
    piece.tally.n_bad += 1;
}
