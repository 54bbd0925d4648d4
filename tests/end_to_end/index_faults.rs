//! What befalls an index: killed builds, full and read-only disks, several builders at once.

use std::fmt::Write as _;
use std::process::{Command, Output};
use std::thread;
use std::time::Duration;

use super::sandbox::Sandbox;

/// Enough for a build that takes a while, and for several segments.
const N_BANKS: usize = 8;
const N_QUESTIONS: usize = 120;

/// A text that is another one for each number, so that banks are no copies.
fn bank(number: usize, edition: usize) -> String {
    let mut text = format!("---\nbank: bank-{number}\n---\n");
    for question in 0..N_QUESTIONS {
        let _ = write!(
            text,
            "\n## Why does part{number}x{question} fail in edition{edition}?\n<!-- id: q{number}-{question} -->\n\n### Answer\n\nBecause of cause{question} and cause{number}.\n"
        );
    }
    text
}

fn with_banks(edition: usize) -> Sandbox {
    write_banks(Sandbox::new(), edition)
}

fn write_banks(sandbox: Sandbox, edition: usize) -> Sandbox {
    (0..N_BANKS).fold(sandbox, |sandbox, number| {
        sandbox.file(&format!("bank-{number}.bank.md"), bank(number, edition))
    })
}

/// Starts a build and kills it, as `kill -9` does, after a while.
fn killed_build(sandbox: &Sandbox, after: Duration) {
    let mut child = sandbox.command("index build --index idx").spawn().unwrap();
    thread::sleep(after);
    let _ = child.kill();
    child.wait().unwrap();
}

#[test]
fn a_killed_build_leaves_what_was_there_before() {
    let mut sandbox = with_banks(0);
    for (edition, after) in [2, 15, 40, 90, 180, 350].into_iter().enumerate() {
        killed_build(&sandbox, Duration::from_millis(after));
        let status = sandbox.run("index status --index idx").text();
        assert!(!status.contains("damaged"), "killed after {after} ms: {status}");
        // Nothing of a build that was killed is in the way of the next one, and nobody holds its lock.
        sandbox
            .run("search part3x7 --index idx")
            .says("q3-7")
            .says("1 question")
            .code(0);
        sandbox
            .run("index status --index idx")
            .says("960 questions in 8 banks")
            .says("up to date");
        // The next round kills an update, with deletions and merges, instead of the first build.
        sandbox = write_banks(sandbox, edition + 1);
    }
}

#[test]
fn builders_at_once_leave_one_good_index() {
    let sandbox = with_banks(0);
    let children: Vec<_> = (0..3)
        .map(|_| sandbox.command("search part3x7 --index idx").spawn().unwrap())
        .collect();
    for child in children {
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().unwrap();
        let (stdout, stderr) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
        assert!(status.success() && stdout.contains("q3-7"), "{stdout}{stderr}");
    }
    sandbox
        .run("index status --index idx")
        .says("960 questions in 8 banks")
        .says("up to date");
}

/// Runs a script in a mount namespace of its own, where it may mount what it likes; without one, as it is.
fn script(sandbox: &Sandbox, script: &str) -> (bool, String) {
    let is_private = Command::new("unshare")
        .args(["-rm", "true"])
        .output()
        .is_ok_and(|output| output.status.success());
    let mut command = if is_private {
        let mut command = Command::new("unshare");
        command.args(["-rm", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    let output = command
        .args(["-c", script])
        .current_dir(sandbox.path(""))
        .env("HOME", sandbox.path("../home"))
        .env("EXAMEN", env!("CARGO_BIN_EXE_examen"))
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (is_private, String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn a_full_disk_is_said_and_the_search_goes_on() {
    let sandbox = with_banks(0).file("idx/.keep", "");
    std::fs::remove_file(sandbox.path("idx/.keep")).unwrap();
    // Where nothing can be mounted, files that may not grow fail in the same way.
    let (is_private, text) = script(
        &sandbox,
        "if mount -t tmpfs -o size=64k none idx; then :; else trap '' XFSZ; ulimit -f 32; fi; \
         $EXAMEN search part3x7 --index idx",
    );
    assert!(text.contains("q3-7"), "{text}");
    assert!(text.contains("searching without an index on disk"), "{text}");
    if is_private {
        assert!(text.contains("No space left on device"), "{text}");
    }
}

#[test]
fn a_full_disk_leaves_the_last_state() {
    let sandbox = with_banks(0).file("idx/.keep", "").file("more", bank(90, 0));
    std::fs::remove_file(sandbox.path("idx/.keep")).unwrap();
    let (is_private, text) = script(
        &sandbox,
        "mount -t tmpfs -o size=4m none idx; is_mounted=$?; $EXAMEN index build --index idx; mv more more.bank.md; \
         if [ $is_mounted = 0 ]; then head -c 4000000 /dev/zero > idx/filler; else trap '' XFSZ; ulimit -f 1; fi; \
         $EXAMEN search part3x7 --index idx; $EXAMEN search part90x7 --index idx",
    );
    assert!(text.contains("searching what was indexed before"), "{text}");
    assert!(text.contains("q3-7") && !text.contains("q90-7"), "{text}");
    if is_private {
        assert!(text.contains("No space left on device"), "{text}");
    }
}

#[test]
fn a_read_only_index_is_read() {
    let sandbox = with_banks(0).file("idx/.keep", "");
    std::fs::remove_file(sandbox.path("idx/.keep")).unwrap();
    let (is_private, text) = script(
        &sandbox,
        "mount -t tmpfs none idx; $EXAMEN index build --index idx; mount -o remount,ro idx || chmod -R a-w idx; \
         $EXAMEN search part3x7 --index idx && rm bank-0.bank.md && $EXAMEN search part4x7 --index idx; \
         touch idx/probe && echo 'it can be written'; chmod -R u+w idx",
    );
    assert!(text.contains("q3-7") && text.contains("q4-7"), "{text}");
    if is_private {
        assert!(text.contains("Read-only file system"), "{text}");
    }
    // Whoever is root and may not mount can write everywhere.
    if !text.contains("it can be written") {
        assert!(text.contains("searching what was indexed before"), "{text}");
    }
}
