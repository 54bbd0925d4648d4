//! The language server, as an editor sees it.

mod client;
mod navigation;
