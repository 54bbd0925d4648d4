import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import type { Sheet } from "../src/protocol";
import type { Server, ServerState } from "../src/server";
import { questionAt, Sheets } from "../src/sheets";
import { SheetsView } from "../src/sheetsView";
import { StatusBar } from "../src/statusBar";
import { question, sheet } from "./examples";
import { EventEmitter, fake, Uri, window } from "./fake-vscode";

/** A server that says what a test wants it to. */
class FakeServer {
  state: ServerState = { kind: "off" };
  readonly states = new EventEmitter<ServerState>();
  readonly told = new EventEmitter<Sheet>();
  readonly onDidChange = this.states.event;
  readonly onSheet = this.told.event;

  become(state: ServerState): void {
    this.state = state;
    this.states.fire(state);
  }
}

let server: FakeServer;
let sheets: Sheets;

beforeEach(() => {
  server = new FakeServer();
  sheets = new Sheets(server as unknown as Server);
  fake.settings.clear();
  window.activeTextEditor = undefined;
  window.visibleTextEditors = [];
});

function open(uri: string): void {
  window.activeTextEditor = { document: { uri: Uri.parse(uri) } };
  fake.editorChanged.fire(undefined);
}

test("a sheet is found by its document, however its address is escaped", () => {
  server.told.fire(sheet({ uri: "file:///w/a%20b.answers.md" }));
  open("file:///w/a b.answers.md");
  assert.equal(sheets.active()?.uri, "file:///w/a%20b.answers.md");
});

test("while the rubric has the keyboard, the sheet that is visible counts", () => {
  server.told.fire(sheet());
  window.visibleTextEditors = [{ document: { uri: Uri.parse("file:///w/a.answers.md") } }];
  assert.equal(sheets.active()?.uri, "file:///w/a.answers.md");
  open("file:///w/README.md");
  assert.equal(sheets.active(), undefined);
});

test("closed documents and a server that ends take their sheets along", () => {
  server.told.fire(sheet());
  server.told.fire(sheet({ uri: "file:///w/b.answers.md" }));
  fake.closed.fire({ uri: Uri.parse("file:///w/a.answers.md") });
  assert.deepEqual(
    sheets.all().map(({ uri }) => uri),
    ["file:///w/b.answers.md"],
  );
  server.become({ kind: "off" });
  assert.deepEqual(sheets.all(), []);
});

test("the question at a line is the last that began", () => {
  const second = question({
    id: "second",
    range: { ...question().range, start: { line: 20, character: 0 } },
  });
  const both = sheet({ questions: [question(), second] });
  assert.equal(questionAt(both, 3), undefined);
  assert.equal(questionAt(both, 19)?.id, "caching");
  assert.equal(questionAt(both, 20)?.id, "second");
});

test("the view lists sheets by path, and questions with their marks", () => {
  const view = new SheetsView(sheets);
  server.told.fire(sheet({ uri: "file:///w/b.answers.md" }));
  server.told.fire(sheet());
  const roots = view.getChildren();
  assert.deepEqual(
    roots.map((node) => view.getTreeItem(node).label),
    ["a.answers.md", "b.answers.md"],
  );
  const [root] = roots;
  const [first] = view.getChildren(root);
  assert.ok(first);
  assert.equal(view.getTreeItem(first).description, "4/12");
});

test("the status bar shows the marks of the open sheet, and nothing elsewhere", () => {
  const bar = new StatusBar(server as unknown as Server, sheets);
  assert.equal(fake.statusBar?.visible, false);
  server.told.fire(sheet());
  open("file:///w/a.answers.md");
  assert.equal(fake.statusBar?.visible, true);
  assert.equal(fake.statusBar?.text, "$(mortar-board) 4/12 marks");
  open("file:///w/README.md");
  assert.equal(fake.statusBar?.visible, false);
  bar.dispose();
});

test("an interview shows its clock and no marks", () => {
  const bar = new StatusBar(server as unknown as Server, sheets);
  const clock = { startedAt: Date.now() - 90_000, limitSeconds: 60 };
  server.told.fire(sheet({ mode: "interview", marks: null, clock }));
  open("file:///w/a.answers.md");
  assert.match(fake.statusBar?.text ?? "", /interview · 0:3\d over time$/);
  assert.equal(fake.statusBar?.command, "examen.submit");
  bar.dispose();
});

test("a server that cannot be started is said in the status bar, unless it is turned off", () => {
  const bar = new StatusBar(server as unknown as Server, sheets);
  server.become({ kind: "failed", why: "not found" });
  assert.equal(fake.statusBar?.text, "$(warning) Examen");
  assert.equal(fake.statusBar?.tooltip, "not found");
  fake.settings.set("examen.statusBar", false);
  server.become({ kind: "failed", why: "not found" });
  assert.equal(fake.statusBar?.visible, false);
  bar.dispose();
});
