//! Runs the real binary in an empty folder and looks at what it says.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it should be"
)]

mod end_to_end;
