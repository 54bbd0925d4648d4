"""Counts words in permissively licensed text: WordNet glosses, sense-tagged counts, and documentation of software."""
import gzip
import html
import re
from collections import Counter
from pathlib import Path

from . import sources

# Words that stand alone; parts of identifiers (snake_case, camelCase, a.b, x86) are not English.
WORD = re.compile(r"(?<![\w./$@#%&-])[A-Za-z]+(?:'[a-z]+)?(?![\w@&]|\.\w|\()")
CODE = re.compile(r"<(script|style|pre|head|nav)\b.*?</\1>", re.S | re.I)
FENCE = re.compile(r"^```.*?^```", re.S | re.M)
BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|td|th|tr|table|h\d|dt|dd|dl|br|section|article|header|footer|a)\b[^>]*>", re.I)
TAG = re.compile(r"<[^>]+>")
CAMEL = re.compile(r"[a-z][A-Z]")


def words(text: str) -> list[str]:
    """Lower-case words of running text, without the possessive ending and without camelCase."""
    found = []
    for match in WORD.finditer(text):
        word = match.group()
        if CAMEL.search(word):
            continue
        word = word.lower()
        found.append(word[:-2] if word.endswith("'s") else word.replace("'", ""))
    return found


def page_lines(path: Path) -> list[str]:
    """The lines of prose of a page (HTML or Markdown, plain or gzipped), markup and code blocks removed."""
    data = path.read_bytes()
    if path.suffix in (".gz", ".dz"):
        data = gzip.decompress(data)
    text = data.decode("utf-8", "replace")
    if ".html" in path.name:
        text = TAG.sub(" ", BLOCK.sub("\n", CODE.sub("\n", text)))
        text = html.unescape(text)
    else:
        text = FENCE.sub("\n", text)
    return [line.strip() for line in text.splitlines() if line.strip()]


def documentation(root: Path) -> dict[str, Counter]:
    """Word counts of each documentation package; a line repeated on many pages (navigation) counts once."""
    result = {}
    for package in sources.DOCUMENTATION:
        lines = {}
        for path in sources.documentation_files(root, package):
            lines.update(dict.fromkeys(page_lines(path)))
        counter = Counter()
        for line in lines:
            counter.update(words(line))
        result[package] = counter
    return result


def glosses(root: Path) -> Counter:
    """Word counts of the definitions and examples of WordNet."""
    counter = Counter()
    for part in ("noun", "verb", "adj", "adv"):
        path = sources.wordnet_folder(root) / f"data.{part}"
        for line in path.read_text("latin-1").splitlines():
            if not line.startswith(" ") and " | " in line:
                counter.update(words(line.split(" | ", 1)[1]))
    return counter
