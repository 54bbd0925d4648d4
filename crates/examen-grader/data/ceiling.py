#!/usr/bin/env python3
"""Prints how far marks by labels and reference answers could go with the means of the grader: the figures in docs/grading.md.

    cargo build --release -p examen-grader --example derived_signals
    python3 ceiling.py --signals ../../../target/release/examples/derived_signals FOLDER

FOLDER is that of fit_derived.py. Needs numpy and scikit-learn.

1. Oracles: a ridge regression and boosted trees trained within each data set on the four signals and on lengths, measured
   on questions of it that they have not seen; and the grader's own mark with the mean label of each question given away
   (without the answer that is marked), with the best weight of the two.
2. The learning curve over questions, for the same two learners, and over data sets, for the mix.
3. Agreement within questions only; by the length of the answer; and where two people marked each answer, how well they
   agree and what that allows.

With --disagreements the rows are printed whose causes docs/grading.md counts: of the twentieth of a set farthest above
people by rank, and of that farthest below, twenty each, drawn by seed.
"""
import argparse
import itertools
import json
import os
import random
import warnings
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # small models: threads only wait for one another

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupKFold

from fit_derived import NOW, USED, DataSet, area, fit, table

FOLDS = 5
SEEDS = 3


def agreement(data: DataSet, scores: np.ndarray, rows=slice(None)) -> float:
    truth = data.truth[rows]
    if len(set(truth)) < 2 or np.ptp(scores) == 0:
        return float("nan")
    return area(scores, truth) if data.has_classes else float(np.corrcoef(scores, truth)[0, 1])


def own(data: DataSet) -> np.ndarray:
    return data.scores(np.array(NOW[data.kind]))


def features(data: DataSet) -> np.ndarray:
    """The signals of the alternative that counts, the lengths of question, answer and reference, and their products."""
    signals = data.best(np.array(NOW[data.kind]))
    products = [signals[:, i] * signals[:, j] for i, j in itertools.combinations(range(4), 2)]
    return np.column_stack([signals, data.lengths, *products])


def ridge(x, y):
    scale = x.std(0) + 1e-6
    model = Ridge(20.0).fit(x / scale, y)
    return lambda rows: model.predict(rows / scale)


def boosting(x, y):
    model = HistGradientBoostingRegressor(
        max_iter=120, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=30, l2_regularization=5.0, random_state=0
    )
    return model.fit(x, y).predict


def within(data: DataSet, x: np.ndarray, learner) -> float:
    """Trained on some questions of the set, measured on the others, all predictions together."""
    scores = np.zeros(len(data.truth))
    n_folds = min(FOLDS, len(set(data.questions)))
    for known, unseen in GroupKFold(n_folds).split(x, data.truth, data.questions):
        scores[unseen] = learner(x[known], data.truth[known])(x[unseen])
    return agreement(data, scores)


def units(data: DataSet) -> np.ndarray:
    """The question of each row, as a number."""
    return np.unique(data.questions, return_inverse=True)[1]


def centred(values: np.ndarray, unit: np.ndarray) -> np.ndarray:
    return values - (np.bincount(unit, values) / np.bincount(unit))[unit]


def with_means(data: DataSet) -> float:
    unit, scores = units(data), own(data)
    n = np.bincount(unit)[unit]
    others = (np.bincount(unit, data.truth)[unit] - data.truth) / np.maximum(1, n - 1)
    known = np.where(n > 1, others, data.truth.mean())
    inside = centred(scores, unit)
    return max(agreement(data, weight * inside + known) for weight in np.arange(0, 4, 0.1))


def oracles(sets: list[DataSet]) -> None:
    signals = {data.name: data.best(np.array(NOW[data.kind]))[:, USED[data.kind]] for data in sets}
    rows = [
        ("as it is", [agreement(data, own(data)) for data in sets]),
        ("ridge, signals of the mix", [within(data, signals[data.name], ridge) for data in sets]),
        ("ridge, all features", [within(data, features(data), ridge) for data in sets]),
        ("boosting, signals of the mix", [within(data, signals[data.name], boosting) for data in sets]),
        ("boosting, all features", [within(data, features(data), boosting) for data in sets]),
        ("question means given away", [with_means(data) for data in sets]),
        ("only within questions (r)", [inside(data) for data in sets]),
        ("over all questions (r)", [float(np.corrcoef(own(data), data.truth)[0, 1]) for data in sets]),
    ]
    table("oracles", sets, rows)


