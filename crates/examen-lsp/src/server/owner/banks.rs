//! Looking for banks and reviews.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use examen_bank::FileKind;
use examen_library::Library;
use examen_library::banks::settings::{self, BankSettings};
use examen_library::grading::Reviews;
use serde_json::json;

use super::Owner;
use crate::config::Layer;
use crate::protocol::{
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, MessageType, ProgressParams,
    ProgressParamsValue, ProgressToken, Registration, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, notification, path_of, request,
};
use crate::server::calls::Purpose;
use crate::server::event::{Done, Found};
use crate::state::Snapshot;

/// How long after a change banks are read again, so that a burst of changes costs one look.
const SETTLE: Duration = Duration::from_millis(150);
/// The name of the progress that is shown while banks are looked for.
const TOKEN: &str = "examen-index";

/// Whether banks are to be looked for.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// When to look; none if nothing has changed.
    pub(super) due: Option<Instant>,
    is_running: bool,
    progress: ProgressState,
    /// Files that could not be used when banks were last looked for.
    problems: Vec<String>,
    /// When banks were last found.
    pub(super) found_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ProgressState {
    #[default]
    Hidden,
    Asked,
    Shown,
}

impl Search {
    /// Looks at the next opportunity.
    pub(super) fn want_now(&mut self) {
        self.due = Some(Instant::now());
    }

    /// Looks when nothing has changed for a moment.
    pub(super) fn want_soon(&mut self, now: Instant) {
        self.due = Some(now + SETTLE);
    }
}

impl Owner {
    /// Looks for banks if something has changed.
    pub(super) fn look_for_banks(&mut self, now: Instant) {
        if self.search.is_running || self.search.due.is_none_or(|due| due > now) {
            return;
        }
        self.search.due = None;
        self.search.is_running = true;
        if self.state.client.shows_progress() && self.search.found_at.is_none() {
            self.search.progress = ProgressState::Asked;
            let token = ProgressToken::String(TOKEN.to_owned());
            self.call::<request::WorkDoneProgressCreate>(
                &WorkDoneProgressCreateParams { token },
                Purpose::Progress,
            );
        }
        let snapshot = self.state.clone();
        self.jobs
            .spawn(move || Done::Found(Some(find(&snapshot))), |_| Done::Found(None));
    }

    /// Banks were found.
    pub(super) fn on_found(&mut self, found: Option<Found>) {
        self.search.is_running = false;
        let now = Instant::now();
        self.search.found_at = Some(now);
        self.state.vitals.banks_found(now);
        self.end_progress();
        match found {
            Some(found) => {
                let (library, reviews) = (&found.library, &found.reviews);
                let files = [&library.unread, &library.problems, &reviews.problems];
                let files = files.into_iter().flatten().map(ToString::to_string);
                self.report_problems(files.chain(found.problems).collect());
                self.state.library = Some(kept(self.state.library.take(), found.library));
                self.state.reviews = found.reviews;
            }
            None => {
                self.log(
                    MessageType::ERROR,
                    "examen: banks cannot be read; this is a fault of the server".to_owned(),
                );
                let bundled = Library::of(Vec::new(), Vec::new());
                self.state.library.get_or_insert_with(|| Arc::new(bundled));
            }
        }
        self.start_waiting();
        if self.state.config.sheet_notifications.is_on() {
            self.notify_custom("examen/banksChanged", &json!({}));
        }
        self.everything_changed();
        self.recall();
    }

    /// Says which files cannot be used, unless it was said before.
    fn report_problems(&mut self, problems: Vec<String>) {
        for problem in problems
            .iter()
            .filter(|problem| !self.search.problems.contains(problem))
        {
            self.log(MessageType::WARNING, format!("examen: {problem}"));
        }
        self.state.vitals.set_file_problems(problems.clone());
        self.search.problems = problems;
    }

    /// The client shows progress from now on.
    pub(super) fn begin_progress(&mut self) {
        if self.search.progress == ProgressState::Asked && self.search.is_running {
            self.search.progress = ProgressState::Shown;
            self.show_progress(WorkDoneProgress::Begin(WorkDoneProgressBegin {
                title: "Examen: looking for banks".to_owned(),
                ..WorkDoneProgressBegin::default()
            }));
        }
    }

