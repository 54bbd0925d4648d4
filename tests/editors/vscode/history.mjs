// A history as somebody has who practised in a terminal while the editor was open.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const DAY = 24 * 60 * 60 * 1000;

/** An attempt so many days ago, with `made` among `points`. */
function attempt({ bank, question, days, points, made }) {
  const outcomes = points.map((point) => {
    const marks = made.includes(point) ? 1 : 0;
    return { point, value: 1, marks, state: marks === 1 ? "met" : "missed" };
  });
  return {
    fact: "attempt",
    at: new Date(Date.now() - days * DAY).toISOString(),
    bank,
    question,
    revision: "0".repeat(16),
    awarded: made.length,
    available: points.length,
    points: outcomes,
    seconds: 120,
    words: 40,
    source: "terminal",
    grader: "0.1.0",
    answer_hash: String(days).padStart(8, "0"),
  };
}

const KNIFE = { bank: "kitchen", question: "sharp-knife", points: ["whetstone"], made: [] };

const CACHING = {
  bank: "backend-developer",
  question: "caching",
  points: ["why-cache", "memory-store", "http-cdn", "read-path", "invalidate", "expiry", "staleness", "hit-rate"],
};

/** One question that keeps being missed, and one that was known a moment ago. */
const ATTEMPTS = [
  ...[9, 7, 5, 3].map((days) => attempt({ ...KNIFE, days })),
  attempt({ ...CACHING, days: 0, made: CACHING.points }),
];

/** Adds the attempts to the history that the editor's server uses. */
export function practise(workbench) {
  const lines = [{ schema: "examen.history/1", facts: ATTEMPTS.length }, ...ATTEMPTS];
  const file = join(workbench.folder, "history.jsonl");
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const history = join(workbench.folder, "home/examen/history.sqlite3");
  execFileSync(workbench.examen, ["history", "import", file, "--history", history], { stdio: "pipe" });
}
