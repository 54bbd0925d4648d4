#!/usr/bin/env python3
"""Fits how signals weigh for points made in other words (`src/paraphrase/belief.rs`).

  fit_lines.py FOLDER [--signals PROGRAM]

FOLDER holds a point-level set: `bank.md`, `questions.json` (points with id and marks), `answers.jsonl` (id, question_id, style, answer) and
`labels_1.jsonl`, `labels_2.jsonl` (id, and a value by point: 1, .5, 0, or a letter for denied or listed). Needs numpy. Signals come from
`cargo run -p examen-grader --example signals`, or from PROGRAM.

Answers to two other questions stand for answers that are beside the question: they make no point. They count ASIDE each, because few people
answer another question. Every figure but the printed weights is for questions left out of the fit.
"""
import argparse
import json
import random
import shlex
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np

SIGNALS = ["margin", "subject", "asked", "denied"]
LEAST_MARGIN = 0.05
BELIEVED = 0.5
ASIDE = 0.05
SHIFTS = (3, 7)
RIDGE = 1.0
RUN = "cargo run --quiet --release -p examen-grader --example signals --"


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def value(label):
    return float(label) if isinstance(label, (int, float)) else 0.0


class Pairs:
    """Pairs of answer and positive point, in columns."""

    def __init__(self, rows):
        self.question = np.array([row["question"] for row in rows])
        self.style = np.array([row["style"] for row in rows])
        self.granted = np.array([row["granted"] for row in rows], bool)
        self.by_lines = np.array([row["by_lines"] for row in rows], bool)
        self.x = np.array([[row["signals"][name] for name in SIGNALS] for row in rows], float)
        self.open = np.array([row["signals"]["is_open"] and row["signals"]["margin"] >= LEAST_MARGIN for row in rows], bool)


def load(folder, program):
    questions = json.load(open(folder / "questions.json", encoding="utf-8"))
    ids = [question["id"] for question in questions]
    marks = {(q["id"], p["id"]): p["marks"] for q in questions for p in q["points"]}
    answers = read(folder / "answers.jsonl")
    labels = [{row["id"]: row["labels"] for row in read(folder / f"labels_{n}.jsonl")} for n in (1, 2)]
    requests = [(answer, answer["question_id"]) for answer in answers]
    for answer in answers:
        at = ids.index(answer["question_id"])
        requests += [(answer, ids[(at - shift) % len(ids)]) for shift in SHIFTS]
    text = "".join(json.dumps({"id": a["id"], "question_id": q, "answer": a["answer"]}) + "\n" for a, q in requests)
    done = subprocess.run([*shlex.split(program), str(folder / "bank.md")], input=text.encode(), capture_output=True, check=True)
    own, aside = [], []
    for (answer, question), line in zip(requests, done.stdout.decode().splitlines()):
        is_own = question == answer["question_id"]
        for point in json.loads(line)["points"]:
            if marks[question, point["id"]] <= 0:
                continue
            given = [value(of[answer["id"]].get(point["id"], 0)) for of in labels] if is_own else [0.0]
            counts = not point["is_open"] and point["state"] in ("met", "partial") and point["coverage"] >= 0.5
            row = {"question": question, "style": answer["style"], "signals": point, "by_lines": counts}
            row["granted"] = sum(given) / len(given) >= 0.5
            (own if is_own else aside).append(row)
    return Pairs(own), Pairs(aside)


def fit(x, y, weight):
    """Weights and bias of a logistic regression by Newton's method, with a ridge on standardised weights."""
    mean, scale = x.mean(0), x.std(0) + 1e-12
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    ridge = np.diag([RIDGE] * x.shape[1] + [0.0])
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        gradient = z.T @ (weight * (y - p)) - ridge @ w
        curvature = (z * (weight * p * (1 - p))[:, None]).T @ z + ridge + 1e-9 * np.eye(len(w))
        step = np.linalg.solve(curvature, gradient)
        w += step
        if np.abs(step).max() < 1e-10:
            break
    plain = w[:-1] / scale
    return plain, w[-1] - plain @ mean


