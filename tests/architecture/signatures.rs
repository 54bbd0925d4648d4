//! What functions may be given.

use super::assert_none;
use super::sources::below;

/// Where a condition is a number, because a jump costs more than a name is worth, and what makes a type of a `bool`.
const EXEMPT: [&str; 4] = [
    "crates/examen-grader/src/derived/",
    "crates/examen-grader/src/paraphrase/",
    "crates/examen-grader/src/push_if.rs",
    "crates/examen-lsp/src/config/mod.rs",
];

#[test]
fn no_parameter_is_a_bool() {
    let mut faults = Vec::new();
    for source in below("crates")
        .iter()
        .filter(|source| source.path.contains("/src/"))
        .filter(|source| !EXEMPT.iter().any(|path| source.path.starts_with(path)))
    {
        let code = source.code();
        let found = parameters(&code).into_iter().filter(|(_, kind)| kind == "bool");
        faults.extend(found.map(|(name, _)| {
            let path = &source.path;
            format!("{path}: `{name}: bool` does not say at the call what it means; take an enum")
        }));
    }
    assert_none(&faults);
}

/// Name and type of every parameter of a function in `code` whose type has no comma in it.
fn parameters(code: &str) -> Vec<(String, String)> {
    let heads = code.split("fn ").skip(1).filter_map(|rest| {
        let opening = rest.find('(')?;
        let name = rest[..opening].split('<').next()?;
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        is_name.then(|| within_brackets(&rest[opening..]))
    });
    heads
        .flat_map(|head| head.split(','))
        .filter_map(|parameter| parameter.split_once(':'))
        .map(|(name, kind)| (name.trim().to_owned(), kind.trim().to_owned()))
        .collect()
}

/// What stands between the bracket that `text` begins with and the one that closes it.
fn within_brackets(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[1..at];
        }
    }
    text
}

#[test]
fn parameters_are_found_over_several_lines() {
    let code = "fn a(x: u8, is_b: bool) {}\nfn b<T>(\n    f: impl Fn(u8) -> bool,\n    is_c: bool,\n) {}";
    let flags: Vec<String> = parameters(code)
        .into_iter()
        .filter(|(_, kind)| kind == "bool")
        .map(|(name, _)| name)
        .collect();
    assert_eq!(flags, ["is_b", "is_c"]);
}
