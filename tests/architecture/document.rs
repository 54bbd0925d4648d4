//! What `ARCHITECTURE.md` says: the table of crates, and which tests hold which invariant.

use std::collections::{BTreeMap, BTreeSet};

use super::text;

/// A row of the table of crates.
pub struct CrateRow {
    /// Whether the document says that it is there.
    pub exists: bool,
    /// Names of the crates of this workspace that it may depend on.
    pub may_depend_on: BTreeSet<String>,
}

/// The rows of the table of crates by name: those lines of the document whose first cell is a crate's name.
pub fn crates() -> BTreeMap<String, CrateRow> {
    let document = text("ARCHITECTURE.md");
    let cells: Vec<Vec<&str>> = document.lines().filter_map(crate_cells).collect();
    let names: BTreeSet<String> = cells.iter().map(|row| unquoted(row[0])).collect();
    cells
        .iter()
        .map(|row| (unquoted(row[0]), read_row(row, &names)))
        .collect()
}

fn crate_cells(line: &str) -> Option<Vec<&str>> {
    let cells: Vec<&str> = line.strip_prefix('|')?.split('|').map(str::trim).collect();
    cells[0].starts_with("`examen").then_some(cells)
}

fn read_row(row: &[&str], names: &BTreeSet<String>) -> CrateRow {
    let exists = match row[1] {
        "yes" => true,
        "planned" => false,
        other => panic!("{}: `{other}` is neither yes nor planned", row[0]),
    };
    let may_depend_on = match row[2] {
        "none" => BTreeSet::new(),
        "all" => names.clone(),
        list => list
            .split(',')
            .map(|name| format!("examen-{}", name.trim()))
            .collect(),
    };
    CrateRow {
        exists,
        may_depend_on,
    }
}

fn unquoted(cell: &str) -> String {
    cell.trim_matches('`').to_owned()
}

/// The names of tests after `held by` in the document.
pub fn tests_named() -> BTreeSet<String> {
    let document = text("ARCHITECTURE.md");
    let lines = document.lines().filter_map(|line| line.split_once("held by "));
    let quoted = lines.flat_map(|(_, list)| list.split('`').skip(1).step_by(2));
    let is_test =
        |name: &&str| name.contains('_') && name.chars().all(|c| c == '_' || c.is_ascii_lowercase());
    quoted.filter(is_test).map(str::to_owned).collect()
}

/// The lines of the section on what is absent that state an invariant.
pub fn invariants() -> Vec<String> {
    let document = text("ARCHITECTURE.md");
    let section = document
        .split("\n## ")
        .find(|section| section.starts_with("Deliberately absent"));
    let section = section.expect("the document has a section `Deliberately absent`");
    let items = section.lines().filter(|line| line.starts_with("- "));
    items.map(str::to_owned).collect()
}
