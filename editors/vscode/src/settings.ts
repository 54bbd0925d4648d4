/** The settings that the server asks for. */

import * as vscode from "vscode";

import { SERVER_SETTINGS } from "./protocol";

/**
 * What somebody has set, as the server wants it: nested, without keys that are the extension's own, and without
 * defaults, which would count before `examen.toml`.
 */
export function serverSettings(resource?: vscode.Uri): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration("examen", resource);
  const result: Record<string, unknown> = {};
  for (const key of SERVER_SETTINGS) {
    const found = settings.inspect(key);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    if (value !== undefined) {
      put(result, key.split("."), value);
    }
  }
  return result;
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = "", ...rest] = path;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner = (into[name] ?? {}) as Record<string, unknown>;
  into[name] = inner;
  put(inner, rest, value);
}
