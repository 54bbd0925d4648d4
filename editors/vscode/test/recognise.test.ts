import assert from "node:assert/strict";
import { test } from "node:test";

import { mayBeOurs } from "../src/recognise";

const ours = (path: string, text = "") => mayBeOurs(path, text.split("\n"));

test("names of ours are recognised whatever the text", () => {
  for (const name of ["a.answers.md", "b.bank.md", "c.review.md", "d.cases.md", "A.BANK.MD"]) {
    assert.equal(ours(`/w/${name}`), true, name);
  }
});

test("front matter makes any Markdown ours", () => {
  assert.equal(ours("/w/notes.md", "---\nsheet: backend\n---\n"), true);
  assert.equal(ours("/w/notes.md", "\uFEFF---\r\nlang: en\r\nbank: mine\r\n---\r\n"), true);
  assert.equal(ours("Untitled-1", "---\nreview: a.answers.md"), true);
});

test("other Markdown is none of ours", () => {
  assert.equal(ours("/w/README.md", "# Title\n\nsheet: no\n"), false);
  assert.equal(ours("/w/post.md", "---\ntitle: A sheet: of paper\n---\nbank: no\n"), false);
  assert.equal(ours("/w/glossary.md", "- k8s = kubernetes"), false);
  assert.equal(ours("/w/mybank.md"), false);
});
