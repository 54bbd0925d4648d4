import assert from "node:assert/strict";
import { test } from "node:test";

import { PracticeView } from "../src/practiceView";
import type { DueList } from "../src/protocol";
import type { Server } from "../src/server";
import { dueList, dueQuestion } from "./examples";
import { EventEmitter, fake } from "./fake-vscode";

/** A server that answers `examen.due`, or refuses to. */
function server(answer: (takes: unknown) => DueList) {
  const event = new EventEmitter<void>();
  const run = async (_name: string, takes: unknown) => answer(takes);
  return { run, onPracticeChanged: event.event, onBanksChanged: event.event } as unknown as Server;
}

async function rows(view: PracticeView): Promise<string[]> {
  const found: string[] = [];
  for (const group of await view.getChildren()) {
    const item = view.getTreeItem(group);
    found.push(`${item.label} (${item.description})`);
    for (const child of await view.getChildren(group)) {
      const { label, description } = view.getTreeItem(child);
      found.push(`  ${label} (${description})`);
    }
  }
  return found;
}

const weak = {
  bank: "backend-developer",
  id: "caching",
  heading: "What would a cache gain you?",
  label: null,
  missed: 4,
  asked: 4,
  leech: true,
};

test("groups are shown with their counts, and those without questions are not", async () => {
  const list = dueList({
    counts: { due: 1, new: 40, later: 0, weak: 1 },
    new: [dueQuestion({ last: null, heading: "What is an index?" })],
    weak: [weak],
  });
  const view = new PracticeView(server(() => list));
  assert.deepEqual(await rows(view), [
    "Due now (1)",
    "  What would a cache gain you? (4/12 · due now)",
    "New (40 · 10 today)",
    "  What is an index? (level 2)",
    "Weak points (1)",
    "  missed 4 of 4 · a leech (What would a cache gain you?)",
  ]);
  assert.equal(fake.views.get("examen.practice")?.badge?.value, 1);
});

test("who never submitted anything is told how to begin, and gets no badge", async () => {
  const counts = { due: 0, new: 40, later: 0, weak: 0 };
  const view = new PracticeView(server(() => dueList({ counts, due: [] })));
  assert.deepEqual(await rows(view), []);
  assert.equal(fake.views.get("examen.practice")?.badge, undefined);
});

test("labels of weak points are asked for only when they are to be shown", async () => {
  const asked: unknown[] = [];
  const view = new PracticeView(
    server((takes) => {
      asked.push(takes);
      return dueList({ counts: { due: 1, new: 0, later: 0, weak: 1 }, weak: [weak] });
    }),
  );
  await rows(view);
  view.showLabels(true);
  await rows(view);
  assert.deepEqual(asked, [{ reveal: false }, { reveal: true }]);
});

test("why a history cannot be used stands in the view, until it can", async () => {
  let problem: string | undefined = "h.sqlite3: written by a newer Examen; update Examen";
  const view = new PracticeView(
    server(() => {
      if (problem !== undefined) {
        throw new Error(problem);
      }
      return dueList();
    }),
  );
  assert.deepEqual(await rows(view), []);
  assert.equal(fake.views.get("examen.practice")?.message, problem);
  problem = undefined;
  assert.equal((await rows(view)).length, 2);
  assert.equal(fake.views.get("examen.practice")?.message, undefined);
});
