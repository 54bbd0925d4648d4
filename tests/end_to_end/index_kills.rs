//! Builds that are killed at a moment that is made sure of: while a segment is written, while segments are merged, and
//! while what was merged is removed.
//!
//! The moment is read off the folder, from outside of the process, before the kill and once more after it: a kill that
//! came too late is no evidence, and is tried again with another change.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::process::Child;
use std::time::Duration;

use super::sandbox::Sandbox;

/// Enough for a merge to take a while.
const N_QUESTIONS: usize = 400;
/// From so many segments on, the engine merges them; see `merges` in `examen-search`.
const N_TO_MERGE: usize = 8;
/// Each change adds a segment or two, so that one in six merges.
const MOST_CHANGES: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// Files of a new segment are there, and the list of segments does not have it yet.
    Writing,
    /// The change is committed, and files of the segment that is to be all others in one are there.
    Merging,
    /// The merged segment is in the list, and the files of those that it was made from are still there.
    Collecting,
}

/// The folder of an index as it stands between two steps of a build.
struct Folder {
    /// Numbers of segments by the list.
    listed: BTreeSet<String>,
    /// Numbers of segments of which there are files.
    present: BTreeSet<String>,
}

impl Folder {
    fn of(sandbox: &Sandbox) -> Option<Self> {
        let list = fs::read_to_string(sandbox.path("idx/segments/meta.json")).ok()?;
        let list: serde_json::Value = serde_json::from_str(&list).ok()?;
        let ids = list["segments"].as_array()?.iter();
        let ids = ids.map(|segment| segment["segment_id"].as_str().unwrap().replace('-', ""));
        let names = names(sandbox).into_iter();
        let segments = names.filter_map(|name| Some(name.split_once('.')?.0.to_owned()));
        Some(Self {
            listed: ids.collect(),
            present: segments.filter(|segment| !segment.is_empty()).collect(),
        })
    }

    /// The moment of a build that began when `before` were listed.
    fn moment(&self, before: &BTreeSet<String>) -> Option<Moment> {
        let is_new = |segment: &String| !self.listed.contains(segment) && !before.contains(segment);
        let is_old = |segment: &String| !self.listed.contains(segment) && before.contains(segment);
        if self.listed == *before {
            return self.present.iter().any(is_new).then_some(Moment::Writing);
        }
        if self.listed.len() >= N_TO_MERGE {
            return self.present.iter().any(is_new).then_some(Moment::Merging);
        }
        let is_merged = self.listed.is_disjoint(before);
        (is_merged && self.present.iter().any(is_old)).then_some(Moment::Collecting)
    }
}

/// The names of all files of an index beside its lists and locks.
fn names(sandbox: &Sandbox) -> Vec<String> {
    let entries = fs::read_dir(sandbox.path("idx/segments")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| !["meta.json", ".managed.json"].contains(&name.as_str()) && !name.ends_with(".lock"))
        .collect()
}

/// A bank whose words no other bank has.
fn bank(number: usize) -> String {
    let mut text = format!("---\nbank: bank-{number}\n---\n");
    for question in 0..N_QUESTIONS {
        let _ = write!(
            text,
            "\n## Why does part{number}x{question} of change{number} fail?\n<!-- id: q{number}-{question}; level: {} -->\n\n### Answer\n\nBecause of cause{question} and cause{number}, which is a reason.\n",
            1 + question % 5
        );
    }
    text
}

/// Makes one change after the other until a build could be killed at `moment`. Returns the number of banks.
fn killed_at(sandbox: &Sandbox, moment: Moment) -> usize {
    for n_banks in 1..MOST_CHANGES {
        let before = Folder::of(sandbox).map_or_else(BTreeSet::new, |folder| folder.listed);
        fs::write(sandbox.path(&format!("bank-{n_banks}.bank.md")), bank(n_banks)).unwrap();
        let mut child = sandbox.command("index build --index idx").spawn().unwrap();
        let is_reached = n_banks > 1 && reaches(&mut child, sandbox, &before, moment);
        if is_reached {
            child.kill().unwrap();
        }
        child.wait().unwrap();
        let after = Folder::of(sandbox).and_then(|folder| folder.moment(&before));
        if is_reached && after == Some(moment) {
            return n_banks;
        }
        sandbox.run("index build --index idx").code(0);
    }
    panic!("no build could be killed at this moment: {moment:?}");
}

