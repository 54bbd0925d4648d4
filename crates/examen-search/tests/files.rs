//! An index in a folder: kept up to date, found out when it is broken, and never in the way.

use std::fs;
use std::path::{Path, PathBuf};

use examen_search::{Condition, IndexFolder, Request, SearchError, Update};
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        desk.write(
            "a.bank.md",
            &bank("a", "How does a cache stay honest?", "When is a lock too coarse?"),
        );
        desk.write(
            "b.bank.md",
            &bank("b", "What does an index cost?", "Why do queues hide outages?"),
        );
        desk.write("notes.md", "# Nothing of ours\n");
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.is_file()).collect()
    }

    fn index(&self) -> IndexFolder {
        IndexFolder::at(self.folder.path().join("cache").join("index"))
    }

    fn segments(&self) -> PathBuf {
        self.index().path().join("segments")
    }

    fn update(&self) -> Update {
        self.index().update(&self.files(), &|_| {}).expect("an update").1
    }

    fn condition(&self) -> Condition {
        self.index().status(&self.files()).condition
    }

    fn find(&self, query: &str) -> String {
        let (index, _) = self.index().update(&self.files(), &|_| {}).expect("an index");
        let results = index.search.search(&Request::new(query)).expect("results");
        let ids: Vec<String> = results.hits.iter().map(|hit| hit.question.to_string()).collect();
        ids.join(" ")
    }

    /// All files of an index, without locks.
    fn index_files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.segments()).expect("segments");
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.retain(|path| path.extension().is_none_or(|end| end != "lock"));
        files.sort();
        files
    }

    /// The largest file of a segment.
    fn largest(&self) -> PathBuf {
        let size = |path: &PathBuf| fs::metadata(path).map_or(0, |metadata| metadata.len());
        let files = fs::read_dir(self.segments()).expect("segments");
        let files = files.map(|entry| entry.expect("an entry").path());
        let of_segments =
            files.filter(|path| path.extension().is_some_and(|end| end != "json" && end != "lock"));
        of_segments.max_by_key(size).expect("a segment")
    }
}

fn bank(name: &str, first: &str, second: &str) -> String {
    format!(
        "---\nbank: {name}\n---\n\n## {first}\n<!-- id: {name}1 -->\n\n## {second}\n<!-- id: {name}2 -->\n"
    )
}

fn counts(update: &Update) -> (usize, usize, usize) {
    (update.n_added, update.n_changed, update.n_removed)
}

#[test]
fn only_what_changed_is_indexed() {
    let desk = Desk::new();
    assert_eq!(desk.condition(), Condition::Absent);
    let built = desk.update();
    assert_eq!(counts(&built), (4, 0, 0));
    assert_eq!(built.rebuilt, Some(Condition::Absent));
    assert_eq!(desk.update(), Update::default());
    assert_eq!(desk.condition(), Condition::Current);

    desk.write(
        "a.bank.md",
        &bank(
            "a",
            "How does a cache stay honest?",
            "When is a latch too coarse?",
        ),
    );
    assert_eq!(
        desk.condition(),
        Condition::Outdated {
            n_changed: 1,
            n_gone: 0
        }
    );
    assert_eq!(counts(&desk.update()), (0, 1, 0));
    assert_eq!(desk.find("latch"), "a2");
    assert_eq!(desk.find("lock"), "");

    desk.write(
        "c.bank.md",
        &bank("c", "What is a saga?", "What is a fencing token?"),
    );
    assert_eq!(counts(&desk.update()), (2, 0, 0));
    fs::remove_file(desk.folder.path().join("b.bank.md")).expect("removed");
    assert_eq!(counts(&desk.update()), (0, 0, 2));
    assert_eq!(desk.find("queues"), "");
    desk.write("c.bank.md", "# No bank any more, and of another name\n");
    assert_eq!(desk.find("saga"), "");
}

