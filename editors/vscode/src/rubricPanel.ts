/** The rubric beside the sheet: follows the cursor and the marks, and uncovers what is missed one by one. */

import * as vscode from "vscode";

import type { Marks } from "./protocol";
import { rubricBody, rubricFrame } from "./rubricHtml";
import type { Server } from "./server";
import { questionAt, type Sheets } from "./sheets";

/** Where the cursor is in a sheet. */
interface Caret {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  /** The question's heading, which stays what it is while its answer is written. */
  readonly key: string;
}

export class RubricPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private caret: Caret | undefined;
  private revealed = new Map<string, number>();
  private asking = false;
  private askAgain = false;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly extension: vscode.Uri,
    private readonly server: Server,
    private readonly sheets: Sheets,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      sheets.onDidChange(() => this.refresh()),
    ];
  }

  /** Opens the panel beside the sheet, or brings it to the front; the sheet keeps the keyboard. */
  show(): void {
    this.caret = this.caretOf(vscode.window.activeTextEditor) ?? this.caret;
    if (this.panel === undefined) {
      this.panel = this.create();
    } else {
      this.panel.reveal(undefined, true);
    }
    this.refresh();
  }

  /** Uncovers one more step of the question at the cursor. */
  reveal(): void {
    if (this.caret !== undefined) {
      this.revealed.set(this.caret.key, (this.revealed.get(this.caret.key) ?? 0) + 1);
      this.refresh();
    }
  }

  dispose(): void {
    this.panel?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private create(): vscode.WebviewPanel {
    const media = vscode.Uri.joinPath(this.extension, "media");
    const panel = vscode.window.createWebviewPanel(
      "examen.rubric",
      "Rubric",
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media], enableFindWidget: true },
    );
    const address = (name: string) =>
      panel.webview.asWebviewUri(vscode.Uri.joinPath(media, name)).toString();
    panel.iconPath = vscode.Uri.joinPath(media, "icon.png");
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (message === "reveal") {
        this.reveal();
      } else if (message === "ready") {
        this.refresh();
      }
    });
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    panel.webview.html = rubricFrame({
      csp: panel.webview.cspSource,
      style: address("rubric.css"),
      script: address("rubric.js"),
    });
    return panel;
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    const caret = this.caretOf(editor);
    if (caret !== undefined && caret.key !== this.caret?.key) {
      this.caret = caret;
      this.refresh();
    } else if (caret !== undefined) {
      this.caret = caret;
    }
  }

  private caretOf(editor: vscode.TextEditor | undefined): Caret | undefined {
    const sheet = this.sheets.of(editor?.document);
    const position = editor?.selection.active;
    const question = sheet && position && questionAt(sheet, position.line);
    return (
      question && {
        uri: sheet.uri,
        position: { line: position.line, character: position.character },
        key: `${sheet.uri}\n${question.id ?? question.heading}`,
      }
    );
  }

  /** Asks for the rubric; while an answer is awaited, changes are gathered into one more question. */
  private refresh(): void {
    if (this.panel === undefined || this.caret === undefined) {
      return;
    }
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    const asked = this.ask(this.caret).catch((error: unknown) => this.log.error(String(error)));
    void asked.finally(() => {
      this.asking = false;
      if (this.askAgain) {
        this.askAgain = false;
        this.refresh();
      }
    });
  }

  private async ask({ uri, position, key }: Caret): Promise<void> {
    const reveal = this.revealed.get(key) ?? 0;
    const rubric = await this.server.run("examen.showRubric", { uri, position, reveal });
    if (rubric !== undefined && rubric !== null) {
      await this.panel?.webview.postMessage(rubricBody(rubric, this.marksAt(uri, position.line)));
    }
  }

  private marksAt(uri: string, line: number): Marks | null {
    const sheet = this.sheets.all().find((candidate) => candidate.uri === uri);
    return (sheet && questionAt(sheet, line)?.marks) ?? null;
  }
}
