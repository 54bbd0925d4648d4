//! Writes postings by means of tantivy's serializers.

use std::collections::BTreeMap;

use tantivy::fieldnorm::FieldNormReaders;
use tantivy::postings::{FieldSerializer, InvertedIndexSerializer};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Segment, Term};

use super::occurrences::{Occurrences, Posting};
use crate::text::Forms;

/// The values of a field of which each question has one, with the questions that have them.
#[derive(Default)]
pub(super) struct Filed {
    questions: BTreeMap<Vec<u8>, Vec<u32>>,
    n_questions: u32,
}

impl Filed {
    /// Files the next question under `value`, whose field does not matter.
    pub(super) fn push(&mut self, value: &Term) {
        let bytes = value.serialized_value_bytes();
        match self.questions.get_mut(bytes) {
            Some(questions) => questions.push(self.n_questions),
            None => {
                self.questions.insert(bytes.to_owned(), vec![self.n_questions]);
            }
        }
        self.n_questions += 1;
    }
}

/// Writes the postings of one segment, field by field.
pub(super) struct PostingsFile {
    serializer: InvertedIndexSerializer,
    norms: FieldNormReaders,
}

impl PostingsFile {
    pub(super) fn create(segment: &Segment, norms: FieldNormReaders) -> tantivy::Result<Self> {
        Ok(Self {
            serializer: InvertedIndexSerializer::open(segment)?,
            norms,
        })
    }

    pub(super) fn write_filed(&mut self, field: Field, filed: &Filed) -> tantivy::Result<()> {
        let norms = self.norms.get_field(field)?;
        let mut terms = self
            .serializer
            .new_field(field, u64::from(filed.n_questions), norms)?;
        for (value, questions) in &filed.questions {
            terms.new_term_without_freq(value)?;
            for question in questions {
                terms.write_doc(*question, 0, &[]);
            }
            terms.close_term()?;
        }
        Ok(terms.close()?)
    }

    /// Writes the words of `field`, of which `record` is kept.
    pub(super) fn write_words(
        &mut self,
        (field, record): (Field, IndexRecordOption),
        occurrences: Occurrences,
        forms: &Forms,
    ) -> tantivy::Result<()> {
        let norms = self.norms.get_field(field)?;
        let terms = self.serializer.new_field(field, occurrences.n_tokens(), norms)?;
        let mut writer = WordWriter {
            terms,
            record,
            deltas: Vec::new(),
        };
        occurrences.by_form(forms, |form, postings| {
            writer.write(forms.text(form).as_bytes(), postings)
        })?;
        Ok(writer.terms.close()?)
    }

    pub(super) fn close(self) -> tantivy::Result<()> {
        Ok(self.serializer.close()?)
    }
}

struct WordWriter<'s> {
    terms: FieldSerializer<'s>,
    record: IndexRecordOption,
    /// Of the positions in one question, each from the one before; kept so that no word costs an allocation.
    deltas: Vec<u32>,
}

impl WordWriter<'_> {
    fn write(&mut self, word: &[u8], postings: &[Posting]) -> std::io::Result<()> {
        let by_question = || postings.chunk_by(|a, b| a.question == b.question);
        if !self.record.has_freq() {
            self.terms.new_term_without_freq(word)?;
            for of_question in by_question() {
                self.terms.write_doc(of_question[0].question, 0, &[]);
            }
            return self.terms.close_term();
        }
        let n_questions = by_question().count() as u32;
        self.terms.new_term(word, n_questions, true)?;
        for of_question in by_question() {
            let frequency = of_question.iter().map(|posting| posting.place.weight()).sum();
            self.deltas.clear();
            if self.record.has_positions() {
                push_deltas(of_question, &mut self.deltas);
            }
            self.terms
                .write_doc(of_question[0].question, frequency, &self.deltas);
        }
        self.terms.close_term()
    }
}

/// A word that counts twice where it stands has its position twice.
fn push_deltas(of_question: &[Posting], deltas: &mut Vec<u32>) {
    let mut before = 0;
    for posting in of_question {
        let position = posting.place.position();
        deltas.push(position - before);
        deltas.extend(std::iter::repeat_n(0, posting.place.weight() as usize - 1));
        before = position;
    }
}
