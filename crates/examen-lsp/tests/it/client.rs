//! A small client. It answers what the server asks, remembers all traffic, and fails if a message is left unread.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use examen_lsp::{Ending, Hooks, Options, ServerError, serve};
use serde_json::{Value, json};

use super::fixtures::{BANK, GLOSSARY};
use tempfile::TempDir;

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A client with a server of its own.
pub struct Client {
    to_server: Option<PipeWriter>,
    from_server: Receiver<String>,
    server: JoinHandle<Result<Ending, ServerError>>,
    folder: Arc<TempDir>,
    next_id: i64,
    unread: VecDeque<Value>,
    /// Answers that came before they were waited for.
    answers: Vec<Value>,
    /// Requests of the server, which are answered at once.
    pub asked: Vec<Value>,
    /// Every message of the server as it came.
    pub traffic: Vec<String>,
    /// What `workspace/configuration` gives.
    pub settings: Value,
    /// Whether requests of the server are left without an answer.
    pub is_mute: bool,
    /// The answer to `workspace/applyEdit`.
    pub edit_answer: Value,
}

/// Capabilities of an editor that has everything but pulling diagnostics.
pub fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "workspace": {
            "configuration": true,
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "workspaceFolders": true,
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "didChangeConfiguration": { "dynamicRegistration": true },
            "codeLens": { "refreshSupport": true },
            "inlayHint": { "refreshSupport": true },
            "semanticTokens": { "refreshSupport": true },
            "diagnostics": { "refreshSupport": true },
        },
    })
}

impl Client {
    /// A client that has not introduced itself, in an empty folder.
    pub fn fresh() -> Self {
        Self::in_folder(Arc::new(TempDir::new().unwrap()))
    }

    fn in_folder(folder: Arc<TempDir>) -> Self {
        let (server_reads, to_server) = std::io::pipe().unwrap();
        let (from_server, server_writes) = std::io::pipe().unwrap();
        let options = Options {
            version: "test".to_owned(),
            history: Some(folder.path().join("history.sqlite3")),
            hooks: Hooks::Present,
        };
        let server = thread::spawn(move || serve(server_reads, server_writes, &options));
        Self {
            to_server: Some(to_server),
            from_server: listen(from_server),
            server,
            folder,
            next_id: 0,
            unread: VecDeque::new(),
            answers: Vec::new(),
            asked: Vec::new(),
            traffic: Vec::new(),
            settings: json!({ "diagnostics": { "pauseMs": 0 } }),
            is_mute: false,
            edit_answer: json!({ "applied": true }),
        }
    }

    /// A client that has introduced itself, in a folder with `files`. There is no pause before complaints.
    pub fn with(files: &[(&str, &str)]) -> Self {
        Self::with_capabilities(files, capabilities())
    }

    /// The same folder with another server, which does not know what the one before was told.
    pub fn restarted(self) -> Self {
        let Self {
            folder,
            to_server,
            server,
            ..
        } = self;
        drop(to_server);
        server.join().unwrap().unwrap();
        let mut client = Self::in_folder(folder);
        client.introduce(capabilities(), json!({ "diagnostics": { "pauseMs": 0 } }));
        client
    }

    /// Another editor with a server of its own for the same folder.
    pub fn beside(&self) -> Self {
        let mut client = Self::in_folder(Arc::clone(&self.folder));
        client.introduce(capabilities(), json!({ "diagnostics": { "pauseMs": 0 } }));
        client
    }

    /// The same with other capabilities.
    pub fn with_capabilities(files: &[(&str, &str)], capabilities: Value) -> Self {
        let mut client = Self::fresh();
        for (name, text) in files {
            client.write(name, text);
        }
        client.introduce(capabilities, json!({ "diagnostics": { "pauseMs": 0 } }));
        client
    }

    /// `initialize` and `initialized`. Returns what the server says of itself.
    pub fn introduce(&mut self, capabilities: Value, options: Value) -> Value {
        let folder = json!([{ "uri": self.uri(""), "name": "work" }]);
        let result = self.request(
            "initialize",
            json!({
                "processId": std::process::id(),
                "rootUri": self.uri(""),
                "workspaceFolders": folder,
                "capabilities": capabilities,
                "initializationOptions": options,
            }),
        );
        self.notify("initialized", json!({}));
        result
    }

