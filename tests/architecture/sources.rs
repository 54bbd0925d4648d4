//! The source files of the workspace, and what stands in them apart from comments and tests.

use std::fs;
use std::path::{Path, PathBuf};

use super::root;

/// A source file.
pub struct Source {
    /// The path from the root of the workspace, with slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// All Rust files below a folder of the workspace, by path.
pub fn below(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// The files that make up a crate.
pub fn of_crate(name: &str) -> Vec<Source> {
    below(&format!("crates/{name}/src"))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry that can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let relative = path.strip_prefix(root()).expect("it was found below the root");
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    Source {
        path: parts.join("/"),
        text,
    }
}

impl Source {
    /// The code: without comments, and without the module of tests, which stands last.
    pub fn code(&self) -> String {
        if self.path.ends_with("/tests.rs") || self.path.contains("/tests/") {
            return String::new();
        }
        let tests = self.text.find("#[cfg(test)]\nmod tests");
        let code = &self.text[..tests.unwrap_or(self.text.len())];
        let lines: Vec<&str> = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        lines.join("\n")
    }

    /// The number of lines, tests and comments included.
    pub fn n_lines(&self) -> usize {
        self.text.lines().count()
    }

    /// The names of the modules on the path of the file, and of the file itself.
    pub fn module_names(&self) -> Vec<&str> {
        self.path.trim_end_matches(".rs").split('/').skip(3).collect()
    }
}

/// Whether `code` has the word `word`, not as a part of a longer one.
pub fn has_word(code: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// Whether `code` names the module `module` of the standard library, as `std::module` or in `use std::{…}`.
pub fn uses_std(code: &str, module: &str) -> bool {
    let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    has_word(&code, &format!("std::{module}"))
        || code.split("std::{").skip(1).any(|rest| {
            let group = rest.split(';').next().unwrap_or(rest);
            has_word(group, module)
        })
}

#[test]
fn words_are_not_parts_of_words() {
    assert!(has_word("let t = Instant::now();", "Instant"));
    assert!(!has_word("InstantReply", "Instant"));
    assert!(uses_std("use std::{\n    fmt,\n    fs::File,\n};", "fs"));
    assert!(uses_std("std::fs::read(p)", "fs"));
    assert!(!uses_std("use std::{fmt, iter}; let fs = 1;", "fs"));
}
