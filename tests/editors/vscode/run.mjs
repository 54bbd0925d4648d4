// What a user of VS Code can do, done in a real one with the real server.
//
//   node run.mjs TOOLS EXAMEN [PICTURES]
//
// TOOLS is the folder of install.sh, EXAMEN the program, PICTURES where screenshots are put (TOOLS/pictures).
// EXAMEN_TEST=WORDS picks tests by name; UPDATE_PICTURES=1 puts the pictures of the README in their place.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { firstUse } from "./first-use.mjs";
import { tests, untrusted } from "./tests.mjs";
import { Workbench } from "./workbench.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const extension = resolve(here, "../../../editors/vscode");
const tools = resolve(process.argv[2]);
const examen = resolve(process.argv[3]);
const pictures = resolve(process.argv[4] ?? join(tools, "pictures"));
const scratch = mkdtempSync(join(tmpdir(), "examen-packages-"));

/** The extension with the program in it, and the steps that run beside it. */
function packages() {
  const program = join(scratch, "examen");
  copyFileSync(examen, program);
  chmodSync(program, 0o755);
  // Symbols would make the package ten times as large.
  execFileSync("strip", [program]);
  const product = join(scratch, "examen.vsix");
  const run = { cwd: extension, stdio: "pipe", encoding: "utf8" };
  const said = execFileSync("node", ["package.mjs", program, product], run);
  if (/warn/i.test(said)) {
    throw new Error(`the package was made with warnings:\n${said}`);
  }
  const steps = join(scratch, "steps.vsix");
  const vsce = join(extension, "node_modules/.bin/vsce");
  const flags = ["--no-dependencies", "--skip-license", "--allow-missing-repository"];
  execFileSync(vsce, ["package", "--out", steps, ...flags], { ...run, cwd: join(here, "in-host") });
  return [product, steps];
}

const fixture = (name) => readFileSync(join(here, "../fixtures", name), "utf8");

const files = {
  "practice.answers.md": fixture("practice.answers.md"),
  "kitchen.bank.md": fixture("kitchen.bank.md"),
  "cook.answers.md":
    "---\nsheet: kitchen\n---\n\n## How do you keep a knife sharp?\n<!-- q: sharp-knife -->\n\nWith a stone.\n",
  "interview.answers.md": fixture("practice.answers.md").replace(
    "sheet:",
    "mode: interview\ntime: 45m\nsheet:",
  ),
  "README.md": "# Readme\n\n## Caching\n\nI keep the list in Redis.\n",
  "list.md": fixture("list.md"),
};

let passed = 0;
let failed = 0;

async function run(workbench, list) {
  for (const { name, steps } of list) {
    const began = Date.now();
    try {
      await steps(workbench, pictures);
      passed += 1;
      console.log(`ok   ${name.padEnd(64)} ${String(Date.now() - began).padStart(6)} ms`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${name}\n${error.stack}`);
      await workbench.page.screenshot({ path: join(pictures, `failed-${failed}.png`) });
    }
  }
}

async function session(all, options) {
  const list = all.filter(({ name }) => name.includes(process.env.EXAMEN_TEST ?? ""));
  if (list.length === 0) {
    return;
  }
  const workbench = await Workbench.open({ tools, examen, packages: built, files, ...options });
  try {
    await run(workbench, list);
    if (workbench.refused.size > 0) {
      failed += 1;
      console.log(`FAIL requests wanted to leave: ${[...workbench.refused].join(", ")}`);
    }
    if (failed > 0) {
      console.log(workbench.log.slice(-2000));
    }
  } finally {
    await workbench.close();
  }
}

mkdirSync(pictures, { recursive: true });
const built = packages();
try {
  await session(tests, {});
  await session(untrusted, { trusted: false });
  await session(firstUse, { files: {} });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (process.env.UPDATE_PICTURES && failed === 0) {
  mkdirSync(join(extension, "images"), { recursive: true });
  for (const name of ["light", "dark"]) {
    copyFileSync(join(pictures, `vscode-${name}.png`), join(extension, "images", `${name}.png`));
  }
}
console.log(`VS Code: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
