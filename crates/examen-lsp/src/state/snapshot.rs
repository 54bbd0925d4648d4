//! Everything at one moment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use examen_bank::files::SizeCap;
use examen_library::grading::{ReviewFile, Reviews};
use examen_library::{Buffers, Library};

use super::client::ClientProfile;
use super::disk_files::DiskFiles;
use super::document::Document;
use super::search::SearchCache;
use super::session::{Opened, SheetSession};
use super::vitals::Vitals;
use crate::config::Configuration;
use crate::features::TokenCache;
use crate::practice::Remembered;
use crate::protocol::Uri;

/// What the server knows at one moment. Clones share all of it; changing one leaves the others as they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Snapshot {
    /// What was agreed on with the client.
    pub(crate) client: Arc<ClientProfile>,
    pub(crate) config: Arc<Configuration>,
    /// The folders that the client works in.
    pub(crate) folders: Arc<Vec<PathBuf>>,
    documents: Arc<BTreeMap<String, Arc<Document>>>,
    sessions: Arc<BTreeMap<String, SheetSession>>,
    /// None until banks were looked for.
    pub(crate) library: Option<Arc<Library>>,
    /// Rulings on disk and in open reviews.
    pub(crate) reviews: Arc<Reviews>,
    /// The semantic tokens that were sent last.
    pub(crate) tokens: Arc<TokenCache>,
    pub(crate) search: Arc<SearchCache>,
    pub(crate) vitals: Arc<Vitals>,
    /// Where attempts are kept; nowhere without it.
    pub(crate) history: Option<Arc<Path>>,
    /// How questions stood when the history was last read; none before, and where it cannot be read.
    pub(crate) remembered: Option<Arc<Remembered>>,
    /// Files of the workspace that are not open.
    pub(crate) disk: Arc<DiskFiles>,
}

impl Snapshot {
    /// The open document `uri`.
    pub(crate) fn document(&self, uri: &Uri) -> Option<&Arc<Document>> {
        self.documents.get(uri.as_str())
    }

    /// All open documents, by URI.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.values()
    }

    /// Adds a document, or puts it in place of the one with its URI.
    pub(crate) fn insert(&mut self, document: Document) {
        let uri = document.uri.as_str().to_owned();
        Arc::make_mut(&mut self.documents).insert(uri, Arc::new(document));
    }

    /// Removes a document.
    pub(crate) fn remove(&mut self, uri: &Uri) -> Option<Arc<Document>> {
        Arc::make_mut(&mut self.documents).remove(uri.as_str())
    }

    /// The open document `uri`, to be changed.
    pub(crate) fn document_mut(&mut self, uri: &Uri) -> Option<&mut Document> {
        let document = Arc::make_mut(&mut self.documents).get_mut(uri.as_str())?;
        Some(Arc::make_mut(document))
    }

    /// What a candidate asked for about a sheet.
    pub(crate) fn session(&self, uri: &Uri) -> Option<&SheetSession> {
        self.sessions.get(uri.as_str())
    }

    /// The same, to be changed; it begins now if there is none.
    pub(crate) fn session_mut(&mut self, uri: &Uri) -> &mut SheetSession {
        Arc::make_mut(&mut self.sessions)
            .entry(uri.as_str().to_owned())
            .or_insert_with(|| SheetSession::new(Opened::now()))
    }

    /// Puts a session in the place of what is known of one.
    pub(crate) fn set_session(&mut self, uri: &Uri, session: SheetSession) {
        Arc::make_mut(&mut self.sessions).insert(uri.as_str().to_owned(), session);
    }

    /// The reviews of a sheet.
    pub(crate) fn reviews_of(&self, sheet: &Document) -> &[ReviewFile] {
        match &sheet.path {
            Some(path) => self.reviews.of(path),
            None => &[],
        }
    }

    /// The open texts that others read too: all but sheets, and those that were read so until somebody edited them.
    pub(crate) fn buffers(&self) -> Buffers {
        // A low limit spares the editor's documents; banks that lie around are read all the same.
        let limit = SizeCap::bytes(self.config.max_bytes as u64);
        let mut buffers = Buffers::up_to(limit.max(SizeCap::DEFAULT));
        for document in self.documents() {
            let is_shared = document.is_shared && !document.is_too_large();
            if let Some(path) = document.path.as_ref().filter(|_| is_shared) {
                buffers.set(path.clone(), document.source().as_ref().into());
            }
        }
        buffers
    }
}
