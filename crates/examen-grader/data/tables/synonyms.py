"""Synonyms by stem: words that share one of the first senses of a lemma in WordNet."""
import struct

import numpy as np

from . import stems, wordnet

# A lemma's senses are sorted by how often they are meant; later ones mislead more than they help.
SENSES = 4


def build(words: list[tuple[str, int]], net: wordnet.WordNet) -> bytes:
    """`words` with their frequency bytes, in the order of vocabulary.bin."""
    row_of = {word: int(row) for (word, _), row in zip(words, stems.rows(words)) if row != stems.NO_ROW}
    found: list[set[int]] = [set() for _ in range(max(row_of.values()) + 1)]
    for word, lemma in [*((word, word) for word in row_of), *((form, lemma) for lemma, form in net.irregular if form in row_of)]:
        row = row_of[word]
        for other in mates(net, lemma):
            mate = row_of.get(other, row)
            if mate != row:
                found[row].add(mate)
                found[mate].add(row)
    starts = np.cumsum([0, *map(len, found)])
    listed = np.array([row for rows in found for row in sorted(rows)])
    return struct.pack("<I", len(found)) + starts.astype("<u4").tobytes() + listed.astype("<u2").tobytes()


def mates(net: wordnet.WordNet, lemma: str) -> set[str]:
    """The words of the first senses of `lemma` in each part of speech, itself among them."""
    ids = [id_ for senses in net.senses.get(lemma, {}).values() for id_ in senses[:SENSES]]
    return {word for id_ in ids for word in net.synsets[id_].words}
