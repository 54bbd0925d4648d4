//! The server as a client sees it: every message goes through the pump, and none may be left unread.

#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "this is a test"
)]

mod abuse;
mod answer_room;
mod asides;
mod banks;
mod bursts;
mod chaos;
mod client;
mod doubled_answers;
mod due;
mod edits;
mod fixtures;
mod model_answer;
mod namesakes;
mod own_views;
mod practice;
mod restart;
mod reviews;
mod settings;
mod sheets;
mod soak;
mod spoilers;
mod views;
mod whole_files;
mod workspace;
