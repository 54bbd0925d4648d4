//! The invariants of `ARCHITECTURE.md`, each a thing that must be absent.

use super::document::{crates, invariants, tests_named};
use super::manifests::{banned, locked, members, workspace_dependencies};
use super::sources::{Source, below, has_word, of_crate, uses_std};
use super::{assert_none, text};

/// Crates that compute and nothing else: no files, no clock, no chance, no output.
const PURE: [&str; 3] = ["examen-bank", "examen-grader", "examen-report"];

/// A file so long has more than one purpose.
const MAX_LINES: usize = 450;

#[test]
fn the_table_lists_the_crates_that_there_are() {
    let table = crates();
    let members: Vec<String> = members().into_iter().map(|member| member.folder).collect();
    let mut faults = Vec::new();
    for member in members.iter().filter(|member| !table.contains_key(*member)) {
        faults.push(format!("{member}: not in the table of ARCHITECTURE.md"));
    }
    for (name, row) in &table {
        if row.exists != members.contains(name) {
            faults.push(format!(
                "{name}: ARCHITECTURE.md is wrong about whether it exists"
            ));
        }
    }
    assert_none(&faults);
}

#[test]
fn crates_know_only_the_crates_they_may() {
    let table = crates();
    let mut faults = Vec::new();
    for member in members() {
        let Some(row) = table.get(&member.folder) else {
            continue;
        };
        for dependency in member.dependencies() {
            let is_local = dependency.name.starts_with("examen");
            if is_local && !row.may_depend_on.contains(&dependency.name) {
                faults.push(format!(
                    "{}: may not depend on {}",
                    member.folder, dependency.name
                ));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_arrows_of_the_table_make_no_circle() {
    let table = crates();
    let mut placed: Vec<&String> = Vec::new();
    while placed.len() < table.len() {
        let next = table.iter().find(|(name, row)| {
            let mut others = row.may_depend_on.iter().filter(|other| other != name);
            !placed.contains(name) && others.all(|other| placed.contains(&other))
        });
        let (name, _) = next.expect("the rest of the table depends on itself");
        placed.push(name);
    }
}

#[test]
fn manifests_inherit_from_the_workspace() {
    let mut faults = Vec::new();
    for member in members() {
        let folder = &member.folder;
        if member.table["package"]["name"].as_str() != Some(folder) {
            faults.push(format!("{folder}: the folder is not called like the package"));
        }
        for key in ["version", "edition", "rust-version", "license", "publish"] {
            if !member.inherits(key) {
                faults.push(format!("{folder}: `{key}` does not come from the workspace"));
            }
        }
        if !member.inherits_lints() {
            faults.push(format!("{folder}: the lints do not come from the workspace"));
        }
        for dependency in member
            .dependencies()
            .iter()
            .filter(|dependency| !dependency.is_inherited())
        {
            faults.push(format!(
                "{folder}: `{}` does not come from the workspace",
                dependency.name
            ));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_dependency_of_the_workspace_is_used() {
    let members = members();
    let used: Vec<String> = members
        .iter()
        .flat_map(|member| member.dependencies())
        .map(|dependency| dependency.name)
        .collect();
    let unused = workspace_dependencies()
        .into_iter()
        .filter(|name| !used.contains(name));
    let faults: Vec<String> = unused
        .map(|name| format!("Cargo.toml: nobody uses `{name}`"))
        .collect();
    assert_none(&faults);
}

#[test]
fn the_protocol_stays_in_its_crate() {
    only_in(
        "examen-lsp",
        &[
            "tokio",
            "tower",
            "tower-lsp",
            "tower-lsp-server",
            "lsp-types",
            "ls-types",
        ],
    );
}

#[test]
fn one_module_names_the_protocol() {
    let home = "crates/examen-lsp/src/protocol/";
    let mut faults = Vec::new();
    for source in of_crate("examen-lsp")
        .iter()
        .filter(|source| !source.path.starts_with(home))
    {
        for name in ["tower_lsp", "ls_types", "tower_lsp_server"] {
            if has_word(&source.code(), name) {
                faults.push(format!("{}: only {home} may name `{name}`", source.path));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_terminal_stays_in_the_binary() {
    only_in(
        "examen",
        &[
            "anstream",
            "anyhow",
            "clap",
            "clap_complete",
            "comfy-table",
            "indicatif",
            "ratatui",
        ],
    );
}

fn only_in(home: &str, names: &[&str]) {
    let mut faults = Vec::new();
    for member in members().iter().filter(|member| member.folder != home) {
        for dependency in member.dependencies() {
            if names.contains(&dependency.name.as_str()) {
                faults.push(format!(
                    "{}: only {home} may know `{}`",
                    member.folder, dependency.name
                ));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn nothing_talks_to_a_network() {
    let banned = banned();
    for name in ["curl", "hyper", "reqwest", "ureq", "openssl"] {
        assert!(banned.contains(name), "deny.toml no longer bans {name}");
    }
    let locked = locked();
    let found = banned.intersection(&locked);
    let faults: Vec<String> = found
        .map(|name| format!("Cargo.lock: deny.toml bans `{name}`"))
        .collect();
    assert_none(&faults);
}

#[test]
fn the_domain_has_no_files_clock_chance_or_output() {
    let mut faults = Vec::new();
    for member in members()
        .iter()
        .filter(|member| PURE.contains(&member.folder.as_str()))
    {
        for name in ["chrono", "fastrand", "getrandom", "rand", "time"] {
            if member.linked().contains(name) {
                faults.push(format!("{}: a pure crate may not know `{name}`", member.folder));
            }
        }
        for source in of_crate(&member.folder)
            .iter()
            .filter(|source| !is_file_walker(source))
        {
            faults.extend(impurities(source));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_schedule_has_no_clock_chance_or_time_zone() {
    let absent = [
        "now()",
        "SystemTime",
        "Instant",
        "RandomState",
        "TimeZone",
        "ZonedDateTime",
        "println!",
        "eprintln!",
    ];
    let mut faults = Vec::new();
    for source in of_crate("examen-history") {
        let code = source.code();
        let found = absent.iter().filter(|word| code.contains(**word));
        faults.extend(
            found.map(|word| format!("{}: time and chance are parameters, not `{word}`", source.path)),
        );
    }
    assert_none(&faults);
}

/// The one named exception.
fn is_file_walker(source: &Source) -> bool {
    let files = "crates/examen-bank/src/files";
    source.path == format!("{files}.rs") || source.path.starts_with(&format!("{files}/"))
}

fn impurities(source: &Source) -> Vec<String> {
    let code = source.code();
    let modules = ["env", "fs", "net", "process", "thread"].into_iter();
    let modules = modules
        .filter(|module| uses_std(&code, module))
        .map(|module| format!("std::{module}"));
    let words = ["SystemTime", "Instant", "RandomState", "tempfile", "ignore::"].into_iter();
    let macros = ["print!", "println!", "eprint!", "eprintln!"].into_iter();
    let words = words
        .chain(macros)
        .filter(|word| has_word(&code, word))
        .map(str::to_owned);
    modules
        .chain(words)
        .map(|what| format!("{}: a pure crate may not use `{what}`", source.path))
        .collect()
}

#[test]
fn files_are_short() {
    let is_long = |source: &Source| source.path.contains("/src/") && source.n_lines() > MAX_LINES;
    let long = below("crates").into_iter().filter(is_long);
    let fault = |source: Source| format!("{}: {} lines, {MAX_LINES} at most", source.path, source.n_lines());
    assert_none(&long.map(fault).collect::<Vec<_>>());
}

#[test]
fn modules_are_named_after_what_they_hold() {
    const EMPTY_NAMES: [&str; 7] = ["common", "helper", "helpers", "manager", "misc", "util", "utils"];
    let mut faults = Vec::new();
    for source in below("crates")
        .iter()
        .filter(|source| source.path.contains("/src/"))
    {
        let names = source.module_names().into_iter();
        faults.extend(
            names
                .filter(|name| EMPTY_NAMES.contains(name))
                .map(|name| format!("{}: `{name}` does not say what is in the module", source.path)),
        );
    }
    assert_none(&faults);
}

#[test]
fn nothing_is_ignored_or_left_for_later() {
    let mut faults = Vec::new();
    for source in below("crates").iter().chain(&below("tests")) {
        for line in source.text.lines().map(str::trim).filter(|line| is_put_off(line)) {
            faults.push(format!("{}: {line}", source.path));
        }
    }
    assert_none(&faults);
}

/// Whether a line passes over a test, or says in code or in a comment that something is yet to be done.
fn is_put_off(line: &str) -> bool {
    let is_comment = line.starts_with("//");
    let marks = [concat!("FIX", "ME"), concat!("TO", "DO")];
    line.starts_with(concat!("#[", "ignore"))
        || line.starts_with(concat!("todo", "!("))
        || (is_comment && marks.iter().any(|mark| has_word(line, mark)))
}

#[test]
fn every_invariant_names_a_test_that_exists() {
    let mut sources = below("crates");
    sources.extend(below("tests"));
    let mut faults = Vec::new();
    for name in tests_named() {
        let function = format!("fn {name}(");
        if !sources.iter().any(|source| source.text.contains(&function)) {
            faults.push(format!("ARCHITECTURE.md: there is no test `{name}`"));
        }
    }
    for invariant in invariants().iter().filter(|line| !line.contains("held by `")) {
        faults.push(format!("ARCHITECTURE.md: no test holds this: {invariant}"));
    }
    assert_none(&faults);
}

#[test]
fn the_document_names_no_file_that_is_gone() {
    let document = text("ARCHITECTURE.md");
    let quoted = document.split('`').skip(1).step_by(2);
    let is_path = |word: &&str| word.contains('/') && !word.contains([' ', '*', '<', '\n', '>']);
    let gone = quoted
        .filter(is_path)
        .filter(|path| !super::root().join(path).exists());
    let faults: Vec<String> = gone
        .map(|path| format!("ARCHITECTURE.md: there is no `{path}`"))
        .collect();
    assert_none(&faults);
}
