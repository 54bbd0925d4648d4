//! Text from files, made safe to show: an answer must not be able to move the cursor, change the window's title or
//! turn the reading direction of what stands around it.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` with control characters and invisible formatting shown instead of obeyed. Line breaks are kept, a tab
/// becomes four blanks.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && must_be_shown(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' => shown.push('\n'),
            '\t' => shown.push_str("    "),
            c if must_be_shown(c) => push_name(&mut shown, c),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// As [`visible`], with line breaks turned into blanks and no white space around.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(&words.join(" ")).into_owned()
}

/// Control pictures are what terminals and editors show for these, and one column wide.
fn push_name(shown: &mut String, c: char) {
    let picture = match u32::from(c) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        _ => None,
    };
    match picture {
        Some(picture) => shown.push(picture),
        None => {
            let _ = write!(shown, "<U+{:04X}>", u32::from(c));
        }
    }
}

/// Controls, line separators, and the formatting characters that turn or hide text (UAX 9, UTR 36). The two joiners
/// stay: emoji and several scripts are made with them.
fn must_be_shown(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

#[cfg(test)]
mod tests {
    use super::{one_line, visible};

    fn check(text: &str, shown: &str) {
        assert_eq!(visible(text), shown);
    }

    #[test]
    fn escapes_are_shown() {
        check("a \u{1b}[31mred\u{1b}[0m", "a ␛[31mred␛[0m");
        check("\u{1b}]0;title\u{7}", "␛]0;title␇");
        check("\u{9b}2J", "<U+009B>2J");
        check("nul\0 del\u{7f}", "nul␀ del␡");
    }

    #[test]
    fn bidi_controls_are_shown_and_right_to_left_text_is_left_alone() {
        check("\u{202e}evil\u{2069}", "<U+202E>evil<U+2069>");
        check("שלום 👩‍💻", "שלום 👩‍💻");
    }

    #[test]
    fn line_ends_stay_and_lone_carriage_returns_do_not() {
        check("a\r\nb\rc\td", "a\nb␍c    d");
    }

    #[test]
    fn a_heading_is_one_line() {
        assert_eq!(one_line("  a\n b\tc\u{1b} "), "a b c␛");
    }
}