/// Whether the build comes to `moment` before it ends.
fn reaches(child: &mut Child, sandbox: &Sandbox, before: &BTreeSet<String>, moment: Moment) -> bool {
    let mut barrier = None;
    while child.try_wait().unwrap().is_none() {
        let at = Folder::of(sandbox).and_then(|folder| folder.moment(before));
        if at == Some(moment) {
            return true;
        }
        if at == Some(Moment::Merging) && barrier.is_none() {
            // The engine takes this lock to remove files. While it is held here, no merge comes to its end.
            let lock = File::options()
                .write(true)
                .create(true)
                .truncate(false)
                .open(sandbox.path("idx/segments/.tantivy-meta.lock"))
                .unwrap();
            lock.lock().unwrap();
            barrier = Some(lock);
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    false
}

/// What the index of a folder answers to queries of all kinds, without being brought up to date.
fn answers(sandbox: &Sandbox, index: &str, n_banks: usize) -> Vec<String> {
    let lock = File::options()
        .write(true)
        .open(sandbox.path(index).join("lock"))
        .unwrap();
    lock.lock().unwrap();
    let queries = [
        "fail".to_owned(),
        "part1x7".to_owned(),
        format!("change{n_banks}"),
        "\"is a reason\" level:2".to_owned(),
        "cause3*".to_owned(),
        "resaon".to_owned(),
        "bank:bank-1 -cause9".to_owned(),
    ];
    let answers = queries.iter().map(|query| {
        let mut command = sandbox.command(&format!("search --index {index} --format json --limit 100000"));
        let output = command.arg("--").arg(query).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        let hits = document["hits"].as_array().unwrap().iter();
        let mut ids: Vec<String> = hits.map(|hit| hit["id"].to_string()).collect();
        ids.sort();
        format!("{query}: {}", ids.join(" "))
    });
    answers.collect()
}

/// Kills a build at `moment`, of which the change is part of the index from `Moment::Merging` on.
fn check(moment: Moment) {
    let sandbox = Sandbox::new();
    let n_banks = killed_at(&sandbox, moment);
    let last = format!("bank-{n_banks}.bank.md");
    if moment == Moment::Writing {
        fs::rename(sandbox.path(&last), sandbox.path("last")).unwrap();
    }
    sandbox.run("index build --index other").code(0);
    let expected = answers(&sandbox, "other", n_banks);
    assert!(expected[1].starts_with("part1x7: \"q1-7\""), "{expected:?}");
    assert_eq!(answers(&sandbox, "idx", n_banks), expected, "{moment:?}");
    if moment == Moment::Writing {
        fs::rename(sandbox.path("last"), sandbox.path(&last)).unwrap();
    }
    sandbox.run("index build --index other").code(0);
    sandbox.run("index build --index idx").code(0);
    sandbox.run("index status --index idx").says("up to date");
    assert_eq!(
        answers(&sandbox, "idx", n_banks),
        answers(&sandbox, "other", n_banks),
        "{moment:?}"
    );
    let Folder { listed, present } = Folder::of(&sandbox).unwrap();
    assert_eq!(present, listed, "{moment:?}: {:?}", names(&sandbox));
}

#[test]
fn a_build_that_is_killed_while_it_writes_changes_nothing() {
    check(Moment::Writing);
}

#[test]
fn a_build_that_is_killed_while_it_merges_has_done_its_work() {
    check(Moment::Merging);
}

#[test]
fn a_build_that_is_killed_while_it_removes_files_has_done_its_work() {
    check(Moment::Collecting);
}

#[test]
fn a_list_that_was_only_half_written_is_removed() {
    let sandbox = Sandbox::new().file("bank-1.bank.md", bank(1));
    sandbox.run("index build --index idx").code(0);
    // As the engine writes a list before it takes the place of the last one.
    let sandbox = sandbox.file("idx/segments/.tmpAbCdEf", "{\"segments\":[");
    sandbox
        .run("index build --index idx")
        .says("nothing has changed")
        .code(0);
    assert!(!names(&sandbox).iter().any(|name| name.starts_with(".tmp")));
}
