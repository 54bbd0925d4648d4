"""Reads WordNet 3.0: which synsets a word has, in order of frequency, and how synsets point at one another."""
from dataclasses import dataclass
from pathlib import Path

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


@dataclass
class Synset:
    """Words of one meaning (multi-word entries left out), its pointers as (symbol, synset id), and its definition."""

    words: list[str]
    pointers: list[tuple[str, str]]
    gloss: str


@dataclass
class WordNet:
    """Senses of a lemma by part of speech, commonest first; synsets by id; irregular forms as (lemma, form)."""

    senses: dict[str, dict[str, list[str]]]
    synsets: dict[str, Synset]
    irregular: list[tuple[str, str]]


def read(folder: Path) -> WordNet:
    senses: dict[str, dict[str, list[str]]] = {}
    synsets: dict[str, Synset] = {}
    irregular = []
    for letter, part in PARTS.items():
        for line in lines(folder / f"index.{part}"):
            fields = line.split()
            ids = [letter + offset for offset in fields[-int(fields[2]) :]]
            if fields[0].isalnum():
                senses.setdefault(fields[0], {})[letter] = ids
        for line in lines(folder / f"data.{part}"):
            synsets[letter + line[:8]] = synset(line)
        for line in lines(folder / f"{part}.exc"):
            form, lemma = line.split()[:2]
            irregular.append((lemma, form))
    return WordNet(senses, synsets, irregular)


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text("latin-1").splitlines() if not line.startswith(" ")]


def synset(line: str) -> Synset:
    data, gloss = line.split(" | ", 1)
    fields = data.split()
    n_words = int(fields[3], 16)
    words = [w.lower().split("(")[0] for w in fields[4 : 4 + 2 * n_words : 2]]
    at = 4 + 2 * n_words
    pointers = []
    for i in range(int(fields[at])):
        symbol, offset, part, _ = fields[at + 1 + 4 * i : at + 5 + 4 * i]
        pointers.append((symbol, ("a" if part == "s" else part) + offset))
    return Synset([w for w in words if w.isalnum()], pointers, gloss)
