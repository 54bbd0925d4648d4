/** What the palette offers. Every command asks the server and shows what it says. */

import * as vscode from "vscode";

import type { Asked, BankNode } from "./banksView";
import type { PracticeView } from "./practiceView";
import type { Added, Differing, NewText, Place } from "./protocol";
import type { RubricPanel } from "./rubricPanel";
import { pickQuestion } from "./search";
import type { Server } from "./server";
import type { Sheets } from "./sheets";
import { fraction, nothingDue } from "./words";

export interface Parts {
  readonly extension: vscode.Uri;
  readonly server: Server;
  readonly sheets: Sheets;
  readonly rubric: RubricPanel;
  readonly practiceView: PracticeView;
}

/** The commands by name, as `package.json` lists them. */
export function commands(parts: Parts): Readonly<Record<string, (...args: never[]) => unknown>> {
  return {
    "examen.practice": () => practice(parts),
    "examen.newSheet": () => newSheet(parts),
    "examen.nextQuestion": (place?: Place) => nextQuestion(parts, place),
    "examen.nextDue": () => nextDue(parts),
    "examen.due": () => vscode.commands.executeCommand("examen.practice.focus"),
    "examen.refreshDue": () => parts.practiceView.refresh(),
    "examen.showWeakPoints": () => parts.practiceView.showLabels(true),
    "examen.coverWeakPoints": () => parts.practiceView.showLabels(false),
    "examen.searchQuestions": () => searchQuestions(parts),
    "examen.insertQuestion": (asked: Asked | undefined) => insertQuestion(parts, asked),
    "examen.hint": (place?: Place) => hint(parts, place),
    "examen.reveal": (place?: Place) => reveal(parts, place),
    "examen.submit": (place?: Place) => submit(parts, place),
    "examen.proposePhrase": (differing?: Differing) => proposePhrase(parts, differing),
    "examen.showRubric": () => parts.rubric.show(),
    "examen.importList": () => importList(parts),
    "examen.openSample": () => openSample(parts),
    "examen.openBank": (node: BankNode) => openBank(node),
    "examen.openAnswer": (uri: string, line: number) => openAnswer(uri, line),
    "examen.previewBank": () => vscode.commands.executeCommand("markdown.showPreviewToSide"),
    "examen.status": () => status(parts),
    "examen.restart": () => parts.server.restart(),
  };
}

/** The place that a lens names, else that of the cursor; with a word to the user where there is none. */
function placeOr(given: Place | undefined): Place | undefined {
  if (given?.uri !== undefined) {
    return given;
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage("Put the cursor into an answer sheet first.");
    return undefined;
  }
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

async function practice(parts: Parts): Promise<void> {
  const banks = await parts.server.run("examen.banks", {});
  const topics = (banks ?? []).flatMap((bank) =>
    bank.topics
      .filter(({ title }) => title !== null)
      .map(({ title, questions }) => ({
        label: title ?? "",
        description: `${questions.length} questions · ${bank.name}`,
        bank: bank.name,
      })),
  );
  if (banks === undefined) {
    return;
  }
  const chosen = await vscode.window.showQuickPick(topics, {
    title: "Practise a Topic",
    placeHolder: "What do you want to be asked about?",
    matchOnDescription: true,
  });
  if (chosen !== undefined) {
    const topic = { topic: chosen.label, bank: chosen.bank, count: 3 };
    await openText(await parts.server.run("examen.newSheet", topic));
  }
}

async function newSheet(parts: Parts): Promise<void> {
  const modes = [
    {
      label: "Practice",
      description: "marks while you write, hints when you ask",
      mode: "practice" as const,
    },
    {
      label: "Interview",
      description: "no feedback until you submit, and a clock",
      mode: "interview" as const,
    },
  ];
  const chosen = await vscode.window.showQuickPick(modes, { title: "New Answer Sheet" });
  if (chosen !== undefined) {
    await openText(await parts.server.run("examen.newSheet", { mode: chosen.mode, count: 3 }));
  }
}

/** Opens a text as a new document, with the cursor where its first answer goes. */
async function openText(made: NewText | undefined): Promise<void> {
  if (made === undefined) {
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    language: "markdown",
    content: made.text,
  });
  const place = new vscode.Position(made.position.line, made.position.character);
  // Together with opening, so that nobody types into the front matter.
  const selection = document.validateRange(new vscode.Range(place, place));
  await vscode.window.showTextDocument(document, { selection });
}

async function nextQuestion({ server }: Parts, given: Place | undefined): Promise<void> {
  const place = placeOr(given);
  if (place !== undefined) {
    await goTo(place.uri, await server.run("examen.nextQuestion", { uri: place.uri }));
  }
}

/** The question that would teach most now: in the sheet at hand, or in a new one. */
async function nextDue({ server, sheets }: Parts): Promise<void> {
  const sheet = sheets.active();
  if (sheet !== undefined) {
    await goTo(sheet.uri, await server.run("examen.nextQuestion", { uri: sheet.uri, due: true }));
    return;
  }
  const list = await server.run("examen.due", { limit: 1 });
  const first = list?.due[0] ?? list?.new[0];
  if (first !== undefined) {
    await openText(await server.run("examen.newSheet", { bank: first.bank, ids: [first.id] }));
  } else if (list !== undefined) {
    void vscode.window.showInformationMessage(nothingDue(list));
  }
}

