"""Computes with numpy and scipy what examen-report computes by itself.

    python reference.py            prints the cases with their expected values
    python reference.py --check    compares them with reference.json, which the Rust test reads

A case is a table: for each candidate and question the share of each point that the answer makes, or nothing where the
question was not asked. All formulas are applied to whole arrays here and are summed up in one pass there, so that a
slip in one does not hide in the other.
"""

import json
import math
import pathlib
import sys

import numpy
from scipy import stats

FEWEST = 10
REFERENCE = pathlib.Path(__file__).with_name("reference.json")


def invent(seed, n_candidates, values, asked):
    """Answers of candidates of various ability; `values` are the marks of the points of each question."""
    rng = numpy.random.default_rng(seed)
    ability = rng.normal(size=n_candidates)
    table = []
    for candidate in range(n_candidates):
        row = []
        for points in values:
            if rng.random() > asked:
                row.append(None)
                continue
            hardness = rng.normal(scale=0.7, size=len(points))
            luck = ability[candidate] - hardness + rng.normal(scale=0.8, size=len(points))
            row.append([1.0 if one > 0.4 else 0.5 if one > 0 else 0.0 for one in luck])
        table.append(row)
    return {"values": values, "table": table}


def marks(case):
    """Marks by candidate and question, with NaN where a question was not asked."""
    rows = []
    for row in case["table"]:
        of_row = []
        for shares, values in zip(row, case["values"]):
            of_row.append(math.nan if shares is None else sum(s * v for s, v in zip(shares, values)))
        rows.append(of_row)
    return numpy.array(rows)


def mean_of_first(items, totals, size):
    """The mean of the `size` items with the smallest totals; those that tie at the end count in part."""
    weights = numpy.zeros(len(items))
    room = float(size)
    for total in numpy.unique(totals):
        tied = totals == total
        weights[tied] = min(1.0, room / tied.sum())
        room -= min(room, tied.sum())
    return float((weights * items).sum() / size)


def correlation(function, x, y):
    usable = ~numpy.isnan(y)
    x, y = x[usable], y[usable]
    if len(x) < FEWEST or numpy.ptp(x) == 0 or numpy.ptp(y) == 0:
        return None
    return float(function(x, y).statistic)


def expect(case):
    earned = marks(case)
    available = numpy.array([sum(values) for values in case["values"]], dtype=float)
    asked = ~numpy.isnan(earned)
    total = numpy.nansum(earned, axis=1)
    possible = (asked * available).sum(axis=1)
    shares = total / possible
    items = []
    for question in range(len(available)):
        who = asked[:, question]
        item = earned[who, question] / available[question]
        left = possible[who] - available[question]
        with numpy.errstate(invalid="ignore", divide="ignore"):
            rest = numpy.where(left > 0, (total[who] - earned[who, question]) / left, numpy.nan)
        enough = who.sum() >= FEWEST
        size = (27 * int(who.sum()) + 50) // 100
        upper = mean_of_first(item, -shares[who], size) if enough else None
        lower = mean_of_first(item, shares[who], size) if enough else None
        points = []
        for point, value in enumerate(case["values"][question]):
            made = numpy.array([row[question][point] for row in case["table"] if row[question] is not None])
            other = (total[who] - made * value) / (possible[who] - value)
            points.append(
                {
                    "met": int((made == 1).sum()),
                    "partial": int((made == 0.5).sum()),
                    "point_biserial": correlation(stats.pointbiserialr, (made >= 0.5).astype(float), other),
                }
            )
        items.append(
            {
                "n": int(who.sum()),
                "facility": float(item.mean()) if enough else None,
                "discrimination": upper - lower if enough else None,
                "rest_correlation": correlation(stats.pearsonr, item, rest) if enough else None,
                "points": points,
            }
        )
    return {
        "n": len(total),
        "mean": float(shares.mean()),
        "median": float(numpy.median(shares)),
        "deviation": float(shares.std(ddof=1)) if len(total) >= FEWEST else None,
        "reliability": reliability(earned),
        "items": items,
    }


def reliability(earned):
    """Cronbach's alpha from the covariance matrix, over those who were asked everything."""
    complete = earned[~numpy.isnan(earned).any(axis=1)]
    n, k = complete.shape
    if n < FEWEST or k < 2:
        return None
    covariance = numpy.cov(complete, rowvar=False, ddof=1)
    alpha = k / (k - 1) * (1 - numpy.trace(covariance) / covariance.sum())
    deviation = math.sqrt(covariance.sum())
    error = deviation * math.sqrt(1 - alpha) if alpha >= 0 else None
    return {"n": n, "k": k, "alpha": float(alpha), "deviation": deviation, "error": error}


def cases():
    values = [[2, 1, 1], [3, 2], [1, 1, 1, 1], [2, 2, 1], [1], [4, 0.5, 0.5]]
    given = {
        "thirty-seven": invent(1, 37, values, asked=1.0),
        "some-not-asked": invent(2, 160, values[:4], asked=0.92),
        "ten": invent(3, 10, values[:3], asked=1.0),
        "nine": invent(4, 9, values[:3], asked=1.0),
    }
    return {name: {**case, "expected": expect(case)} for name, case in given.items()}


def differences(found, known, path=""):
    if isinstance(known, dict) and isinstance(found, dict) and known.keys() == found.keys():
        return [d for key in known for d in differences(found[key], known[key], f"{path}/{key}")]
    if isinstance(known, list) and isinstance(found, list) and len(known) == len(found):
        return [d for at, pair in enumerate(zip(found, known)) for d in differences(*pair, f"{path}/{at}")]
    if isinstance(known, float) and isinstance(found, (int, float)):
        return [] if math.isclose(found, known, rel_tol=1e-12, abs_tol=1e-12) else [f"{path}: {found} != {known}"]
    return [] if found == known else [f"{path}: {found} != {known}"]


def main():
    computed = cases()
    if sys.argv[1:] != ["--check"]:
        print("{")
        print(",\n".join(f"{json.dumps(name)}: {json.dumps(case)}" for name, case in computed.items()))
        print("}")
        return 0
    wrong = differences(json.loads(json.dumps(computed)), json.loads(REFERENCE.read_text()))
    print("\n".join(wrong) or f"{len(computed)} cases agree with {REFERENCE.name}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
