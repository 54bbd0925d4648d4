//! Text that has to stay on one line.

/// `text` on one line, and without the start of a comment, which would hide what follows.
pub(crate) fn on_one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    words.join(" ").replace("<!--", "<! --")
}

/// A heading of rank `rank`.
pub(crate) fn heading(rank: usize, text: &str) -> String {
    let text = text
        .split(['\n', '\r'])
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ");
    let text = text.trim();
    let hashes = "#".repeat(rank);
    match text {
        "" => hashes,
        // Without this, the last `#` would be read as decoration.
        _ if text.ends_with('#') => format!("{hashes} {text} #"),
        _ => format!("{hashes} {text}"),
    }
}

/// A comment that holds `text`.
pub(crate) fn comment(text: &str) -> String {
    let text = text
        .split(['\n', '\r'])
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ");
    format!("<!-- {} -->", text.replace("-->", "--"))
}

/// A list item; the lines behind the first one are indented.
pub(crate) fn item(text: &str) -> String {
    let mut lines = text.lines();
    let mut item = format!("- {}", lines.next().unwrap_or("")).trim_end().to_owned();
    for line in lines {
        item.push('\n');
        if !line.trim().is_empty() {
            item.push_str("  ");
            item.push_str(line);
        }
    }
    item
}
