//! How the index behaves from a thousand to a million questions, beside SQLite's FTS5 on the same data and queries.
//!
//! Measured: building from Markdown files (reading and parsing included), the size of the index, the most memory the
//! build held, opening in a new process with the first query, and the time of queries of six kinds with the ten best
//! hits, snippets and counts; of each query also the CPU time, which other processes do not lengthen. Not measured: the
//! network, a cold disk.
//!
//! ```text
//! cargo bench -p examen-search --bench scale -- 1000 100000 1000000
//! ```
//!
//! `--keep DIR` keeps banks and indexes there for the next run; `--without-fts5` leaves the comparison out.

mod fts5;
mod generator;
mod queries;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use examen_search::{IndexFolder, LastWord, QuestionSearch, Request};

use rustix::time::{ClockId, clock_gettime};

use generator::{Vocabulary, banks};
use queries::{KINDS, Kind, Query, queries};

/// Queries of each kind.
const N_QUERIES: usize = 1_000;

fn main() {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let [phase, size, folder] = arguments.as_slice()
        && phase.starts_with("phase-")
    {
        let size = size.parse().expect("a number of questions");
        return run_phase(phase, size, Path::new(folder));
    }
    let value_of = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let sizes: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() { vec![1_000] } else { sizes };
    let temporary = tempfile::tempdir().expect("a folder");
    let root = value_of("--keep").map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    let with_fts5 = !arguments.iter().any(|argument| argument == "--without-fts5");
    for size in sizes {
        println!("\n== {size} questions");
        let folder = root.join(size.to_string());
        // Each phase has a process of its own, so that its memory is its own and the index is opened anew.
        for phase in ["phase-make", "phase-build", "phase-query", "phase-fts5"] {
            if phase != "phase-fts5" || with_fts5 {
                child(phase, size, &folder);
            }
        }
    }
}

fn child(phase: &str, size: usize, folder: &Path) {
    let program = env::current_exe().expect("this program");
    let status = Command::new(program)
        .args([phase, &size.to_string()])
        .arg(folder)
        .status()
        .expect("a process");
    assert!(status.success(), "{phase} failed");
}

fn run_phase(phase: &str, size: usize, folder: &Path) {
    let vocabulary = Vocabulary::new();
    let files = banks(size, &folder.join("banks"), &vocabulary);
    match phase {
        "phase-make" => {
            let bytes: u64 = files
                .iter()
                .map(|file| fs::metadata(file).map_or(0, |data| data.len()))
                .sum();
            println!(
                "banks    {} files, {:.1} MB, {} bytes a question",
                files.len(),
                mb(bytes),
                bytes / size as u64
            );
        }
        "phase-build" => build(size, folder, &files),
        "phase-query" => query(folder, &vocabulary),
        _ => compare(size, folder, &files, &vocabulary),
    }
}

fn build(size: usize, folder: &Path, files: &[PathBuf]) {
    let index = IndexFolder::at(folder.join("index"));
    index.clear().expect("a folder that is ours");
    let (started, before) = (Instant::now(), cpu_time());
    let (_, update) = index.update(files, &|_| {}).expect("an index");
    let (wall, cpu) = (started.elapsed(), cpu_time() - before);
    // Before the checksums are compared, for which all files are mapped.
    let memory = peak_memory_mib();
    assert_eq!(update.n_added, size);
    let status = index.status(&[]);
    println!(
        "build    {:.2} s, {:.0} questions/s, {:.1} µs of CPU a question, index {:.1} MB, memory {:.0} MiB",
        wall.as_secs_f64(),
        size as f64 / wall.as_secs_f64(),
        cpu.as_secs_f64() * 1e6 / size as f64,
        mb(status.n_bytes),
        memory,
    );
    let changed = &files[0];
    let text = fs::read_to_string(changed).expect("a bank");
    fs::write(changed, text.replacen("\n## ", "\n## Once more ", 1)).expect("written");
    let started = Instant::now();
    let (_, update) = index.update(files, &|_| {}).expect("an index");
    println!(
        "update   {:.3} s for a bank whose first heading grew: {} re-indexed",
        started.elapsed().as_secs_f64(),
        update.n_changed
    );
    fs::write(changed, text).expect("written");
    index.update(files, &|_| {}).expect("an index");
}

