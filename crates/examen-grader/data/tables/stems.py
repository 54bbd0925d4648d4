"""The commonest stems: words of one stem (Porter2) share a row of the tables about meaning."""
import numpy as np
import snowballstemmer

ROWS = 30_000
NO_ROW = 0xFFFF


def rows(words: list[tuple[str, int]]) -> np.ndarray:
    """The row of each word of vocabulary.bin, given with its frequency byte; the stem of the commonest word is row 0."""
    stemmer = snowballstemmer.stemmer("english")
    groups: dict[str, list[int]] = {}
    for i, (word, _) in enumerate(words):
        groups.setdefault(stemmer.stemWord(word), []).append(i)
    commonest = {stem: max(words[i][1] for i in members) for stem, members in groups.items()}
    result = np.full(len(words), NO_ROW)
    for row, stem in enumerate(sorted(groups, key=lambda stem: (-commonest[stem], stem))[:ROWS]):
        result[groups[stem]] = row
    return result
