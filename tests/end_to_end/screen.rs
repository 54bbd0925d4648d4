//! A real terminal: tmux, with keys that are really pressed and screens that are really drawn.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::sandbox::Sandbox;

/// How long to wait for what is to come. On a machine that is busy building, a start takes seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// A shell in a terminal of its own, in a sandbox.
pub struct Screen<'a> {
    sandbox: &'a Sandbox,
    socket: String,
}

impl<'a> Screen<'a> {
    /// A terminal of 80 columns and 24 rows, in which `examen ARGS` was started from a shell.
    pub fn start(sandbox: &'a Sandbox, args: &str) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let screen = Self {
            sandbox,
            socket: format!("examen-test-{}-{number}", std::process::id()),
        };
        screen.tmux(&[
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "80",
            "-y",
            "24",
            "sh",
        ]);
        screen.line(&format!(
            "PS1='$ '; clear; {} {args}",
            env!("CARGO_BIN_EXE_examen")
        ));
        screen
    }

    /// Types `text` as it is.
    pub fn type_text(&self, text: &str) -> &Self {
        self.tmux(&["send-keys", "-l", text]);
        self
    }

    /// Presses keys by tmux's names for them, separated by blanks: `C-s Enter`.
    pub fn press(&self, keys: &str) -> &Self {
        for key in keys.split_whitespace() {
            self.tmux(&["send-keys", key]);
        }
        self
    }

    /// Types `text` and presses Enter.
    pub fn line(&self, text: &str) -> &Self {
        self.type_text(text).press("Enter")
    }

    /// Waits until the screen has `text` somewhere.
    #[track_caller]
    pub fn wait_for(&self, text: &str) -> &Self {
        self.wait_until(text, |screen| screen.contains(text))
    }

    /// Waits until the screen is as `is_there` wants it, which `what` says in words.
    #[track_caller]
    pub fn wait_until(&self, what: &str, is_there: impl Fn(&str) -> bool) -> &Self {
        let began = Instant::now();
        loop {
            let screen = self.text();
            if is_there(&screen) {
                return self;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "waited for {what:?}, but there is:\n{screen}"
            );
            thread::sleep(Duration::from_millis(30));
        }
    }

    /// What is on the screen, clocks stopped.
    pub fn text(&self) -> String {
        without_clock(&self.tmux(&["capture-pane", "-p"]))
    }

    /// What is on the screen with its colours.
    pub fn colours(&self) -> String {
        self.tmux(&["capture-pane", "-p", "-e"])
    }

    pub fn resize(&self, columns: u16, rows: u16) -> &Self {
        self.tmux(&[
            "resize-window",
            "-x",
            &columns.to_string(),
            "-y",
            &rows.to_string(),
        ]);
        self
    }

    /// The process of the practice screen.
    pub fn process(&self) -> String {
        let shell = self.tmux(&["display-message", "-p", "#{pane_pid}"]);
        let children = Command::new("ps")
            .args(["-o", "pid=", "--ppid", shell.trim()])
            .output()
            .unwrap();
        String::from_utf8(children.stdout).unwrap().trim().to_owned()
    }

    /// The terminal goes away.
    pub fn lose(self) {}

    fn tmux(&self, args: &[&str]) -> String {
        let output = Command::new("tmux")
            .args(["-u", "-L", &self.socket])
            .args(args)
            .env_clear()
            .envs(self.sandbox.environment())
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .current_dir(self.sandbox.path(""))
            .stdin(Stdio::null())
            .output()
            .expect("these tests drive a terminal with tmux; install it (Debian: apt-get install tmux)");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

/// Waits until there is no such process any more.
#[track_caller]
pub fn wait_until_gone(process: &str) {
    let began = Instant::now();
    let is_there = || {
        let found = Command::new("ps")
            .args(["-p", process])
            .stdout(Stdio::null())
            .status();
        found.unwrap().success()
    };
    while is_there() {
        assert!(began.elapsed() < PATIENCE, "process {process} is still there");
        thread::sleep(Duration::from_millis(30));
    }
}

/// `0:07` and `12:30` become `m:ss`.
pub fn without_clock(screen: &str) -> String {
    let mut shown = String::new();
    let mut rest = screen;
    while let Some(at) = rest.find(':') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let minutes = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let is_clock =
            minutes > 0 && after.len() >= 2 && after.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        if is_clock {
            shown += &before[..at - minutes];
            shown += "m:ss";
            rest = &after[2..];
        } else {
            shown += &rest[..=at];
            rest = after;
        }
    }
    shown + rest
}
