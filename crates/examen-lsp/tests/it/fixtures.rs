//! A small bank, and sheets that answer it.

/// A bank with a knock-out, a misconception, a model answer and a glossary.
pub const BANK: &str = "\
---
bank: mini
lang: en
glossary: glossary.md
---

# Caching

## Why does a cache need a lifetime?
<!-- id: lifetime; tags: caching; level: 2; time: 5m -->

### Points

- +2! Outdated copies vanish unaided ^outdated
  - stale/outdated copy/entry/value
  - why: Nothing else takes them away.
- +1 Keeps memory within bounds ^memory
  - memory limit*/bound*
- +1 Spreads expiry against stampedes ^jitter
  - jitter, stampede
- -1 Takes a lifetime for consistency ^consistency
  - lifetime > consistent/consistency

### Hint

Follow one entry.

### Answer

Yesterday's prices leave the shop window without anybody's help.

# Payments

## How does a customer pay once?
<!-- id: pay-once; tags: payments; level: 3 -->

### Points

- +2 Makes the handler repeatable ^repeatable
  - idempoten*
";

/// Its glossary.
pub const GLOSSARY: &str = "- TTL = time to live\n";

/// A sheet that earns two of four marks, with a misconception in it.
pub const SHEET: &str = "\
---
sheet: mini
---

## Why does a cache need a lifetime?
<!-- q: lifetime -->

A stale copy goes away after some minutes.
The lifetime keeps all data consistent.

## How does a customer pay once?
<!-- q: pay-once -->
";
