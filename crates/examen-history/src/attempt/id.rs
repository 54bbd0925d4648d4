//! Names of attempts.

use std::fmt;

use jiff::Timestamp;
use xxhash_rust::xxh3::xxh3_128;

/// Crockford's alphabet, as in ULIDs: no letter that is easily taken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The name of an attempt, in the shape of a ULID: 48 bits of time in milliseconds, then 80 bits that are not chance
/// but a hash (XXH3) of what is known about the attempt. The same fact has the same name on any machine, two facts
/// have two, and names sort by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttemptId(u128);

impl AttemptId {
    /// For an attempt at this time, of which this is all that is known.
    pub(crate) fn of(at: Timestamp, known: &[u8]) -> Self {
        let millisecond = at.as_millisecond().max(0) as u128;
        let hash = xxh3_128(known);
        Self((millisecond << 80) | (hash >> 48))
    }

    /// Reads 26 characters, in either case.
    pub fn parse(text: &str) -> Option<Self> {
        let mut value: u128 = 0;
        if text.len() != 26 {
            return None;
        }
        for byte in text.bytes() {
            let byte = byte.to_ascii_uppercase();
            let digit = ALPHABET.iter().position(|letter| *letter == byte)?;
            // 26 letters hold 130 bits: the first one may only use three of its five.
            value = value.checked_mul(32)?.checked_add(digit as u128)?;
        }
        Some(Self(value))
    }

    pub(crate) fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    pub(crate) fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = (0..26).rev().map(|place| {
            let digit = (self.0 >> (5 * place)) & 31;
            char::from(ALPHABET[digit as usize])
        });
        f.pad(&letters.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::AttemptId;

    #[test]
    fn an_id_is_read_as_it_is_printed() {
        for value in [0, 1, u128::MAX, 0x0192_1234_5678_9abc_def0_1234_5678_9abc] {
            let id = AttemptId(value);
            assert_eq!(AttemptId::parse(&id.to_string()), Some(id));
        }
    }

    #[test]
    fn what_is_no_id_is_not_read() {
        for text in [
            "",
            "01J",
            "Z0000000000000000000000000",
            "0000000000000000000000000U",
        ] {
            assert_eq!(AttemptId::parse(text), None, "{text}");
        }
    }
}
