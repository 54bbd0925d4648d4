import assert from "node:assert/strict";
import { test } from "node:test";

import type { Rubric, RubricPoint } from "../src/protocol";
import { rubricBody as body, rubricFrame } from "../src/rubricHtml";

function point(given: Partial<RubricPoint> = {}): RubricPoint {
  return {
    label: "Gives every entry a lifetime",
    state: "met",
    marks: { awarded: 1, available: 1 },
    knockout: false,
    evidence: [],
    why: null,
    you: null,
    ...given,
  };
}

function rubric(given: Partial<Rubric> = {}): Rubric {
  const position = { line: 0, character: 0 };
  return {
    id: "caching",
    title: "Caching",
    range: { start: position, end: position },
    gradedBy: "points",
    markdown: "",
    revealed: 0,
    steps: 3,
    points: [point()],
    answer: null,
    ...given,
  };
}

const rubricBody = (given: Rubric) => body(given, { awarded: 4, available: 12 });

test("a covered point shows its worth and not its label", () => {
  const html = rubricBody(
    rubric({
      points: [point({ label: null, state: "missed", marks: { awarded: 0, available: 2 } })],
    }),
  );
  assert.match(html, /covered until you ask/);
  assert.match(html, /0 of 2 marks/);
});

test("points of a model answer have no marks of their own", () => {
  const html = rubricBody(rubric({ gradedBy: "model-answer" }));
  assert.match(html, /model answer as a whole/);
  assert.doesNotMatch(html, /class="marks"/);
});

test("a misconception tells what it costs", () => {
  const html = rubricBody(
    rubric({ points: [point({ state: "claimed", marks: { awarded: -1, available: -1 } })] }),
  );
  assert.match(html, /costs 1 mark/);
  assert.match(html, /<p class="sum">4\/12 marks/);
});

test("nothing that anybody wrote becomes markup", () => {
  const evil = `<img src=x onerror="alert('1')">&`;
  const range = rubric().range;
  const html = rubricBody(
    rubric({
      title: evil,
      answer: `${evil}\n\n${evil}`,
      points: [point({ label: evil, why: evil, state: evil, evidence: [{ range, text: evil }] })],
    }),
  );
  assert.doesNotMatch(html, /<img/);
  assert.equal(
    html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt;&amp;/g)?.length,
    8,
  );
});

test("the button is there as long as something is covered", () => {
  assert.match(rubricBody(rubric()), /Reveal one more \(0 of 3\)/);
  assert.doesNotMatch(rubricBody(rubric({ revealed: 3 })), /<button/);
});

test("the frame lets in its own style and script, and nothing else", () => {
  const html = rubricFrame({
    csp: "https://own",
    style: "https://own/s.css",
    script: "https://own/s.js",
  });
  assert.match(
    html,
    /default-src &#39;none&#39;; style-src https:\/\/own; script-src https:\/\/own"/,
  );
  assert.doesNotMatch(html, /unsafe-inline|unsafe-eval|<style/);
});

test("what the candidate says stands beside what the machine says", () => {
  const body = rubricBody(rubric({ points: [point({ state: "missed", you: "said" })] }));
  assert.match(body, /<span class="state">missed<\/span><span class="own">you: said<\/span>/);
});
