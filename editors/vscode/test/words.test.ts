import assert from "node:assert/strict";
import { test } from "node:test";

import {
  clock,
  describeAnswer,
  describeDue,
  describeQuestion,
  describeSheet,
  describeWeak,
  fraction,
  nothingDue,
} from "../src/words";
import { dueList, dueQuestion, question, sheet } from "./examples";

test("marks are numbers of at most two decimals", () => {
  assert.equal(fraction({ awarded: 4, available: 7 }), "4/7");
  assert.equal(fraction({ awarded: 0.1 + 0.2, available: 2.5 }), "0.3/2.5");
});

test("an answer is described by its state", () => {
  assert.equal(describeAnswer(question()), "4/12");
  assert.equal(describeAnswer(question({ state: "unanswered" })), "not answered");
  assert.equal(
    describeAnswer(question({ state: "hidden", marks: null })),
    "hidden until you submit",
  );
});

test("a sheet tells marks and how much is answered", () => {
  const questions = [question(), question({ state: "skipped" })];
  assert.equal(describeSheet(sheet({ questions })), "4/12 marks · 1 of 2 answered");
  assert.equal(describeSheet(sheet({ marks: null })), "1 of 1 answered");
});

test("a question tells its level and its worth", () => {
  const asked = { id: "q", heading: "Q", tags: [], points: 3 };
  assert.equal(describeQuestion({ ...asked, level: 2, marks: 7 }), "level 2 · 7 marks");
  assert.equal(describeQuestion({ ...asked, level: null, marks: 1 }), "1 mark");
});

test("the clock of an interview counts down, then over time", () => {
  const interview = (limitSeconds: number | null, submitted = false) =>
    sheet({ mode: "interview", submitted, clock: { startedAt: 1_000_000, limitSeconds } });
  assert.equal(clock(interview(300), 1_000_000), "5:00 left");
  assert.equal(clock(interview(300), 1_239_000), "1:01 left");
  assert.equal(clock(interview(300), 1_365_500), "1:05 over time");
  assert.equal(clock(interview(null), 1_061_000), "1:01");
  assert.equal(clock(interview(300, true), 1_061_000), undefined);
  assert.equal(clock(sheet(), 0), undefined);
});

test("a question tells its last marks and when it is due", () => {
  assert.equal(describeDue(dueQuestion()), "4/12 · due now");
  const checklist = { marks: null, when: "today", attempts: 1 };
  assert.equal(
    describeDue(dueQuestion({ last: checklist, when: "due in 3 days" })),
    "due in 3 days",
  );
  assert.equal(describeDue(dueQuestion({ last: null, when: "new" })), "level 2");
});

test("a weak point tells how often it was missed, and what it is only when asked", () => {
  const point = { bank: "b", id: "q", heading: "Q", label: null, missed: 4, asked: 5, leech: true };
  assert.equal(describeWeak(point), "missed 4 of 5 · a leech");
  assert.equal(describeWeak({ ...point, missed: 1, leech: false }), "missed 1 of 5");
});

test("where nothing is due, the next time is told", () => {
  const later = [dueQuestion({ when: "due in 3 days" })];
  assert.equal(
    nothingDue(dueList({ later })),
    "Nothing is due. The next question is due in 3 days.",
  );
  assert.equal(nothingDue(dueList()), "There is nothing to practise here.");
});
