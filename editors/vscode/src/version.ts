/** Versions of the program, as far as they need to be compared. */

/** The oldest program whose language server this extension can talk to. */
export const OLDEST: Version = { major: 0, minor: 1, patch: 0 };

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Reads what `examen --version` prints; undefined if it is something else. */
export function readVersion(printed: string): Version | undefined {
  const found = /^examen (\d+)\.(\d+)\.(\d+)/.exec(printed);
  if (found === null) {
    return undefined;
  }
  const [major, minor, patch] = found.slice(1).map(Number);
  return { major: major ?? 0, minor: minor ?? 0, patch: patch ?? 0 };
}

export function isOlder(version: Version, than: Version): boolean {
  const difference =
    version.major - than.major || version.minor - than.minor || version.patch - than.patch;
  return difference < 0;
}

export function show(version: Version): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}
