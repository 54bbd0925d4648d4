//! Batches are taken by whoever is free, and written in the order in which they were read.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::sync::{Condvar, Mutex, MutexGuard};

use super::batch::{Batch, Batches};
use super::graded::{Graded, Tally};

/// So many batches for each worker may be read ahead of the one to be written next, so that a batch that takes long
/// stops nobody, and what waits for it stays bounded.
const MOST_AHEAD: usize = 4;

/// Hands out batches and collects what is graded.
pub(super) struct Turns<R, W> {
    source: Mutex<Source<R>>,
    sink: Mutex<Sink<W>>,
    /// The sink has written a batch, or is closed.
    moved: Condvar,
    most_ahead: usize,
}

struct Source<R> {
    batches: Batches<R>,
    /// The turn of the batch that is read next.
    turn: usize,
}

struct Sink<W> {
    output: W,
    /// The turn of the batch that is written next.
    turn: usize,
    waiting: BTreeMap<usize, Graded>,
    /// Written already: their room is there for others.
    spare: Vec<Graded>,
    tally: Tally,
    /// Nothing more is to be read: somebody failed.
    is_closed: bool,
}

/// The turn of a batch. Whoever drops it before its [end](Turn::end) has failed, and nobody takes another one.
pub(super) struct Turn<'a, R, W> {
    turns: &'a Turns<R, W>,
    turn: usize,
    has_ended: bool,
}

impl<R: BufRead, W: Write> Turns<R, W> {
    /// For so many workers.
    pub(super) fn new(input: R, output: W, n_workers: usize) -> Self {
        Self {
            source: Mutex::new(Source {
                batches: Batches::new(input),
                turn: 0,
            }),
            sink: Mutex::new(Sink {
                output,
                turn: 0,
                waiting: BTreeMap::new(),
                spare: Vec::new(),
                tally: Tally::default(),
                is_closed: false,
            }),
            moved: Condvar::new(),
            most_ahead: n_workers * MOST_AHEAD,
        }
    }

    /// Reads the next batch; there is none at the end, and none after a failure.
    ///
    /// # Errors
    /// The input cannot be read.
    pub(super) fn take(&self, batch: &mut Batch) -> io::Result<Option<Turn<'_, R, W>>> {
        let mut source = self.source.lock().expect(UNHARMED);
        let is_far = |sink: &mut Sink<W>| !sink.is_closed && source.turn >= sink.turn + self.most_ahead;
        let sink = self.moved.wait_while(self.sink(), is_far).expect(UNHARMED);
        if sink.is_closed {
            return Ok(None);
        }
        drop(sink);
        // An input that failed once is not asked again.
        source.batches.read_into(batch).inspect_err(|_| self.close())?;
        let turn = source.turn;
        source.turn += 1;
        Ok((!batch.is_empty()).then_some(Turn {
            turns: self,
            turn,
            has_ended: false,
        }))
    }

    /// Writes what is still held back, and says how all lines fared. To be called when nobody takes turns any more.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(super) fn end(self) -> io::Result<Tally> {
        let mut sink = self.sink.into_inner().expect(UNHARMED);
        sink.output.flush()?;
        Ok(sink.tally)
    }
}

impl<R, W> Turns<R, W> {
    fn sink(&self) -> MutexGuard<'_, Sink<W>> {
        self.sink.lock().expect(UNHARMED)
    }

    fn close(&self) {
        self.sink().is_closed = true;
        self.moved.notify_all();
    }
}

impl<R, W: Write> Turn<'_, R, W> {
    /// What to grade into: grades that were written, for their room.
    pub(super) fn room(&self) -> Graded {
        self.turns.sink().spare.pop().unwrap_or_default()
    }

    /// Writes what was graded as soon as all that comes before it is written.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(super) fn end(mut self, graded: Graded) -> io::Result<()> {
        let mut sink = self.turns.sink();
        sink.waiting.insert(self.turn, graded);
        sink.write_ready()?;
        self.has_ended = true;
        self.turns.moved.notify_all();
        Ok(())
    }
}

impl<R, W> Drop for Turn<'_, R, W> {
    fn drop(&mut self) {
        if !self.has_ended {
            self.turns.close();
        }
    }
}

impl<W: Write> Sink<W> {
    /// Writes the batches whose turn it is.
    fn write_ready(&mut self) -> io::Result<()> {
        while let Some(graded) = self.waiting.remove(&self.turn) {
            self.tally += graded.write_to(&mut self.output)?;
            self.turn += 1;
            self.spare.push(graded);
        }
        Ok(())
    }
}

const UNHARMED: &str = "nobody panics while reading or writing";

#[cfg(test)]
mod tests {
    use std::io::{self, BufReader, Read, Write};

    use super::super::batch::Batch;
    use super::super::graded::{Fate, Graded};
    use super::Turns;

    /// As many lines as the first two batches hold, and one more.
    fn lines() -> String {
        (0..64 + 128 + 1).map(|n| format!("{n}\n")).collect()
    }

    /// What is written for a batch: its lines as they are.
    fn copied(batch: &Batch) -> Graded {
        let mut graded = Graded::default().emptied(batch.lines().len());
        for (idx, (number, _)) in batch.lines().enumerate() {
            graded.add(idx, |bytes| {
                bytes.extend_from_slice(format!("{}\n", number - 1).as_bytes());
                Fate::Graded
            });
        }
        graded
    }

    #[test]
    fn what_ends_first_is_written_when_its_turn_comes() {
        let text = lines();
        let mut written = Vec::new();
        let turns = Turns::new(text.as_bytes(), &mut written, 2);
        let mut batches = [Batch::default(), Batch::default(), Batch::default()];
        let mut taken = Vec::new();
        for batch in &mut batches {
            taken.push(turns.take(batch).unwrap().expect("there are three batches"));
        }
        assert!(turns.take(&mut Batch::default()).unwrap().is_none());
        for (turn, batch) in taken.into_iter().zip(&batches).rev() {
            turn.end(copied(batch)).unwrap();
        }
        assert_eq!(turns.end().unwrap().n_graded, 193);
        assert_eq!(String::from_utf8(written).unwrap(), text);
    }

    #[test]
    fn nobody_goes_on_after_a_failure() {
        let text = lines();
        let turns = Turns::new(text.as_bytes(), Vec::new(), 2);
        let mut batch = Batch::default();
        drop(turns.take(&mut batch).unwrap());
        assert!(turns.take(&mut batch).unwrap().is_none());
    }

    #[test]
    fn what_cannot_be_read_or_written_is_told() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("unplugged"))
            }
        }
        impl Write for Broken {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::Error::other("full"))
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut batch = Batch::default();
        let unread = Turns::new(BufReader::new(Broken), Vec::new(), 2);
        assert!(unread.take(&mut batch).is_err());
        assert!(unread.take(&mut batch).unwrap().is_none());

        let text = lines();
        let unwritten = Turns::new(text.as_bytes(), Broken, 2);
        let turn = unwritten.take(&mut batch).unwrap().unwrap();
        assert!(turn.end(copied(&batch)).is_err());
        assert!(unwritten.take(&mut batch).unwrap().is_none());
    }
}