fn query(folder: &Path, vocabulary: &Vocabulary) {
    let started = Instant::now();
    let index = IndexFolder::at(folder.join("index")).open().expect("an index");
    let opened = started.elapsed();
    let first = queries(Kind::Term, 1, vocabulary);
    ask(&index.search, Kind::Term, &first[0]);
    println!(
        "open     {:.1} ms, first answer after {:.1} ms",
        ms(opened),
        ms(started.elapsed())
    );
    for kind in KINDS {
        let queries = queries(kind, N_QUERIES, vocabulary);
        report(
            "",
            kind,
            queries
                .iter()
                .map(|query| timed(|| ask(&index.search, kind, query))),
        );
    }
    println!(
        "memory   {:.0} MiB resident at most, mapped files included",
        peak_memory_mib()
    );
}

/// Asks as `examen search` does; returns how many were found.
fn ask(search: &QuestionSearch, kind: Kind, query: &Query) -> u64 {
    let words = query.words.join(" ");
    let text = match kind {
        Kind::Term | Kind::Terms | Kind::Prefix | Kind::Fuzzy => words,
        Kind::Phrase => format!("\"{words}\""),
        Kind::Faceted => format!("{words} level:{} tag:tag{}", query.level, query.tag),
    };
    let results = search.search(&Request {
        last_word: match kind {
            Kind::Prefix => LastWord::Begun,
            _ => LastWord::Finished,
        },
        n_facet_values: if kind == Kind::Faceted { 10 } else { 0 },
        ..Request::new(&text)
    });
    results.expect("results").n_found
}

fn compare(size: usize, folder: &Path, files: &[PathBuf], vocabulary: &Vocabulary) {
    let path = folder.join("fts5.sqlite");
    for end in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{end}", path.display()));
    }
    let started = Instant::now();
    let connection = fts5::build(&path, files).expect("a database");
    let wall = started.elapsed();
    let bytes = fs::metadata(&path).map_or(0, |data| data.len());
    println!(
        "fts5     {:.2} s, {:.0} questions/s, database {:.1} MB, memory {:.0} MiB",
        wall.as_secs_f64(),
        size as f64 / wall.as_secs_f64(),
        mb(bytes),
        peak_memory_mib(),
    );
    for kind in KINDS.into_iter().filter(|kind| *kind != Kind::Fuzzy) {
        // The slow ones take seconds each.
        let queries = queries(kind, N_QUERIES, vocabulary);
        let deadline = Instant::now() + Duration::from_secs(20);
        let asked = queries.iter().take_while(|_| Instant::now() < deadline);
        report(
            "fts5 ",
            kind,
            asked.map(|query| timed(|| fts5::run(&connection, kind, query).expect("an answer") as u64)),
        );
    }
}

/// What one query took.
struct Timed {
    wall: Duration,
    /// Time that this thread was run: what other processes took of the machine is not in it.
    cpu: Duration,
    n_found: u64,
}

fn timed(run: impl FnOnce() -> u64) -> Timed {
    let (started, before) = (Instant::now(), thread_cpu_time());
    let n_found = run();
    let (wall, after) = (started.elapsed(), thread_cpu_time());
    Timed {
        wall,
        cpu: after.saturating_sub(before),
        n_found,
    }
}

fn report(prefix: &str, kind: Kind, runs: impl Iterator<Item = Timed>) {
    let runs: Vec<Timed> = runs.collect();
    let sorted = |time: fn(&Timed) -> Duration| {
        let mut times: Vec<Duration> = runs.iter().map(time).collect();
        times.sort();
        move |share: f64| ms(times[((times.len() - 1) as f64 * share).round() as usize])
    };
    let (wall, cpu) = (sorted(|run| run.wall), sorted(|run| run.cpu));
    let mean = runs.iter().map(|run| run.n_found).sum::<u64>() / runs.len().max(1) as u64;
    println!(
        "{prefix}{:<8} p50 {:>8.3} ms  p95 {:>8.3} ms  p99 {:>8.3} ms  max {:>8.3} ms  (of CPU: p50 {:.3} p99 {:.3}; {} queries, {mean} found on average)",
        format!("{kind:?}").to_lowercase(),
        wall(0.50),
        wall(0.95),
        wall(0.99),
        wall(1.0),
        cpu(0.50),
        cpu(0.99),
        runs.len(),
    );
}

/// How long this thread was run.
fn thread_cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// The most memory that was resident, from Linux.
fn peak_memory_mib() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: f64 = line
        .and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok())
        .unwrap_or(f64::NAN);
    kib / 1024.0
}

/// User and system time of this process, from Linux, where a tick is a hundredth of a second.
fn cpu_time() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 = after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<u64>().ok())
        .sum();
    Duration::from_millis(ticks * 10)
}
