"""What words mean where they are used: the states of a sentence encoder at a word, averaged over sentences that have it
(R. Bommasani, K. Davis, C. Cardie, Interpreting Pretrained Contextualized Representations via Reductions to Static
Embeddings, ACL 2020). The sentences are WordNet's definitions and examples and those of the documentation of software."""
import re
from pathlib import Path

import numpy as np

from . import counts, minilm, sources, stems, wordnet

# So many sentences of WordNet, a third, are taken as they come; of its others and of the documentation only those with a
# stem that was seen fewer than LEAST times. Twice as many bring nothing on the development data of docs/grading.md.
AS_THEY_COME = 57_344
LEAST = 4
LONGEST = 64  # tokens of a sentence
BATCH = 48
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
EXAMPLE = re.compile(r';\s*(?=")')
SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")


def sentences(root: Path, row_of: dict[str, int]) -> list[str]:
    """The sentences to average over, always the same."""
    common = shuffled(glosses(root), seed=0)
    chosen = common[:AS_THEY_COME]
    seen = np.zeros(max(row_of.values()) + 1, int)
    for sentence in chosen:
        np.add.at(seen, [row for row, _, _ in rows_in(sentence, row_of)], 1)
    for sentence in common[AS_THEY_COME:] + shuffled(documentation(root), seed=1):
        rows = list({row for row, _, _ in rows_in(sentence, row_of)})
        if (seen[rows] < LEAST).any():
            chosen.append(sentence)
            seen[rows] += 1
    return chosen


def shuffled(texts: list[str], seed: int) -> list[str]:
    return [texts[i] for i in np.random.default_rng(seed).permutation(len(texts))]


def glosses(root: Path) -> list[str]:
    """Definitions and examples, one by one."""
    found = []
    for synset in wordnet.read(sources.wordnet_folder(root)).synsets.values():
        definition, *examples = EXAMPLE.split(synset.gloss.strip())
        found += [definition.strip(), *(example.strip().strip('"').strip() for example in examples)]
    return [text for text in found if text]


def documentation(root: Path) -> list[str]:
    """Sentences of five to thirty words and next to nothing else, each once."""
    found = {}
    for package in sources.DOCUMENTATION:
        for path in sources.documentation_files(root, package):
            for line in counts.page_lines(path):
                found.update((sentence, None) for sentence in SENTENCE_END.split(line) if is_prose(sentence))
    return list(found)


def is_prose(sentence: str) -> bool:
    n_plain = sum(c.isalpha() or c == " " for c in sentence)
    return 5 <= len(sentence.split()) <= 30 and sentence.isascii() and n_plain > 0.9 * len(sentence)


def rows_in(sentence: str, row_of: dict[str, int]) -> list[tuple[int, int, int]]:
    """The row, first and last byte of each word that has a row."""
    found = [(row_of.get(m.group().lower()), m.start(), m.end()) for m in WORD.finditer(sentence)]
    return [(row, start, end) for row, start, end in found if row is not None]


def encode(encoder: minilm.SentenceModel, texts: list[str], row_of: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """The sum of the directions of each row's states, 0 where no text has it; and the vector of each text."""
    sums = np.zeros((max(row_of.values()) + 1, encoder.width), np.float32)
    vectors = np.zeros((len(texts), encoder.width), np.float32)
    encoder.tokenizer.enable_truncation(LONGEST)
    encoded = encoder.tokenizer.encode_batch(texts)
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        states, mask = encoder.states([encoded[i].ids for i in chosen])
        vectors[chosen] = encoder.pooled(states, mask)
        for i, of_text in zip(chosen, states):
            for row, first, end in rows_in(texts[i], row_of):
                at = [k for k, (a, b) in enumerate(encoded[i].offsets) if first <= a < b <= end]
                if at:
                    state = of_text[at].mean(0)
                    sums[row] += state / np.linalg.norm(state)
    return sums, vectors


def row_of(words: list[tuple[str, int]]) -> dict[str, int]:
    """The row of each word of vocabulary.bin that has one."""
    return {word: int(row) for (word, _), row in zip(words, stems.rows(words)) if row != stems.NO_ROW}
