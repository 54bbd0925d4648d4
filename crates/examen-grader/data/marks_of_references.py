#!/usr/bin/env python3
"""Prints how marks by reference answers agree with people: the table in docs/grading.md and the constants of src/whole.rs.

    cargo build --release
    python3 marks_of_references.py --examen ../../../target/release/examen FOLDER

FOLDER is that of fit_derived.py; sets whose answers are graded in fractions count (FRACTIONS). Standard library only.

For each set: Pearson's r with people, the root mean squared error, the mean, and the mean of as many answers to another
question of the set, up to 400 and drawn by seed, all of them for marks by points alone, by the whole alone, and for several
mixes of both.
"""
import argparse
import json
import math
import random
import subprocess
from pathlib import Path

FRACTIONS = ["mohler", "saf", "digiklausur", "os"]
MOST_STRANGERS = 400

# As in src/whole.rs and src/derived/mix.rs.
WHOLE, CHANCE, MADE, BEYOND = 0.75, 0.25, 0.9, 0.01


def request(row: dict, answer: str) -> dict:
    references = row.get("references") or [row["reference"]]
    return {"id": 0, "question": row["question"], "references": references, "answer": answer}


def graded(examen: str, requests: list[dict]) -> list[tuple[float, float]]:
    """Agreement with the whole, and the share of the points, of each request."""
    lines = "".join(json.dumps(each) + "\n" for each in requests)
    done = subprocess.run([examen, "grade", "--jsonl", "-"], input=lines, capture_output=True, text=True, check=True)
    told = []
    for line in map(json.loads, done.stdout.splitlines()):
        points = line["points"]
        made = sum(min(point["marks"] / MADE, point["value"]) for point in points)
        told.append((min(line["score"] / (1 - BEYOND), 1.0), made / line["available"]))
    return told


def mixed(told: list[tuple[float, float]], whole: float, chance: float) -> list[float]:
    return [whole * max(share - chance, 0) / (1 - chance) + (1 - whole) * made for share, made in told]


def pearson(x: list[float], y: list[float]) -> float:
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    product = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y))
    return product / math.sqrt(sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y))


def strangers(rows: list[dict]) -> list[dict]:
    chance = random.Random(5)
    drawn = chance.sample(rows, min(MOST_STRANGERS, len(rows)))
    others = [chance.choice([other for other in rows if other["question"] != row["question"]]) for row in drawn]
    return [request(row, other["answer"]) for row, other in zip(drawn, others)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examen", required=True)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    sets = []
    for name in FRACTIONS:
        text = (args.folder / f"{name}.jsonl").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
        own = graded(args.examen, [request(row, row["answer"]) for row in rows])
        sets.append((name, own, [row["score"] for row in rows], graded(args.examen, strangers(rows))))
    print(f"{'whole':>5} {'chance':>6}  " + "  ".join(f"{name:^23}" for name, *_ in sets))
    print(" " * 14 + "  ".join("    r  error  mean other" for _ in sets))
    now = [(0.0, 0.0), (1.0, 0.0), (WHOLE, CHANCE)]
    tried = [(WHOLE, 0.0), (WHOLE, 0.4), (WHOLE - 0.05, CHANCE), (WHOLE + 0.05, CHANCE)]
    for whole, chance in now + tried:
        columns = []
        for _, own, truth, others in sets:
            marks, strange = mixed(own, whole, chance), mixed(others, whole, chance)
            error = math.sqrt(sum((a - b) ** 2 for a, b in zip(marks, truth)) / len(marks))
            mean, other = sum(marks) / len(marks), sum(strange) / len(strange)
            columns.append(f"{pearson(marks, truth):.3f}  {error:.3f}  {mean:.2f}  {other:.2f}")
        print(f"{whole:5.2f} {chance:6.2f}  " + "  ".join(columns))


if __name__ == "__main__":
    main()
