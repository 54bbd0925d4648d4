//! Requests of every kind with parameters that make sense, and with some that make none: each is answered, and none finds
//! a fault of the server.

use serde_json::{Value, json};

use super::client::Client;
use super::fixtures::{BANK, GLOSSARY, SHEET};
use super::soak::Chance;

const N_REQUESTS: usize = 3000;
/// In so many requests one edit.
const EDIT_EVERY: usize = 7;

const REVIEW: &str =
    "---\nreview: a.answers.md\nreviewer: m\n---\n## lifetime\n<!-- answer: 00000000 -->\n- [x] memory\n";
const CASES: &str = "---\ncases: mini\n---\n\n## lifetime\n\n- `+outdated` A stale copy goes away.\n";
const NAMES: [&str; 6] = [
    "a.answers.md",
    "mini.bank.md",
    "glossary.md",
    "a.review.md",
    "mini.cases.md",
    "none.answers.md",
];

const METHODS: [&str; 21] = [
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/inlayHint",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/selectionRange",
    "textDocument/documentLink",
    "textDocument/formatting",
    "textDocument/diagnostic",
    "workspace/symbol",
    "workspace/executeCommand",
];

const COMMANDS: [&str; 14] = [
    "examen.sheet",
    "examen.grade",
    "examen.banks",
    "examen.search",
    "examen.hint",
    "examen.reveal",
    "examen.showRubric",
    "examen.nextQuestion",
    "examen.newSheet",
    "examen.importList",
    "examen.tryAnswer",
    "examen.status",
    "examen.due",
    "examen.nothing",
];

const PIECES: [&str; 8] = ["stale copy ", "\n", "## ", "😀", "<!--", "\r\n", "```\n", "---\n"];

fn one<T: Copy>(chance: &mut Chance, of: &[T]) -> T {
    of[chance.below(of.len())]
}

fn number(chance: &mut Chance) -> Value {
    match chance.below(12) {
        0 => json!(u32::MAX),
        1 => json!(-1),
        2 => json!("one"),
        _ => json!(chance.below(30)),
    }
}

fn position(chance: &mut Chance) -> Value {
    json!({ "line": number(chance), "character": number(chance) })
}

fn params(chance: &mut Chance, client: &Client) -> Value {
    let uri = client.uri(one(chance, &NAMES));
    let range = json!({ "start": position(chance), "end": position(chance) });
    let kinds = json!(one(chance, &["quickfix", "refactor", "", "source"]));
    let argument = json!({
        "uri": uri, "position": position(chance), "grade": number(chance), "reveal": number(chance),
        "question": one(chance, &["lifetime", "pay-once", "none", ""]), "query": one(chance, &["stale", "", "\"", "*"]),
        "text": one(chance, &[SHEET, "", "What is a cache?\n"]), "quiet": true, "limit": chance.below(9),
    });
    let whole = json!({
        "textDocument": { "uri": uri }, "position": position(chance), "positions": [position(chance)], "range": range,
        "context": { "diagnostics": [], "only": [kinds], "includeDeclaration": true }, "newName": one(chance, &["new", "", "A B", "pay-once"]),
        "previousResultId": "1", "query": one(chance, &["", "cache", "\u{0}"]),
        "options": { "tabSize": 4, "insertSpaces": true },
        "command": one(chance, &COMMANDS), "arguments": [argument],
    });
    match chance.below(20) {
        0 => Value::Null,
        1 => json!([1, 2]),
        2 => json!({ "textDocument": { "uri": one(chance, &["", "no uri", "file:///%ff", "untitled:x"]) } }),
        _ => whole,
    }
}

#[test]
fn every_request_is_answered_and_none_finds_a_fault() {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    for (name, text) in NAMES.iter().zip([SHEET, BANK, GLOSSARY, REVIEW, CASES]) {
        client.open(name, text);
    }
    let mut chance = Chance(5);
    let (mut n_errors, mut version) = (0, 1);
    for n in 0..N_REQUESTS {
        if n % EDIT_EVERY == 0 {
            version += 1;
            let range = [0; 4].map(|_| chance.below(25) as u32);
            client.edit(
                one(&mut chance, &NAMES[..5]),
                version,
                range,
                one(&mut chance, &PIECES),
            );
        }
        let method = one(&mut chance, &METHODS);
        let params = params(&mut chance, &client);
        let answer = client.answer(method, params.clone());
        if let Some(error) = answer.get("error") {
            n_errors += 1;
            assert_ne!(error["code"], -32603, "{method} {params}: {error}");
        }
        let fault = client
            .traffic
            .iter()
            .find(|message| message.contains("fault of the server"));
        assert_eq!(fault, None, "{method} {params}");
        client.traffic.clear();
    }
    assert!(n_errors < N_REQUESTS / 2, "{n_errors} were refused");
    client.assert_alive();
    client.hang_up();
}
