import assert from "node:assert/strict";
import { test } from "node:test";

import { lines } from "../src/gutter";
import { evidence } from "./examples";

test("a line is marked once, and for what counts most", () => {
  const marked = lines([
    evidence(3, "partial"),
    evidence(3, "met"),
    evidence(9, "rejected"),
    evidence(5, "listed"),
    evidence(7, "met"),
    evidence(7, "claimed"),
    evidence(8, "negated"),
  ]);
  assert.deepEqual(marked.get("met"), [3, 9]);
  assert.deepEqual(marked.get("partial"), [5]);
  assert.deepEqual(marked.get("claimed"), [7]);
});
