// Makes examen-PLATFORM-VERSION.vsix with the program inside, for the machine that this runs on.
//
//   node package.mjs [PROGRAM [FILE]]
//
// PROGRAM is a built `examen`; without it, one is built for release. FILE is what is written instead.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../..");
const suffix = process.platform === "win32" ? ".exe" : "";
const run = (program, ...args) => execFileSync(program, args, { cwd: here, stdio: "inherit" });

function builtForRelease() {
  execFileSync("cargo", ["build", "--release", "--locked", "--package", "examen"], {
    cwd: root,
    stdio: "inherit",
  });
  return join(
    process.env["CARGO_TARGET_DIR"] ?? join(root, "target"),
    "release",
    `examen${suffix}`,
  );
}

const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const target = `${process.platform}-${process.arch}`;
const program = process.argv[2] ? resolve(process.argv[2]) : builtForRelease();
const output = resolve(process.argv[3] ?? join(here, `examen-${target}-${version}.vsix`));

rmSync(join(here, "bin"), { recursive: true, force: true });
mkdirSync(join(here, "bin"));
copyFileSync(program, join(here, "bin", `examen${suffix}`));
chmodSync(join(here, "bin", `examen${suffix}`), 0o755);
for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) {
  copyFileSync(join(root, licence), join(here, licence));
}
run("node", "esbuild.mjs");
run(
  join(here, "node_modules", ".bin", "vsce"),
  "package",
  ...["--target", target, "--out", output],
  // The bundle holds what it needs.
  "--no-dependencies",
  // Pictures are part of the package; there is no address that they could be fetched from.
  ...["--allow-missing-repository", "--no-rewrite-relative-links"],
);
