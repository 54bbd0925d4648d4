// The tests in VS Code. `host` looks through the interface of VS Code, `page` at what is on the screen.
import assert from "node:assert/strict";
import { join } from "node:path";
import { practise } from "./history.mjs";
import { until } from "./workbench.mjs";

const SHEET = "practice.answers.md";

/** The selectors that tell where things are in VS Code's window. */
const STATUS = ".statusbar-item";
const EDITOR = ".editor-instance .monaco-editor";
const NOTICE = ".notification-toast";
const PICK = ".quick-input-widget";

async function opened(workbench, name = SHEET, at = "Everybody") {
  await workbench.host("open", { name, at });
}

/** What stands in the status bar, as soon as it does. */
function status(page, text) {
  return page.locator(STATUS, { hasText: text }).first().waitFor();
}

function run(workbench, command, ...args) {
  return workbench.host("run", { command, args });
}

/** The document of the rubric panel, which is a frame in a frame. */
function rubric(page) {
  return page.frameLocator("iframe.webview").frameLocator("iframe#active-frame").locator("main");
}

/** The view of what is due. */
function practiceView(page) {
  return page.locator(".sidebar .pane", { hasText: /^Practice/i });
}

const THEMES = { light: "Default Light Modern", dark: "Default Dark Modern" };

async function dismiss(page) {
  await page.keyboard.press("Escape");
  await page.locator(PICK).waitFor({ state: "hidden" });
}

