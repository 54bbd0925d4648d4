//! An open document.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use examen_bank::{
    AnswerSheet, Bank, CaseFile, FileKind, Glossary, Mode, Parsed, PartPlace, Review, TextRange, line_ending,
};

use crate::features::{LintCache, NameCache, SymbolCache};
use crate::grading::{ChoiceCache, Section};
use crate::protocol::{Uri, path_of};
use crate::text::{Cut, Encoding, Span, Text};

/// A document that a client has open. A clone shares all that was worked out.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) uri: Uri,
    /// Where it stands on disk; none for one that was never saved.
    pub(crate) path: Option<PathBuf>,
    /// As the client counts, from the beginning whenever it opens the document.
    pub(crate) version: i32,
    /// Which time it was opened, counted over all documents; 0 for one that no client has open.
    pub(crate) opening: u64,
    /// None for Markdown that is none of our business, and for what is too large.
    pub(crate) kind: Option<FileKind>,
    pub(crate) text: Text,
    /// One a piece of the text; empty unless this is a sheet.
    pub(crate) sections: Vec<Arc<Section>>,
    pub(crate) choice: Arc<ChoiceCache>,
    /// What lint said of a bank.
    pub(crate) lints: Arc<LintCache>,
    /// Whether it is, or was since it was opened, what others read too: anything but a sheet. Then it stands in place of its
    /// file, whatever has become of it.
    pub(crate) is_shared: bool,
    /// Where the last edit ended, which is where the caret is as far as the server can know.
    pub(crate) caret: Option<usize>,
    reading: Arc<Reading>,
    max_bytes: usize,
}

/// Which text of a document something is about. A version alone does not tell: a client that opens a document again counts
/// anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edition {
    pub(crate) opening: u64,
    pub(crate) version: i32,
}

/// What a version of a document says, worked out when first asked for.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    bank: OnceLock<Parsed<Bank>>,
    review: OnceLock<Parsed<Review>>,
    cases: OnceLock<Parsed<CaseFile>>,
    glossary: OnceLock<Parsed<Glossary>>,
    ending: OnceLock<&'static str>,
    names: NameCache,
    symbols: SymbolCache,
}

/// One change of a document.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// What is replaced; all of it without one.
    pub(crate) span: Option<Span>,
    pub(crate) text: String,
}

impl Document {
    /// The document `uri`, which says `text`; of more than `max_bytes` nothing is read.
    pub(crate) fn open(uri: Uri, version: i32, text: &str, max_bytes: usize) -> Self {
        let path = path_of(&uri);
        let mut document = Self {
            path,
            uri,
            version,
            opening: 0,
            kind: None,
            text: Text::new("", Cut::Nowhere),
            sections: Vec::new(),
            choice: Arc::default(),
            lints: Arc::default(),
            is_shared: false,
            caret: None,
            reading: Arc::default(),
            max_bytes,
        };
        document.set_text(text);
        document
    }

    /// Which text it holds.
    pub(crate) fn edition(&self) -> Edition {
        Edition {
            opening: self.opening,
            version: self.version,
        }
    }

    /// Whether it has more bytes than are read.
    pub(crate) fn is_too_large(&self) -> bool {
        self.text.len() > self.max_bytes
    }

    /// How many bytes are read at most.
    pub(crate) fn max_bytes(&self) -> usize {
        self.max_bytes
    }

    /// Reads up to `max_bytes` from now on.
    pub(crate) fn set_max_bytes(&mut self, max_bytes: usize) {
        self.max_bytes = max_bytes;
        self.read_anew_if_other();
    }

    /// Whether it is a sheet that gives no feedback before it is handed in.
    pub(crate) fn is_interview(&self) -> bool {
        self.kind == Some(FileKind::Sheet) && self.front().mode == Mode::Interview
    }

