"""The vocabulary: known words and how common each is, on the Zipf scale (log10 of occurrences in 10^9 words).

A word is known if SCOWL lists it up to size 60 (names up to 50), or at size 70 and it occurs in our corpora, if our own
list of computing words has it, or if at least three documentation packages use it at least ten times in all.
Its frequency is measured in two corpora (general English: WordNet glosses; computing English: the mean over
the documentation packages) and drawn towards the mean of its SCOWL size class, because the corpora are small.
"""
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

from . import counts, sources, words

PLAIN = re.compile(r"[a-z][a-z0-9]*")
SPELLINGS = ["english", "american", "british", "british_z", "canadian", "australian", "variant_1", "british_variant_1",
             "canadian_variant_1", "australian_variant_1", "special"]
WORD_SIZES = [10, 20, 35, 40, 50, 55, 60, 70]
NAME_SIZES = [10, 20, 35, 40, 50]
RARE_SIZE = 70
COMPUTING_CLASS = 45  # our own list sits between SCOWL's common and less common words
DOCUMENTED_CLASS = 65
MIN_PACKAGES, MIN_OCCURRENCES = 3, 10
GENERAL_SHARE = 0.6  # weight of general English against computing English
UNSEEN = 0.3  # occurrences given to a known word that a corpus lacks
CLASS_SHARE = 0.3  # weight of the size class, in log space
ZIPF_STEPS = 32  # byte = round(zipf * 32)


def size_classes(root: Path, computing: Path, documented: dict[str, Counter]) -> dict[str, int]:
    """Each candidate word with the smallest size class that lists it."""
    known: dict[str, int] = {}
    for size in WORD_SIZES:
        kinds = ["words", "contractions", "hacker"] + (["upper", "abbreviations", "proper-names"] if size in NAME_SIZES else [])
        for spelling in SPELLINGS:
            for kind in kinds:
                path = sources.scowl_folder(root) / f"{spelling}-{kind}.{size}"
                if path.is_file():
                    for line in path.read_text("latin-1").splitlines():
                        note(known, line, size)
    for word in computing_words(computing):
        note(known, word, COMPUTING_CLASS)
    packages, total = Counter(), Counter()
    for counter in documented.values():
        packages.update(counter.keys())
        total.update(counter)
    for word, n in packages.items():
        if n >= MIN_PACKAGES and total[word] >= MIN_OCCURRENCES and len(word) >= 3:
            note(known, word, DOCUMENTED_CLASS)
    return known


def computing_words(path: Path) -> list[str]:
    lines = path.read_text("ascii").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def note(known: dict[str, int], word: str, size: int) -> None:
    word = word.lower().removesuffix("'s").replace("'", "")
    if PLAIN.fullmatch(word):
        known.setdefault(word, size)


def frequencies(known: dict[str, int], corpora: list[tuple[float, Counter]]) -> dict[str, float]:
    """Zipf frequency of every known word from weighted corpora."""
    weighted = [(share, corpus, sum(corpus.values())) for share, corpus in corpora]
    measured = {
        word: math.log10(1e9 * sum(share * (corpus[word] + UNSEEN) / total for share, corpus, total in weighted))
        for word in known
    }
    classes = defaultdict(list)
    for word, size in known.items():
        classes[size].append(measured[word])
    means = {size: sum(values) / len(values) for size, values in classes.items()}
    return {word: (1 - CLASS_SHARE) * measured[word] + CLASS_SHARE * means[size] for word, size in known.items()}


def build(root: Path, computing: Path) -> dict[str, float]:
    """All known words, sorted, with their Zipf frequency."""
    documented = counts.documentation(root)
    general = counts.glosses(root)
    known = size_classes(root, computing, documented)
    seen = set(general).union(*documented.values())
    known = {word: size for word, size in known.items() if size != RARE_SIZE or word in seen}
    share = (1 - GENERAL_SHARE) / len(documented)
    corpora = [(GENERAL_SHARE, general)] + [(share, counter) for counter in documented.values()]
    return dict(sorted(frequencies(known, corpora).items()))


def encode(vocabulary: dict[str, float]) -> bytes:
    return words.encode(list(vocabulary), [min(255, round(zipf * ZIPF_STEPS)) for zipf in vocabulary.values()])
