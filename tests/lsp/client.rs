//! A client of the language server, which talks to the real binary over its standard input and output.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// How long an answer may take on a busy machine before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A client with a folder of its own.
pub struct Client {
    folder: TempDir,
    server: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Messages that nobody has looked at.
    unread: VecDeque<Value>,
    next_id: i64,
}

impl Client {
    /// A client that asks for diagnostics itself and takes versioned edits, so that the server sends nothing unasked, in
    /// a folder with `files`.
    pub fn pulling(files: &[(&str, &str)]) -> Self {
        Self::start(
            files,
            json!({
                "general": { "positionEncodings": ["utf-8"] },
                "textDocument": {
                    "diagnostic": {},
                    "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
                    "codeAction": { "resolveSupport": { "properties": ["edit"] } }
                },
                "workspace": {
                    "applyEdit": true,
                    "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] }
                }
            }),
        )
    }

    /// A client with `capabilities` in a folder with `files`.
    pub fn start(files: &[(&str, &str)], capabilities: Value) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let mut server = Command::new(env!("CARGO_BIN_EXE_examen"))
            .arg("lsp")
            .env("XDG_DATA_HOME", folder.path().join(".data"))
            .env("XDG_CACHE_HOME", folder.path().join(".cache"))
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, messages) = channel();
        let mut stdout = BufReader::new(server.stdout.take().unwrap());
        thread::spawn(move || {
            while let Some(message) = read_message(&mut stdout) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let mut client = Self {
            folder,
            stdin: server.stdin.take(),
            server,
            messages,
            unread: VecDeque::new(),
            next_id: 0,
        };
        let root = client.uri("");
        let workspace = json!([{ "uri": root, "name": "test" }]);
        let params =
            json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": workspace });
        client.request("initialize", params);
        client.notify("initialized", json!({}));
        client
    }

    /// Where a file of the folder is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The URI of a file of the folder.
    pub fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
            .trim_end_matches('/')
            .to_owned()
    }

    /// Opens a file of the folder as it stands on disk, as version 1. Returns its text.
    pub fn open(&mut self, name: &str) -> String {
        let text = fs::read_to_string(self.path(name)).unwrap();
        self.open_with(name, &text);
        text
    }

    /// Opens a document that says `text`, as version 1.
    pub fn open_with(&mut self, name: &str, text: &str) {
        let document = json!({ "uri": self.uri(name), "languageId": "markdown", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Puts `new` in place of the first `old` of an open document that says `text`. Returns what it says then.
    pub fn edit(&mut self, name: &str, version: i32, text: &str, (old, new): (&str, &str)) -> String {
        let document = json!({ "uri": self.uri(name), "version": version });
        let change = json!({ "range": range_of(text, old), "text": new });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [change] }),
        );
        text.replacen(old, new, 1)
    }

    /// The result of a request.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Runs a command and makes the edit that it takes. Returns its result and the edit.
    pub fn command_with_edit(&mut self, command: Value) -> (Value, Value) {
        let id = self.send_request("workspace/executeCommand", command);
        let asked = self.wait_for("workspace/applyEdit");
        self.respond(&asked, json!({ "applied": true }));
        let answer = self.answer_to(id);
        (answer["result"].clone(), asked["params"]["edit"].clone())
    }

    /// The message with which a request is refused.
    pub fn refusal(&mut self, method: &str, params: Value) -> String {
        let answer = self.answer(method, params);
        answer["error"]["message"].as_str().unwrap_or_default().to_owned()
    }

    /// A request about a place in an open document.
    pub fn at(&mut self, method: &str, name: &str, position: &Value) -> Value {
        let uri = self.uri(name);
        self.request(
            method,
            json!({ "textDocument": { "uri": uri }, "position": position }),
        )
    }

    /// A request about an open document.
    pub fn about(&mut self, method: &str, name: &str) -> Value {
        let uri = self.uri(name);
        self.request(method, json!({ "textDocument": { "uri": uri } }))
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The next message of the server called `method`: a notification or a request.
    pub fn wait_for(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method)
    }

    /// Answers a request of the server.
    pub fn respond(&mut self, request: &Value, result: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }));
    }

    /// Says goodbye; the server must end as the protocol says, with nothing left unread.
    pub fn shut_down(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.stdin = None;
        assert_eq!(self.server.wait().unwrap().code(), Some(0));
        let late: Vec<Value> = self.messages.iter().collect();
        assert!(
            self.unread.is_empty() && late.is_empty(),
            "unread: {:?} {late:?}",
            self.unread
        );
    }

    fn answer(&mut self, method: &str, params: Value) -> Value {
        let id = self.send_request(method, params);
        self.answer_to(id)
    }

    fn send_request(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    fn answer_to(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    fn wait(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(found) = self.unread.iter().position(&is_wanted) {
            return self.unread.remove(found).unwrap();
        }
        loop {
            let message = self.messages.recv_timeout(PATIENCE).unwrap();
            if is_wanted(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let stdin = self.stdin.as_mut().unwrap();
        write!(stdin, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        stdin.flush().unwrap();
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Where the first `needle` of `text` begins.
pub fn place_of(text: &str, needle: &str) -> Value {
    let at = text.find(needle).unwrap();
    let before = &text[..at];
    let line = before.matches('\n').count();
    let column = at - before.rfind('\n').map_or(0, |end| end + 1);
    json!({ "line": line, "character": column })
}

/// Where the first `needle` of `text` stands.
pub fn range_of(text: &str, needle: &str) -> Value {
    let end = text.find(needle).unwrap() + needle.len();
    let start = place_of(text, needle);
    let end_line = text[..end].matches('\n').count();
    let end_column = end - text[..end].rfind('\n').map_or(0, |at| at + 1);
    json!({ "start": start, "end": { "line": end_line, "character": end_column } })
}

/// `text` with `edits` of the protocol made.
pub fn edited(text: &str, edits: &Value) -> String {
    let mut after = text.to_owned();
    for edit in edits.as_array().unwrap().iter().rev() {
        let old = text_in(text, &edit["range"]);
        let start = old.as_ptr() as usize - text.as_ptr() as usize;
        after.replace_range(start..start + old.len(), edit["newText"].as_str().unwrap());
    }
    after
}

/// The text of a range of the protocol.
pub fn text_in<'t>(text: &'t str, range: &Value) -> &'t str {
    let offset = |place: &Value| {
        let lines = text
            .split_inclusive('\n')
            .take(place["line"].as_u64().unwrap() as usize);
        lines.map(str::len).sum::<usize>() + place["character"].as_u64().unwrap() as usize
    };
    &text[offset(&range["start"])..offset(&range["end"])]
}

pub fn read_message(stdout: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    stdout.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}
