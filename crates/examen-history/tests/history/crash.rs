//! A process that is killed, a disk that is full, a folder that is write-protected, a copy that is taken in the middle
//! of a write: nothing acknowledged is lost, nothing is half there.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use examen_history::{AttemptFilter, AttemptId, AttemptLog};

use crate::fixtures::{Home, attempt, day};

/// Tells a run of this test program that it is the one to be killed: where the history is, and where to begin.
const VICTIM: &str = "EXAMEN_HISTORY_VICTIM";

/// How many submissions a victim makes if nobody kills it.
const PER_VICTIM: i64 = 400;

/// Not a test of its own: what the process does that the others kill, or that a disk has no room for. It says the name
/// of every attempt that it was told is stored, and in the end why no more are.
#[test]
fn victim() {
    let Some(order) = std::env::var_os(VICTIM) else {
        return;
    };
    let order = order.into_string().unwrap();
    let (first, path) = order.split_once(' ').unwrap();
    let (first, path): (i64, &Path) = (first.parse().unwrap(), path.as_ref());
    let mut log = AttemptLog::open(path, day(0)).unwrap();
    let mut stored = Vec::new();
    for n in first..first + PER_VICTIM {
        match log.record(&submission(n)) {
            Ok(id) => {
                println!("stored {id}");
                stored.push(id);
                if n % 10 == 0 {
                    let _ = log.memories();
                }
            }
            Err(error) => {
                println!("refused {error}");
                drop(log);
                println!("whole {}", check_whole(path, &stored));
                return;
            }
        }
    }
}

/// The `n`th submission, with points and text that fill a page of the database and more.
fn submission(n: i64) -> examen_history::Attempt {
    let points: Vec<String> = (0..12)
        .map(|point| format!("point-{}-{point}=met", n % 7))
        .collect();
    let mut attempt = attempt(&format!("question-{}", n % 7), day(n), &points.join(" "));
    let text = format!("Answer {n}. ").repeat(400);
    attempt.answer_hash = examen_bank::AnswerHash::of(&text);
    attempt.answer = Some(text);
    attempt
}

