//! Holds the workspace against `ARCHITECTURE.md`: which crate may know which, and what must be absent.
//!
//! The table of crates is read from the document itself, so that neither can change without the other. Whatever is
//! found wrong is listed as a whole.

mod circles;
mod document;
mod invariants;
mod manifests;
mod reference;
mod signatures;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the workspace.
fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = manifest.ancestors().nth(2).expect("crates lie two folders deep");
    root.to_owned()
}

/// The text of a file of the workspace.
fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Fails with all `faults`, one a line.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