    /// Writes a file of the folder; with a bank, the glossary that it names.
    pub fn write(&self, name: &str, text: &str) {
        if text == BANK {
            self.write("glossary.md", GLOSSARY);
        }
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The path of a file of the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    /// The URI of a file of the folder; one with a scheme is taken as it is.
    pub fn uri(&self, name: &str) -> String {
        if name.contains(':') {
            return name.to_owned();
        }
        let path = self.path(name);
        format!("file://{}", path.display())
            .trim_end_matches('/')
            .to_owned()
    }

    /// Opens a document in version 1.
    pub fn open(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Replaces `range` (line, column, line, column) of a document, which makes `version`.
    pub fn edit(&mut self, name: &str, version: i32, range: [u32; 4], text: &str) {
        let [start_line, start, end_line, end] = range;
        let change = json!({
            "range": {
                "start": { "line": start_line, "character": start },
                "end": { "line": end_line, "character": end },
            },
            "text": text,
        });
        self.change(name, version, json!([change]));
    }

    /// Makes changes of a document, which make `version`.
    pub fn change(&mut self, name: &str, version: i32, changes: Value) {
        let document = json!({ "uri": self.uri(name), "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    /// Closes a document.
    pub fn close(&mut self, name: &str) {
        let document = json!({ "uri": self.uri(name) });
        self.notify("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// The diagnostics of a version of a document; those of older versions are passed over.
    pub fn diagnostics(&mut self, name: &str, version: i32) -> Vec<Value> {
        let uri = self.uri(name);
        loop {
            let params = self.notification("textDocument/publishDiagnostics", |params| {
                params["uri"] == uri.as_str()
            });
            if params["version"].as_i64() >= Some(i64::from(version)) {
                return params["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    /// The diagnostics of a document as soon as they satisfy `is_wanted`.
    pub fn diagnostics_until(&mut self, name: &str, is_wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let uri = self.uri(name);
        loop {
            let params = self.notification("textDocument/publishDiagnostics", |params| {
                params["uri"] == uri.as_str()
            });
            let diagnostics = params["diagnostics"].as_array().unwrap();
            if is_wanted(diagnostics) {
                return diagnostics.clone();
            }
        }
    }

    /// Sends a request and waits for its result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Sends a request and waits for the code of its error.
    pub fn error(&mut self, method: &str, params: Value) -> i64 {
        let answer = self.answer(method, params);
        answer["error"]["code"]
            .as_i64()
            .unwrap_or_else(|| panic!("{method}: {answer}"))
    }

    /// Runs a command that fails. Returns its error.
    pub fn refusal(&mut self, command: &str, argument: Value) -> Value {
        let params = json!({ "command": command, "arguments": [argument] });
        let answer = self.answer("workspace/executeCommand", params);
        assert!(answer.get("error").is_some(), "{command}: {answer}");
        answer["error"].clone()
    }

    /// A request about a document.
    pub fn ask(&mut self, method: &str, name: &str, more: Value) -> Value {
        let mut params = json!({ "textDocument": { "uri": self.uri(name) } });
        params
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        self.request(method, params)
    }

    /// Runs a command.
    pub fn command(&mut self, name: &str, argument: Value) -> Value {
        self.request(
            "workspace/executeCommand",
            json!({ "command": name, "arguments": [argument] }),
        )
    }

    /// Sends a request and waits for its answer.
    pub fn answer(&mut self, method: &str, params: Value) -> Value {
        let id = self.send_request(method, params);
        self.answer_to(json!(id))
    }

    /// Sends a request. Returns its id.
    pub fn send_request(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// Waits for the answer to a request.
    pub fn answer_to(&mut self, id: Value) -> Value {
        loop {
            if let Some(at) = self.answers.iter().position(|answer| answer["id"] == id) {
                return self.answers.remove(at);
            }
            self.receive()
                .unwrap_or_else(|| panic!("the server ended before it answered {id}"));
        }
    }

    /// Waits for a notification.
    pub fn notification(&mut self, method: &str, is_wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let found = self
                .unread
                .iter()
                .position(|message| message["method"] == method && is_wanted(&message["params"]));
            if let Some(at) = found {
                return self.unread.remove(at).unwrap()["params"].clone();
            }
            self.receive()
                .unwrap_or_else(|| panic!("the server ended before {method}"));
        }
    }

    /// Waits until the server has asked for `method`.
    pub fn wait_for_request(&mut self, method: &str) -> Value {
        loop {
            if let Some(at) = self.asked.iter().position(|message| message["method"] == method) {
                return self.asked.remove(at);
            }
            self.receive()
                .unwrap_or_else(|| panic!("the server ended before {method}"));
        }
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    pub fn send(&mut self, message: Value) {
        let body = message.to_string();
        self.send_bytes(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    /// Sends bytes as they are.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        self.to_server.as_mut().unwrap().write_all(bytes).unwrap();
    }

    /// Whether the server answers a request as it should.
    pub fn assert_alive(&mut self) {
        assert_eq!(self.error("examen/test/unknown", json!({})), -32601);
    }

    /// Passes over unread notifications called `method`.
    pub fn forget(&mut self, method: &str) {
        self.unread.retain(|message| message["method"] != method);
    }

    /// Says goodbye and checks that nothing was left unread.
    pub fn finish(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        while self.receive().is_some() {}
        let unread: Vec<String> = self.unread.iter().map(Value::to_string).collect();
        assert!(unread.is_empty(), "left unread:\n{}", unread.join("\n"));
        assert!(
            self.answers.is_empty(),
            "answers nobody asked for: {:?}",
            self.answers
        );
        assert_eq!(self.server.join().unwrap().unwrap(), Ending::Orderly);
    }

    /// Ends the input and waits for the server.
    pub fn hang_up(mut self) -> Ending {
        self.to_server = None;
        self.server.join().unwrap().unwrap()
    }

    /// Waits for the server, which ends by itself.
    pub fn ending(self) -> Ending {
        self.server.join().unwrap().unwrap()
    }

    /// Takes in a message; none at the end.
    fn receive(&mut self) -> Option<()> {
        let text = match self.from_server.recv_timeout(PATIENCE) {
            Ok(text) => text,
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => panic!("the server is silent; unread: {:?}", self.unread),
        };
        let message: Value = serde_json::from_str(&text).unwrap();
        self.traffic.push(text);
        match (message.get("method").cloned(), message.get("id").cloned()) {
            (Some(method), Some(id)) => self.answer_server(&method, id, message),
            (Some(_), None) => self.unread.push_back(message),
            (None, _) => self.answers.push(message),
        }
        Some(())
    }

    fn answer_server(&mut self, method: &Value, id: Value, message: Value) {
        let result = match method.as_str().unwrap() {
            "workspace/configuration" => json!([self.settings]),
            "workspace/applyEdit" => self.edit_answer.clone(),
            _ => Value::Null,
        };
        self.asked.push(message);
        if let Some(to_server) = self.to_server.as_mut().filter(|_| !self.is_mute) {
            let answer = json!({ "jsonrpc": "2.0", "id": id, "result": result }).to_string();
            let frame = format!("Content-Length: {}\r\n\r\n{answer}", answer.len());
            // A server that has said goodbye does not listen.
            let _ = to_server.write_all(frame.as_bytes());
        }
    }
}

/// Reads frames until the end.
fn listen(from_server: PipeReader) -> Receiver<String> {
    let (messages, received) = channel();
    thread::spawn(move || {
        let mut input = BufReader::new(from_server);
        while let Some(length) = read_header(&mut input) {
            let mut body = vec![0; length];
            input.read_exact(&mut body).unwrap();
            if messages.send(String::from_utf8(body).unwrap()).is_err() {
                return;
            }
        }
    });
    received
}

fn read_header(input: &mut impl BufRead) -> Option<usize> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).unwrap() == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some((_, value)) => length = Some(value.parse().unwrap()),
            None => return length,
        }
    }
}