export const tests = [
  {
    name: "other Markdown starts no server and is left as it is",
    async steps(workbench) {
      await opened(workbench, "README.md", "Caching");
      await until("the extension to look", () => workbench.host("isActive"));
      assert.deepEqual(await workbench.host("servers"), []);
      assert.deepEqual(await workbench.host("silence", { name: "README.md" }), {
        lenses: [],
        hints: 0,
        diagnostics: 0,
        tokens: 0,
      });
    },
  },
  {
    name: "a sheet gets its marks, hints, tokens and diagnostics",
    async steps(workbench) {
      await opened(workbench);
      const name = SHEET;
      await workbench.host("lens", { name, holds: "1/12 marks" });
      await workbench.host("hints", { name, holds: "+2" });
      await workbench.host("tokens", { name, type: "examenMet", words: "Redis" });
      await workbench.host("tokens", { name, type: "examenMisconception", words: "increase" });
      await workbench.host("diagnostics", { name, holds: "higher TTL" });
      const said = await workbench.host("hover", { name, at: "Redis" });
      assert.match(said, /Uses a store in memory/);
      const symbols = await workbench.host("symbols", { name });
      assert.ok(symbols.some((symbol) => symbol.startsWith("Every visit")));
    },
  },
  {
    name: "marks, lens and hints are on the screen",
    async steps({ page }) {
      await status(page, "1/12 marks");
      await page.locator(`${EDITOR} .codelens-decoration a`, { hasText: "1/12 marks" }).waitFor();
      await page.locator(`${EDITOR} .view-line`, { hasText: "+2" }).first().waitFor();
      await page.locator(`${EDITOR} .squiggly-warning`).first().waitFor({ state: "attached" });
      await page.locator(`${EDITOR} .cgmr`).first().waitFor({ state: "attached" });
    },
  },
  {
    name: "the view lists the open sheet, and banks with topics and questions",
    async steps({ page }) {
      await page.locator('.activitybar a[aria-label^="Examen"]').click();
      const view = page.locator(".sidebar");
      await view.locator(".monaco-list-row", { hasText: SHEET }).waitFor();
      await view.locator(".monaco-list-row", { hasText: "Every visit to a shop" }).first().waitFor();
      await view.locator(".monaco-list-row", { hasText: "backend-developer" }).waitFor();
      await view.locator(".monaco-list-row", { hasText: "kitchen" }).waitFor();
      await view.locator(".monaco-list-row", { hasText: "Databases" }).click();
      await view.locator(".monaco-list-row", { hasText: /MongoDB/ }).waitFor();
    },
  },
  {
    name: "the rubric covers what is missed, and uncovers it step by step",
    async steps(workbench) {
      const { page } = workbench;
      await run(workbench, "examen.showRubric");
      const panel = rubric(page);
      await panel.locator("li.met", { hasText: "Uses a store in memory" }).waitFor();
      await panel.locator(".covered").first().waitFor();
      const covered = await panel.locator(".covered").count();
      await panel.locator("#reveal").click();
      await until("one less covered", async () => {
        return (await panel.locator(".covered").count()) === covered - 1;
      });
    },
  },
  {
    name: "an edit raises the marks in lens, status bar, view and rubric",
    async steps(workbench) {
      const { page } = workbench;
      const added = "\nAfter an edit I drop the key right after the commit.";
      await workbench.host("insert", { name: SHEET, after: "at our size.", text: added });
      await workbench.host("lens", { name: SHEET, holds: "4/12 marks" });
      await status(page, "4/12 marks");
      await page.locator(".sidebar .monaco-list-row", { hasText: "4/12 marks" }).waitFor();
      await rubric(page).locator("li.met", { hasText: "Whatever edits a product" }).waitFor();
    },
  },
  {
    name: "pictures in light and dark",
    async steps(workbench, pictures) {
      for (const [name, theme] of Object.entries(THEMES)) {
        await workbench.host("configure", { name: "workbench.colorTheme", value: theme });
        await workbench.page.locator(`.monaco-workbench.vs${name === "dark" ? "-dark" : ""}`).waitFor();
        await rubric(workbench.page).locator("li.met").first().waitFor();
        await rubric(workbench.page).locator("h1").scrollIntoViewIfNeeded();
        // Colours fade from one theme to the next; there is nothing else to wait for.
        await workbench.page.waitForTimeout(1000);
        await workbench.page.screenshot({ path: join(pictures, `vscode-${name}.png`) });
      }
    },
  },
  {
    name: "evidence is coloured in every kind of theme",
    async steps(workbench, pictures) {
      const colours = new Set();
      const themes = ["Default Light Modern", "Default Dark Modern", "Default High Contrast"];
      for (const theme of [...themes, "Default High Contrast Light", "Monokai"]) {
        await workbench.host("configure", { name: "workbench.colorTheme", value: theme });
        const word = workbench.page.locator(`${EDITOR} .view-line span`, { hasText: /^Redis$/ });
        const plain = workbench.page.locator(`${EDITOR} .view-line span span`, { hasText: "Everybody" });
        const colour = (locator) =>
          locator.first().evaluate((node) => getComputedStyle(node).color);
        const found = await until(`evidence in ${theme}`, async () => {
          const evidence = await colour(word);
          return evidence !== (await colour(plain)) && !colours.has(evidence) && evidence;
        });
        colours.add(found);
        const name = theme.toLowerCase().replaceAll(" ", "-");
        await workbench.page.screenshot({ path: join(pictures, `theme-${name}.png`) });
      }
      const value = "Default Dark Modern";
      await workbench.host("configure", { name: "workbench.colorTheme", value });
    },
  },
  {
    name: "hints come when asked, and say more each time",
    async steps(workbench) {
      const { page } = workbench;
      await opened(workbench);
      await run(workbench, "examen.hint");
      await page.locator(NOTICE, { hasText: "Hint 1 of 4" }).waitFor();
      await page.locator(NOTICE).locator("a", { hasText: "Another Hint" }).click();
      await page.locator(NOTICE, { hasText: "Hint 2 of 4" }).waitFor();
      await run(workbench, "notifications.clearAll");
    },
  },
  {
    name: "a question is searched with a slip, chosen and inserted",
    async steps(workbench) {
      const { page } = workbench;
      await opened(workbench);
      await run(workbench, "examen.searchQuestions");
      await page.locator(`${PICK} input`).first().fill("authentcation");
      await page.locator(`${PICK} .monaco-list-row.focused`, { hasText: "authorization" }).waitFor();
      await page.keyboard.press("Enter");
      await until("the cursor in the answer to the question", async () => {
        const { text, line } = await workbench.host("active");
        const before = text?.split("\n").slice(0, line).join("\n") ?? "";
        return before.endsWith("<!-- q: authn-authz -->") || before.endsWith("<!-- q: authn-authz -->\n");
      });
    },
  },
  {
    name: "the next question and the model answer are added",
    async steps(workbench) {
      await opened(workbench);
      const before = (await workbench.host("text", { name: SHEET })).match(/<!-- q:/g).length;
      await run(workbench, "examen.nextQuestion");
      await until("one more question", async () => {
        const text = await workbench.host("text", { name: SHEET });
        return text.match(/<!-- q:/g).length === before + 1;
      });
      await opened(workbench);
      await run(workbench, "examen.reveal");
      await until("the model answer as a quotation", async () => {
        const text = await workbench.host("text", { name: SHEET });
        return text.includes("\n> ");
      });
    },
  },
  {
    name: "a lens is a button",
    async steps(workbench) {
      await opened(workbench, SHEET, "sheet:");
      const lenses = workbench.page.locator(`${EDITOR} .codelens-decoration a`);
      const hint = lenses.filter({ hasText: /hint/i }).filter({ visible: true }).first();
      // The editor draws lenses anew while it reads what was just added, and a click on an old one is lost.
      await until("the hint", async () => {
        await hint.click();
        const notice = workbench.page.locator(NOTICE, { hasText: /Hint \d of 4/ });
        return notice.waitFor({ timeout: 5000 }).then(() => true);
      });
      await run(workbench, "notifications.clearAll");
    },
  },
  {
    name: "practice starts from nothing, in a document that is not on disk",
    async steps(workbench) {
      const { page } = workbench;
      await run(workbench, "workbench.action.closeAllEditors");
      await run(workbench, "examen.practice");
      await page.locator(`${PICK} .monaco-list-row[aria-label^="Caching"]`).click();
      const made = await until("the sheet", async () => {
        const active = await workbench.host("active");
        return active.text?.includes("sheet: backend-developer") && active;
      });
      assert.equal(made.scheme, "untitled");
      assert.equal(made.language, "markdown");
      await page.locator(STATUS, { hasText: /^Ln ([2-9]|\d\d)/ }).waitFor();
      await page.keyboard.type("I keep the list in Redis and run the query once, so that the result is shared.");
      await status(page, /[1-9]\d*\/\d+ marks/);
      await workbench.host("discard");
    },
  },
  {
    name: "an interview is silent, shows its clock, and is marked when submitted",
    async steps(workbench) {
      const { page } = workbench;
      const name = "interview.answers.md";
      await opened(workbench, name);
      await status(page, /interview · \d+:\d\d left/);
      assert.deepEqual((await workbench.host("silence", { name })).diagnostics, 0);
      await run(workbench, "examen.submit");
      await page.locator(NOTICE, { hasText: /Submitted: .* marks/ }).waitFor();
      await run(workbench, "notifications.clearAll");
    },
  },
  {
    name: "the author of a bank is told what is wrong, and helped",
    async steps(workbench, pictures) {
      const { page } = workbench;
      const name = "kitchen.bank.md";
      await opened(workbench, name, "2 of:");
      assert.equal(await workbench.host("open", { name, at: "2 of:" }), "examen-bank");
      await workbench.host("diagnostics", { name, holds: "" });
      assert.notEqual(await workbench.host("hover", { name, at: "2 of:" }), "");
      const symbols = await workbench.host("symbols", { name });
      assert.ok(symbols.some((symbol) => symbol.includes("knife")));
      await page.screenshot({ path: join(pictures, "vscode-bank.png") });
    },
  },
  {
    name: "snippets and the keys of lists help in banks",
    async steps(workbench) {
      const { page } = workbench;
      await opened(workbench, "kitchen.bank.md", "- +1 Keeps");
      await page.locator(`${EDITOR}.focused`).waitFor();
      await workbench.host("run", { command: "cursorEnd" });
      await page.keyboard.press("Enter");
      await page.keyboard.type("dishwasher");
      await until("the line of evidence", async () => {
        const text = await workbench.host("text", { name: "kitchen.bank.md" });
        return /- \+1 Keeps it out of the dishwasher\n {2}- dishwasher\n/.test(text);
      });
      const offered = await workbench.host("completions", { name: "kitchen.bank.md", after: "# Knives\n" });
      assert.ok(offered.includes("misconception"), offered.join(", "));
      await run(workbench, "workbench.action.files.revert");
    },
  },
  {
    name: "a bank has a preview",
    async steps(workbench) {
      await opened(workbench, "kitchen.bank.md", "Knives");
      await run(workbench, "examen.previewBank");
      await workbench.page.locator(".tab", { hasText: "Preview kitchen.bank.md" }).waitFor();
      await run(workbench, "workbench.action.closeActiveEditor");
    },
  },
  {
    name: "an id is renamed in the bank and in the sheets",
    async steps(workbench) {
      await opened(workbench, "cook.answers.md", "sharp-knife");
      await workbench.host("lens", { name: "cook.answers.md", holds: "marks" });
      const changed = await workbench.host("rename", {
        name: "cook.answers.md",
        at: "sharp-knife",
        to: "keen-knife",
      });
      assert.deepEqual(changed.sort(), ["cook.answers.md", "kitchen.bank.md"]);
      const bank = await workbench.host("text", { name: "kitchen.bank.md" });
      assert.match(bank, /id: keen-knife/);
      assert.match(bank, /was: sharp-knife/);
      await workbench.host("discard");
    },
  },
  {
    name: "a list is imported as a bank",
    async steps(workbench) {
      await opened(workbench, "list.md", "roux");
      await run(workbench, "examen.importList");
      const made = await until("the bank", async () => {
        const active = await workbench.host("active");
        return active.language === "examen-bank" && active;
      });
      assert.match(made.text, /## What is a roux\?/);
      await run(workbench, "notifications.clearAll");
      await workbench.host("discard");
    },
  },
  {
    name: "what is due is in the view, is read again, and is answered in a sheet",
    async steps(workbench, pictures) {
      const { page } = workbench;
      const view = practiceView(page);
      await opened(workbench);
      await run(workbench, "examen.due");
      await view.waitFor();
      practise(workbench);
      await run(workbench, "examen.refreshDue");
      const rows = view.locator(".monaco-list-row");
      await rows.filter({ hasText: /Due now\s*1/ }).waitFor();
      const knife = rows.filter({ hasText: "0/1 · due since 3 days" });
      await knife.waitFor();
      await rows.filter({ hasText: "missed 4 of 4 · a leech" }).waitFor();
      await page.locator('.activitybar a[aria-label*="1 question due for practice"]').waitFor();
      // What a weak point is stays covered until somebody asks.
      assert.equal(await rows.filter({ hasText: "Grinds it on a whetstone" }).count(), 0);
      await run(workbench, "examen.showWeakPoints");
      await rows.filter({ hasText: "Grinds it on a whetstone" }).waitFor();
      for (const [name, theme] of Object.entries(THEMES)) {
        await workbench.host("configure", { name: "workbench.colorTheme", value: theme });
        await page.locator(`.monaco-workbench.vs${name === "dark" ? "-dark" : ""}`).waitFor();
        await page.waitForTimeout(1000);
        await page.screenshot({ path: join(pictures, `vscode-practice-${name}.png`) });
      }
      await run(workbench, "examen.coverWeakPoints");
      await rows.filter({ hasText: "Grinds it on a whetstone" }).waitFor({ state: "hidden" });
      await run(workbench, "workbench.action.closeAllEditors");
      await knife.click();
      await until("a sheet with the question", async () => {
        const { text } = await workbench.host("active");
        return text?.includes("sheet: kitchen") && text.includes("<!-- q: sharp-knife -->");
      });
      await workbench.host("discard");
    },
  },
  {
    name: "the next due question comes before the next of the bank",
    async steps(workbench) {
      await opened(workbench, "cook.answers.md", "knife");
      await run(workbench, "examen.nextDue");
      await workbench.page.locator(NOTICE, { hasText: "nothing of `kitchen` is due today" }).waitFor();
      await run(workbench, "notifications.clearAll");
      await run(workbench, "workbench.action.closeAllEditors");
      await run(workbench, "examen.nextDue");
      await until("a sheet with what is due", async () => {
        const { text } = await workbench.host("active");
        return text?.includes("<!-- q: sharp-knife -->");
      });
      await workbench.host("discard");
    },
  },
  {
    name: "a submission moves the question in the view and is in the lens",
    async steps(workbench) {
      const { page } = workbench;
      await opened(workbench, "cook.answers.md", "knife");
      await workbench.host("lens", { name: "cook.answers.md", holds: "last 0/1 · due since 3 days" });
      await run(workbench, "examen.submit");
      await page.locator(NOTICE, { hasText: /Submitted: .* marks/ }).waitFor();
      await workbench.host("lens", { name: "cook.answers.md", holds: "due tomorrow" });
      const rows = practiceView(page).locator(".monaco-list-row");
      await rows.filter({ hasText: /Due now/ }).waitFor({ state: "hidden" });
      await run(workbench, "notifications.clearAll");
    },
  },
  {
    name: "a server that is killed is started again",
    async steps(workbench) {
      await opened(workbench);
      const [before] = await workbench.host("servers");
      assert.equal(await workbench.host("kill"), 1);
      await until("another server", async () => {
        const [now] = await workbench.host("servers");
        return now !== undefined && now !== before;
      });
      await workbench.host("lens", { name: SHEET, holds: "marks" });
      await status(workbench.page, /\/\d+ marks/);
    },
  },
  {
    name: "status, restart and the walkthrough are in the palette",
    async steps(workbench, pictures) {
      const { page } = workbench;
      await opened(workbench);
      await run(workbench, "workbench.action.showCommands");
      // The list shows as many rows as fit.
      for (const title of ["Submit", "Restart the Language Server", "Next Due Question", "Practise a Topic"]) {
        await page.locator(`${PICK} input`).first().fill(`>Examen: ${title}`);
        await page.locator(`${PICK} .monaco-list-row`, { hasText: title }).first().waitFor();
      }
      await page.locator(`${PICK} input`).first().fill(">Examen");
      await page.screenshot({ path: join(pictures, "vscode-palette.png") });
      await dismiss(page);
      await run(workbench, "examen.status");
      await until("the status", async () => (await workbench.host("active")).text?.includes("0.1.0"));
      await workbench.host("discard");
      const [before] = await workbench.host("servers");
      await run(workbench, "examen.restart");
      await until("another server", async () => {
        const [now] = await workbench.host("servers");
        return now !== undefined && now !== before;
      });
    },
  },
  {
    name: "no key of ours is one that VS Code uses",
    async steps(workbench) {
      await run(workbench, "workbench.action.openDefaultKeybindingsFile");
      const text = await until("the keys of VS Code", async () => {
        const { text } = await workbench.host("active");
        return text?.includes('"key": "shift+alt+f"') && text;
      });
      const rows = text.split("\n").filter((row) => /"key": "(shift\+alt\+e|alt\+cmd\+e)[ "]/.test(row));
      assert.ok(rows.length > 0);
      for (const row of rows) {
        assert.match(row, /"command": "examen\./);
      }
      await workbench.host("discard");
    },
  },
  {
    name: "the walkthrough leads to a sample with marks",
    async steps(workbench, pictures) {
      const { page } = workbench;
      await run(workbench, "workbench.action.closeAllEditors");
      await run(workbench, "workbench.action.openWalkthrough", "examen.examen#examen.start");
      await page.locator("text=Practise with Examen").first().waitFor();
      await page.locator(".getting-started-step img, .getting-started-media").first().waitFor({ state: "attached" });
      await page.screenshot({ path: join(pictures, "vscode-walkthrough.png") });
      await page.getByRole("button", { name: "Open the Sample Sheet" }).filter({ visible: true }).first().click();
      await status(page, /\/\d+ marks/);
      await workbench.host("discard");
    },
  },
  {
    name: "without the program, it is said what to do",
    async steps(workbench) {
      const { page } = workbench;
      await workbench.host("configure", { name: "examen.path", value: "/nowhere/examen" });
      await page.locator(NOTICE, { hasText: "names /nowhere/examen" }).waitFor();
      await page.locator(NOTICE, { hasText: "Open the Setting" }).first().waitFor();
      await status(page, "Examen");
      await workbench.host("configure", { name: "examen.path", value: "" });
      await opened(workbench);
      await workbench.host("lens", { name: SHEET, holds: "marks" });
      await run(workbench, "notifications.clearAll");
    },
  },
];

/** In a folder that is not trusted. */
export const untrusted = [
  {
    name: "no program is started from a folder that is not trusted",
    async steps(workbench) {
      const { page } = workbench;
      await opened(workbench);
      await page.locator(STATUS, { hasText: "Restricted Mode" }).waitFor();
      await until("the extension to look", () => workbench.host("isActive"));
      await page.locator('.activitybar a[aria-label^="Examen"]').click();
      await page.locator(".sidebar", { hasText: "not trusted" }).waitFor();
      assert.deepEqual(await workbench.host("servers"), []);
    },
  },
];
