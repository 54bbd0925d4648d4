//! Where lines begin and end. LF, CRLF and lone CR end a line, as in the protocol and in CommonMark.

/// The offset of the first byte of every line but the first.
pub(super) fn starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    ends.map(|(at, _)| at as u32 + 1).collect()
}

/// `line` without what ends it.
pub(super) fn without_ending(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}
