#!/usr/bin/env python3
"""Fits how signals weigh for points made in other words (`src/paraphrase/belief.rs`).

  fit_lines.py FOLDER [--signals PROGRAM]

FOLDER holds a point-level set: `bank.md`, `questions.json` (points with id and marks), `answers.jsonl` (id, question_id, style, answer) and
`labels_1.jsonl`, `labels_2.jsonl` (id, and a value by point: 1, .5, 0, or a letter for denied or listed). Needs numpy. Signals come from
`cargo run -p examen-grader --example signals`, or from PROGRAM.

Every answer is also laid beside the rubrics of all other questions: there it makes no point. A first logistic tells from the answer as a whole
whether it is about the question; how doubtful that is joins the signals of a point in a second one. Such answers count ASIDE each in the
second, because few people answer another question, and where it is less probable than LEAST_PROBABLE nothing is believed. Every figure but the printed weights is for questions left out of the fit, as questions and
as answers to other questions.
"""
import argparse
import json
import random
import shlex
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np

TOPIC = ["subject", "asked", "nearness", "breadth"]
SIGNALS = ["margin", "asked", "denied", "share", "is_personal"]
LEAST_MARGIN = 0.05
MOSTLY_DENIED = 0.3
BELIEVED = 0.5
ASIDE = 0.01
LEAST_PROBABLE = 0.1
RIDGE = 1.0
IDLE = ["stuffer", "echoer"]
RUN = "cargo run --quiet --release -p examen-grader --example signals --"


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def value(label):
    return float(label) if isinstance(label, (int, float)) else 0.0


class Pairs:
    """Pairs of answer and positive point, in columns."""

    def __init__(self, rows):
        column = lambda key, kind=None: np.array([row[key] for row in rows], kind)
        signals = lambda names: np.array([[row["signals"][name] for name in names] for row in rows], float)
        self.question, self.asked_for, self.style = column("question"), column("asked_for"), column("style")
        self.granted, self.by_lines, self.is_first = column("granted", bool), column("by_lines", bool), column("is_first", bool)
        self.topic, self.x = signals(TOPIC), signals(SIGNALS)
        may_be_made = lambda of: of["is_open"] and of["margin"] >= LEAST_MARGIN and of["refused"] < MOSTLY_DENIED
        self.open = np.array([may_be_made(row["signals"]) for row in rows], bool)

    def of(self, questions):
        """The pairs that have only to do with these questions."""
        return np.isin(self.question, questions) & np.isin(self.asked_for, questions)


def load(folder, program):
    questions = json.load(open(folder / "questions.json", encoding="utf-8"))
    ids = [question["id"] for question in questions]
    marks = {(q["id"], p["id"]): p["marks"] for q in questions for p in q["points"]}
    answers = read(folder / "answers.jsonl")
    labels = [{row["id"]: row["labels"] for row in read(folder / f"labels_{n}.jsonl")} for n in (1, 2)]
    requests = [(answer, answer["question_id"]) for answer in answers]
    requests += [(answer, other) for answer in answers for other in ids if other != answer["question_id"]]
    text = "".join(json.dumps({"id": a["id"], "question_id": q, "answer": a["answer"]}) + "\n" for a, q in requests)
    done = subprocess.run([*shlex.split(program), str(folder / "bank.md")], input=text.encode(), capture_output=True, check=True)
    own, aside = [], []
    for (answer, question), line in zip(requests, done.stdout.decode().splitlines()):
        is_own, is_first = question == answer["question_id"], True
        for point in json.loads(line)["points"]:
            if marks[question, point["id"]] <= 0:
                continue
            given = [value(of[answer["id"]].get(point["id"], 0)) for of in labels] if is_own else [0.0]
            counts = not point["is_open"] and point["state"] in ("met", "partial") and point["coverage"] >= 0.5
            row = {"question": question, "asked_for": answer["question_id"], "style": answer["style"], "signals": point, "by_lines": counts}
            row["is_first"], is_first = is_first, False
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


def doubt(pairs, model):
    """How doubtful it is that an answer is about the question: minus the logarithm of the probability that it is."""
    weights, bias = model
    return np.logaddexp(0, -(pairs.topic @ weights + bias))


def with_doubt(pairs, model):
    return np.column_stack([pairs.x, doubt(pairs, model)])


def train(own, aside, questions):
    # Lists and echoes are about the question and say nothing: they teach neither.
    ours = own.of(questions) & own.is_first & ~np.isin(own.style, IDLE)
    others = aside.of(questions) & aside.is_first & ~np.isin(aside.style, IDLE)
    weight = np.r_[np.ones(ours.sum()), np.full(others.sum(), ours.sum() / max(1, others.sum()))]
    topic = fit(np.vstack([own.topic[ours], aside.topic[others]]), np.r_[np.ones(ours.sum()), np.zeros(others.sum())], weight)
    ours, others = own.of(questions) & own.open, aside.of(questions) & aside.open
    x = np.vstack([with_doubt(own, topic)[ours], with_doubt(aside, topic)[others]])
    y = np.r_[own.granted[ours], np.zeros(others.sum())].astype(float)
    return topic, fit(x, y, np.r_[np.ones(ours.sum()), np.full(others.sum(), ASIDE)])


def believed(pairs, model):
    topic, (weights, bias) = model
    is_probable = np.exp(-doubt(pairs, topic)) >= LEAST_PROBABLE
    return pairs.open & is_probable & (1 / (1 + np.exp(-(with_doubt(pairs, topic) @ weights + bias))) >= BELIEVED)


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


def trade_off(own, aside):
    """What it costs to believe answers to other questions less, by counting them more and by asking for a more probable one."""
    global ASIDE, LEAST_PROBABLE
    print("\nweight of an answer to another question, least probable: what it is credited with, agreement on answers to the question")
    chosen = ASIDE, LEAST_PROBABLE
    for ASIDE, LEAST_PROBABLE in [(weight, least) for least in (0, 0.06, 0.1, 0.15, 0.2, 0.3, 0.5) for weight in (0.0025, 0.005, 0.01, 0.025, 0.1)]:
        credited, misled = leave_one_out(own, aside)
        shown = "  ".join(f"{key} {number:.3f}" for key, number in figures(credited, own.granted).items())
        print(f"{ASIDE:7.4f} {LEAST_PROBABLE:5.2f}  {misled.mean():.3f}  {shown}")
    ASIDE, LEAST_PROBABLE = chosen


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--signals", default=RUN, metavar="PROGRAM")
    given = arguments.parse_args()
    own, aside = load(given.folder, given.signals)
    show("lines and label alone", own.by_lines, own.granted)
    credited, misled = leave_one_out(own, aside)
    show("with other words, question left out", credited, own.granted)
    idle = np.isin(own.style, IDLE)
    if idle.any():
        print(f"points credited to lists and echoes: {(credited & ~own.granted)[idle].mean():.3f}")
    print(f"points credited to answers to another question: by lines and label {aside.by_lines.mean():.3f}, by other words {misled.mean():.3f}")
    by_style(own, credited)
    learning_curve(own, aside)
    trade_off(own, aside)
    models = train(own, aside, sorted(set(own.question)))
    print("\nsrc/paraphrase/belief.rs:")
    for title, names, (weights, bias) in zip(("Topic", "Belief"), (TOPIC, [*SIGNALS, "doubt"]), models):
        print(title + ":", ", ".join(f"{name} {weight:.2f}" for name, weight in zip([*names, "bias"], [*weights, bias])))


if __name__ == "__main__":
    main()
