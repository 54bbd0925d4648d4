/** The sheets that the server has told us about, by document. */

import * as vscode from "vscode";

import type { Sheet, SheetQuestion } from "./protocol";
import type { Server } from "./server";

export class Sheets implements vscode.Disposable {
  private readonly known = new Map<string, Sheet>();
  private readonly changed = new vscode.EventEmitter<Sheet | undefined>();
  private readonly subscriptions: vscode.Disposable[];

  /** Fired with the sheet that changed, or with nothing where any may have. */
  readonly onDidChange = this.changed.event;

  constructor(server: Server) {
    this.subscriptions = [
      server.onSheet((sheet) => {
        this.known.set(key(vscode.Uri.parse(sheet.uri)), sheet);
        this.changed.fire(sheet);
      }),
      server.onDidChange((state) => {
        if (state.kind !== "running") {
          this.known.clear();
          this.changed.fire(undefined);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.known.delete(key(uri))) {
          this.changed.fire(undefined);
        }
      }),
      this.changed,
    ];
  }

  /** All open sheets in the order of their paths. */
  all(): readonly Sheet[] {
    return [...this.known.values()].sort((one, other) => (one.uri < other.uri ? -1 : 1));
  }

  of(document: vscode.TextDocument | undefined): Sheet | undefined {
    return document && this.known.get(key(document.uri));
  }

  /** The sheet of the active editor; while something else has the keyboard, such as the rubric, one that is visible. */
  active(): Sheet | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    if (activeTextEditor !== undefined) {
      return this.of(activeTextEditor.document);
    }
    return visibleTextEditors.map(({ document }) => this.of(document)).find(Boolean);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}

/** The question whose section holds a line. */
export function questionAt(sheet: Sheet, line: number): SheetQuestion | undefined {
  return sheet.questions.findLast(({ range }) => range.start.line <= line);
}

// The server and VS Code escape addresses differently.
function key(uri: vscode.Uri): string {
  return uri.toString(true);
}
