// Reports to look at: the worked example, one written by somebody who means no good, and a large one.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { EXAMEN, ROOT } = process.env;

function examen(args, cwd) {
  return execFileSync(EXAMEN, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

// A folder that is gone when the tests are.
function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "examen-reports-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function exampleReport() {
  const folder = scratch();
  const page = join(folder, "report.html");
  examen(["report", "examples/cohort", "--html", page], ROOT);
  return page;
}

// The worked example against a report of a bank in which one point was worth more.
export function comparedReport() {
  const folder = scratch();
  const [page, earlier] = [join(folder, "report.html"), join(folder, "earlier.json")];
  examen(["report", "examples/cohort", "--json", earlier], ROOT);
  const report = JSON.parse(readFileSync(earlier, "utf8"));
  const answer = report.answers.find((one) => one.candidate === "c-01" && one.question === "caching");
  answer.points[0].marks = 1;
  answer.awarded -= 1;
  writeFileSync(earlier, JSON.stringify(report));
  examen(["report", "examples/cohort", "--baseline", earlier, "--html", page], ROOT);
  return page;
}

// Everything that has ever run a script, in every place that a stranger can write to.
export const ATTACKS = [
  "<script>window.owned = 1</script>",
  "</script><script>window.owned = 2</script>",
  "<!--<script>window.owned = 3</script>-->",
  "<img src=x onerror='window.owned = 4'>",
  "<svg onload='window.owned = 5'>",
  "\"><iframe srcdoc='<script>parent.owned = 6</script>'></iframe>",
  "javascript:window.owned=7",
  "[x](javascript:window.owned=8)",
  "<a href='https://example.com/'>link</a> ![](https://example.com/x.png)",
  "<style>body { background: url(https://example.com/y.png) }</style>",
  "{{ window.owned = 9 }} ${window.owned = 10}",
  "\u202egnihtemos\u202c \u0007\u001b[31mred \u2028 \u0000",
  "<base href='https://example.com/'><meta http-equiv='refresh' content='0;url=https://example.com/'>",
];

export function hostileReport() {
  const folder = scratch();
  mkdirSync(join(folder, "sheets"));
  const bank = `---\nbank: mean\n---\n\n# Topic ${ATTACKS[0]}\n\n## What is ${ATTACKS[3]} a query plan ${ATTACKS[1]}?\n<!-- id: plan -->\n\n### Points\n\n- +2! Looks at the query plan ${ATTACKS[1]} ${ATTACKS[3]} ^looks\n  - "query plan"\n- +1 Never made ${ATTACKS[4]} ^never\n  - neverneverword\n`;
  writeFileSync(join(folder, "mean.bank.md"), bank);
  ATTACKS.forEach((attack, number) => {
    const sheet = `---\nsheet: mean\ncandidate: c-${number} ${attack}\n---\n\n## ${attack} heading\n<!-- q: plan -->\n\nI read the query plan.\n${attack} and the query plan ${attack}\n`;
    writeFileSync(join(folder, "sheets", `s${number}.answers.md`), sheet);
    writeFileSync(join(folder, "sheets", `s${number}.review.md`), `---\nreview: s${number}.answers.md\nreviewer: ${attack.replaceAll("\n", " ")}\n---\n\n## plan\n<!-- answer: 00000000 -->\n\n- [x] never: ${attack}\n`);
  });
  const page = join(folder, "report.html");
  try {
    examen(["report", "sheets", "--bank", "mean.bank.md", "--title", ATTACKS[1], "--html", page], folder);
  } catch (error) {
    // Exit code 1: files with issues. The report is written all the same.
    if (error.status !== 1) throw error;
  }
  return page;
}

// 10,000 candidates with 10 answers each, as lines of grades.
export function largeReport() {
  const folder = scratch();
  const lines = [];
  for (let candidate = 0; candidate < 10000; candidate += 1) {
    for (let question = 0; question < 10; question += 1) {
      const met = (candidate * 7 + question * 3) % 5;
      const points = [0, 1, 2, 3].map((point) => ({ id: `p${point}`, label: `Point ${point}`, value: 1, state: point < met ? "met" : "missed", coverage: point < met ? 1 : 0, marks: point < met ? 1 : 0 }));
      lines.push(JSON.stringify({ candidate: `c-${candidate}`, question_id: `q-${question}`, awarded: Math.min(met, 4), available: 4, points }));
    }
  }
  writeFileSync(join(folder, "grades.jsonl"), `${lines.join("\n")}\n`);
  const page = join(folder, "report.html");
  examen(["report", "--from", "grades.jsonl", "--html", page], folder);
  return page;
}
