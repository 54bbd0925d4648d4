//! How much of a file is read at most.

use std::fmt;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;

/// The largest file that is read, in bytes. A larger one is reported, not cut short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SizeCap(u64);

impl SizeCap {
    /// The cap for banks, sheets and reviews: 16 MiB. The largest sheet the product is designed for has 20,000
    /// lines, about 2 MB, so that whatever is larger than this is another kind of file with a Markdown name.
    pub const DEFAULT: Self = Self(16 * MIB);

    /// A cap of `n` bytes.
    pub const fn bytes(n: u64) -> Self {
        Self(n)
    }

    /// The cap in bytes.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl Default for SizeCap {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl fmt::Display for SizeCap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&readable(self.0))
    }
}

/// A number of bytes as people write it, rounded up, so that a file over the cap never reads as if it had its size.
pub(super) fn readable(bytes: u64) -> String {
    match bytes {
        0..KIB => format!("{bytes} bytes"),
        KIB..MIB => format!("{} KiB", bytes.div_ceil(KIB)),
        _ => format!("{} MiB", bytes.div_ceil(MIB)),
    }
}

#[cfg(test)]
mod tests {
    use super::{SizeCap, readable};

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(SizeCap::DEFAULT.to_string(), "16 MiB");
        assert_eq!(readable(SizeCap::DEFAULT.get() + 1), "17 MiB");
        assert_eq!(readable(1023), "1023 bytes");
        assert_eq!(readable(1025), "2 KiB");
    }
}
