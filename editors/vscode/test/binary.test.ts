import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { candidates, explainProblem, findBinary, type Places } from "../src/binary";
import { isOlder, readVersion } from "../src/version";

const scratch = mkdtempSync(join(tmpdir(), "examen-binary-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A program in a folder of its own that prints what it is told to. */
function program(folder: string, prints: string): string {
  const path = join(scratch, folder, "examen");
  mkdirSync(join(scratch, folder), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho '${prints}'\n`);
  chmodSync(path, 0o755);
  return path;
}

function places(given: Partial<Places> = {}): Places {
  return {
    configured: "",
    extension: "/none",
    home: "/home/me",
    path: "",
    platform: "linux",
    ...given,
  };
}

test("the program of the extension comes before those on the PATH", () => {
  const paths = candidates(places({ extension: "/x", path: "/a:relative::/b" })).map(
    ({ path }) => path,
  );
  assert.deepEqual(paths, ["/x/bin/examen", "/a/examen", "/b/examen"]);
});

test("a setting is the only candidate", () => {
  const [only, ...rest] = candidates(places({ configured: "~/bin/examen", path: "/a" }));
  assert.deepEqual(only, { origin: "setting", path: "/home/me/bin/examen" });
  assert.deepEqual(rest, []);
});

test("on Windows the program ends in .exe", () => {
  const [first] = candidates(places({ platform: "win32", extension: "/x" }));
  assert.match(first?.path ?? "", /examen\.exe$/);
});

test("a program on the PATH is found with its version", async () => {
  const path = program("good", "examen 12.3.4 (bank backend-developer 1a2b)");
  const found = await findBinary(places({ path: join(scratch, "good") }));
  assert.deepEqual(found, {
    kind: "found",
    candidate: { origin: "PATH", path },
    version: { major: 12, minor: 3, patch: 4 },
  });
});

test("problems say what to do", async () => {
  const path = program("old", "examen 0.0.9");
  const other = program("other", "exam 1.0.0");
  const problem = async (given: Partial<Places>) => {
    const found = await findBinary(places(given));
    return found.kind === "found" ? "none" : explainProblem(found);
  };
  assert.match(await problem({}), /was not found: install it .* or name it in the setting/);
  assert.match(await problem({ configured: path }), /has version 0\.0\.9, and .* needs 0\.1\.0/);
  assert.match(await problem({ configured: other }), /does not say its version/);
  assert.match(await problem({ configured: "/none" }), /names \/none, and there is no such/);
  assert.match(await problem({ configured: "bin/examen" }), /which is not an absolute path/);
});

test("versions are read and compared", () => {
  assert.deepEqual(readVersion("examen 0.10.2"), { major: 0, minor: 10, patch: 2 });
  assert.equal(readVersion("version 1.2.3"), undefined);
  const version = (text: string) =>
    readVersion(`examen ${text}`) ?? { major: 0, minor: 0, patch: 0 };
  assert.equal(isOlder(version("0.9.9"), version("0.10.0")), true);
  assert.equal(isOlder(version("1.0.0"), version("0.10.0")), false);
  assert.equal(isOlder(version("1.0.0"), version("1.0.0")), false);
});
