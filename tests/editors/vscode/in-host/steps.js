// What the tests look at or do through the interface of VS Code itself.
const { readdirSync, readFileSync, readlinkSync } = require("node:fs");
const vscode = require("vscode");

const execute = vscode.commands.executeCommand;

async function document(name) {
  const [folder] = vscode.workspace.workspaceFolders;
  return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** Waits until a condition holds. */
async function until(what, condition) {
  const end = Date.now() + 20_000;
  let last;
  while (Date.now() < end) {
    last = await condition();
    if (last.done) {
      return last.value;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}; last seen: ${JSON.stringify(last.value)}`);
}

function positionOf(text, words) {
  const offset = text.getText().indexOf(words);
  if (offset === -1) {
    throw new Error(`there is no "${words}" in ${text.uri}`);
  }
  return text.positionAt(offset);
}

function whole(text) {
  return new vscode.Range(0, 0, text.lineCount, 0);
}

async function lensTitles(name) {
  const text = await document(name);
  const lenses = await execute("vscode.executeCodeLensProvider", text.uri, 100);
  return (lenses ?? []).map(({ command }) => command?.title ?? "");
}

/** The words that each semantic token covers, with its type. */
async function tokens(name) {
  const text = await document(name);
  const legend = await execute("vscode.provideDocumentSemanticTokensLegend", text.uri);
  const found = await execute("vscode.provideDocumentSemanticTokens", text.uri);
  const data = found?.data ?? [];
  const result = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [lines, characters, length, type] = data.slice(index, index + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const words = text.getText(new vscode.Range(line, character, line, character + length));
    result.push({ words, type: legend.tokenTypes[type] });
  }
  return result;
}

/** The processes that run our server. */
function servers() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        const mine = readlinkSync(`/proc/${pid}/exe`).endsWith("/bin/examen");
        return mine && command.includes("lsp") && isOurs(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Whether a process is a child of this extension host. */
function isOurs(pid) {
  const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(parent?.[1]) === process.pid;
}

exports.steps = {
  async open({ name, at, column }) {
    const text = await document(name);
    const editor = await vscode.window.showTextDocument(text, column ?? vscode.ViewColumn.One);
    if (at !== undefined) {
      const position = positionOf(text, at);
      editor.selection = new vscode.Selection(position, position);
      editor.revealRange(new vscode.Range(position, position));
    }
    return text.languageId;
  },

  /** Closes all editors without keeping what is in them. */
  async discard() {
    for (const editor of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(editor);
      await execute("workbench.action.revertAndCloseActiveEditor");
    }
    await execute("workbench.action.closeAllEditors");
  },

  /** Runs a command. One that waits for the user is not waited for. */
  async run({ command, args }) {
    const done = execute(command, ...(args ?? []));
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 300))]);
  },

  configure: ({ name, value }) =>
    vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global),

  /** Waits for a lens whose title holds the words. */
  lens: ({ name, holds }) =>
    until(`the lens "${holds}"`, async () => {
      const titles = await lensTitles(name);
      return { done: titles.some((title) => title.includes(holds)), value: titles };
    }),

  lensTitles: ({ name }) => lensTitles(name),

  hints: ({ name, holds }) =>
    until(`the inlay hint "${holds}"`, async () => {
      const text = await document(name);
      const found = await execute("vscode.executeInlayHintProvider", text.uri, whole(text));
      const labels = (found ?? []).map(({ label }) =>
        typeof label === "string" ? label : label.map(({ value }) => value).join(""),
      );
      return { done: labels.some((label) => label.includes(holds)), value: labels };
    }),

  tokens: ({ name, type, words }) =>
    until(`the token ${type} on "${words}"`, async () => {
      const found = await tokens(name);
      const done = found.some((token) => token.type === type && token.words === words);
      return { done, value: found };
    }),

  diagnostics: ({ name, holds }) =>
    until(`the diagnostic "${holds}"`, async () => {
      const { uri } = await document(name);
      const found = vscode.languages.getDiagnostics(uri).map(({ message }) => message);
      return { done: found.some((message) => message.includes(holds)), value: found };
    }),

  /** Everything that anybody offers for a document that is none of ours. */
  async silence({ name }) {
    const text = await document(name);
    const hints = await execute("vscode.executeInlayHintProvider", text.uri, whole(text));
    return {
      lenses: await lensTitles(name),
      hints: (hints ?? []).length,
      diagnostics: vscode.languages.getDiagnostics(text.uri).length,
      tokens: (await tokens(name).catch(() => [])).length,
    };
  },

  async hover({ name, at }) {
    const text = await document(name);
    const found = await execute("vscode.executeHoverProvider", text.uri, positionOf(text, at));
    return found.flatMap(({ contents }) => contents.map((part) => part.value ?? part)).join("\n");
  },

  async completions({ name, after }) {
    const text = await document(name);
    const end = text.positionAt(text.getText().indexOf(after) + after.length);
    const found = await execute("vscode.executeCompletionItemProvider", text.uri, end);
    return found.items.map(({ label }) => (typeof label === "string" ? label : label.label));
  },

  async actions({ name, at }) {
    const text = await document(name);
    const position = positionOf(text, at);
    const range = new vscode.Range(position, position);
    const found = await execute("vscode.executeCodeActionProvider", text.uri, range);
    return found.map(({ title }) => title);
  },

  async rename({ name, at, to }) {
    const text = await document(name);
    const position = positionOf(text, at);
    const edit = await execute("vscode.executeDocumentRenameProvider", text.uri, position, to);
    await vscode.workspace.applyEdit(edit);
    return edit.entries().map(([uri]) => uri.path.slice(uri.path.lastIndexOf("/") + 1));
  },

  async symbols({ name: file }) {
    const { uri } = await document(file);
    const found = await execute("vscode.executeDocumentSymbolProvider", uri);
    const names = ({ name, children }) => [name, ...(children ?? []).flatMap(names)];
    return (found ?? []).flatMap(names);
  },

  async insert({ name, after, text: added }) {
    const text = await document(name);
    const edit = new vscode.WorkspaceEdit();
    const end = text.positionAt(text.getText().indexOf(after) + after.length);
    edit.insert(text.uri, end, added);
    return vscode.workspace.applyEdit(edit);
  },

  text: async ({ name }) => (await document(name)).getText(),

  active() {
    const editor = vscode.window.activeTextEditor;
    return {
      scheme: editor?.document.uri.scheme,
      language: editor?.document.languageId,
      text: editor?.document.getText(),
      line: editor?.selection.active.line,
    };
  },

  /** Whether the extension has been activated at all. */
  isActive: () => vscode.extensions.getExtension("examen.examen")?.isActive,

  servers,

  kill: () => servers().map((pid) => process.kill(pid, "SIGKILL")).length,
};
