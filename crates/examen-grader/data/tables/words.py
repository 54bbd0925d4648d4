"""Writes and reads a sorted word table in front-coded blocks; the layout is described in ../README.md."""
import struct

BLOCK = 16
LONGEST_SHARED = 15
ESCAPE = 15  # in the low half: the number of added bytes follows in a byte of its own


def shared_prefix(a: bytes, b: bytes) -> int:
    n = 0
    while n < min(len(a), len(b), LONGEST_SHARED) and a[n] == b[n]:
        n += 1
    return n


def encode(words: list[str], values: list[int] | None = None) -> bytes:
    """`words` are sorted, unique, lower-case ASCII; each may carry a byte."""
    assert words == sorted(set(words))
    offsets, body = [], bytearray()
    for start in range(0, len(words), BLOCK):
        offsets.append(len(body))
        previous = b""
        for i in range(start, min(start + BLOCK, len(words))):
            word = words[i].encode("ascii")
            if i == start:
                body += bytes([len(word)]) + word
            else:
                shared = shared_prefix(previous, word)
                added = word[shared:]
                length = [shared << 4 | len(added)] if len(added) < ESCAPE else [shared << 4 | ESCAPE, len(added)]
                body += bytes(length) + added
            if values is not None:
                body.append(values[i])
            previous = word
    head = struct.pack("<II", len(words), len(offsets))
    return head + b"".join(struct.pack("<I", o) for o in offsets) + bytes(body)


def decode(table: bytes, with_values: bool) -> list[tuple[str, int | None]]:
    """All words of a table made by `encode`, in order, with their bytes."""
    n_words, n_blocks = struct.unpack_from("<II", table)
    at = 8 + 4 * n_blocks
    words, previous = [], b""
    for i in range(n_words):
        head = table[at]
        at += 1
        shared, added = (0, head) if i % BLOCK == 0 else (head >> 4, head & 15)
        if i % BLOCK and added == ESCAPE:
            added = table[at]
            at += 1
        word = previous[:shared] + table[at : at + added]
        at += added
        value = None
        if with_values:
            value = table[at]
            at += 1
        words.append((word.decode("ascii"), value))
        previous = word
    return words
