//! Random edits: the server has the client's text, and says of it what it says of a text that was just opened.
//!
//! A short run is a part of the tests. `EXAMEN_SOAK_EDITS=100000 cargo test --release -p examen-lsp --test it soak`
//! makes a long one and prints how much memory it took.

use serde_json::json;

use super::client::{Client, capabilities};
use super::fixtures::{BANK, GLOSSARY};

const NAME: &str = "a.answers.md";
const SHORT: u64 = 400;
/// How often the server is compared with one that starts afresh.
const CHECK_EVERY: u64 = 100;

const PIECES: [&str; 30] = [
    "a stale copy ",
    "goes away. ",
    "The lifetime keeps data consistent. ",
    "jitter ",
    "no stampede ",
    "memory limit ",
    "\n",
    "\r\n",
    "\n\n",
    "## Why does a cache need a lifetime?\n",
    "<!-- q: lifetime -->\n",
    "\n## How does a customer pay once?\n",
    "<!-- q: pay-once -->\n",
    "```\n",
    "> ",
    "- ",
    "# Part\n",
    "😀",
    "é",
    "e\u{301}",
    "idempotent handlers ",
    "---\n",
    "<!--",
    "-->",
    "sheet: mini\n",
    "mode: practice\n",
    ".",
    ", ",
    "not ",
    "\r",
];

/// Numbers that are the same in every run (SplitMix64, public domain).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// The line and the UTF-16 column of a byte, as an editor counts them.
fn place(text: &str, offset: usize) -> (u32, u32) {
    let (mut line, mut start) = (0, 0);
    let bytes = text.as_bytes();
    for at in 0..offset {
        let ends = bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        if ends {
            line += 1;
            start = at + 1;
        }
    }
    (line, text[start..offset].encode_utf16().count() as u32)
}

/// A place an editor can name: on a character, and not between CR and LF.
fn nameable(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset)
        || (text[..offset].ends_with('\r') && text[offset..].starts_with('\n'))
    {
        offset -= 1;
    }
    offset
}

fn new_client() -> Client {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    client.write("glossary.md", GLOSSARY);
    // Nothing may wait for a pause, or a text that was just opened would be told more.
    let settings = json!({ "diagnostics": { "pauseMs": 0 } });
    client.settings = settings.clone();
    client.introduce(capabilities(), settings);
    client
}

/// What a server says of `text` that was just opened.
fn fresh_feedback(text: &str) -> serde_json::Value {
    let mut client = new_client();
    client.open(NAME, text);
    let sheet = client.command("examen.sheet", json!({ "uri": client.uri(NAME) }));
    client.hang_up();
    sheet["questions"].clone()
}

#[test]
fn a_soak_of_random_edits() {
    let n_edits = std::env::var("EXAMEN_SOAK_EDITS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(SHORT);
    let mut chance = Chance(20_26);
    let mut client = new_client();
    let mut text = "---\nsheet: mini\n---\n\n".to_owned();
    client.open(NAME, &text);
    let uri = client.uri(NAME);
    for n in 1..=n_edits {
        let start = nameable(&text, chance.below(text.len() + 1));
        let is_long = text.len() > 4_000;
        let length = if is_long {
            chance.below(400)
        } else {
            chance.below(12)
        };
        let end = nameable(&text, start + length).max(start);
        let new = PIECES[chance.below(PIECES.len())];
        let (start_line, start_column) = place(&text, start);
        let (end_line, end_column) = place(&text, end);
        client.edit(
            NAME,
            n as i32 + 1,
            [start_line, start_column, end_line, end_column],
            new,
        );
        text.replace_range(start..end, new);
        if n % CHECK_EVERY == 0 || n == n_edits {
            let own = client.request("examen/test/text", json!({ "uri": uri }));
            assert_eq!(own, text.as_str(), "after {n} edits");
            let sheet = client.command("examen.sheet", json!({ "uri": uri }));
            if n % (CHECK_EVERY * 4) == 0 || n == n_edits {
                let questions = &sheet["questions"];
                assert_eq!(
                    *questions,
                    if sheet.is_null() {
                        serde_json::Value::Null
                    } else {
                        fresh_feedback(&text)
                    }
                );
            }
            client.traffic.clear();
            client.forget("textDocument/publishDiagnostics");
            client.asked.clear();
        }
        if n % 10_000 == 0 {
            println!("{n} edits: {}", memory());
        }
    }
    client.hang_up();
}

/// The memory of this process, as Linux tells it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.unwrap_or("unknown").to_owned()
}
