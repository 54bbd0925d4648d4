//! The manifests of the workspace, as far as the tests ask about them.

use std::collections::BTreeSet;
use std::fs;

use toml::{Table, Value};

use super::{root, text};

/// The manifest of a member.
pub struct Manifest {
    /// The name of its folder.
    pub folder: String,
    /// All of it.
    pub table: Table,
}

/// A dependency of a member, of whatever kind and for whatever target.
pub struct Dependency {
    /// The name by which the member calls it.
    pub name: String,
    /// What is said of it.
    pub value: Value,
}

/// The manifests of all members, by folder.
pub fn members() -> Vec<Manifest> {
    let crates = fs::read_dir(root().join("crates")).expect("the workspace has crates");
    let folders = crates.map(|entry| entry.expect("a folder that can be listed").file_name());
    let mut folders: Vec<String> = folders.map(|name| name.to_string_lossy().into_owned()).collect();
    folders.sort();
    let read = |folder: String| {
        let table = parse(&format!("crates/{folder}/Cargo.toml"));
        Manifest { folder, table }
    };
    folders.into_iter().map(read).collect()
}

/// The names in `[workspace.dependencies]`.
pub fn workspace_dependencies() -> BTreeSet<String> {
    let manifest = parse("Cargo.toml");
    let dependencies = manifest["workspace"]["dependencies"].as_table();
    dependencies
        .expect("a table of dependencies")
        .keys()
        .cloned()
        .collect()
}

/// The names of all crates in `Cargo.lock`.
pub fn locked() -> BTreeSet<String> {
    let lock = parse("Cargo.lock");
    let packages = lock["package"].as_array().expect("a list of packages");
    packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .map(str::to_owned)
        .collect()
}

/// The names that `deny.toml` bans.
pub fn banned() -> BTreeSet<String> {
    let deny = parse("deny.toml");
    let banned = deny["bans"]["deny"].as_array().expect("a list of bans");
    banned
        .iter()
        .filter_map(|ban| ban["crate"].as_str())
        .map(str::to_owned)
        .collect()
}

fn parse(path: &str) -> Table {
    text(path)
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

impl Manifest {
    /// Everything it depends on, also for tests, for building and on some targets only.
    pub fn dependencies(&self) -> Vec<Dependency> {
        let targets = self.table.get("target").and_then(Value::as_table);
        let of_targets = targets
            .into_iter()
            .flat_map(Table::values)
            .filter_map(Value::as_table);
        let tables = of_targets.chain([&self.table]);
        tables.flat_map(dependencies_of).collect()
    }

    /// The names of what it is linked with; what only its tests use is left out.
    pub fn linked(&self) -> BTreeSet<String> {
        let dependencies = self.table.get("dependencies").and_then(Value::as_table);
        dependencies.into_iter().flat_map(Table::keys).cloned().collect()
    }

    /// Whether `key` of `[package]` comes from the workspace.
    pub fn inherits(&self, key: &str) -> bool {
        let value = self.table["package"].get(key);
        value.is_some_and(is_inherited)
    }

    /// Whether the lints come from the workspace.
    pub fn inherits_lints(&self) -> bool {
        self.table.get("lints").is_some_and(is_inherited)
    }
}

impl Dependency {
    /// Whether version, path and source come from the workspace.
    pub fn is_inherited(&self) -> bool {
        is_inherited(&self.value)
    }
}

fn dependencies_of(table: &Table) -> Vec<Dependency> {
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .into_iter()
        .filter_map(|kind| table.get(kind)?.as_table())
        .flatten()
        .map(|(name, value)| Dependency {
            name: name.clone(),
            value: value.clone(),
        })
        .collect()
}

fn is_inherited(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}
