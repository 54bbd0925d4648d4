//! Sessions on disk: beside the history, because the hints in them lower the ratings in it.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use examen_bank::Revision;
use examen_bank::files::{FileProblem, FileProblemKind, Overwrite, write_atomically};
use serde_json::Value;

use super::Owner;
use crate::protocol::{MessageType, Uri, path_of};
use crate::state::SheetSession;

/// How long a session is kept in which nothing happens.
const KEPT: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The commands whose results hang on the hints that were taken.
const ASKS: [&str; 3] = ["examen.hint", "examen.sheet", "examen.submit"];

impl Owner {
    /// Goes on with the session of a sheet that is opened or becomes one, also with one of a server before this one, and
    /// lets its clock run.
    pub(super) fn begin_session(&mut self, uri: &Uri) {
        self.start_clock(uri);
        if self.state.session(uri).is_some() {
            return;
        }
        match self
            .place_of(uri)
            .map_or(Ok(None), |(file, sheet)| load(&file, &sheet))
        {
            Ok(Some(session)) => self.state.set_session(uri, session),
            Ok(None) => {}
            Err(problem) => self.log(MessageType::WARNING, format!("examen: {problem}")),
        }
        self.state.session_mut(uri);
        // The clock of an interview goes on while no server runs.
        let document = self.state.document(uri);
        if document.is_some_and(|document| document.is_interview()) {
            self.keep_session(uri);
        }
    }

    /// Adds what another server, of another editor with the same sheet, has written down since. What cannot be read was
    /// said when the sheet was opened.
    pub(super) fn catch_up(&mut self, uri: &Uri) {
        let Some((file, sheet)) = self.place_of(uri) else {
            return;
        };
        if let (Ok(Some(theirs)), Some(_)) = (load(&file, &sheet), self.state.session(uri)) {
            self.state.session_mut(uri).join(theirs);
        }
    }

    /// The same before a command on a sheet is carried out that asks what was asked for before.
    pub(super) fn catch_up_for(&mut self, params: &Value) {
        let asks = params["command"].as_str().is_some_and(|it| ASKS.contains(&it));
        let uri = params["arguments"][0]["uri"].as_str().filter(|_| asks);
        if let Some(uri) = uri.and_then(|uri| uri.parse::<Uri>().ok()) {
            self.catch_up(&uri);
        }
    }

    /// Writes the session of a sheet to the disk, so that it is there before anybody is told what it holds.
    pub(super) fn keep_session(&mut self, uri: &Uri) {
        self.catch_up(uri);
        let (Some(session), Some((file, sheet))) = (self.state.session(uri), self.place_of(uri)) else {
            return;
        };
        if let Err(problem) = save(&file, &session.to_json(&sheet)) {
            let problem = format!("examen: hints are forgotten when the server ends: {problem}");
            self.log(MessageType::WARNING, problem);
        }
    }

    /// Where the session of a sheet is kept, and the path of the sheet; none for one that was never saved.
    fn place_of(&self, uri: &Uri) -> Option<(PathBuf, String)> {
        let sheet = path_of(uri)?.to_string_lossy().into_owned();
        let folder = folder(self.options.history.as_deref()?);
        Some((folder.join(format!("{}.json", Revision::of(&sheet))), sheet))
    }
}

/// The folder of the sessions that belong to a history.
fn folder(history: &Path) -> PathBuf {
    history.with_extension("sheets")
}

/// Removes what the language server keeps beside the history in the file `history`: the hints that were taken in sheets
/// that are not handed in yet. A server that is running keeps what it knows.
///
/// # Errors
/// The folder cannot be removed.
pub fn forget_sessions(history: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder(history)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn load(file: &Path, sheet: &str) -> Result<Option<SheetSession>, String> {
    let json = match fs::read_to_string(file) {
        Ok(json) => json,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("{}: cannot be read: {error}", file.display())),
    };
    let session = SheetSession::from_json(&json, sheet, SystemTime::now());
    session.map(Some).map_err(|fault| {
        format!(
            "{}: what is known of the hints that were taken cannot be used: {fault}",
            file.display()
        )
    })
}

/// Whole or not at all.
fn save(file: &Path, json: &str) -> Result<(), FileProblem> {
    if let Some(folder) = file.parent() {
        if !folder.exists() {
            fs::create_dir_all(folder).map_err(|error| FileProblem {
                path: folder.to_owned(),
                kind: FileProblemKind::Unwritable(error),
            })?;
        }
        forget_old(folder);
    }
    write_atomically(file, json, Overwrite::Replace)
}

/// Removes sessions in which nothing has happened for long.
fn forget_old(folder: &Path) {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_old = |file: &fs::DirEntry| {
        let modified = file.metadata().and_then(|metadata| metadata.modified());
        modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > KEPT))
    };
    for file in files.filter(is_old) {
        // What cannot be removed is in nobody's way.
        let _ = fs::remove_file(file.path());
    }
}
