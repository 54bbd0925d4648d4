//! A segment that is not written yet.

use tantivy::Term;
use tantivy::directory::TerminatingWrite as _;
use tantivy::directory::WritePtr;
use tantivy::fastfield::FastFieldsWriter;
use tantivy::fieldnorm::{FieldNormReaders, FieldNormsSerializer, FieldNormsWriter};
use tantivy::index::{Segment, SegmentComponent, SegmentMeta};
use tantivy::schema::{Field, IndexRecordOption, Schema};
use tantivy::store::StoreWriter;

use super::occurrences::Occurrences;
use super::postings::{Filed, PostingsFile};
use crate::index::document::{Document, Label, Part, Role};
use crate::index::schema::Fields;
use crate::text::{Cutter, Forms, Language, Listing, Weight};

/// A segment that is not written yet.
pub(super) struct OpenSegment {
    segment: Segment,
    schema: Schema,
    fields: Fields,
    n_questions: u32,
    words: Words,
    bank_keys: Filed,
    kinds: Filed,
    levels: Filed,
    norms: FieldNormsWriter,
    columns: FastFieldsWriter,
    columns_file: WritePtr,
    stored: StoreWriter,
}

/// Where words stand, by field.
#[derive(Default)]
struct Words {
    bank: Occurrences,
    topic: Occurrences,
    tag: Occurrences,
    id: Occurrences,
    stems: Occurrences,
    prompt: Occurrences,
    exact: Occurrences,
    dictionary: Occurrences,
    frequent: Occurrences,
}

impl Words {
    fn all_mut(&mut self) -> [&mut Occurrences; 9] {
        [
            &mut self.bank,
            &mut self.topic,
            &mut self.tag,
            &mut self.id,
            &mut self.stems,
            &mut self.prompt,
            &mut self.exact,
            &mut self.dictionary,
            &mut self.frequent,
        ]
    }
}

impl OpenSegment {
    pub(super) fn new(segment: Segment, fields: Fields) -> tantivy::Result<Self> {
        let schema = segment.schema();
        let index = segment.index();
        let settings = index.settings().clone();
        let columns = FastFieldsWriter::from_schema_and_tokenizer_manager(
            &schema,
            index.fast_field_tokenizer().clone(),
        )?;
        let columns_file = segment.open_write(SegmentComponent::FastFields)?;
        // Compressing in this thread: there is one for each core already.
        let stored = StoreWriter::new(
            segment.open_write(SegmentComponent::Store)?,
            settings.docstore_compression,
            settings.docstore_blocksize,
            false,
        )?;
        Ok(Self {
            norms: FieldNormsWriter::for_schema(&schema),
            segment,
            schema,
            fields,
            n_questions: 0,
            words: Words::default(),
            bank_keys: Filed::default(),
            kinds: Filed::default(),
            levels: Filed::default(),
            columns,
            columns_file,
            stored,
        })
    }

    pub(super) fn add(&mut self, document: &Document<'_>, cutter: &mut Cutter) -> tantivy::Result<()> {
        let fields = self.fields;
        let columns = document.columns(&fields);
        self.columns.add_document(&columns)?;
        self.stored.store(&columns, &self.schema)?;
        self.file(document);
        let Words { bank, .. } = &mut self.words;
        cutter.cut_name(&document.question.bank, |form, position| {
            bank.push(form, position, Weight::ONE);
        });
        let mut starts = Starts::default();
        for part in document.parts() {
            self.words
                .add_part(&part, document.question.language, cutter, &mut starts);
        }
        self.end_question();
        Ok(())
    }

    fn file(&mut self, document: &Document<'_>) {
        let fields = self.fields;
        let level = u64::from(document.question.level);
        self.bank_keys
            .push(&Term::from_field_u64(fields.bank_key, document.bank_key));
        self.kinds
            .push(&Term::from_field_text(fields.kind, document.kind()));
        self.levels.push(&Term::from_field_u64(fields.level, level));
        for field in [fields.bank_key, fields.kind, fields.level] {
            self.norms.record(self.n_questions, field, 1);
        }
    }

