// From a clean profile to the first mark, the way a person goes. README.md of the extension lists the same steps.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** What a person needs: a key at 60 words a minute, and to find out what comes next. */
const SECONDS_A_KEY = 0.2;
const SECONDS_A_STEP = 3;

const SENTENCE = "The key is dropped after the commit, and a cache in Redis keeps the list ready.";

const STEPS = [
  {
    text: "Press `F1`, type `Examen: Practise` and press Enter.",
    keys: "Examen: Practise",
    async act(page, { keys }) {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget input").first().waitFor();
      await page.keyboard.type(keys);
      await page.locator(".quick-input-widget .monaco-list-row.focused", { hasText: "Practise a Topic" }).waitFor();
      await page.keyboard.press("Enter");
    },
  },
  {
    text: "Choose a topic: type `Caching` and press Enter.",
    keys: "Caching",
    async act(page, { keys }) {
      await page.locator('.quick-input-widget .monaco-list-row[aria-label^="Caching"]').waitFor();
      await page.keyboard.type(keys);
      await page.locator('.quick-input-widget .monaco-list-row.focused[aria-label^="Caching"]').waitFor();
      await page.keyboard.press("Enter");
    },
  },
  {
    text: "Write a sentence below the question.",
    keys: SENTENCE,
    async act(page, { keys }) {
      await page.locator(".editor-instance .monaco-editor.focused").waitFor();
      await page.locator(".statusbar-item", { hasText: /^Ln ([2-9]|\d\d)/ }).waitFor();
      await page.keyboard.type(keys);
    },
  },
];

export const firstUse = [
  {
    name: "first use: the first mark in less than a minute of a person's time",
    async steps({ page }) {
      const readme = readFileSync(new URL("../../../editors/vscode/README.md", import.meta.url), "utf8");
      const began = Date.now();
      let person = 0;
      for (const [index, step] of STEPS.entries()) {
        assert.ok(readme.includes(`${index + 1}. ${step.text}`), `the README does not say: ${step.text}`);
        await step.act(page, step);
        person += SECONDS_A_STEP + step.keys.length * SECONDS_A_KEY;
        console.log(`     ${index + 1}. ${step.text}`);
      }
      await page.locator(".codelens-decoration", { hasText: /[1-9]\d*\/\d+ marks/ }).first().waitFor();
      const machine = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`     first mark: ${person.toFixed(0)} s of a person's time, ${machine} s of the machine's`);
      assert.ok(person < 60);
    },
  },
];