#[test]
fn a_glossary_counts_from_the_moment_it_is_changed() {
    let desk = Desk::new();
    let text = bank("a", "What does a CDN keep?", "x").replace("---\n\n", "glossary: words.md\n---\n\n");
    desk.write("a.bank.md", &text);
    desk.write("words.md", "- cdn = content network\n");
    assert_eq!(desk.find("content network"), "a1");
    desk.write("words.md", "- cdn = edge delivery, content network\n");
    assert_eq!(desk.find("edge delivery"), "a1");
}

type Damage = fn(&Desk);

#[test]
fn a_broken_index_is_found_out_and_built_anew() {
    let break_with: [(&str, Damage); 5] = [
        ("truncated", |desk| {
            let bytes = fs::read(desk.largest()).expect("a file");
            fs::write(desk.largest(), &bytes[..bytes.len() / 2]).expect("truncated");
        }),
        ("emptied", |desk| fs::write(desk.largest(), b"").expect("emptied")),
        ("deleted", |desk| {
            fs::remove_file(desk.largest()).expect("deleted");
        }),
        ("no list", |desk| {
            fs::write(desk.segments().join("meta.json"), b"{").expect("written");
        }),
        ("list of nothing", |desk| {
            fs::write(desk.segments().join("meta.json"), b"").expect("written");
        }),
    ];
    for (name, break_it) in break_with {
        let desk = Desk::new();
        desk.update();
        break_it(&desk);
        assert!(
            matches!(desk.condition(), Condition::Damaged { .. }),
            "{name}: {}",
            desk.condition()
        );
        assert_eq!(desk.find("cache"), "a1", "{name}");
        assert_eq!(desk.condition(), Condition::Current, "{name}");
    }
}

/// What an index that opens answers: the same as before, or it would have been better not to open.
fn answers(desk: &Desk) -> Option<Vec<String>> {
    let index = desk.index().open().ok()?;
    let queries = [
        "cache",
        "delivery",
        "queu*",
        "\"too coarse\"",
        "outgaes",
        "bank:b",
        "content network",
    ];
    let answers = queries.iter().map(|query| {
        let results = index.search.search(&Request::new(query)).expect("results");
        let hits = results.hits.iter();
        let shown: Vec<String> = hits
            .map(|hit| format!("{} {}", hit.question, hit.heading))
            .collect();
        format!("{query}: {}", shown.join(", "))
    });
    Some(answers.collect())
}

#[test]
fn no_flipped_bit_goes_unnoticed() {
    let desk = Desk::new();
    let text = bank("c", "What does a CDN keep?", "x").replace("---\n\n", "glossary: words.md\n---\n\n");
    desk.write("c.bank.md", &text);
    desk.write("words.md", "- cdn = content network, edge delivery\n");
    desk.update();
    let right = answers(&desk).expect("an index");
    assert!(
        right[0].contains("stay honest") && right[6].contains("CDN"),
        "{right:?}"
    );
    for file in desk.index_files() {
        let whole = fs::read(&file).expect("a file");
        let step = whole.len() / 200 + 1;
        for at in (0..whole.len()).step_by(step) {
            let mut flipped = whole.clone();
            flipped[at] ^= 0x04;
            fs::write(&file, &flipped).expect("flipped");
            if let Some(answers) = answers(&desk) {
                assert_eq!(
                    answers,
                    right,
                    "byte {at} of {} was flipped unnoticed",
                    file.display()
                );
            }
        }
        fs::write(&file, &whole).expect("as it was");
    }
    assert_eq!(answers(&desk), Some(right));
}

#[test]
fn no_file_that_was_cut_off_goes_unnoticed() {
    let whole = Desk::new();
    whole.update();
    let right = answers(&whole).expect("an index");
    for file_idx in 0..whole.index_files().len() {
        for divisor in [1, 2, 100_000] {
            let desk = Desk::new();
            desk.update();
            let Some(file) = desk.index_files().into_iter().nth(file_idx) else {
                continue;
            };
            let bytes = fs::read(&file).expect("a file");
            let n_bytes = (bytes.len() / divisor).min(bytes.len().saturating_sub(1));
            fs::write(&file, &bytes[..n_bytes]).expect("cut off");
            let place = format!("{} was cut off at {n_bytes}", file.display());
            if let Some(answers) = answers(&desk) {
                assert_eq!(answers, right, "{place}");
            }
            assert_eq!(desk.find("cache"), "a1", "{place}");
            assert_eq!(desk.condition(), Condition::Current, "{place}");
        }
    }
}

