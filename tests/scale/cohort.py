"""Invents answers to the bank that ships: sentences of its model answers, more of them the abler the candidate.

    cohort.py sheets BANK FOLDER CANDIDATES QUESTIONS
    cohort.py lines BANK FILE CANDIDATES QUESTIONS
"""

import json
import pathlib
import random
import re
import sys


def questions(bank):
    """Id, heading and the sentences of the model answer of each technical question."""
    found = []
    for section in re.split(r"^## ", pathlib.Path(bank).read_text(encoding="utf-8"), flags=re.M)[1:]:
        heading, rest = section.split("\n", 1)
        name = re.search(r"id: ([\w-]+)", rest)
        answer = re.search(r"^### Answer\n(.*?)(?=^###|\Z)", rest, flags=re.M | re.S)
        if name and answer and "kind: behavioural" not in rest:
            prose = re.sub(r"<[^>]*>", "", answer.group(1))
            sentences = [s.strip() for s in re.split(r"(?<=[.!?])\s+", prose) if s.strip()]
            found.append((name.group(1), heading, sentences))
    return found


def answer(rng, sentences, ability):
    chosen = [s for s in sentences if rng.random() < ability]
    return " ".join(chosen) or "I do not know."


def main(kind, bank, target, n_candidates, n_questions):
    rng = random.Random(7)
    asked = questions(bank)[:n_questions]
    target = pathlib.Path(target)
    if kind == "sheets":
        for number in range(n_candidates):
            folder = target / f"{number // 1000:03}"
            folder.mkdir(parents=True, exist_ok=True)
            ability = rng.betavariate(2, 2)
            sections = [f"## {h}\n<!-- q: {q} -->\n\n{answer(rng, s, ability)}\n" for q, h, s in asked]
            front = f"---\nsheet: backend-developer\ncandidate: c-{number}\n---\n\n"
            (folder / f"c-{number}.answers.md").write_text(front + "\n".join(sections), encoding="utf-8")
        return
    with target.open("w", encoding="utf-8") as lines:
        for number in range(n_candidates):
            ability = rng.betavariate(2, 2)
            for question, _, sentences in asked:
                line = {"candidate": f"c-{number}", "question_id": question, "answer": answer(rng, sentences, ability)}
                lines.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