    /// The path, or for a document that was never saved its name.
    pub(crate) fn path_or_name(&self) -> Cow<'_, Path> {
        match &self.path {
            Some(path) => Cow::Borrowed(path),
            None => Cow::Owned(PathBuf::from(self.uri.path().as_str())),
        }
    }

    /// Makes `changes`, one after the other.
    pub(crate) fn apply(&mut self, version: i32, changes: &[Change], encoding: Encoding) {
        self.version = version;
        for change in changes {
            match change.span {
                None => self.set_text(&change.text),
                Some(span) => {
                    let range = self.text.range(span, encoding);
                    self.replace(range, &change.text);
                }
            }
        }
    }

    /// The text, for formats that are read as a whole.
    pub(crate) fn source(&self) -> Cow<'_, str> {
        self.text.whole()
    }

    /// What new lines in it end with.
    pub(crate) fn line_ending(&self) -> &'static str {
        self.reading.ending.get_or_init(|| line_ending(&self.source()))
    }

    /// What it says as a bank.
    pub(crate) fn bank(&self) -> &Parsed<Bank> {
        self.reading.bank.get_or_init(|| Bank::parse(&self.source()))
    }

    /// What it says as a review.
    pub(crate) fn review(&self) -> &Parsed<Review> {
        self.reading.review.get_or_init(|| Review::parse(&self.source()))
    }

    /// What it says as a case file.
    pub(crate) fn cases(&self) -> &Parsed<CaseFile> {
        self.reading.cases.get_or_init(|| CaseFile::parse(&self.source()))
    }

    /// What it says as a glossary.
    pub(crate) fn glossary(&self) -> &Parsed<Glossary> {
        self.reading
            .glossary
            .get_or_init(|| Glossary::parse(&self.source()))
    }

    /// The places in it that name questions and points.
    pub(crate) fn names(&self) -> &NameCache {
        &self.reading.names
    }

    /// The questions or answers in it.
    pub(crate) fn symbols(&self) -> &SymbolCache {
        &self.reading.symbols
    }

    /// What the front matter of a sheet says; there are no answers in it.
    ///
    /// # Panics
    /// If this is no sheet.
    pub(crate) fn front(&self) -> &AnswerSheet {
        &self.sections[0].part(&self.text.pieces()[0]).sheet
    }

    /// Fingerprint of what the answers of a sheet say that they answer, in their order.
    pub(crate) fn names_of_answers(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (piece, section) in self.text.pieces().iter().zip(&self.sections) {
            section.names(piece).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Front matter and answers of a sheet. Ranges are of no use in it.
    pub(crate) fn outline(&self) -> AnswerSheet {
        let pieces = self.text.pieces().iter().zip(&self.sections);
        let answers = pieces.flat_map(|(piece, section)| section.part(piece).sheet.answers.clone());
        AnswerSheet {
            answers: answers.collect(),
            asides: Vec::new(),
            ..self.front().clone()
        }
    }

    fn set_text(&mut self, text: &str) {
        let is_small = text.len() <= self.max_bytes;
        self.kind = FileKind::recognise(&self.path_or_name(), text).filter(|_| is_small);
        self.is_shared |= self.kind.is_some_and(|kind| kind != FileKind::Sheet);
        let cut = cut_of(self.kind);
        self.text = Text::new(text, cut);
        self.sections = new_sections(self.kind, self.text.pieces().len(), PartPlace::Top);
        self.caret = None;
        self.reading = Arc::default();
    }

    fn replace(&mut self, range: TextRange, new: &str) {
        let was_small = !self.is_too_large();
        let splice = self.text.replace(range, new);
        self.caret = Some(range.start + new.len());
        self.reading = Arc::default();
        if self.kind == Some(FileKind::Sheet) {
            let place = if splice.removed.start == 0 {
                PartPlace::Top
            } else {
                PartPlace::Below
            };
            let new = new_sections(self.kind, splice.n_new, place);
            self.sections.splice(splice.removed.clone(), new);
        }
        // The front matter stands in the first piece.
        let may_be_other = splice.removed.start == 0 || was_small == self.is_too_large();
        if may_be_other {
            self.read_anew_if_other();
        }
    }

    fn read_anew_if_other(&mut self) {
        if self.kind != self.kind_now() {
            let caret = self.caret;
            let text = self.text.clone();
            self.set_text(&text.whole());
            self.caret = caret;
        }
    }

    fn kind_now(&self) -> Option<FileKind> {
        if self.is_too_large() {
            return None;
        }
        // Front matter that ends behind the first piece is none.
        let top = self.text.pieces()[0].text();
        FileKind::recognise(&self.path_or_name(), top)
    }
}

fn cut_of(kind: Option<FileKind>) -> Cut {
    match kind {
        Some(FileKind::Sheet) => Cut::AtHeadings,
        _ => Cut::Nowhere,
    }
}

/// `n` sections for a sheet, the first of which stands at `place`.
fn new_sections(kind: Option<FileKind>, n: usize, place: PartPlace) -> Vec<Arc<Section>> {
    if kind != Some(FileKind::Sheet) {
        return Vec::new();
    }
    let places = [place].into_iter().chain(std::iter::repeat(PartPlace::Below));
    places
        .take(n)
        .map(|place| Arc::new(Section::new(place)))
        .collect()
}
