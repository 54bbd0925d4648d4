//! What a feature is given.

use std::path::Path;
use std::sync::Arc;

use examen_bank::FileKind;
use examen_bank::files::{FileProblem, FileProblemKind};
use examen_search::{Corpus, MemoryIndex, SearchError};
use jiff::Timestamp;

use crate::grading::SheetView;
use crate::practice::{Remembered, read};
use crate::protocol::{Answer, Failure, Uri};
use crate::state::{Cancellation, Document, Progress, Snapshot};

/// Everything at the moment when a request came in.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) snapshot: Snapshot,
    cancellation: Cancellation,
}

impl Context {
    pub(crate) fn new(snapshot: Snapshot, cancellation: Cancellation) -> Self {
        Self {
            snapshot,
            cancellation,
        }
    }

    /// Ends work that nobody waits for; to be called between pieces of long work.
    ///
    /// # Errors
    /// The client took its request back.
    pub(crate) fn check_cancelled(&self) -> Answer<()> {
        self.cancellation.check()
    }

    /// What finds questions in all banks, those of somebody's own banks first.
    ///
    /// # Errors
    /// The engine cannot start.
    pub(crate) fn search(&self) -> Result<Corpus, SearchError> {
        match &self.snapshot.library {
            Some(library) => self.snapshot.search.search(library),
            None => Ok(Corpus {
                own: MemoryIndex::new([])?.search().clone(),
                behind: None,
            }),
        }
    }

    /// How the questions of all banks stand now, by what the history says at this moment.
    ///
    /// # Errors
    /// The history cannot be used; the failure says why and what to do.
    pub(crate) fn remember(&self) -> Answer<Arc<Remembered>> {
        let library = self.snapshot.library.as_ref();
        let library = library.ok_or_else(|| Failure::internal("banks were not looked for yet"))?;
        let remembered = read(self.snapshot.history.as_deref(), library, Timestamp::now());
        remembered
            .map(Arc::new)
            .map_err(|error| Failure::refused(error.to_string()))
    }

    /// The open document `uri`, if it has the format `kind`.
    pub(crate) fn document(&self, uri: &Uri, kind: FileKind) -> Option<&Arc<Document>> {
        self.snapshot
            .document(uri)
            .filter(|document| document.kind == Some(kind))
    }

    /// The file at `path`, which is `uri`: as it stands in the editor, else on disk.
    ///
    /// # Errors
    /// It is not there, or cannot be read.
    pub(crate) fn file(&self, path: &Path, uri: &Uri) -> Result<Document, FileProblem> {
        if let Some(open) = self.snapshot.document(uri) {
            return Ok(Document::clone(open));
        }
        let file = self.snapshot.buffers().read(path)?;
        let max_bytes = self.snapshot.config.max_bytes;
        Ok(Document::open(uri.clone(), 0, &file.text, max_bytes))
    }

    /// The same; none where there is no such file, so that it can be made.
    ///
    /// # Errors
    /// It is there and cannot be read.
    pub(crate) fn file_if_there(&self, path: &Path, uri: &Uri) -> Answer<Option<Document>> {
        match self.file(path, uri) {
            Ok(document) => Ok(Some(document)),
            Err(problem) if matches!(problem.kind, FileProblemKind::NotFound) => Ok(None),
            Err(problem) => Err(Failure::refused(problem.to_string())),
        }
    }

    /// The version of `uri` that the client has open; none for a file that it would have to open.
    pub(crate) fn open_version(&self, uri: &Uri) -> Option<i32> {
        self.snapshot.document(uri).map(|document| document.version)
    }

    /// The open sheet `uri` with its grades, if there is such a sheet.
    pub(crate) fn sheet(&self, uri: &Uri) -> Option<SheetView<'_>> {
        SheetView::of(&self.snapshot, self.document(uri, FileKind::Sheet)?)
    }

    /// The same, unless it is an interview that was not handed in: then nothing is said about it.
    pub(crate) fn sheet_with_feedback(&self, uri: &Uri) -> Option<SheetView<'_>> {
        let view = self.sheet(uri)?;
        gives_feedback(&self.snapshot, &view).then_some(view)
    }
}

/// Whether anything may be said about the answers of a sheet.
pub(crate) fn gives_feedback(snapshot: &Snapshot, view: &SheetView<'_>) -> bool {
    let session = snapshot.session(&view.document.uri);
    let is_submitted = session.is_some_and(|session| session.progress == Progress::Submitted);
    !view.is_interview() || is_submitted
}
