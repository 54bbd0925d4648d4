/** Which `examen` program to run, and what is wrong if there is none. */

import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

import { isOlder, OLDEST, readVersion, show, type Version } from "./version";

/** Where a program may be. */
export interface Places {
  /** The setting `examen.path`, or empty. */
  readonly configured: string;
  /** The folder of the extension. */
  readonly extension: string;
  readonly home: string;
  /** The variable `PATH`. */
  readonly path: string;
  readonly platform: NodeJS.Platform;
}

export type Origin = "setting" | "extension" | "PATH";

export interface Candidate {
  readonly origin: Origin;
  readonly path: string;
}

export type Found =
  | { readonly kind: "found"; readonly candidate: Candidate; readonly version: Version }
  | { readonly kind: "absent" }
  | { readonly kind: "badSetting"; readonly path: string; readonly reason: string }
  | { readonly kind: "unusable"; readonly path: string; readonly reason: string }
  | { readonly kind: "tooOld"; readonly path: string; readonly version: Version };

/**
 * The places in the order in which they are tried. A setting is what somebody asked for, and nothing is tried after
 * it: running another program than the one that was named would hide the mistake.
 */
export function candidates(places: Places): readonly Candidate[] {
  const name = places.platform === "win32" ? "examen.exe" : "examen";
  if (places.configured !== "") {
    return [{ origin: "setting", path: expandHome(places.configured, places.home) }];
  }
  const onPath = places.path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder): Candidate => ({ origin: "PATH", path: join(folder, name) }));
  return [{ origin: "extension", path: join(places.extension, "bin", name) }, ...onPath];
}

/** Finds the program and asks it for its version. */
export async function findBinary(places: Places): Promise<Found> {
  const tried = candidates(places);
  const candidate = tried.find(({ path }) => isAbsolute(path) && isProgram(path));
  if (candidate !== undefined) {
    return askVersion(candidate);
  }
  const setting = tried.find(({ origin }) => origin === "setting");
  return setting === undefined ? { kind: "absent" } : { kind: "badSetting", ...explain(setting) };
}

/** One sentence for people that says what is wrong and what to do. */
export function explainProblem(problem: Exclude<Found, { kind: "found" }>): string {
  switch (problem.kind) {
    case "absent":
      return "The program examen was not found: install it so that it is on the PATH, or name it in the setting examen.path.";
    case "badSetting":
      return `The setting examen.path names ${problem.path}, ${problem.reason}.`;
    case "unusable":
      return `${problem.path} does not work as examen: ${problem.reason}.`;
    case "tooOld":
      return `${problem.path} has version ${show(problem.version)}, and this extension needs ${show(OLDEST)} or newer.`;
  }
}

function expandHome(path: string, home: string): string {
  return path.startsWith("~/") ? join(home, path.slice(2)) : path;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function explain({ path }: Candidate): { path: string; reason: string } {
  const reason = isAbsolute(path)
    ? "and there is no such program"
    : "which is not an absolute path";
  return { path, reason };
}

function askVersion(candidate: Candidate): Promise<Found> {
  const { path } = candidate;
  return new Promise((resolve) => {
    execFile(path, ["--version"], { timeout: 10_000 }, (error, stdout) => {
      const version = readVersion(stdout);
      if (error !== null) {
        resolve({ kind: "unusable", path, reason: firstLine(error.message) });
      } else if (version === undefined) {
        resolve({ kind: "unusable", path, reason: "it does not say its version" });
      } else if (isOlder(version, OLDEST)) {
        resolve({ kind: "tooOld", path, version });
      } else {
        resolve({ kind: "found", candidate, version });
      }
    });
  });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
