/** The status bar: the marks of the sheet that is open, the clock of an interview, or why there is no server. */

import * as vscode from "vscode";

import type { Sheet } from "./protocol";
import type { Server } from "./server";
import type { Sheets } from "./sheets";
import { clock, describeSheet, fraction } from "./words";

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    "examen.marks",
    vscode.StatusBarAlignment.Right,
    90,
  );
  private ticking: NodeJS.Timeout | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    private readonly sheets: Sheets,
  ) {
    this.item.name = "Examen: Marks";
    const refresh = () => this.refresh();
    this.subscriptions = [
      this.item,
      sheets.onDidChange(refresh),
      server.onDidChange(refresh),
      vscode.window.onDidChangeActiveTextEditor(refresh),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("examen.statusBar")) {
          this.refresh();
        }
      }),
    ];
    this.refresh();
  }

  dispose(): void {
    clearInterval(this.ticking);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private refresh(): void {
    const sheet = this.sheets.active();
    const wanted = vscode.workspace.getConfiguration("examen").get("statusBar", true);
    const { state } = this.server;
    this.item.backgroundColor = undefined;
    if (wanted && state.kind === "failed") {
      this.warn(state.why);
    } else if (wanted && sheet !== undefined) {
      this.show(sheet);
    } else {
      this.item.hide();
    }
    this.tick(sheet);
  }

  private show(sheet: Sheet): void {
    const time = clock(sheet, Date.now());
    const marks = sheet.marks === null ? "interview" : `${fraction(sheet.marks)} marks`;
    this.item.text = `$(mortar-board) ${time === undefined ? marks : `${marks} · ${time}`}`;
    this.item.tooltip = `Examen: ${describeSheet(sheet)}`;
    this.item.accessibilityInformation = { label: `Examen: ${describeSheet(sheet)}` };
    this.item.command = sheet.marks === null ? "examen.submit" : "examen.showRubric";
    this.item.show();
  }

  private warn(why: string): void {
    this.item.text = "$(warning) Examen";
    this.item.tooltip = why;
    this.item.command = "examen.restart";
    this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
    this.item.show();
  }

  /** Counts once a second, and only while there is a clock to be seen. */
  private tick(sheet: Sheet | undefined): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
    if (sheet !== undefined && clock(sheet, Date.now()) !== undefined) {
      this.ticking = setInterval(() => this.show(sheet), 1000);
    }
  }
}
