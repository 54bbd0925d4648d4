#!/usr/bin/env python3
"""Fits how a mark on a point without lines, or on a reference answer, is mixed, and prints what it is worth.

    cargo build --release -p examen-grader --example derived_signals
    python3 fit_derived.py --signals ../../../target/release/examples/derived_signals FOLDER

FOLDER holds answers graded by people, a data set a file (*.jsonl), an answer a line: `question`, `answer`, and either
`reference` (or `references`) with a `score` of 0..1, or `points` with `point_labels`. Needs numpy.

Each signal is centred within its data set and the sets weigh the same, so that the weights say how answers to the same
questions differ. Every set is also left out in turn: that figure is the one to expect on answers never seen. The
constants of `src/derived/mix.rs` lie near the shares printed last; a share that is not positive is dropped. How far
an answer must agree with a reference for full marks is found by trying.
"""
import argparse
import json
import random
import subprocess
from pathlib import Path

import numpy as np

SIGNALS = ["coverage", "precision", "extent", "likeness"]
# Of a point only these: an answer makes several points, so its length and its other words say nothing about one.
USED = {"references": [0, 1, 2, 3], "points": [0, 3]}
BEFORE = {"references": [0.8, 0.2, 0, 0], "points": [1, 0, 0, 0]}
NOW = {"references": [0.42, 0.12, 0.21, 0.25], "points": [0.75, 0, 0, 0.25]}
# From this agreement with a reference on an answer earns all but what is kept to tell better ones apart.
ENOUGH, BEYOND = 0.7, 0.01
# Ridge, as a share of the variance: the signals go together, and without it one set may turn a weight negative.
RIDGE = 0.05
MOST_PAIRS = 5000


class DataSet:
    """Signals (a list of alternatives for each row), what people said, and which question it was."""

    def __init__(self, path: Path, command: str):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        self.kind = "points" if rows[0].get("points") else "references"
        if self.kind == "points":
            pairs = [(row, i) for row in rows for i in range(len(row["points"]))]
            pairs = random.Random(7).sample(pairs, MOST_PAIRS) if len(pairs) > MOST_PAIRS else pairs
            requests = [{"question": r["question"], "answer": r["answer"], "points": [r["points"][i]]} for r, i in pairs]
            self.truth = np.array([float(r["point_labels"][i]) for r, i in pairs])
            rows = [row for row, _ in pairs]
        else:
            requests = [{"question": r["question"], "answer": r["answer"], "references": r.get("references") or [r["reference"]]} for r in rows]
            self.truth = np.array([float(r["score"]) for r in rows])
        lines = "\n".join(json.dumps(request) for request in requests)
        found = subprocess.run([command], input=lines.encode(), capture_output=True, check=True).stdout.decode()
        self.alternatives = [np.array(json.loads(line)) for line in found.splitlines()]
        self.questions = np.array([row["question_id"] for row in rows])
        self.lengths = np.log1p([[len(text.split()) for text in (r["question"], r["answer"], longest(r))] for r in requests])
        self.requests = requests
        self.name = path.stem
        self.has_classes = set(np.unique(self.truth)) <= {0.0, 1.0}

    def scores(self, weights, enough=ENOUGH) -> np.ndarray:
        """The mark of each row: that of its best alternative."""
        shares = np.array([(found @ weights).max() for found in self.alternatives])
        return granted(shares, enough) if self.kind == "references" else shares

    def best(self, weights) -> np.ndarray:
        """The signals of the alternative that counts."""
        return np.array([found[(found @ weights).argmax()] for found in self.alternatives])

    def agreement(self, weights, rows=slice(None), enough=ENOUGH) -> float:
        """Area under the curve where people only said yes or no, else the correlation."""
        scores, truth = self.scores(weights, enough)[rows], self.truth[rows]
        return area(scores, truth) if self.has_classes else float(np.corrcoef(scores, truth)[0, 1])


def granted(shares: np.ndarray, enough: float) -> np.ndarray:
    """What people grant for so much agreement with a reference."""
    beyond = np.maximum(0, shares - enough) / (1 - enough)
    return (1 - BEYOND) * np.minimum(1, shares / enough) + BEYOND * beyond


def longest(request: dict) -> str:
    """The label, or the longest reference."""
    return max(request.get("references") or request["points"], key=len)


def area(scores: np.ndarray, truth: np.ndarray) -> float:
    values, place = np.unique(scores, return_inverse=True)
    counts = np.bincount(place, minlength=len(values))
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    n_yes = truth.sum()
    return float((ranks[truth > 0.5].sum() - n_yes * (n_yes + 1) / 2) / (n_yes * (len(truth) - n_yes)))


