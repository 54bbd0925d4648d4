/**
 * Whether Markdown may be Examen's, told without a server, so that a folder of other Markdown starts none.
 *
 * The server decides for good: it stays silent about what this lets through by mistake.
 */

const OUR_NAMES = /\.(?:answers|bank|cases|glossary|review)\.(?:md|markdown)$/i;
const OUR_KEYS = /^(?:bank|review|sheet)[ \t]*:/;

/** Languages and places of documents of ours: what is compared with an old version, for instance, is not served. */
export const SELECTOR = ["markdown", "examen-bank"].flatMap((language) =>
  ["file", "untitled"].map((scheme) => ({ language, scheme })),
);

/** How many lines of a document are looked at: front matter is short. */
export const LINES_READ = 40;

/** Whether a document with this path, whose text begins with `lines`, may be a bank, a sheet or a review. */
export function mayBeOurs(path: string, lines: readonly string[]): boolean {
  return OUR_NAMES.test(path) || frontMatter(lines).some((line) => OUR_KEYS.test(line));
}

function frontMatter(lines: readonly string[]): readonly string[] {
  if (lines[0]?.replace(/^\uFEFF/, "").trimEnd() !== "---") {
    return [];
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  return lines.slice(1, end === -1 ? lines.length : end);
}
