// The settings of the tests are those that docs/editors.md tells people to use, to the letter.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const page = read("../../docs/editors.md");

for (const path of ["helix/languages.toml", "helix/config.toml", "emacs/eglot.el"]) {
  const settings = read(path).replace(/^;;;.*\n/, "");
  assert.ok(page.includes(settings), `docs/editors.md does not hold ${path}`);
}