#[test]
fn an_index_of_another_version_is_built_anew() {
    for (other, found) in [(9, Some(9)), (0, Some(0))] {
        let desk = Desk::new();
        desk.update();
        let list = desk.segments().join("meta.json");
        let text = fs::read_to_string(&list).expect("a list");
        let version = examen_search::SCHEMA_VERSION;
        let old = format!("{{\\\"schema\\\":{version},");
        assert!(text.contains(&old), "{text}");
        fs::write(&list, text.replace(&old, &format!("{{\\\"schema\\\":{other},"))).expect("written");
        assert_eq!(desk.condition(), Condition::OtherSchema { found });
        assert_eq!(desk.find("cache"), "a1");
        assert_eq!(desk.condition(), Condition::Current);
    }
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let desk = Desk::new();
    fs::create_dir_all(desk.index().path()).expect("a folder");
    let precious = desk.index().path().join("precious.txt");
    fs::write(&precious, "mine").expect("a file");
    let Err(error) = desk.index().update(&desk.files(), &|_| {}) else {
        panic!("it was built into the folder")
    };
    assert!(matches!(error, SearchError::Foreign { .. }), "{error}");
    assert!(matches!(desk.index().clear(), Err(SearchError::Foreign { .. })));
    assert_eq!(fs::read_to_string(precious).expect("still there"), "mine");
}

#[test]
fn while_somebody_writes_others_read_the_last_state() {
    let desk = Desk::new();
    desk.update();
    let lock = fs::File::options()
        .write(true)
        .open(desk.index().path().join("lock"))
        .expect("a lock");
    lock.lock().expect("locked");
    desk.write("c.bank.md", &bank("c", "What is a saga?", "x"));
    let Err(error) = desk.index().update(&desk.files(), &|_| {}) else {
        panic!("two wrote at once")
    };
    assert!(matches!(error, SearchError::Busy { .. }), "{error}");
    let opened = desk.index().open().expect("the last state");
    assert_eq!(opened.search.n_questions(), 4);
    drop(lock);
    assert_eq!(desk.find("saga"), "c1");
}

#[test]
fn builders_at_the_same_time_leave_a_good_index() {
    let desk = Desk::new();
    let n_built = std::thread::scope(|scope| {
        let builders: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| desk.index().update(&desk.files(), &|_| {}).map(|_| ())))
            .collect();
        let results = builders
            .into_iter()
            .map(|builder| builder.join().expect("no panic"));
        let built = results.filter(|result| match result {
            Ok(()) => true,
            Err(SearchError::Busy { .. }) => false,
            Err(error) => panic!("{error}"),
        });
        built.count()
    });
    assert!(n_built >= 1);
    assert_eq!(desk.find("cache"), "a1");
    assert_eq!(desk.condition(), Condition::Current);
}

#[test]
fn where_nothing_can_be_written_it_is_said() {
    let desk = Desk::new();
    let below_a_file = IndexFolder::at(desk.folder.path().join("notes.md").join("index"));
    let Err(error) = below_a_file.update(&desk.files(), &|_| {}) else {
        panic!("it was built below a file")
    };
    assert!(matches!(error, SearchError::Io { .. }), "{error}");
}

#[test]
fn cleared_means_gone() {
    let desk = Desk::new();
    desk.update();
    assert!(desk.index().clear().expect("cleared"));
    assert!(!desk.index().path().exists());
    assert!(!desk.index().clear().expect("nothing to clear"));
}

#[test]
fn the_folder_is_that_of_the_banks_however_they_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    fs::create_dir_all(&one).expect("a folder");
    fs::create_dir_all(&two).expect("a folder");
    let cache = Path::new("/cache");
    let key = |places: &[PathBuf]| IndexFolder::for_banks(cache, places);
    assert_eq!(
        key(&[one.clone(), two.clone()]),
        key(&[two.join("../two"), one.clone()])
    );
    assert_ne!(key(&[one]), key(&[two]));
}
