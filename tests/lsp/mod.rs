//! The language server, as an editor sees it.

mod banks;
mod cases;
mod client;
mod completion;
mod hover;
mod navigation;
mod socket;
mod stdio;
