/** The view of the open answer sheets with the marks of each question. */

import * as vscode from "vscode";

import type { Sheet, SheetQuestion } from "./protocol";
import type { Sheets } from "./sheets";
import { describeAnswer, describeSheet } from "./words";

type Node =
  | { readonly kind: "sheet"; readonly sheet: Sheet }
  | { readonly kind: "question"; readonly sheet: Sheet; readonly question: SheetQuestion };

export class SheetsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly sheets: Sheets) {
    this.subscription = sheets.onDidChange(() => this.changed.fire());
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) {
      return this.sheets.all().map((sheet): Node => ({ kind: "sheet", sheet }));
    }
    return node.kind === "question"
      ? []
      : node.sheet.questions.map(
          (question): Node => ({ kind: "question", sheet: node.sheet, question }),
        );
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.kind === "sheet" ? sheetItem(node.sheet) : questionItem(node.sheet, node.question);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}

function sheetItem(sheet: Sheet): vscode.TreeItem {
  const uri = vscode.Uri.parse(sheet.uri);
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = sheet.uri;
  item.description = describeSheet(sheet);
  item.iconPath = new vscode.ThemeIcon("notebook");
  item.contextValue = "examen.sheet";
  item.tooltip = uri.scheme === "file" ? uri.fsPath : uri.toString(true);
  return item;
}

function questionItem(sheet: Sheet, question: SheetQuestion): vscode.TreeItem {
  const item = new vscode.TreeItem(question.heading);
  item.id = `${sheet.uri}#${question.selectionRange.start.line}`;
  item.description = describeAnswer(question);
  item.tooltip = `${question.heading}\n${describeAnswer(question)}`;
  item.iconPath = questionIcon(question);
  item.contextValue = "examen.answer";
  item.command = {
    command: "examen.openAnswer",
    title: "Go to the Answer",
    arguments: [sheet.uri, question.selectionRange.start.line],
  };
  return item;
}

function questionIcon({ state, marks, knockoutMissing }: SheetQuestion): vscode.ThemeIcon {
  if (state === "unknown") {
    return new vscode.ThemeIcon("question", new vscode.ThemeColor("examen.partial"));
  }
  if (state !== "graded" || marks === null) {
    return new vscode.ThemeIcon("circle-outline");
  }
  if (marks.awarded >= marks.available) {
    return new vscode.ThemeIcon("pass-filled", new vscode.ThemeColor("examen.met"));
  }
  return new vscode.ThemeIcon(
    "circle-large-filled",
    new vscode.ThemeColor(knockoutMissing ? "examen.claimed" : "examen.partial"),
  );
}
