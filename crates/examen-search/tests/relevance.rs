//! Whether the right question comes first.
//!
//! The judged queries of the bundled bank stand in `tests/relevance/`; `examples/relevance.rs` measures any banks.

#[path = "relevance/measure.rs"]
mod measure;

use std::path::Path;

use measure::{index_of, judged, measure};

#[test]
fn the_right_question_of_the_bundled_bank_comes_first() {
    let bank = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../index/backend-developer.bank.md");
    let judged = judged(include_str!("relevance/backend-developer.queries"));
    assert!(judged.len() >= 60);
    let relevance = measure(&index_of(&[bank]), &judged);
    println!("{relevance}");
    assert!(relevance.reciprocal_rank >= 0.9, "{relevance}");
    assert!(relevance.top_five >= 0.97, "{relevance}");
}

/// Nothing was chosen by these: they tell what the others cannot, how well the next query is answered.
#[test]
fn queries_that_were_held_out_are_answered_too() {
    let bank = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../index/backend-developer.bank.md");
    let judged = judged(include_str!("relevance/held-out.queries"));
    assert!(judged.len() >= 30);
    let relevance = measure(&index_of(&[bank]), &judged);
    println!("{relevance}");
    assert!(relevance.reciprocal_rank >= 0.75, "{relevance}");
}
