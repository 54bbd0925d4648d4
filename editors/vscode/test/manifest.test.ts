import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { SERVER_SETTINGS } from "../src/protocol";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { commands, configuration, menus, keybindings, walkthroughs } = manifest.contributes;
const names = new Set(commands.map(({ command }: { command: string }) => command));

test("every command that is offered is one that there is", () => {
  const offered = [
    ...Object.values(menus).flat(),
    ...keybindings,
    ...[...JSON.stringify(walkthroughs).matchAll(/command:(examen\.\w+)/g)].map(([, command]) => ({
      command,
    })),
  ] as { command: string }[];
  for (const { command } of offered) {
    assert.ok(names.has(command), command);
  }
});

test("every command that there is has code", () => {
  const source = readFileSync("src/commands.ts", "utf8");
  for (const name of names) {
    assert.ok(source.includes(`"${name}":`), String(name));
  }
});

test("no two commands have the same keys, and none has keys outside of sheets", () => {
  const keys = keybindings.map(({ key }: { key: string }) => key);
  assert.equal(new Set(keys).size, keys.length);
  for (const { key, when } of keybindings) {
    assert.match(when, /editorTextFocus && examen\.inSheet/, key);
  }
});

test("every setting is described, and those of the server are there", () => {
  const { properties } = configuration;
  for (const [name, { markdownDescription }] of Object.entries<Record<string, string>>(
    properties,
  )) {
    assert.ok((markdownDescription?.length ?? 0) > 20, name);
  }
  for (const name of SERVER_SETTINGS) {
    assert.ok(`examen.${name}` in properties, name);
  }
});

test("types, scopes and colours of evidence go together", () => {
  const { semanticTokenTypes, semanticTokenScopes, configurationDefaults } = manifest.contributes;
  // Those of banks have a type above them, which every theme has a colour for.
  const types = (semanticTokenTypes as { id: string; superType?: string }[])
    .filter(({ superType }) => superType === undefined)
    .map(({ id }) => id)
    .sort();
  assert.deepEqual(Object.keys(semanticTokenScopes[0].scopes).sort(), types);
  const themes = configurationDefaults["editor.semanticTokenColorCustomizations"];
  for (const theme of Object.values<{ rules: object }>(themes)) {
    assert.deepEqual(Object.keys(theme.rules).sort(), types);
  }
});

test("every type of token that the server has is known", () => {
  const page = readFileSync("../../docs/language-server.md", "utf8");
  const known = new Set(
    manifest.contributes.semanticTokenTypes.map(({ id }: { id: string }) => id),
  );
  const named = [...page.matchAll(/^\| `(examen[A-Z]\w+)` \|/gm)].map(([, type]) => type);
  assert.ok(named.length > 10);
  assert.deepEqual(
    named.filter((type) => !known.has(type)),
    [],
  );
});

test("nothing runs in a folder that is not trusted by a setting of that folder", () => {
  const { untrustedWorkspaces } = manifest.capabilities;
  assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, ["examen.path"]);
  assert.equal(configuration.properties["examen.path"].scope, "machine-overridable");
});
