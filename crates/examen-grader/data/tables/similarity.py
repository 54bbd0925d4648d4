"""Word vectors distilled from a sentence encoder: words of one stem are merged, what they are by themselves and what they
are in sentences is mixed, and the vectors are reduced by principal components and rounded to 16 levels a dimension."""
import struct

import numpy as np

from . import stems

# Half a byte a dimension: 128 dimensions of 16 levels agree with people as well as 128 unrounded ones, and better than
# 64 of a byte each, which take the same room. 192 bring nothing more.
DIMENSIONS = 128
# Components are divided by their singular value to this power: the first ones say what kind of word it is rather than
# what it means. Fitted on the development data of docs/grading.md.
WHITENING = 0.25
# What a word is in sentences counts so much, by what it is by itself: agreement is flat from here on.
IN_SENTENCES = 2.0
# The best 16 levels for a normal distribution (J. Max, Quantizing for minimum distortion, 1960), in standard deviations;
# the other eight are their negatives.
LEVELS = np.array([0.1284, 0.3881, 0.6568, 0.9424, 1.256, 1.618, 2.069, 2.733])
NO_ROW = 0xFFFF


def mixed(words: list[tuple[str, int]], vectors: np.ndarray, in_sentences: np.ndarray) -> np.ndarray:
    """The direction of each row, from `words` with their frequency bytes, in the order of vocabulary.bin, a vector each,
    and one for each row, 0 where there is none."""
    frequencies = np.array([frequency for _, frequency in words], dtype=float)
    merged = by_themselves(frequencies, stems.rows(words), vectors.astype(np.float64))
    return unit(merged + IN_SENTENCES * directions(in_sentences.astype(np.float64)))


def build(words: list[tuple[str, int]], directions_of_rows: np.ndarray) -> bytes:
    levels = quantise(unit(principal(directions_of_rows)))
    head = struct.pack("<IIII", len(words), len(levels), DIMENSIONS, 0)
    return head + stems.rows(words).astype("<u2").tobytes() + (levels[:, 0::2] | levels[:, 1::2] << 4).tobytes()


def by_themselves(frequencies: np.ndarray, rows: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """The direction of each row: the mean of those of its words, by frequency."""
    known = np.flatnonzero(rows != NO_ROW)
    commonest = np.argsort(-frequencies, kind="stable")[: stems.ROWS]
    centred = unit(vectors - vectors[commonest[rows[commonest] != NO_ROW]].mean(0))
    merged = np.zeros((rows[known].max() + 1, vectors.shape[1]))
    np.add.at(merged, rows[known], centred[known] * 10 ** (frequencies[known, None] / 32))
    return unit(merged)


def directions(sums: np.ndarray) -> np.ndarray:
    """Centred and of length 1; 0 stays 0."""
    known = np.abs(sums).sum(1) > 0
    found = np.zeros_like(sums)
    found[known] = unit(sums[known])
    found[known] = unit(found[known] - found[known].mean(0))
    return found


def quantise(vectors: np.ndarray) -> np.ndarray:
    """The level of each number: 0 the lowest, 15 the highest."""
    levels = np.concatenate([-LEVELS[::-1], LEVELS])
    middles = (levels[1:] + levels[:-1]) / 2
    return np.searchsorted(middles, vectors / vectors.std()).astype(np.uint8)


def principal(vectors: np.ndarray) -> np.ndarray:
    """Vectors on their first principal components, partly whitened."""
    centred = vectors - vectors.mean(0)
    _, singular, axes = np.linalg.svd(centred, full_matrices=False)
    return centred @ axes[:DIMENSIONS].T / singular[:DIMENSIONS] ** WHITENING


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
