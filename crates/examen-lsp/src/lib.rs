//! The language server: feedback on answer sheets while they are written, and help for authors of banks.
//!
//! Bytes come in through `transport`, which only lets well-formed messages pass. One thread owns all state
//! (`server`): it applies edits in the order of the wire and gives every request a snapshot, from which a pure
//! function in `features` computes the answer on another thread. What goes out waits in one queue.
//!
//! `protocol` is the one module that names the types of the protocol.

// `check(…, expect![[…]])` reads better by value.
#![cfg_attr(test, allow(clippy::needless_pass_by_value))]
mod commands;
mod config;
mod error;
mod features;
mod grading;
mod practice;
mod protocol;
mod publish;
mod server;
mod state;
mod text;
mod transport;

pub use error::ServerError;
pub use server::{Ending, Hooks, Options, forget_sessions, serve, serve_socket, serve_stdio};
pub use transport::{Frame, FrameFault, Frames};
