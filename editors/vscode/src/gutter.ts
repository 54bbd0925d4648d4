/** Marks in the gutter and the overview ruler beside the lines that earned something. */

import * as vscode from "vscode";

import type { Evidence, Sheet } from "./protocol";
import type { Sheets } from "./sheets";

/** What a mark in the gutter says; several states look the same there. */
type Look = "met" | "partial" | "claimed";

const LOOKS: readonly Look[] = ["met", "partial", "claimed"];

function look({ state, marks }: Evidence): Look | undefined {
  switch (state) {
    case "met":
    case "rejected":
      return "met";
    case "partial":
    case "listed":
      return "partial";
    case "claimed":
      return "claimed";
    case "overridden":
      return marks > 0 ? "met" : undefined;
    case "negated":
      return undefined;
  }
}

/** The lines on which evidence begins, by look, each line once and for what counts most there. */
export function lines(evidence: readonly Evidence[]): ReadonlyMap<Look, readonly number[]> {
  const best = new Map<number, Look>();
  for (const found of evidence) {
    const candidate = look(found);
    const { line } = found.range.start;
    const before = best.get(line);
    if (candidate !== undefined && (before === undefined || weight(candidate) > weight(before))) {
      best.set(line, candidate);
    }
  }
  return new Map(
    LOOKS.map((wanted) => [
      wanted,
      [...best]
        .filter(([, found]) => found === wanted)
        .map(([line]) => line)
        .sort((one, other) => one - other),
    ]),
  );
}

// A misconception is what should not be overlooked; what was earned in full comes before what was earned in part.
function weight(wanted: Look): number {
  return { partial: 0, met: 1, claimed: 2 }[wanted];
}

export class Gutter implements vscode.Disposable {
  private readonly types: ReadonlyMap<Look, vscode.TextEditorDecorationType>;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    extension: vscode.Uri,
    private readonly sheets: Sheets,
  ) {
    this.types = new Map(LOOKS.map((wanted) => [wanted, decoration(extension, wanted)]));
    const refresh = () => this.refresh();
    this.subscriptions = [
      ...this.types.values(),
      sheets.onDidChange(refresh),
      vscode.window.onDidChangeVisibleTextEditors(refresh),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("examen.gutter")) {
          this.refresh();
        }
      }),
    ];
    this.refresh();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private refresh(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      this.decorate(editor, this.sheets.of(editor.document));
    }
  }

  private decorate(editor: vscode.TextEditor, sheet: Sheet | undefined): void {
    const settings = vscode.workspace.getConfiguration("examen", editor.document);
    const wanted = settings.get("gutter", true) ? (sheet?.questions ?? []) : [];
    const marked = lines(wanted.flatMap(({ evidence }) => evidence));
    for (const [name, type] of this.types) {
      const ranges = (marked.get(name) ?? []).map((line) => new vscode.Range(line, 0, line, 0));
      editor.setDecorations(type, ranges);
    }
  }
}

function decoration(extension: vscode.Uri, name: Look): vscode.TextEditorDecorationType {
  const icon = (background: string) =>
    vscode.Uri.joinPath(extension, "media", `gutter-${name}-${background}.svg`);
  return vscode.window.createTextEditorDecorationType({
    light: { gutterIconPath: icon("light") },
    dark: { gutterIconPath: icon("dark") },
    gutterIconSize: "60%",
    overviewRulerColor: new vscode.ThemeColor(`examen.${name}`),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
}