    fn end_question(&mut self) {
        let fields = self.fields;
        let [bank, topic, tag, id, stems, prompt, others @ ..] = self.words.all_mut();
        for occurrences in [bank, topic, tag, id].into_iter().chain(others) {
            occurrences.end_question();
        }
        self.norms
            .record(self.n_questions, fields.stems, stems.end_question());
        self.norms
            .record(self.n_questions, fields.prompt, prompt.end_question());
        self.n_questions += 1;
    }

    /// About as much memory as will be needed before the segment is written.
    pub(super) fn n_bytes(&mut self) -> usize {
        // Sorting takes a second copy, of one field at a time.
        let sorted = self.words.stems.n_bytes();
        let words: usize = self.words.all_mut().iter().map(|words| words.n_bytes()).sum();
        words + sorted + self.columns.mem_usage() + self.stored.mem_usage()
    }

    /// Writes the files, and returns what tantivy needs to know of them. The forms must have been sorted.
    pub(super) fn write(mut self, forms: &Forms) -> tantivy::Result<SegmentMeta> {
        self.columns.serialize(&mut self.columns_file, None)?;
        self.columns_file.terminate()?;
        self.stored.close()?;
        let norms = FieldNormsSerializer::from_write(self.segment.open_write(SegmentComponent::FieldNorms)?)?;
        self.norms.serialize(norms, None)?;
        let norms = FieldNormReaders::open(self.segment.open_read(SegmentComponent::FieldNorms)?)?;
        let mut file = PostingsFile::create(&self.segment, norms)?;
        let fields = self.fields;
        file.write_filed(fields.bank_key, &self.bank_keys)?;
        file.write_filed(fields.kind, &self.kinds)?;
        file.write_filed(fields.level, &self.levels)?;
        let words = self.words;
        for (field, occurrences) in [
            (fields.stems, words.stems),
            (fields.prompt, words.prompt),
            (fields.exact, words.exact),
            (fields.words, words.dictionary),
            (fields.frequent, words.frequent),
            (fields.id, words.id),
            (fields.tag, words.tag),
            (fields.topic, words.topic),
            (fields.bank, words.bank),
        ] {
            let record = record_of(&self.schema, field);
            file.write_words((field, record), occurrences, forms)?;
        }
        file.close()?;
        let meta = self.segment.with_max_doc(self.n_questions).meta().clone();
        meta.untrack_temp_docstore();
        Ok(meta)
    }
}

/// Where the next part begins in the fields that have positions. Between parts, and between tags, one position is left
/// out, so that no phrase goes across.
#[derive(Default)]
struct Starts {
    stems: u32,
    tag: u32,
}

impl Words {
    fn add_part(&mut self, part: &Part<'_>, language: Language, cutter: &mut Cutter, starts: &mut Starts) {
        let mut end = None;
        let (start, tag_start) = (starts.stems, starts.tag);
        cutter.cut(part.text, language, |_, word| {
            end = Some(word.position + 1);
            self.stems.push(word.stem, start + word.position, part.weight);
            if part.role == Role::Prompt {
                self.prompt.push(word.stem, 0, Weight::ONE);
            }
            if word.exact.is_empty() {
                return;
            }
            if part.role != Role::Rest {
                self.exact.push(word.exact, 0, Weight::ONE);
            }
            match part.role {
                Role::Label(Label::Id) => self.id.push(word.exact, word.position, Weight::ONE),
                Role::Label(Label::Topic) => self.topic.push(word.exact, word.position, Weight::ONE),
                Role::Label(Label::Tag) => {
                    self.tag.push(word.exact, tag_start + word.position, Weight::ONE);
                    starts.tag = tag_start + word.position + 2;
                }
                Role::Prompt | Role::Rest => {}
            }
            if word.listing != Listing::Nowhere {
                self.dictionary.push(word.exact, 0, Weight::ONE);
            }
            if word.listing == Listing::Frequent {
                self.frequent.push(word.exact, 0, Weight::ONE);
            }
        });
        if let Some(end) = end {
            starts.stems += end + 1;
        }
    }
}

fn record_of(schema: &Schema, field: Field) -> IndexRecordOption {
    let kind = schema.get_field_entry(field).field_type();
    kind.index_record_option().unwrap_or(IndexRecordOption::Basic)
}