def macro_f1(said: np.ndarray, truth: np.ndarray) -> float:
    yes = truth > 0.5
    one = 2 * (said & yes).sum() / max(1, said.sum() + yes.sum())
    other = 2 * (~said & ~yes).sum() / max(1, (~said).sum() + (~yes).sum())
    return float((one + other) / 2)


def fit(sets: list[DataSet], kind: str, rows=None) -> np.ndarray:
    """Weights by ridge regression, as shares."""
    used = USED[kind]
    signals, truths = [], []
    for i, data in enumerate(sets):
        chosen = slice(None) if rows is None else rows[i]
        x, y = data.best(np.array(BEFORE[kind]))[chosen][:, used], data.truth[chosen]
        signals.append((x - x.mean(0)) / np.sqrt(len(y)))
        truths.append((y - y.mean()) / (y.std() + 1e-9) / np.sqrt(len(y)))
    x, y = np.vstack(signals), np.concatenate(truths)
    scale = np.sqrt((x * x).sum(0)) + 1e-9
    x = x / scale
    found = np.linalg.solve(x.T @ x + RIDGE * np.eye(len(used)), x.T @ y) / scale
    weights = np.zeros(len(SIGNALS))
    weights[used] = np.maximum(found, 0)
    return weights / weights.sum()


def fit_enough(sets: list[DataSet], weights: np.ndarray) -> float:
    """From what agreement with a reference on full marks agree best with people."""
    grid = np.arange(0.5, 1, 0.05)
    return float(grid[np.argmax([np.mean([data.agreement(weights, enough=at) for data in sets]) for at in grid])])


def table(title: str, sets: list[DataSet], rows: list[tuple[str, list[float]]]) -> None:
    print(f"\n{title:34}" + "".join(f"{data.name[:12]:>13}" for data in sets) + "         mean")
    for name, figures in rows:
        print(f"{name:34}" + "".join(f"{figure:13.3f}" for figure in figures) + f"{np.mean(figures):13.3f}")


def report(kind: str, sets: list[DataSet]) -> None:
    shares = fit(sets, kind)
    rows = [("before: coverage and precision", [data.agreement(np.array(BEFORE[kind])) for data in sets])]
    rows += [(f"only {SIGNALS[i]}", [data.agreement(np.eye(4)[i]) for data in sets]) for i in USED[kind]]
    rows += [("fitted on all", [data.agreement(shares) for data in sets])]
    if len(sets) > 1:
        without = [[other for other in sets if other is not data] for data in sets]
        fitted = [fit(others, kind) for others in without]
        rows += [("fitted on the others", [data.agreement(weights) for data, weights in zip(sets, fitted)])]
        if kind == "references":
            enough = [fit_enough(others, weights) for others, weights in zip(without, fitted)]
            rows += [("enough fitted on the others, too", [data.agreement(w, enough=e) for data, w, e in zip(sets, fitted, enough)])]
            rows += [("  enough", enough)]
    rows += [("constants of mix.rs", [data.agreement(np.array(NOW[kind])) for data in sets])]
    table(kind, sets, rows)
    for data in sets:
        if data.has_classes:
            scores = data.scores(np.array(NOW[kind]))
            grid = np.quantile(scores, np.linspace(0.02, 0.98, 49))
            figures = [macro_f1(scores >= at, data.truth) for at in grid]
            print(f"  {data.name}: macro-F1 {max(figures):.3f} at {grid[int(np.argmax(figures))]:.2f}, {macro_f1(scores >= 0.6, data.truth):.3f} at .60")
    print("shares:", ", ".join(f"{name} {share:.2f}" for name, share in zip(SIGNALS, shares)))
    learning_curve(kind, sets)


def learning_curve(kind: str, sets: list[DataSet]) -> None:
    """Fits on some of the questions of each set and measures on all the others."""
    for share in (0.05, 0.1, 0.25, 0.5):
        figures = []
        for seed in range(5):
            chosen, rest = [], []
            for data in sets:
                names = sorted(set(data.questions))
                random.Random(seed).shuffle(names)
                taken = np.isin(data.questions, names[: max(1, round(share * len(names)))])
                chosen.append(taken)
                rest.append(~taken)
            weights = fit(sets, kind, chosen)
            figures.append(np.mean([data.agreement(weights, rows) for data, rows in zip(sets, rest)]))
        print(f"  fitted on {share:.0%} of the questions: {np.mean(figures):.4f} on the others")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--signals", required=True, help="the built example derived_signals")
    parser.add_argument("--without", action="append", default=[], help="leave a file out, by its name without ending")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    paths = [path for path in sorted(arguments.folder.glob("*.jsonl")) if path.stem not in arguments.without]
    sets = [DataSet(path, arguments.signals) for path in paths]
    for kind in ("references", "points"):
        chosen = [data for data in sets if data.kind == kind]
        if chosen:
            report(kind, chosen)


if __name__ == "__main__":
    main()
