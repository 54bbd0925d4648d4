import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { serverSettings } from "../src/settings";
import { fake } from "./fake-vscode";

beforeEach(() => fake.settings.clear());

test("only what was set is sent, nested as the server wants it", () => {
  assert.deepEqual(serverSettings(), {});
  fake.settings.set("examen.diagnostics.pauseMs", 500);
  fake.settings.set("examen.diagnostics.severity", { echo: "off" });
  fake.settings.set("examen.inlayHints.enable", false);
  assert.deepEqual(serverSettings(), {
    diagnostics: { pauseMs: 500, severity: { echo: "off" } },
    inlayHints: { enable: false },
  });
});

test("settings of the extension stay here: the server would refuse what it does not know", () => {
  fake.settings.set("examen.path", "/opt/examen");
  fake.settings.set("examen.gutter", false);
  assert.deepEqual(serverSettings(), {});
});
