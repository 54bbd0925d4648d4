//! The units in which a client counts columns.

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, which every client knows.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// How many columns `text` takes.
    pub(crate) fn width(self, text: &str) -> u32 {
        let width = match self {
            Self::Utf8 => text.len(),
            _ if text.is_ascii() => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf32 => text.chars().count(),
        };
        u32::try_from(width).unwrap_or(u32::MAX)
    }

    /// The byte at `column` of `line`. A column inside a character is its beginning; one past the end is the end.
    pub(crate) fn byte_at(self, line: &str, column: u32) -> usize {
        let column = column as usize;
        if line.is_ascii() {
            return column.min(line.len());
        }
        let mut seen = 0;
        for (at, character) in line.char_indices() {
            let width = match self {
                Self::Utf8 => character.len_utf8(),
                Self::Utf16 => character.len_utf16(),
                Self::Utf32 => 1,
            };
            if seen + width > column {
                return at;
            }
            seen += width;
        }
        line.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::Encoding;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn a_column_inside_a_character_is_its_beginning() {
        // An emoji, a letter and a combining accent.
        let line = "a😀e\u{301}z";
        assert_eq!(Encoding::Utf16.byte_at(line, 2), 1);
        assert_eq!(Encoding::Utf16.byte_at(line, 3), 5);
        assert_eq!(Encoding::Utf8.byte_at(line, 4), 1);
        assert_eq!(Encoding::Utf32.byte_at(line, 3), 6);
        for encoding in ALL {
            assert_eq!(encoding.byte_at(line, u32::MAX), line.len());
        }
    }

    proptest! {
        #[test]
        fn bytes_become_columns_and_bytes_again(line in "[a-zé😀\u{301}\u{10ffff}\u{5d0} ]{0,20}") {
            for encoding in ALL {
                for (at, _) in line.char_indices() {
                    prop_assert_eq!(encoding.byte_at(&line, encoding.width(&line[..at])), at);
                }
                for column in 0..60 {
                    prop_assert!(line.is_char_boundary(encoding.byte_at(&line, column)));
                }
            }
        }
    }
}
