#!/usr/bin/env python3
"""Builds the tables of this folder from packages that anyone can install; README.md says which, and how to run it.

    python3 build.py --sources FOLDER [vocabulary] [synonyms] [meanings]

Run by hand, on Debian 12 with Python 3.11 or later; the tables are committed, so a build of the project does not need it.
The same packages give the same bytes.
"""
import argparse
from pathlib import Path

from tables import contexts, minilm, salience, similarity, sources, stems, synonyms, vocabulary, wordnet, words

HERE = Path(__file__).resolve().parent
STEPS = ["vocabulary", "synonyms", "meanings"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, required=True, help="folder for the downloaded packages")
    parser.add_argument("steps", nargs="*", choices=[*STEPS, []], help="tables to build; all by default")
    arguments = parser.parse_args()
    sources.fetch(arguments.sources)
    for step in arguments.steps or STEPS:
        build(step, arguments.sources)


def build(step: str, root: Path) -> None:
    if step == "vocabulary":
        counted = vocabulary.build(root, HERE / "computing.txt")
        write("vocabulary.bin", vocabulary.encode(counted), f"{len(counted)} words")
    if step == "synonyms":
        net = wordnet.read(sources.wordnet_folder(root))
        write("synonyms.bin", synonyms.build(known_words(), net), f"{stems.ROWS} stems")
    if step == "meanings":
        known = known_words()
        encoder = minilm.SentenceModel(sources.model_folder(root))
        vectors = encoder.encode([word for word, _ in known], batch=256).astype("float16")
        row_of = contexts.row_of(known)
        texts = contexts.sentences(root, row_of)
        in_sentences, of_sentences = contexts.encode(encoder, texts, row_of)
        directions = similarity.mixed(known, vectors, in_sentences)
        write("similarity.bin", similarity.build(known, directions), f"{stems.ROWS} stems")
        write("salience.bin", salience.build(known, directions, texts, of_sentences), f"{stems.ROWS} stems")


def known_words() -> list[tuple[str, int]]:
    return words.decode((HERE / "vocabulary.bin").read_bytes(), with_values=True)


def write(name: str, data: bytes, what: str) -> None:
    (HERE / name).write_bytes(data)
    print(f"{name}: {what}, {len(data)} bytes")


if __name__ == "__main__":
    main()