def inside(data: DataSet) -> float:
    unit = units(data)
    return float(np.corrcoef(centred(own(data), unit), centred(data.truth, unit))[0, 1])


def over_questions(sets: list[DataSet]) -> None:
    rows = []
    for name, learner in (("ridge", ridge), ("boosting", boosting)):
        for share in (0.1, 0.25, 0.5, 0.75):
            rows.append((f"{name}, {share:.0%} of the questions", [of_share(data, learner, share) for data in sets]))
    table("learnt from questions of the set", sets, rows)


def of_share(data: DataSet, learner, share: float) -> float:
    """Measured on a quarter of the questions that none is trained on, mean of several draws."""
    figures, x = [], features(data)
    for seed in range(SEEDS):
        names = sorted(set(data.questions))
        random.Random(seed).shuffle(names)
        n_unseen = max(1, len(names) // 4)
        unseen = np.isin(data.questions, names[:n_unseen])
        known = np.isin(data.questions, names[n_unseen:][: max(1, round(share * len(names)))])
        figures.append(agreement(data, learner(x[known], data.truth[known])(x[unseen]), unseen))
    return float(np.nanmean(figures))


def over_sets(sets: list[DataSet]) -> None:
    """The mix, fitted on some other sets of the same kind, every choice of them, measured on the one left out."""
    references = [data for data in sets if data.kind == "references"]
    print("\nmix learnt from other sets")
    for n in range(1, len(references)):
        figures = []
        for data in references:
            others = [other for other in references if other is not data]
            for chosen in itertools.combinations(others, n):
                figures.append(data.agreement(fit(list(chosen), "references")))
        print(f"  {n} sets: {np.mean(figures):.3f} on the one left out, worst {np.min(figures):.3f}")


def by_length(sets: list[DataSet]) -> None:
    thirds = []
    for third in range(3):
        figures = []
        for data in sets:
            order = np.argsort(data.lengths[:, 1], kind="stable")
            rows = np.sort(np.array_split(order, 3)[third])
            figures.append(agreement(data, own(data)[rows], rows))
        thirds.append((["short", "middle", "long"][third] + " answers", figures))
    table("a third of the answers each", sets, thirds)


def graders(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    if "grader1" not in rows[0]:
        return
    one, two = (np.array([float(row[key]) for row in rows]) for key in ("grader1", "grader2"))
    r = float(np.corrcoef(one, two)[0, 1])
    of_mean = 2 * r / (1 + r)
    print(f"\n{path.stem}: two people agree at {r:.3f}; the reliability of their mean is {of_mean:.3f} (Spearman-Brown),")
    print(f"  so that no grader should agree with it beyond {of_mean ** 0.5:.3f}")


def disagreements(sets: list[DataSet]) -> None:
    rng = random.Random(11)
    for data in sets:
        ranks = [np.unique(values, return_inverse=True)[1] for values in (own(data), data.truth)]
        share = [np.array([np.mean(rank < one) + np.mean(rank == one) / 2 for one in rank]) for rank in ranks]
        order = np.argsort(share[0] - share[1], kind="stable").tolist()
        n_far = max(20, len(order) // 20)
        for name, far in (("under-credited", order[:n_far]), ("over-credited", order[-n_far:])):
            for row in rng.sample(far, 20):
                shown = {"set": data.name, "side": name, "people": data.truth[row], "mark": round(own(data)[row], 2)}
                print(json.dumps(shown | data.requests[row]))


def main() -> None:
    warnings.simplefilter("ignore", RuntimeWarning)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--signals", required=True, help="the built example derived_signals")
    parser.add_argument("--without", action="append", default=[], help="leave a file out, by its name without ending")
    parser.add_argument("--disagreements", action="store_true", help="print the rows to read, and nothing else")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    paths = [path for path in sorted(arguments.folder.glob("*.jsonl")) if path.stem not in arguments.without]
    sets = [DataSet(path, arguments.signals) for path in paths]
    if arguments.disagreements:
        disagreements(sets)
        return
    oracles(sets)
    over_questions(sets)
    over_sets(sets)
    by_length(sets)
    for path in paths:
        graders(path)


if __name__ == "__main__":
    main()
