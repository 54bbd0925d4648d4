//! One page that needs nothing else: no network, no other file.
//!
//! The page is laid out by a template that escapes, and its data lies in blocks of JSON that the browser does not run.
//! A script builds views from them when they are asked for, and only ever sets text. A content security policy allows
//! that script and the style sheet by their hashes, and nothing else.

mod data;
mod page;
mod plots;

use std::io::{self, Write};

use askama::Template as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::report::Report;

const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

/// Writes `report` as a page.
///
/// # Errors
/// Whatever happens to `output`.
pub fn html(report: &Report, mut output: impl Write) -> io::Result<()> {
    let page = page::Page::of(report, STYLE, hash(STYLE), hash(SCRIPT));
    page.write_into(&mut output)?;
    data::write(report, &mut output)?;
    write!(output, "\n<script>{SCRIPT}</script>\n</body>\n</html>\n")?;
    output.flush()
}

/// What a content security policy names a text by.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}
