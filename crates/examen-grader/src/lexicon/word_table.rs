//! A sorted table of words in front-coded blocks, searched where it lies.
//!
//! Layout (`data/README.md`): number of words, number of blocks, the offset of each block, the blocks. The first
//! word of a block is written whole, each later one as what it adds to the word before it.

use std::cmp::Ordering;

/// Words in a block, as `data/tables/words.py` writes them.
const BLOCK: usize = 16;
/// In place of a number of added bytes: the number follows in a byte of its own.
const ESCAPE: usize = 15;
const HEADER: usize = 8;

/// A view of a committed word table.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordTable {
    bytes: &'static [u8],
    /// Bytes that follow each word.
    value_len: usize,
}

impl WordTable {
    /// Views `bytes`, made by `data/build.py`, in which `value_len` bytes follow each word.
    pub(super) const fn new(bytes: &'static [u8], value_len: usize) -> Self {
        Self { bytes, value_len }
    }

    /// How many words there are.
    pub(super) fn len(self) -> usize {
        self.u32_at(0)
    }

    /// The place of `word` in the order of the table, and the offset of the bytes that follow it.
    pub(super) fn find(self, word: &[u8]) -> Option<Found> {
        let block = self.block_of(word)?;
        let mut at = self.block_start(block);
        let n_in_block = BLOCK.min(self.len() - block * BLOCK);
        let mut matched = 0;
        for idx_in_block in 0..n_in_block {
            let entry = self.entry(at, idx_in_block);
            if entry.shared <= matched {
                matched = entry.shared + common_prefix(entry.added, &word[entry.shared..]);
                if matched == word.len() && matched == entry.shared + entry.added.len() {
                    return Some(Found {
                        idx: block * BLOCK + idx_in_block,
                        value_at: entry.value_at,
                    });
                }
            }
            at = entry.value_at + self.value_len;
        }
        None
    }

    /// Calls `found(word, place)` for every word that begins with `prefix`, in order.
    pub(super) fn with_prefix(self, prefix: &[u8], mut found: impl FnMut(&[u8], Found)) {
        let n_blocks = self.u32_at(4);
        let first = self.block_of(prefix).unwrap_or(0);
        let mut word = Vec::new();
        for block in first..n_blocks {
            let mut at = self.block_start(block);
            for idx_in_block in 0..BLOCK.min(self.len() - block * BLOCK) {
                let entry = self.entry(at, idx_in_block);
                word.truncate(entry.shared);
                word.extend_from_slice(entry.added);
                if word.starts_with(prefix) {
                    let idx = block * BLOCK + idx_in_block;
                    let value_at = entry.value_at;
                    found(&word, Found { idx, value_at });
                } else if *word > *prefix {
                    return;
                }
                at = entry.value_at + self.value_len;
            }
        }
    }

    /// The byte at `offset`, for a value found with [`WordTable::find`].
    pub(super) fn value(self, found: Found) -> u8 {
        self.bytes[found.value_at]
    }

    /// The last block whose first word is not behind `word`.
    fn block_of(self, word: &[u8]) -> Option<usize> {
        let (mut low, mut high) = (0, self.u32_at(4));
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.entry(self.block_start(middle), 0).added.cmp(word) {
                Ordering::Greater => high = middle,
                Ordering::Equal | Ordering::Less => low = middle + 1,
            }
        }
        low.checked_sub(1)
    }

    fn block_start(self, block: usize) -> usize {
        HEADER + 4 * self.u32_at(4) + self.u32_at(HEADER + 4 * block)
    }

    fn entry(self, at: usize, idx_in_block: usize) -> Entry {
        let head = usize::from(self.bytes[at]);
        let (shared, n_added, start) = match (idx_in_block, head & 15) {
            (0, _) => (0, head, at + 1),
            (_, ESCAPE) => (head >> 4, usize::from(self.bytes[at + 1]), at + 2),
            (_, n_added) => (head >> 4, n_added, at + 1),
        };
        Entry {
            shared,
            added: &self.bytes[start..start + n_added],
            value_at: start + n_added,
        }
    }

    fn u32_at(self, at: usize) -> usize {
        let bytes = &self.bytes[at..at + 4];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
    }
}

/// A word that is in the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its place in the order of the table.
    pub(super) idx: usize,
    value_at: usize,
}

/// A word as it is written: what it shares with the one before, and what it adds.
struct Entry {
    shared: usize,
    added: &'static [u8],
    value_at: usize,
}

fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}
