//! How long a keystroke takes, from the bytes of the edit to the last byte of the diagnostics of its version.
//!
//! Measured: everything between two pipes: framing, applying the edit, cutting, parsing and grading the section, working
//! out and writing the diagnostics of the whole sheet. The client asks for them, because keys without a pause between them
//! would measure how long the server holds back what is no news. Not measured: starting, opening, reading banks, and the
//! client.
//!
//! `keystroke/N` types in the middle of a sheet of N lines that is graded against a bank of N / 10 questions.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "criterion's macros write functions without documentation; a bench that cannot run has to say so"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::thread;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use examen_lsp::{Hooks, Options, serve};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A server that has a sheet open.
struct Session {
    input: PipeWriter,
    output: BufReader<PipeReader>,
    folder: TempDir,
    version: i64,
}

impl Session {
    fn with_lines(n_lines: usize) -> Self {
        let (server_reads, input) = std::io::pipe().unwrap();
        let (output, server_writes) = std::io::pipe().unwrap();
        let options = Options {
            version: "bench".to_owned(),
            history: None,
            hooks: Hooks::Absent,
        };
        thread::spawn(move || serve(server_reads, server_writes, &options));
        let mut session = Self {
            input,
            output: BufReader::new(output),
            folder: TempDir::new().unwrap(),
            version: 1,
        };
        let (bank, sheet) = texts(n_lines);
        fs::write(session.folder.path().join("bench.bank.md"), bank).unwrap();
        let root = format!("file://{}", session.folder.path().display());
        let capabilities = json!({ "textDocument": { "diagnostic": {} } });
        session.send(
            json!({ "id": 0, "method": "initialize", "params": { "rootUri": root, "capabilities": capabilities } }),
        );
        session.send(json!({ "method": "initialized", "params": {} }));
        let document = json!({ "uri": session.uri(), "languageId": "markdown", "version": 1, "text": sheet });
        session.send(json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }));
        session.pull();
        session
    }

    fn uri(&self) -> String {
        format!("file://{}/bench.answers.md", self.folder.path().display())
    }

    /// Types a character at the start of a line and takes it away again, in turns.
    fn keystroke(&mut self, line: usize) {
        self.version += 1;
        let (end, text) = if self.version % 2 == 0 { (0, "x") } else { (1, "") };
        let range =
            json!({ "start": { "line": line, "character": 0 }, "end": { "line": line, "character": end } });
        let params = json!({
            "textDocument": { "uri": self.uri(), "version": self.version },
            "contentChanges": [{ "range": range, "text": text }],
        });
        self.send(json!({ "method": "textDocument/didChange", "params": params }));
        self.pull();
    }

    /// Asks for the diagnostics of the sheet and waits for them.
    fn pull(&mut self) {
        let params = json!({ "textDocument": { "uri": self.uri() } });
        self.send(json!({ "id": self.version, "method": "textDocument/diagnostic", "params": params }));
        self.wait_for_answer();
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    }

    fn wait_for_answer(&mut self) {
        let wanted = format!("{{\"jsonrpc\":\"2.0\",\"id\":{},\"result\"", self.version);
        loop {
            let mut header = String::new();
            self.output.read_line(&mut header).unwrap();
            let length = header.trim().rsplit(' ').next().unwrap().parse().unwrap();
            self.output.read_line(&mut header).unwrap();
            let mut body = vec![0; length];
            self.output.read_exact(&mut body).unwrap();
            if body.starts_with(wanted.as_bytes()) {
                return;
            }
        }
    }
}

/// A bank, and a sheet of `n_lines` lines that answers it.
fn texts(n_lines: usize) -> (String, String) {
    let mut bank = "---\nbank: bench\n---\n\n".to_owned();
    let mut sheet = "---\nsheet: bench\n---\n\n".to_owned();
    for n in 0..n_lines / 10 {
        let heading = format!("How do you keep store number {n} fast and correct?");
        let _ = write!(
            bank,
            "## {heading}\n<!-- id: q-{n} -->\n\n### Points\n\n- +2! Removes stale copies after a write\n  - delete/remove/invalidate* \
             copy/entry/key > write/commit/update\n- +1 Bounds how old a copy gets\n  - TTL, expir*, lifetime\n- +1 Measures before a change\n  \
             - measur*/profil*/benchmark*\n- -1 Holds that a cache costs nothing\n  - cache free/costless\n\n"
        );
        let _ = write!(
            sheet,
            "## {heading}\n<!-- q: q-{n} -->\n\nThe service removes the entry of a product when an update commits.\nEvery copy has a \
             lifetime of a minute, so that nothing stays for ever.\nA cache is free for a page that seldom changes.\nRequests that \
             find no entry ask the database, one at a time.\nWhat is read often stays in memory, the rest does not.\nThe \
             number of shards grows with the load of the day.\n\n"
        );
    }
    (bank, sheet)
}

fn keystrokes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keystroke");
    for n_lines in [200, 2_000, 20_000] {
        let mut session = Session::with_lines(n_lines);
        let line = 4 + n_lines / 20 * 10 + 3;
        group.bench_function(BenchmarkId::from_parameter(n_lines), |bencher| {
            bencher.iter(|| session.keystroke(line));
        });
    }
    group.finish();
}

criterion_group!(benches, keystrokes);
criterion_main!(benches);
