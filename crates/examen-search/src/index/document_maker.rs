//! Documents as tantivy indexes them one by one: for changes of an index. A build from nothing goes another way, see
//! [`crate::segment`].

use tantivy::TantivyDocument;

use super::document::{Document, Part, Role};
use super::schema::Fields;
use crate::text::{Coverage, Cutter, Language, Listing, TermList, Weight};

/// Makes documents as tantivy takes them.
pub(crate) struct DocumentMaker {
    fields: Fields,
    cutter: Cutter,
    stems: TermList,
    exact: TermList,
    words: TermList,
    frequent: TermList,
}

impl DocumentMaker {
    pub(crate) fn new(fields: Fields, coverage: Coverage) -> Self {
        Self {
            fields,
            cutter: Cutter::new(coverage),
            stems: TermList::default(),
            exact: TermList::default(),
            words: TermList::default(),
            frequent: TermList::default(),
        }
    }

    /// The document as tantivy takes it.
    pub(crate) fn make(&mut self, document: &Document<'_>) -> TantivyDocument {
        let fields = self.fields;
        let mut made = document.columns(&fields);
        made.add_text(fields.id, &document.question.id);
        self.cutter.forget_rare();
        self.words.begin(Weight::ONE);
        self.frequent.begin(Weight::ONE);
        for part in document.parts() {
            self.add_part(&part, document.question.language, &mut made);
        }
        if !self.words.is_empty() {
            made.add_text(fields.words, self.words.as_str());
        }
        if !self.frequent.is_empty() {
            made.add_text(fields.frequent, self.frequent.as_str());
        }
        made
    }

    fn add_part(&mut self, part: &Part<'_>, language: Language, made: &mut TantivyDocument) {
        let Self {
            stems,
            exact,
            words,
            frequent,
            ..
        } = self;
        stems.begin(part.weight);
        exact.begin(Weight::ONE);
        self.cutter.cut(part.text, language, |forms, word| {
            let position = word.position as usize;
            stems.push(forms.text(word.stem), position);
            let as_it_is = forms.text(word.exact);
            if part.role != Role::Rest && !as_it_is.is_empty() {
                exact.push(as_it_is, position);
            }
            if word.listing != Listing::Nowhere {
                words.push(as_it_is, 0);
            }
            if word.listing == Listing::Frequent {
                frequent.push(as_it_is, 0);
            }
        });
        if stems.is_empty() {
            return;
        }
        made.add_text(self.fields.stems, stems.as_str());
        if part.role == Role::Prompt {
            stems.weigh(Weight::ONE);
            made.add_text(self.fields.prompt, stems.as_str());
        }
        if !exact.is_empty() {
            made.add_text(self.fields.exact, exact.as_str());
        }
    }
}