    fn end_progress(&mut self) {
        if self.search.progress == ProgressState::Shown {
            self.show_progress(WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
        }
        self.search.progress = ProgressState::Hidden;
    }

    fn show_progress(&self, progress: WorkDoneProgress) {
        self.notify::<notification::Progress>(ProgressParams {
            token: ProgressToken::String(TOKEN.to_owned()),
            value: ProgressParamsValue::WorkDone(progress),
        });
    }

    /// `workspace/didChangeWatchedFiles`
    pub(super) fn on_files_changed(&mut self, params: &DidChangeWatchedFilesParams) {
        let paths = params.changes.iter().filter_map(|change| path_of(&change.uri));
        let paths: Vec<PathBuf> = paths.collect();
        for path in &paths {
            self.state.disk.forget(path);
        }
        let is_settings = |path: &PathBuf| path.file_name().is_some_and(|name| name == "examen.toml");
        if paths.iter().any(is_settings) {
            self.read_settings_file();
            self.settings_changed();
            self.report_settings();
        }
        self.search.want_soon(Instant::now());
    }

    /// `workspace/didChangeWorkspaceFolders`
    pub(super) fn on_folders_changed(&mut self, params: &DidChangeWorkspaceFoldersParams) {
        let paths = |folders: &[crate::protocol::WorkspaceFolder]| -> Vec<PathBuf> {
            folders.iter().filter_map(|folder| path_of(&folder.uri)).collect()
        };
        let removed = paths(&params.event.removed);
        let mut folders = self.state.folders.to_vec();
        folders.retain(|folder| !removed.contains(folder));
        for added in paths(&params.event.added) {
            if !folders.contains(&added) {
                folders.push(added);
            }
        }
        self.state.folders = folders.into();
        self.read_settings_file();
        self.settings_changed();
        self.report_settings();
        self.search.want_now();
    }
}

/// What was found, or what was known before if that is the same: grades and indices of it stay good.
fn kept(before: Option<Arc<Library>>, found: Library) -> Arc<Library> {
    let Some(before) = before else {
        return Arc::new(found);
    };
    let is_same = found.banks.len() == before.banks.len()
        && found
            .banks
            .iter()
            .zip(&before.banks)
            .all(|(new, old)| Arc::ptr_eq(new, old));
    if is_same { before } else { Arc::new(found) }
}

/// Finds the banks around the folders and open documents of the client, and the reviews next to its sheets.
fn find(snapshot: &Snapshot) -> Found {
    let buffers = snapshot.buffers();
    let open: Vec<PathBuf> = snapshot
        .documents()
        .filter_map(|document| document.path.clone())
        .collect();
    let mut places: Vec<PathBuf> = snapshot.folders.to_vec();
    places.extend(open.iter().cloned());
    // A folder that somebody opened is looked through, also where it is no repository.
    let settings = settings_beyond(snapshot, &places);
    let beside: Vec<PathBuf> = snapshot
        .folders
        .iter()
        .chain(&snapshot.config.banks)
        .chain(&settings.banks)
        .cloned()
        .collect();
    let known = snapshot
        .library
        .as_ref()
        .map_or(&[][..], |library| &library.banks);
    let library = Library::around(&places, &beside, &buffers, known);
    let sheets: Vec<PathBuf> = snapshot
        .documents()
        .filter(|document| document.kind == Some(FileKind::Sheet))
        .filter_map(|document| document.path.clone())
        .collect();
    let asked = [&snapshot.config.banks[..], &settings.banks].concat();
    let missing = library.without_banks(&asked, &buffers);
    let problems = missing
        .iter()
        .map(|problem| format!("the setting `banks`: {problem}"));
    let problems = problems.chain(settings.problems.iter().map(ToString::to_string));
    Found {
        problems: problems.collect(),
        library,
        reviews: Arc::new(Reviews::next_to(&sheets, &buffers)),
    }
}

/// What `examen.toml` says of banks beyond the first one in a folder of the client: in its other folders, where it has opened
/// files outside of them, or in one that has such a file of its own. The command line obeys these, too. Where the client
/// itself names banks, those count.
fn settings_beyond(snapshot: &Snapshot, places: &[PathBuf]) -> BankSettings {
    if snapshot
        .config
        .origins
        .get("banks")
        .is_some_and(|layer| *layer != Layer::File)
    {
        return BankSettings::default();
    }
    let mut folders = snapshot.folders.iter();
    let first = folders.find(|folder| folder.join(settings::FILE).exists());
    let first = first.and_then(|folder| folder.canonicalize().ok());
    let mut files = settings::files_for(places);
    files.retain(|file| file.parent() != first.as_deref());
    BankSettings::read(&files)
}

/// Asks the client to tell of changes on disk.
pub(super) fn watcher() -> Registration {
    let watchers = ["**/*.md", "**/*.markdown", "**/examen.toml"];
    let watchers: Vec<_> = watchers
        .iter()
        .map(|glob| json!({ "globPattern": glob }))
        .collect();
    Registration {
        id: "examen-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    }
}
