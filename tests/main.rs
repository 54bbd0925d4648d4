//! Runs the real binary in an empty folder and looks at what it says.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where things are not as they should be"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "an expectation stands where it is used"
)]

mod agreement;
mod end_to_end;
mod lsp;
