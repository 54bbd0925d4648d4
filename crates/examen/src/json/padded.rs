//! Short texts of bounded length, copied as if they were all of one length: a copy of so many bytes as a compiler knows is a
//! few instructions, where one of any number is a call that a processor guesses wrong at.

use examen_bank::MatchKind;

/// The longest text, in bytes.
const LONGEST: usize = 32;

/// A short text with zeros behind it.
#[derive(Clone, Copy)]
struct Padded {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Padded {
    const EMPTY: Self = Self {
        bytes: [0; LONGEST],
        len: 0,
    };

    const fn and(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    #[inline]
    fn write(&self, line: &mut Vec<u8>) {
        let len = line.len() + self.len;
        line.extend_from_slice(&self.bytes);
        line.truncate(len);
    }
}

/// What is written of each kind of match behind where it stands.
static KINDS: [Padded; MatchKind::ALL.len()] = {
    let mut kinds = [Padded::EMPTY; MatchKind::ALL.len()];
    let mut at = 0;
    while at < kinds.len() {
        let kind = MatchKind::ALL[at];
        kinds[kind as usize] = Padded::EMPTY.and(r#","kind":""#).and(kind.name()).and(r#""}"#);
        at += 1;
    }
    kinds
};

/// Adds `,"kind":"exact"}`.
#[inline]
pub(super) fn write_kind(kind: MatchKind, line: &mut Vec<u8>) {
    KINDS[kind as usize].write(line);
}

/// Adds a number with no more than four digits; of others it says that it did not.
#[inline]
pub(super) fn write_offset(number: usize, line: &mut Vec<u8>) -> bool {
    if number > 9_999 {
        return false;
    }
    let number = number as u32;
    let digits = [number / 1000, number / 100 % 10, number / 10 % 10, number % 10];
    let digits = digits.map(|digit| digit as u8);
    let n_zeros = (u32::from_be_bytes(digits) | 1).leading_zeros() / 8;
    let shown = u32::from_be_bytes(digits.map(|digit| digit + b'0')) << (8 * n_zeros);
    let len = line.len() + 4 - n_zeros as usize;
    line.extend_from_slice(&shown.to_be_bytes());
    line.truncate(len);
    true
}

#[cfg(test)]
mod tests {
    use examen_bank::MatchKind;

    use super::{write_kind, write_offset};

    #[test]
    fn kinds_are_written_whole() {
        for kind in MatchKind::ALL {
            let mut line = b"7".to_vec();
            write_kind(kind, &mut line);
            assert_eq!(
                String::from_utf8(line).unwrap(),
                format!(r#"7,"kind":"{}"}}"#, kind.name())
            );
        }
    }

    #[test]
    fn offsets_are_written_as_ever() {
        for number in (0..10_000).chain([10_000, usize::MAX]) {
            let mut line = Vec::new();
            let is_written = write_offset(number, &mut line);
            assert_eq!(is_written, number < 10_000);
            let expected = if is_written {
                number.to_string()
            } else {
                String::new()
            };
            assert_eq!(String::from_utf8(line).unwrap(), expected);
        }
    }
}
