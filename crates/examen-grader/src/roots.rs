//! Words of one root, told by how they begin.

/// Words of one root begin with at least so many bytes that are the same,
pub(crate) const LEAST_ROOT: usize = 5;
/// and these are at least so many tenths of the longer word.
const LEAST_TENTHS: usize = 6;

/// Whether two words share a long beginning: `synchronous`, `synchronize`.
pub(crate) fn shares_root(a: &str, b: &str) -> bool {
    // Most words differ at once.
    if a.as_bytes().first() != b.as_bytes().first() {
        return false;
    }
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    shared >= LEAST_ROOT && shared * 10 >= a.len().max(b.len()) * LEAST_TENTHS
}

#[cfg(test)]
mod tests {
    use super::shares_root;

    #[test]
    fn a_long_beginning_makes_a_root() {
        assert!(shares_root("synchronous", "synchronize"));
        assert!(!shares_root("cache", "catch") && !shares_root("interval", "internationalization"));
        assert!(!shares_root("", "synchronous"));
    }
}
