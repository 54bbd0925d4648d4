/** The rubric of a question as HTML. All text is escaped: questions and answers come from anywhere. */

import type { Marks, Rubric, RubricPoint } from "./protocol";
import { fraction, markWord, number } from "./words";

/** The frame, into which `rubricBody` is put; nothing but the two named files may be loaded or run. */
export function rubricFrame(source: {
  readonly csp: string;
  readonly style: string;
  readonly script: string;
}): string {
  const policy = `default-src 'none'; style-src ${source.csp}; script-src ${source.csp}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(source.style)}">
<title>Rubric</title>
</head>
<body>
<main id="rubric" aria-live="polite"><p class="quiet">Put the cursor into an answer.</p></main>
<script src="${escapeHtml(source.script)}"></script>
</body>
</html>`;
}

/** The inside, with the marks that the sheet has for the question. */
export function rubricBody(rubric: Rubric, marks: Marks | null): string {
  const parts = [
    `<h1>${escapeHtml(rubric.title)}</h1>`,
    marks === null ? "" : `<p class="sum">${fraction(marks)} marks</p>`,
    rubric.gradedBy === "model-answer"
      ? `<p class="quiet">Compared with the model answer as a whole; point by point:</p>`
      : "",
    `<ul class="points">${rubric.points.map((found) => point(found, rubric)).join("")}</ul>`,
    rubric.answer === null
      ? ""
      : `<h2>Model answer</h2><blockquote>${paragraphs(rubric.answer)}</blockquote>`,
    rubric.revealed < rubric.steps
      ? `<button id="reveal" type="button">Reveal one more (${rubric.revealed} of ${rubric.steps})</button>`
      : "",
  ];
  return parts.join("");
}

const SIGNS: Readonly<Record<string, string>> = {
  met: "✔",
  partial: "◐",
  listed: "≡",
  negated: "⊘",
  missed: "○",
  claimed: "✘",
  rejected: "✔",
};

function point(found: RubricPoint, rubric: Rubric): string {
  const { state, label, knockout, why } = found;
  const covered = label === null;
  const text = covered ? `<span class="covered">covered until you ask</span>` : escapeHtml(label);
  const quotes = found.evidence.map(({ text: words }) => `<q>${escapeHtml(words)}</q>`).join(" … ");
  return [
    `<li class="${escapeHtml(state)}">`,
    `<span class="sign" aria-hidden="true">${SIGNS[state] ?? "·"}</span>`,
    `<div><p>${text} ${badges(found, rubric)}${knockout ? `<span class="must">a must</span>` : ""}</p>`,
    quotes === "" ? "" : `<p class="evidence">${quotes}</p>`,
    why === null ? "" : `<p class="why">${escapeHtml(why)}</p>`,
    "</div></li>",
  ].join("");
}

function badges({ state, marks, you }: RubricPoint, { gradedBy }: Rubric): string {
  const worth =
    marks.available < 0
      ? `costs ${markWord(-marks.available)}`
      : `${number(marks.awarded)} of ${markWord(marks.available)}`;
  const own = you === null ? "" : `<span class="own">you: ${escapeHtml(you)}</span>`;
  const shown = gradedBy === "model-answer" ? "" : `<span class="marks">${worth}</span>`;
  return `<span class="state">${escapeHtml(state)}</span>${own}${shown}`;
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
