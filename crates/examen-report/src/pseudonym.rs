//! Stable pseudonyms.

use std::fmt::Write as _;

use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// A secret that turns aliases into pseudonyms: HMAC-SHA-256 (RFC 2104), of which six bytes are shown. Whoever has the
/// key can compute them again; without it nobody can tell whose they are.
#[derive(Clone)]
pub struct PseudonymKey(Hmac<Sha256>);

/// As many bytes of the hash are shown: among 100,000 candidates two share a pseudonym with a probability of 2 in
/// 100,000.
const SHOWN: usize = 6;

impl PseudonymKey {
    /// The smallest number of bytes of a key.
    pub const SHORTEST: usize = 16;

    /// The key `secret`, if it is long enough.
    pub fn new(secret: &[u8]) -> Option<Self> {
        let is_enough = secret.len() >= Self::SHORTEST;
        is_enough
            .then(|| Hmac::new_from_slice(secret).ok().map(Self))
            .flatten()
    }

    /// The pseudonym of `alias`: `c-` and twelve hexadecimal digits.
    pub fn pseudonym(&self, alias: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(alias.as_bytes());
        let hash = mac.finalize().into_bytes();
        let mut shown = "c-".to_owned();
        for byte in hash.iter().take(SHOWN) {
            let _ = write!(shown, "{byte:02x}");
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::PseudonymKey;

    #[test]
    fn the_hash_is_that_of_rfc_4231() {
        // Test case 3 has twenty bytes 0xaa as key and fifty bytes 0xdd as data, which are no text; test case 7 is one.
        let key = PseudonymKey::new(&[0xaa; 131]).unwrap();
        let alias = "This is a test using a larger than block-size key and a larger than block-size data. The key \
                     needs to be hashed before being used by the HMAC algorithm.";
        assert_eq!(key.pseudonym(alias), "c-9b09ffa71b94");
    }

    #[test]
    fn another_key_gives_other_pseudonyms_and_a_short_one_none() {
        let pseudonym = |key: &[u8]| PseudonymKey::new(key).map(|key| key.pseudonym("c-01"));
        assert_eq!(pseudonym(&[1; 16]), pseudonym(&[1; 16]));
        assert_ne!(pseudonym(&[1; 16]), pseudonym(&[2; 16]));
        assert_eq!(pseudonym(&[1; 15]), None);
    }
}
