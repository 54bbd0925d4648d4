//! A folder of its own for a run of the binary, and what came of it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use expect_test::Expect;
use tempfile::TempDir;

use super::fixtures;

/// A folder with files. The home folder is another, empty one; there are no colours, and lines have 80 columns.
pub struct Sandbox {
    root: TempDir,
    stdin: Vec<u8>,
    env: Vec<(String, String)>,
}

/// What a run left behind.
pub struct Run {
    stdout: String,
    stderr: String,
    code: Option<i32>,
}

impl Sandbox {
    pub fn new() -> Self {
        let root = TempDir::new().unwrap();
        fs::create_dir(root.path().join("work")).unwrap();
        fs::create_dir(root.path().join("home")).unwrap();
        Self {
            root,
            stdin: Vec::new(),
            env: vec![("COLUMNS".to_owned(), "80".to_owned())],
        }
    }

    /// A sandbox with the small bank and the sheet that answers it.
    pub fn mini() -> Self {
        Self::new()
            .file("mini.bank.md", fixtures::BANK)
            .file("a.answers.md", fixtures::SHEET)
    }

    /// Adds a file; folders in `path` are made.
    pub fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// What the next runs find on standard input.
    pub fn stdin(mut self, content: impl AsRef<[u8]>) -> Self {
        self.stdin = content.as_ref().to_vec();
        self
    }

    /// Sets an environment variable for the next runs.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where a file of the sandbox is.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join("work").join(path)
    }

    /// What a file of the sandbox holds.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The environment of a run.
    pub fn environment(&self) -> Vec<(String, String)> {
        let home = self.root.path().join("home").display().to_string();
        [("HOME".to_owned(), home)]
            .into_iter()
            .chain(self.env.iter().cloned())
            .collect()
    }

    /// The binary with `args`, separated by blanks, ready to run.
    pub fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_examen"));
        command
            .args(args.split_whitespace())
            .current_dir(self.path(""))
            .env_clear()
            .envs(self.environment())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the binary with `args`, separated by blanks.
    pub fn run(&self, args: &str) -> Run {
        let mut child = self.command(args).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let content = self.stdin.clone();
        // A run that does not read its input to the end is no failure of the test.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&content)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Run {
            stdout: self.shown(&output.stdout),
            stderr: self.shown(&output.stderr),
            code: output.status.code(),
        }
    }

    /// Output as text that is the same in every sandbox.
    fn shown(&self, bytes: &[u8]) -> String {
        let real = |path: &Path| path.canonicalize().unwrap().display().to_string();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        text.replace(&real(&self.path("")), "[WORK]")
    }
}

impl Run {
    /// Standard output is exactly this.
    #[track_caller]
    pub fn stdout(&self, expected: Expect) -> &Self {
        expected.assert_eq(&self.stdout);
        self
    }

    /// Standard error is exactly this.
    #[track_caller]
    pub fn stderr(&self, expected: Expect) -> &Self {
        expected.assert_eq(&self.stderr);
        self
    }

    /// Standard output has this somewhere.
    #[track_caller]
    pub fn says(&self, part: &str) -> &Self {
        assert!(
            self.stdout.contains(part),
            "no {part:?} in:\n{}\n{}",
            self.stdout,
            self.stderr
        );
        self
    }

    /// Standard output has this nowhere.
    #[track_caller]
    pub fn hides(&self, part: &str) -> &Self {
        assert!(!self.stdout.contains(part), "{part:?} in:\n{}", self.stdout);
        self
    }

    /// Standard error has this somewhere.
    #[track_caller]
    pub fn complains(&self, part: &str) -> &Self {
        assert!(self.stderr.contains(part), "no {part:?} in:\n{}", self.stderr);
        self
    }

    /// All of standard output.
    pub fn text(&self) -> String {
        self.stdout.clone()
    }

    /// All of standard error.
    pub fn errors(&self) -> String {
        self.stderr.clone()
    }

    /// The exit code is this.
    #[track_caller]
    pub fn code(&self, expected: i32) -> &Self {
        assert_eq!(self.code, Some(expected), "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// Standard output as one JSON document.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// The lines of standard output, each a JSON document.
    #[track_caller]
    pub fn json_lines(&self) -> Vec<serde_json::Value> {
        self.stdout
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}
