//! A segment that is written here holds what tantivy would have written, to the posting.

use std::fmt::Write as _;

use examen_bank::{Bank, Glossary};
use tantivy::postings::Postings as _;
use tantivy::schema::{FieldType, IndexRecordOption, Schema};
use tantivy::{DocSet as _, Index, IndexWriter, SegmentReader, TERMINATED, TantivyDocument};

use super::SegmentMaker;
use crate::index::document::{Document, documents};
use crate::index::document_maker::DocumentMaker;
use crate::index::schema::{Fields, schema, tokenizers};
use crate::source::{BankPlace, BankSource};
use crate::text::Coverage;

const BANKS: [&str; 3] = [
    "---\nbank: Team-Bank localStorage\nlang: en\n---\n# Caching & more\n## Prices, prices: why stale?\n\
     <!-- id: stale-prices; tags: useEffect, caching, big data; level: 2 -->\nThe shop writes prices.\n\n### Points\n\n\
     - +2! Cached copies outlive `rows`\n  - stale, \"out of date\"\n  - why: because of caches\n- Uses C++ == fast\n\n\
     ### Hint\n\nLook it up.\n\n### Answer\n\nCopies in the cache stayed: localStorage, getElementById.\n\n\
     ### Follow-ups\n\n- Which prices?\n## Tell me about a conflict\n<!-- kind: behavioural -->\n",
    "---\nbank: zwei\nlang: de\n---\n## Was ist eine Größe?\n\n### Answer\n\nGrößere Städte. 数据库的 SQL 库, データ\n",
    "## ?\n\n## 🙂 e\u{301}te\u{301}\n<!-- tags: a -->\n",
];

/// All that is in the only segment of an index, as text.
fn contents(index: &Index, fields: &Fields) -> String {
    let searcher = index.reader().unwrap().searcher();
    let [segment] = searcher.segment_readers() else {
        panic!("there is one segment");
    };
    let mut out = String::new();
    for (field, entry) in index.schema().fields() {
        if entry.is_indexed() {
            let _ = writeln!(out, "{}:", entry.name());
            push_terms(&mut out, segment, &index.schema(), field);
        }
    }
    for doc in 0..segment.max_doc() {
        let stored: TantivyDocument = segment.get_store_reader(1).unwrap().get(doc).unwrap();
        let _ = writeln!(out, "{doc}: {stored:?}");
        push_columns(&mut out, segment, &index.schema(), doc);
    }
    assert!(segment.max_doc() > 0 && out.contains("stale"), "{fields:?}");
    out
}

fn push_terms(out: &mut String, segment: &SegmentReader, schema: &Schema, field: tantivy::schema::Field) {
    let index = segment.inverted_index(field).unwrap();
    let record = schema.get_field_entry(field).field_type().index_record_option();
    let norms = segment.fieldnorms_readers().get_field(field).unwrap();
    let mut terms = index.terms().stream().unwrap();
    let _ = writeln!(out, " {} tokens", index.total_num_tokens());
    while let Some((term, info)) = terms.next() {
        let _ = write!(out, " {}:", String::from_utf8_lossy(term));
        let option = record.unwrap_or(IndexRecordOption::Basic);
        let mut postings = index.read_postings_from_terminfo(info, option).unwrap();
        while postings.doc() != TERMINATED {
            let doc = postings.doc();
            let mut positions = Vec::new();
            if option.has_positions() {
                postings.positions(&mut positions);
            }
            let norm = norms.as_ref().map(|norms| norms.fieldnorm_id(doc));
            let _ = write!(out, " {doc}×{}{positions:?}/{norm:?}", postings.term_freq());
            postings.advance();
        }
        out.push('\n');
    }
}

fn push_columns(out: &mut String, segment: &SegmentReader, schema: &Schema, doc: u32) {
    let columns = segment.fast_fields();
    for (_, entry) in schema.fields().filter(|(_, entry)| entry.is_fast()) {
        let name = entry.name();
        if matches!(entry.field_type(), FieldType::U64(_)) {
            let values = columns.u64(name).unwrap();
            let _ = writeln!(out, "  {name} {:?}", values.first(doc));
        } else {
            let values = columns.str(name).unwrap().expect("a column of texts");
            for ord in values.term_ords(doc) {
                let mut text = String::new();
                values.ord_to_str(ord, &mut text).unwrap();
                let _ = writeln!(out, "  {name} {text}");
            }
        }
    }
}

/// The contents of an index of `banks` that `add` fills.
fn indexed(banks: &[String], add: impl Fn(&mut IndexWriter, Fields, Vec<Document<'_>>)) -> String {
    let (schema, fields) = schema();
    let index = Index::builder().schema(schema).tokenizers(tokenizers());
    let index = index.create_in_ram().unwrap();
    let mut writer = index.writer_with_num_threads(1, 50_000_000).unwrap();
    let read = |(number, text): (usize, &String)| {
        let bank = Bank::outline(text);
        let name = bank.name().unwrap_or("none").to_owned();
        (BankPlace::new(format!("{number}.bank.md"), name), bank)
    };
    let read: Vec<(BankPlace, Bank)> = banks.iter().enumerate().map(read).collect();
    let glossary = Glossary::default();
    let sources = banks.iter().zip(&read).map(|(text, (place, bank))| BankSource {
        place,
        bank,
        glossary: &glossary,
        text: Some(text),
    });
    let all = sources.flat_map(documents).collect();
    add(&mut writer, fields, all);
    writer.commit().unwrap();
    contents(&index, &fields)
}

fn check(banks: &[String]) {
    let ours = indexed(banks, |writer, fields, documents| {
        let mut segments = SegmentMaker::new(writer, fields, usize::MAX);
        for document in documents {
            segments.add(&document).unwrap();
        }
        segments.finish().unwrap();
    });
    let theirs = indexed(banks, |writer, fields, documents| {
        let mut maker = DocumentMaker::new(fields, Coverage::Sparse);
        for document in documents {
            writer.add_document(maker.make(&document)).unwrap();
        }
    });
    for (ours, theirs) in ours.lines().zip(theirs.lines()) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(ours.len(), theirs.len());
}

#[test]
fn a_segment_is_what_tantivy_would_have_written() {
    check(&BANKS.map(str::to_owned));
}

#[test]
fn blocks_of_postings_and_rare_listings_are_the_same_too() {
    // More than a block of 128 questions, and more occurrences than are all listed.
    let mut text = "---\nbank: many\n---\n".to_owned();
    for number in 0..700 {
        let _ = write!(
            text,
            "## Why is cache {number} stale, stale?\n<!-- tags: t{}, stale -->\n\n### Answer\n\nWord{} word{}.\n\n",
            number % 7,
            number % 13,
            number % 300
        );
    }
    check(&[text]);
}