fn start_victim(path: &Path, first: i64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::victim", "--nocapture", "--test-threads=1"])
        .env(VICTIM, format!("{first} {}", path.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets a victim store `n_more` attempts, kills it a little later, and gives what it was told is stored.
fn kill_after(mut victim: Child, n_more: usize, pause: Duration) -> Vec<AttemptId> {
    let mut lines = BufReader::new(victim.stdout.take().unwrap()).lines();
    let mut stored = Vec::new();
    while stored.len() < n_more {
        let Some(line) = lines.next() else { break };
        stored.extend(acknowledged(&line.unwrap()));
    }
    thread::sleep(pause);
    victim.kill().unwrap();
    victim.wait().unwrap();
    // What it still said before it died counts, too.
    stored.extend(lines.map_while(Result::ok).filter_map(|line| acknowledged(&line)));
    stored
}

fn acknowledged(line: &str) -> Option<AttemptId> {
    let id = line.split("stored ").nth(1)?;
    AttemptId::parse(id.trim())
}

/// Every attempt is whole, and all of `acknowledged` are there.
fn check_whole(path: &Path, acknowledged: &[AttemptId]) -> usize {
    let mut log = AttemptLog::open(path, day(0)).unwrap();
    log.check_integrity().unwrap();
    let kept = log.attempts(&AttemptFilter::default()).unwrap();
    for kept in &kept {
        assert_eq!(kept.attempt.id(), kept.id, "an attempt that is not whole");
        assert!(kept.attempt.answer.is_some(), "an answer is lost");
    }
    let ids: Vec<AttemptId> = kept.iter().map(|kept| kept.id).collect();
    for id in acknowledged {
        assert!(ids.contains(id), "{id} was acknowledged and is lost");
    }
    let scheduler = log.scheduler().unwrap();
    assert_eq!(log.memories().unwrap(), log.replay_all(&scheduler).unwrap());
    kept.len()
}

/// About a thousand submissions, with twenty deaths in between.
#[test]
fn a_killed_process_loses_nothing_it_acknowledged() {
    let home = Home::new();
    home.open();
    let mut stored = Vec::new();
    for round in 0..20 {
        let first = i64::try_from(stored.len()).unwrap() + round * PER_VICTIM;
        let victim = start_victim(&home.path(), first);
        // Places and times that have nothing to do with each other.
        let n_more = 25 + (round as usize * 37) % 51;
        let pause = Duration::from_micros((round as u64 * 7919) % 5000);
        stored.extend(kill_after(victim, n_more, pause));
    }
    assert!(stored.len() >= 900, "only {} submissions", stored.len());
    assert!(check_whole(&home.path(), &stored) >= stored.len());
}

/// What is on the disk at any moment is what a power cut leaves: the process is halted wherever it is, and its files are
/// copied.
#[test]
fn a_copy_taken_in_the_middle_of_a_write_is_a_history() {
    let home = Home::new();
    home.open();
    let at_first = fs::read(home.path()).unwrap();
    let mut victim = start_victim(&home.path(), 0);
    let mut lines = BufReader::new(victim.stdout.take().unwrap()).lines();
    let mut stored = Vec::new();
    let mut copies = Vec::new();
    while copies.len() < 20 {
        let Some(Ok(line)) = lines.next() else { break };
        let Some(id) = acknowledged(&line) else { continue };
        stored.push(id);
        if stored.len() % 4 == 0 {
            thread::sleep(Duration::from_micros(copies.len() as u64 * 997 % 4000));
            signal(&victim, "-STOP");
            let files = fs::read(home.path()).unwrap();
            let log = fs::read(log_of(&home)).unwrap();
            signal(&victim, "-CONT");
            copies.push((files, log, stored.clone()));
        }
    }
    victim.kill().unwrap();
    victim.wait().unwrap();
    assert_eq!(copies.len(), 20);
    for (idx, (file, log, stored)) in copies.iter().enumerate() {
        check_copy(file, log, stored);
        // Before the log was first written back into the file, what comes after the last acknowledged attempt may be
        // missing to any byte.
        if *file == at_first {
            let cut = log.len() * (idx * 31 % 100) / 100;
            check_copy(file, &log[..cut], &[]);
        }
    }
}

fn check_copy(file: &[u8], log: &[u8], stored: &[AttemptId]) {
    let copy = Home::new();
    fs::write(copy.path(), file).unwrap();
    fs::write(log_of(&copy), log).unwrap();
    check_whole(&copy.path(), stored);
}

fn log_of(home: &Home) -> String {
    format!("{}-wal", home.path().display())
}

fn signal(process: &Child, signal: &str) {
    Command::new("kill")
        .args([signal, &process.id().to_string()])
        .status()
        .unwrap();
}

#[test]
fn two_processes_write_at_the_same_time() {
    let home = Home::new();
    let victims = [0, 10_000].map(|first| start_victim(&home.path(), first));
    let readers = victims.map(|victim| thread::spawn(move || kill_after(victim, 150, Duration::ZERO)));
    let stored: Vec<AttemptId> = readers
        .into_iter()
        .flat_map(|reader| reader.join().unwrap())
        .collect();
    assert!(stored.len() >= 300, "only {} submissions", stored.len());
    check_whole(&home.path(), &stored);
}

/// A small world of its own, in which `setup` sees the folder of the history as `$1`. A container may refuse to make one;
/// then `check` is not called.
fn in_a_mount(setup: &str, prepare: fn(&Home), check: fn(&str)) {
    let home = Home::new();
    prepare(&home);
    let said = victim_says(&home, &["unshare", "--map-root-user", "--mount"], setup);
    if said.contains("running 1 test") {
        check(&said);
    }
}

/// The same by means that every machine has. Whoever runs the tests as root lets somebody be the victim whom the system
/// refuses something.
fn without_a_mount(setup: &str, prepare: fn(&Home), check: fn(&str)) {
    let home = Home::new();
    prepare(&home);
    check(&victim_says(&home, &["env"], setup));
}

fn victim_says(home: &Home, launcher: &[&str], setup: &str) -> String {
    let script = format!("{setup} && exec $AS \"$2\" --exact crash::victim --nocapture --test-threads=1");
    let output = Command::new(launcher[0])
        .args(&launcher[1..])
        .args(["sh", "-c", &script, "sh"])
        .arg(home.folder.path())
        .arg(std::env::current_exe().unwrap())
        .env(VICTIM, format!("1 {}", home.path().display()))
        .env("AS", "")
        .output();
    // A machine without `unshare` is one that refuses.
    output.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).into_owned(),
    )
}

#[test]
fn a_full_disk_is_said_and_leaves_what_was_there() {
    fn nothing(_: &Home) {}
    fn check(said: &str, words: &str) {
        let n_stored = said.matches("stored ").count();
        assert!(n_stored > 10 && said.contains(words), "{said}");
        assert!(said.contains(&format!("whole {n_stored}")), "{said}");
    }
    in_a_mount("mount -t tmpfs -o size=900k tmpfs \"$1\"", nothing, |said| {
        check(said, "no space is left on the disk; nothing was stored");
    });
    // A file that may not grow is as good as a disk that is full, though the system calls it otherwise.
    without_a_mount("trap '' XFSZ && ulimit -f 1800", nothing, |said| {
        check(said, "cannot be used");
    });
}

#[test]
fn a_write_protected_history_is_read_and_not_written() {
    fn prepare(home: &Home) {
        home.open().record(&submission(0)).unwrap();
    }
    fn prepare_old(home: &Home) {
        prepare(home);
        home.make_first_version();
    }
    fn check(said: &str) {
        assert!(said.contains("cannot be written; nothing was stored"), "{said}");
        assert!(said.contains("whole 1"), "{said}");
    }
    for prepare in [prepare, prepare_old] {
        in_a_mount(
            "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"",
            prepare,
            check,
        );
        // Nothing is write-protected for root, who is somebody else then.
        without_a_mount(
            "chmod -R a-w,a+rX \"$1\" && if [ \"$(id -u)\" -eq 0 ]; then \
                AS='setpriv --reuid 65534 --regid 65534 --clear-groups'; fi",
            prepare,
            check,
        );
    }
}

#[test]
fn a_log_that_nobody_closed_is_not_forgotten() {
    let home = Home::new();
    let mut log = home.open();
    log.record(&submission(0)).unwrap();
    // As after a crash: the log is there, its process is not.
    let copy = Home::new();
    for suffix in ["", "-wal"] {
        fs::copy(
            format!("{}{suffix}", home.path().display()),
            format!("{}{suffix}", copy.path().display()),
        )
        .unwrap();
    }
    assert_eq!(copy.open().attempts(&AttemptFilter::default()).unwrap().len(), 1);
}
