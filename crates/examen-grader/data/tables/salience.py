"""How much a word says: the square of how far it moves the vector of a sentence.

A sentence encoder is read as a sum: the vector of a sentence is the sum of the vectors of its content words, which are
found by ridge regression (Minishlab, Tokenlearn, 2024, learns token vectors from an encoder's output in this way). Words
that stand in many sentences and change few of them, such as `given` and `considered`, come out short; `buffer` and
`table` long. Which way the vectors point is not used: as meanings of words they agree less with people than those of
similarity.py.
"""
import re
from pathlib import Path

import numpy as np
from scipy import sparse

from . import contexts

# What a content word weighs before its rarity is added (`CONTENT` in src/lexicon/vocabulary.rs).
CONTENT = 2.0
# How far a vector is held to that of similarity.py. .3 and 3 agree with people within .001.
RIDGE = 1.0
# What may be left of the residual, by what it was.
TOLERANCE = 1e-4
# Saliences lie within these bounds; 5 of 1,000 stems do not by themselves.
LEAST, MOST = 0.25, 2.25
# A byte holds the salience times this.
SCALE = 100
FUNCTION_WORDS = Path(__file__).resolve().parents[2] / "src/answer/function_words.rs"


def build(words: list[tuple[str, int]], directions: np.ndarray, texts: list[str], vectors: np.ndarray) -> bytes:
    """A byte for each row of similarity.bin, whose directions are given; and sentences with their vectors."""
    contained = weights_in(texts, words, len(directions))
    wanted = vectors - vectors.mean(0)
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    lengths = np.linalg.norm(regression(contained, wanted, directions.astype(np.float32)), axis=1)
    is_seen = np.diff(contained.tocsc().indptr) > 0
    salience = np.clip((lengths / np.median(lengths[is_seen])) ** 2, LEAST, MOST)
    return np.rint(SCALE * salience).astype(np.uint8).tobytes()


def weights_in(texts: list[str], words: list[tuple[str, int]], n_rows: int) -> sparse.csr_matrix:
    """What each row weighs in each text: by its rarity, and less where a text has many."""
    functions = set(re.findall(r'"([a-z]+)"', FUNCTION_WORDS.read_text("utf-8")))
    row_of = {word: row for word, row in contexts.row_of(words).items() if word not in functions}
    frequencies = np.zeros(n_rows)
    np.maximum.at(frequencies, list(row_of.values()), [frequency for word, frequency in words if word in row_of])
    weights = CONTENT + (max(frequency for _, frequency in words) - frequencies) / 32
    of_texts = [sorted({row for row, _, _ in contexts.rows_in(text, row_of)}) for text in texts]
    text_of = np.repeat(np.arange(len(texts)), [len(rows) for rows in of_texts])
    rows = np.concatenate([np.array(rows, int) for rows in of_texts])
    values = weights[rows] / np.sqrt(np.bincount(text_of, minlength=len(texts))[text_of])
    values /= np.sqrt((values * values).sum() / len(texts))
    return sparse.csr_matrix((values.astype(np.float32), (text_of, rows)), shape=(len(texts), n_rows))


def regression(contained: sparse.csr_matrix, wanted: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The vectors whose weighted sums are nearest those wanted, by conjugate gradients from the prior, all columns at
    once."""
    sums = contained @ prior
    scale = (sums * wanted).sum() / (sums * sums).sum()
    transposed = contained.T.tocsr()
    found = np.zeros_like(prior)
    residual = transposed @ (wanted / scale - sums)
    direction = residual.copy()
    square = (residual * residual).sum(0)
    enough = TOLERANCE**2 * square.sum()
    while square.sum() > enough:
        image = transposed @ (contained @ direction) + RIDGE * direction
        step = ratio(square, (direction * image).sum(0))
        found += step * direction
        residual -= step * image
        before, square = square, (residual * residual).sum(0)
        direction = residual + ratio(square, before) * direction
    return prior + found


def ratio(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """0 where the encoder has a dimension that never varies."""
    return np.divide(one, other, out=np.zeros_like(one), where=other > 0)
