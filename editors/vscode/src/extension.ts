/** Puts the parts together, and starts the server once there is Markdown that may be Examen's. */

import * as vscode from "vscode";

import { BanksView } from "./banksView";
import { commands } from "./commands";
import { Gutter } from "./gutter";
import { PracticeView } from "./practiceView";
import { LINES_READ, mayBeOurs, SELECTOR } from "./recognise";
import { RubricPanel } from "./rubricPanel";
import { Server } from "./server";
import { Sheets } from "./sheets";
import { SheetsView } from "./sheetsView";
import { StatusBar } from "./statusBar";

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Examen", { log: true });
  const extension = context.extensionUri;
  const server = new Server(extension, log);
  const sheets = new Sheets(server);
  const rubric = new RubricPanel(extension, server, sheets, log);
  const sheetsView = new SheetsView(sheets);
  const banksView = new BanksView(server);
  const practiceView = new PracticeView(server);
  context.subscriptions.push(
    log,
    server,
    sheets,
    rubric,
    sheetsView,
    banksView,
    practiceView,
    new StatusBar(server, sheets),
    new Gutter(extension, sheets),
    vscode.window.registerTreeDataProvider("examen.sheets", sheetsView),
    vscode.window.registerTreeDataProvider("examen.banks", banksView),
    ...Object.entries(commands({ extension, server, sheets, rubric, practiceView })).map(
      ([name, run]) => vscode.commands.registerCommand(name, sayingWhatIsWrong(run)),
    ),
    ...startWhereNeeded(server),
    ...followContext(sheets),
  );
}

/** What the server refuses is said to the user in its words. */
function sayingWhatIsWrong(run: (...args: never[]) => unknown) {
  return async (...args: never[]): Promise<void> => {
    try {
      await run(...args);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(`Examen: ${why}`);
    }
  };
}

/** Starts the server for documents that may be ours, whether open, opened later, or made so by typing. */
function startWhereNeeded(server: Server): readonly vscode.Disposable[] {
  const look = (document: vscode.TextDocument) => {
    if (isOurs(document)) {
      void server.ensure();
    }
  };
  vscode.workspace.textDocuments.forEach(look);
  return [
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.some(({ range }) => range.start.line < LINES_READ)) {
        look(document);
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => vscode.workspace.textDocuments.forEach(look)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("examen.path") && server.state.kind !== "off") {
        void server.restart();
      }
    }),
  ];
}

function isOurs(document: vscode.TextDocument): boolean {
  if (vscode.languages.match(SELECTOR, document) === 0) {
    return false;
  }
  const count = Math.min(LINES_READ, document.lineCount);
  const lines = Array.from({ length: count }, (_, index) => document.lineAt(index).text);
  return mayBeOurs(document.uri.path, lines);
}

/** Keeps `examen.inSheet`, which keys, menus and the palette ask. */
function followContext(sheets: Sheets): readonly vscode.Disposable[] {
  const set = () => {
    const inSheet = sheets.active() !== undefined;
    void vscode.commands.executeCommand("setContext", "examen.inSheet", inSheet);
  };
  return [vscode.window.onDidChangeActiveTextEditor(set), sheets.onDidChange(set)];
}