def train(own, aside, questions):
    ours = np.isin(own.question, questions) & own.open
    others = np.isin(aside.question, questions) & aside.open
    x = np.vstack([own.x[ours], aside.x[others]])
    y = np.r_[own.granted[ours], np.zeros(others.sum())].astype(float)
    return fit(x, y, np.r_[np.ones(ours.sum()), np.full(others.sum(), ASIDE)])


def believed(pairs, model):
    weights, bias = model
    return pairs.open & (1 / (1 + np.exp(-(pairs.x @ weights + bias))) >= BELIEVED)


def figures(credited, granted):
    both = (credited & granted).sum()
    precision = both / max(1, credited.sum())
    recall = both / max(1, granted.sum())
    agree = (credited == granted).mean()
    a, b = credited.mean(), granted.mean()
    chance = a * b + (1 - a) * (1 - b)
    return {
        "kappa": (agree - chance) / max(1e-9, 1 - chance),
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def show(name, credited, granted):
    print(f"{name:38}", "  ".join(f"{key} {number:.3f}" for key, number in figures(credited, granted).items()))


def leave_one_out(own, aside):
    credited, misled = own.by_lines.copy(), np.zeros(len(aside.open), bool)
    for question in sorted(set(own.question)):
        model = train(own, aside, [other for other in set(own.question) if other != question])
        mine, theirs = own.question == question, aside.question == question
        credited[mine] |= believed(own, model)[mine]
        misled[theirs] = believed(aside, model)[theirs]
    return credited, misled


def by_style(own, credited):
    print(f"\n{'style':16}{'granted':>8}{'precision':>11}{'recall':>8}{'F1':>6}{'false':>7}   lines alone: precision recall")
    for style in sorted(set(own.style)):
        of = own.style == style
        now, before = (figures(c[of], own.granted[of]) for c in (credited, own.by_lines))
        false = (credited & ~own.granted)[of].sum()
        print(f"{style:16}{own.granted[of].sum():8}{now['precision']:11.2f}{now['recall']:8.2f}{now['F1']:6.2f}{false:7}   {before['precision']:.2f} {before['recall']:.2f}")


def learning_curve(own, aside):
    print("\nquestions to learn from: kappa, F1 on the others (mean of 12 draws)")
    questions = sorted(set(own.question))
    chance = random.Random(1)
    for n in (2, 3, 4, 6, 8, 10, 11):
        found = defaultdict(list)
        for _ in range(12):
            chosen = chance.sample(questions, n)
            model = train(own, aside, chosen)
            rest = ~np.isin(own.question, chosen)
            for key, number in figures((own.by_lines | believed(own, model))[rest], own.granted[rest]).items():
                found[key].append(number)
        print(f"{n:4}", "  ".join(f"{key} {np.mean(numbers):.3f}" for key, numbers in found.items()))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--signals", default=RUN, metavar="PROGRAM")
    given = arguments.parse_args()
    own, aside = load(given.folder, given.signals)
    show("lines and label alone", own.by_lines, own.granted)
    credited, misled = leave_one_out(own, aside)
    show("with other words, question left out", credited, own.granted)
    idle = np.isin(own.style, ["stuffer", "echoer"])
    if idle.any():
        print(f"points credited to lists and echoes: {(credited & ~own.granted)[idle].mean():.3f}")
    print(f"points credited to answers to another question: by lines and label {aside.by_lines.mean():.3f}, by other words {misled.mean():.3f}")
    by_style(own, credited)
    learning_curve(own, aside)
    weights, bias = train(own, aside, sorted(set(own.question)))
    print("\nsrc/paraphrase/belief.rs:")
    for name, weight in zip([*SIGNALS, "bias"], [*weights, bias]):
        print(f"const {name.upper()}: f64 = {weight:.2f};")


if __name__ == "__main__":
    main()
