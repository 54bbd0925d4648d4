//! Measures how well the banks in a folder answer the judged queries in its `*.queries` files.
//!
//! ```text
//! cargo run -p examen-search --example relevance -- FOLDER
//! ```
//!
//! A line of such a file is `how it is asked | query | id, id`; `tests/relevance/backend-developer.queries` is one.

#[path = "../tests/relevance/measure.rs"]
mod measure;

use std::env;
use std::fs;

use measure::{index_of, judged, measure};

fn main() {
    let folder = env::args()
        .nth(1)
        .expect("name a folder with banks and judged queries");
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    let (mut banks, mut queries) = (Vec::new(), Vec::new());
    for entry in entries {
        let path = entry.expect("an entry").path();
        match path.to_string_lossy() {
            name if name.ends_with(".bank.md") => banks.push(path.clone()),
            name if name.ends_with(".queries") => {
                queries.extend(judged(&fs::read_to_string(&path).expect("queries")));
            }
            _ => {}
        }
    }
    banks.sort();
    print!("{}", measure(&index_of(&banks), &queries));
}
