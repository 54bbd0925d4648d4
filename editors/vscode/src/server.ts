/** The language server: starts it where there is something for it to do, and says why where it cannot. */

import { homedir } from "node:os";
import * as vscode from "vscode";
import {
  DocumentDiagnosticRequest,
  type DynamicFeature,
  ExecuteCommandRequest,
  LanguageClient,
  State,
  type StaticFeature,
} from "vscode-languageclient/node";

import { explainProblem, type Found, findBinary } from "./binary";
import {
  BANKS_CHANGED,
  type Commands,
  INITIALIZATION_OPTIONS,
  PRACTICE_CHANGED,
  SHEET,
  type Sheet,
} from "./protocol";
import { SELECTOR } from "./recognise";
import { serverSettings } from "./settings";

export type ServerState =
  | { readonly kind: "off" }
  | { readonly kind: "untrusted" }
  | { readonly kind: "starting" }
  | { readonly kind: "running"; readonly client: LanguageClient }
  | { readonly kind: "failed"; readonly why: string };

/**
 * Features of the client that are left out. Commands: it would register those of the server under names that are ours
 * in the palette, where they add to the request and show the answer. Pulling diagnostics: the server knows when
 * somebody pauses, and sends the marks of a sheet along with what it pushes.
 */
const LEFT_OUT: readonly string[] = [
  ExecuteCommandRequest.method,
  DocumentDiagnosticRequest.method,
];

class Client extends LanguageClient {
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    const isLeftOut =
      "registrationType" in feature && LEFT_OUT.includes(feature.registrationType.method);
    if (!isLeftOut) {
      super.registerFeature(feature);
    }
  }
}

export class Server implements vscode.Disposable {
  private current: ServerState = { kind: "off" };
  private start: Promise<void> | undefined;
  private readonly changed = new vscode.EventEmitter<ServerState>();
  private readonly sheets = new vscode.EventEmitter<Sheet>();
  private readonly banks = new vscode.EventEmitter<void>();
  private readonly practice = new vscode.EventEmitter<void>();

  readonly onDidChange = this.changed.event;
  readonly onSheet = this.sheets.event;
  readonly onBanksChanged = this.banks.event;
  readonly onPracticeChanged = this.practice.event;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get state(): ServerState {
    return this.current;
  }

  /** Starts the server, unless it runs or could not be started before. */
  async ensure(): Promise<void> {
    if (this.current.kind === "off" || this.current.kind === "untrusted") {
      this.start ??= this.launch().finally(() => {
        this.start = undefined;
      });
    }
    await this.start;
  }

  async restart(): Promise<void> {
    await this.start;
    await this.stop();
    await this.ensure();
  }

  /** Runs a command of the server; undefined if there is no server, about which the user has been told. */
  async run<Name extends keyof Commands>(
    command: Name,
    takes: Commands[Name]["takes"],
  ): Promise<Commands[Name]["gives"] | undefined> {
    await this.ensure();
    if (this.current.kind !== "running") {
      this.explain();
      return undefined;
    }
    return this.current.client.sendRequest(ExecuteCommandRequest.type, {
      command,
      arguments: [takes],
    });
  }

  /** Tells the user why there is no server. */
  explain(): void {
    if (this.current.kind === "failed") {
      void offerHelp(this.current.why);
    } else if (this.current.kind === "untrusted") {
      void vscode.window.showInformationMessage(
        "Examen starts no program in a folder that is not trusted.",
      );
    }
  }

  async stop(): Promise<void> {
    const before = this.current;
    this.become({ kind: "off" });
    if (before.kind === "running") {
      await before.client.dispose();
    }
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
    this.sheets.dispose();
    this.banks.dispose();
    this.practice.dispose();
  }

  private async launch(): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      this.become({ kind: "untrusted" });
      return;
    }
    this.become({ kind: "starting" });
    const found = await findBinary({
      configured: vscode.workspace.getConfiguration("examen").get("path", ""),
      extension: this.extension.fsPath,
      home: homedir(),
      path: process.env["PATH"] ?? "",
      platform: process.platform,
    });
    if (found.kind !== "found") {
      this.fail(explainProblem(found));
      return;
    }
    await this.connect(found);
  }

  private async connect({ candidate }: Extract<Found, { kind: "found" }>): Promise<void> {
    this.log.info(`starting ${candidate.path} lsp (from: ${candidate.origin})`);
    const client = new Client(
      "examen",
      "Examen",
      { command: candidate.path, args: ["lsp"] },
      {
        documentSelector: SELECTOR,
        initializationOptions: INITIALIZATION_OPTIONS,
        outputChannel: this.log,
        // A change makes the server ask, and what it asks for are its own settings.
        synchronize: { configurationSection: "examen" },
        middleware: {
          workspace: {
            configuration: ({ items }) =>
              items.map(({ scopeUri }) =>
                serverSettings(scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri)),
              ),
          },
        },
      },
    );
    client.onNotification(SHEET, (sheet: Sheet) => this.sheets.fire(sheet));
    client.onNotification(BANKS_CHANGED, () => this.banks.fire());
    client.onNotification(PRACTICE_CHANGED, () => this.practice.fire());
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        this.become({ kind: "running", client });
        this.banks.fire();
      } else if (newState === State.Stopped && this.current.kind === "running") {
        // The client starts it anew, unless it stopped five times in three minutes.
        this.become({ kind: "failed", why: "The language server stopped." });
      }
    });
    try {
      await client.start();
    } catch (error) {
      this.fail(`The language server did not start: ${error}.`);
    }
  }

  private fail(why: string): void {
    this.log.error(why);
    this.become({ kind: "failed", why });
    this.explain();
  }

  private become(state: ServerState): void {
    this.current = state;
    this.changed.fire(state);
  }
}

async function offerHelp(why: string): Promise<void> {
  const settings = "Open the Setting";
  const again = "Try Again";
  const chosen = await vscode.window.showErrorMessage(why, settings, again);
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "examen.path");
  } else if (chosen === again) {
    await vscode.commands.executeCommand("examen.restart");
  }
}