async function searchQuestions(parts: Parts): Promise<void> {
  await insertQuestion(parts, await pickQuestion(parts.server));
}

/** Adds a question to the sheet at hand, or to a new one. */
async function insertQuestion({ server, sheets }: Parts, asked: Asked | undefined): Promise<void> {
  if (asked === undefined) {
    return;
  }
  // A sheet is graded against one bank.
  const fitting = sheets.all().filter(({ bank }) => bank === asked.bank);
  const sheet = fitting.find(({ uri }) => uri === sheets.active()?.uri) ?? fitting[0];
  if (sheet === undefined) {
    const made = await server.run("examen.newSheet", { bank: asked.bank, ids: [asked.id] });
    await openText(made);
  } else {
    const { bank, id } = asked;
    await goTo(sheet.uri, await server.run("examen.nextQuestion", { uri: sheet.uri, bank, id }));
  }
}

async function goTo(uri: string, added: Added | null | undefined): Promise<void> {
  // Where there is none, the server has said so.
  if (added !== null && added !== undefined) {
    await openAnswer(uri, added.position.line);
  }
}

async function openAnswer(uri: string, line: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  await hasLine(document, line);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(line, 0, line, 0) });
}

/** Waits until a document has a line: the server's edit may come after its answer, and gets a second for that. */
async function hasLine(document: vscode.TextDocument, line: number): Promise<void> {
  if (document.lineCount > line) {
    return;
  }
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timeout);
      listening.dispose();
      resolve();
    };
    const timeout = setTimeout(done, 1000);
    const listening = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document && document.lineCount > line) {
        done();
      }
    });
  });
}

async function hint({ server }: Parts, given: Place | undefined): Promise<void> {
  const place = placeOr(given);
  const found = place && (await server.run("examen.hint", { ...place, quiet: true }));
  if (found === null) {
    void vscode.window.showInformationMessage("There is nothing left to hint at here.");
  } else if (found !== undefined) {
    const more = "Another Hint";
    const buttons = found.grade < found.grades ? [more] : [];
    const title = `Hint ${found.grade} of ${found.grades}: ${found.text}`;
    if ((await vscode.window.showInformationMessage(title, ...buttons)) === more) {
      await hint({ server } as Parts, place);
    }
  }
}

async function reveal({ server }: Parts, given: Place | undefined): Promise<void> {
  const place = placeOr(given);
  if (place !== undefined && (await server.run("examen.reveal", place)) === null) {
    void vscode.window.showInformationMessage("There is no model answer for this question.");
  }
}

async function submit({ server }: Parts, given: Place | undefined): Promise<void> {
  const place = placeOr(given);
  const done = place && (await server.run("examen.submit", { uri: place.uri }));
  if (done) {
    void vscode.window.showInformationMessage(`Submitted: ${fraction(done.marks)} marks.`);
  }
}

/** Proposes words of an answer to its bank; for the bank that is part of the program, as a patch to send. */
async function proposePhrase({ server }: Parts, differing: Differing | undefined): Promise<void> {
  if (differing === undefined) {
    return;
  }
  const proposed = await server.run("examen.proposePhrase", differing);
  if (proposed?.patch) {
    await vscode.env.clipboard.writeText(proposed.patch);
    const patch = await vscode.workspace.openTextDocument({
      language: "diff",
      content: proposed.patch,
    });
    await vscode.window.showTextDocument(patch, vscode.ViewColumn.Beside);
  }
}

/** Turns the open document into a bank, which opens beside it. */
async function importList({ server }: Parts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage("Open the list of questions first.");
    return;
  }
  const text = editor.document.getText();
  const made = await server.run("examen.importList", { text });
  if (made !== undefined) {
    const bank = await vscode.workspace.openTextDocument({
      language: "examen-bank",
      content: made.bank,
    });
    await vscode.window.showTextDocument(bank, vscode.ViewColumn.Beside);
    void vscode.window.showInformationMessage(made.summary);
  }
}

async function openSample({ extension }: Parts): Promise<void> {
  const file = vscode.Uri.joinPath(extension, "samples", "first.answers.md");
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  // The sample is begun: its first sentence stands below a comment and a blank line.
  const comment = text.split("\n").findIndex((line) => line.startsWith("<!-- q:"));
  const position = { line: comment + 2, character: 0 };
  await openText({ text, suggestedName: "first.answers.md", position });
}

async function openBank({ bank }: BankNode): Promise<void> {
  if (bank.uri !== null) {
    await vscode.window.showTextDocument(vscode.Uri.parse(bank.uri));
  }
}

async function status({ server }: Parts): Promise<void> {
  const found = await server.run("examen.status", {});
  if (found !== undefined) {
    const content = found.markdown;
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await vscode.window.showTextDocument(document, { preview: true });
  }
}
