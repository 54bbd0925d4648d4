//! `examen grade --jsonl`: any number of answers, one JSON object a line, graded in parallel and written in order.
//!
//! Lines are read, graded and written in batches, so that memory stays bounded however long the input is.

mod batch;
mod lines;
mod matchers;
mod request;

use std::io::{BufRead, Write};

use anyhow::{Context as _, Result};
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _,
    ParallelIterator as _,
};

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

/// Grades every line of `input` and writes one line each to `output`.
///
/// # Errors
/// Reading or writing failed, or the banks that a line asks for cannot be opened. A bad line is no error.
pub(crate) fn run(input: impl BufRead, mut output: impl Write, matchers: &mut Matchers) -> Result<Tally> {
    let mut batches = Batches::new(input);
    let mut tally = Tally::default();
    while let Some(lines) = batches.next().context("cannot read the lines")? {
        let requests: Vec<_> = lines
            .par_iter()
            .map(|line| Request::read(&line.content))
            .collect();
        matchers.prepare(requests.iter().flatten())?;
        let answered = requests.into_par_iter().zip(&lines);
        let answered: Vec<_> = answered
            .map(|(request, line)| answer(request, line, matchers))
            .collect();
        for line in answered {
            match &line {
                Ok(_) => tally.n_graded += 1,
                Err(_) => tally.n_bad += 1,
            }
            let (Ok(bytes) | Err(bytes)) = line;
            output.write_all(&bytes)?;
        }
    }
    output.flush()?;
    Ok(tally)
}

/// The line to write for `line`: a grade or a refusal.
fn answer(request: Result<Request, Refusal>, line: &Line, matchers: &Matchers) -> Result<Vec<u8>, Vec<u8>> {
    let graded = request.and_then(|request| match matchers.get(&request.rubric) {
        Some(matcher) => Ok(GradedLine::new(&request, &matcher.mark(&request.answer)).to_bytes()),
        None => Err(Refusal::unknown_question(request)),
    });
    graded.map_err(|refusal| BadLine::new(&refusal.id, &refusal.reason, line.number).to_bytes())
}
