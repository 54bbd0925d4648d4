//! The server as a process: clients that do not read, that die, that send half a message; its exit codes and its memory.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufReader, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::read_message;

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
const N_EDITS: i32 = 5_000;

/// A server whose output is read when a test says so.
struct Process {
    folder: TempDir,
    server: Child,
    stdin: Option<ChildStdin>,
}

impl Process {
    fn start(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut server = Command::new(env!("CARGO_BIN_EXE_examen"))
            .arg("lsp")
            .env("XDG_DATA_HOME", folder.path().join(".data"))
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            stdin: server.stdin.take(),
            folder,
            server,
        }
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.path().join(name).display())
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.stdin.as_mut().unwrap().write_all(frame.as_bytes()).unwrap();
    }

    fn initialize(&mut self, process_id: Value, options: Value) {
        let folder = json!([{ "uri": self.uri(""), "name": "work" }]);
        let params = json!({
            "processId": process_id, "capabilities": {}, "workspaceFolders": folder, "initializationOptions": options,
        });
        self.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params }));
        self.send(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
    }

    fn open(&mut self, name: &str, text: &str) {
        let document = json!({ "uri": self.uri(name), "languageId": "markdown", "version": 1, "text": text });
        self.send(&json!({
            "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document },
        }));
    }

    /// Types a character at the start of a line.
    fn edit(&mut self, name: &str, version: i32, line: usize) {
        let place = json!({ "line": line, "character": 0 });
        let params = json!({
            "textDocument": { "uri": self.uri(name), "version": version },
            "contentChanges": [{ "range": { "start": place, "end": place }, "text": "x" }],
        });
        self.send(&json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": params }));
    }

    /// Reads what the server writes until `is_last`; all that was read.
    fn read_until(&mut self, is_last: impl Fn(&Value) -> bool + Send + 'static) -> Vec<Value> {
        let mut stdout = BufReader::new(self.server.stdout.take().unwrap());
        let (sender, received) = channel();
        thread::spawn(move || {
            while let Some(message) = read_message(&mut stdout) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let mut messages = Vec::new();
        loop {
            messages.push(received.recv_timeout(PATIENCE).unwrap());
            if is_last(&messages[messages.len() - 1]) {
                return messages;
            }
        }
    }

    /// The memory of the server, in MiB.
    #[cfg(target_os = "linux")]
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.server.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        let kibibytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        kibibytes / 1024
    }

    fn ended(mut self) -> ExitStatus {
        self.server.wait().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A bank of `n` questions and a sheet that answers them.
fn texts(n: usize) -> (String, String) {
    let mut bank = "---\nbank: large\n---\n\n".to_owned();
    let mut sheet = "---\nsheet: large\n---\n\n".to_owned();
    for n in 0..n {
        let heading = format!("How do you keep store number {n} fast and correct?");
        let _ = write!(
            bank,
            "## {heading}\n<!-- id: q-{n} -->\n\n### Points\n\n- +2! Removes stale copies after a write\n  - delete/remove/invalidate* \
             copy/entry/key > write/commit/update\n- +1 Bounds how old a copy gets\n  - TTL, expir*, lifetime\n- -1 Holds that a cache \
             costs nothing\n  - cache free/costless\n\n"
        );
        let _ = write!(
            sheet,
            "## {heading}\n<!-- q: q-{n} -->\n\nThe service removes the entry of a product when an update commits.\nEvery copy has a \
             lifetime of a minute, so that nothing stays for ever.\nA cache is free for a page that seldom changes.\nRequests that \
             find no entry ask the database, one at a time.\nWhat is read often stays in memory.\nThe number of shards grows.\n\n"
        );
    }
    (bank, sheet)
}

fn is_version(message: &Value, version: i32) -> bool {
    message["method"] == "textDocument/publishDiagnostics" && message["params"]["version"] == version
}

/// Every line of the server's output is a message, so that whatever is printed by mistake is found.
#[test]
fn a_client_that_stops_reading_gets_the_newest_state_when_it_reads_again() {
    let (bank, sheet) = texts(20);
    let mut server = Process::start(&[("large.bank.md", &bank)]);
    // With notifications of sheets, so that every version would have a message of some kilobytes.
    server.initialize(
        Value::Null,
        json!({ "sheetNotifications": true, "diagnostics": { "pauseMs": 0 } }),
    );
    server.open("a.answers.md", &sheet);
    for version in 2..=N_EDITS {
        server.edit("a.answers.md", version, 7);
        if version % 100 == 0 {
            // Edits that are out of order are logged, each of them.
            server.edit("a.answers.md", 1, 7);
            server.edit("a.answers.md", version, 7);
        }
    }
    #[cfg(target_os = "linux")]
    {
        let memory = server.memory();
        assert!(memory < 150, "{memory} MiB");
    }
    server.send(&json!({ "jsonrpc": "2.0", "id": "last", "method": "examen/none" }));
    let messages = server.read_until(|message| is_version(message, N_EDITS));
    assert!(messages.len() < 1000, "{} messages waited", messages.len());
    server.send(&json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    server.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(server.ended().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_server_ends_when_its_client_dies_without_ever_reading() {
    let (bank, sheet) = texts(20);
    let mut parent = Command::new("sleep").arg("600").spawn().unwrap();
    let mut server = Process::start(&[("large.bank.md", &bank)]);
    server.initialize(json!(parent.id()), json!({ "sheetNotifications": true }));
    server.open("a.answers.md", &sheet);
    for version in 2..=2000 {
        server.edit("a.answers.md", version, 7);
    }
    parent.kill().unwrap();
    parent.wait().unwrap();
    // Its input stays open, and nobody has read a byte of its output.
    assert_eq!(server.server.wait().unwrap().code(), Some(1));
}

/// Sends `last` to a server that runs and ends its input; the exit code.
fn code_after(last: &[&[u8]]) -> Option<i32> {
    let mut server = Process::start(&[]);
    server.initialize(Value::Null, Value::Null);
    for bytes in last {
        server.stdin.as_mut().unwrap().write_all(bytes).unwrap();
    }
    server.stdin = None;
    server.ended().code()
}

fn framed(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

#[test]
fn the_exit_code_says_how_the_conversation_ended() {
    let shutdown = framed(r#"{"jsonrpc":"2.0","id":9,"method":"shutdown"}"#);
    let exit = framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
    assert_eq!(code_after(&[&shutdown, &exit]), Some(0));
    assert_eq!(code_after(&[&shutdown]), Some(0), "the input ends after shutdown");
    assert_eq!(code_after(&[&exit]), Some(1));
    assert_eq!(code_after(&[]), Some(1));
    assert_eq!(
        code_after(&[b"Content-Length: 100\r\n\r\n{\"jsonrpc\""]),
        Some(1),
        "within a frame"
    );
    assert_eq!(code_after(&[b"Content-Le"]), Some(1), "within a header");
}

/// 20,000 lines against a bank of 2,000 questions. An optimised build needs 59 MiB; the bound has room for one that is not.
#[cfg(target_os = "linux")]
#[test]
fn a_large_sheet_takes_bounded_memory_and_edits_add_none() {
    let (bank, sheet) = texts(2000);
    let mut server = Process::start(&[("large.bank.md", &bank)]);
    server.initialize(Value::Null, Value::Null);
    server.open("a.answers.md", &sheet);
    for version in 2..=200 {
        server.edit("a.answers.md", version, 7 + 10 * (version as usize % 50));
    }
    server.read_until(|message| is_version(message, 200));
    let memory = server.memory();
    assert!(memory < 120, "{memory} MiB");
}
