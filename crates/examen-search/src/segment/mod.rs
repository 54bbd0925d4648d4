//! Segments of a build from nothing.
//!
//! tantivy's own writer looks every word of every document up in a table of all terms of all fields, and appends to a
//! list in memory; for a million questions this alone takes half of the time of a build, most of it waiting for memory.
//! Here words have had numbers since they were cut out ([`crate::text::Cutter`]), what stands where is noted in the
//! order of the questions, and sorted once by counting when a segment is full. The files are written by tantivy's
//! serializers: a segment of this kind is like any other, and the tests compare the two to the posting. They also tell
//! if another version of tantivy wants it otherwise, which does not show `IndexWriter::add_segment` in its documentation.
//!
//! An update goes the way of [`crate::index::document_maker`] instead: a segment that is added as a whole would be hit
//! by deletions that were meant for earlier ones.

mod occurrences;
mod open;
mod postings;
#[cfg(test)]
mod tests;

use tantivy::IndexWriter;

use crate::error::SearchError;
use crate::index::document::Document;
use crate::index::schema::Fields;
use crate::text::{Coverage, Cutter};

use open::OpenSegment;

/// Makes segments of documents. Each thread has its own.
pub(crate) struct SegmentMaker<'w> {
    writer: &'w IndexWriter,
    fields: Fields,
    cutter: Cutter,
    open: Option<Box<OpenSegment>>,
    most_bytes: usize,
}

impl<'w> SegmentMaker<'w> {
    /// One that adds segments to the index of `writer`, and holds about `most_bytes` in memory.
    pub(crate) fn new(writer: &'w IndexWriter, fields: Fields, most_bytes: usize) -> Self {
        Self {
            writer,
            fields,
            cutter: Cutter::new(Coverage::Sparse),
            open: None,
            most_bytes,
        }
    }

    /// Adds a document.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(crate) fn add(&mut self, document: &Document<'_>) -> Result<(), SearchError> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => Box::new(OpenSegment::new(self.writer.new_segment(), self.fields)?),
        };
        open.add(document, &mut self.cutter)?;
        let n_bytes = open.n_bytes() + self.cutter.n_bytes();
        self.open = Some(open);
        if n_bytes >= self.most_bytes {
            self.finish()?;
        }
        Ok(())
    }

    /// Writes what was added since the last segment was written.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(crate) fn finish(&mut self) -> Result<(), SearchError> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        self.cutter.sort_forms();
        let written = open.write(self.cutter.forms())?;
        self.cutter.forget_rare();
        Ok(self.writer.add_segment(written)?)
    }
}
