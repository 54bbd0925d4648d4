import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { ATTACKS, comparedReport, exampleReport, hostileReport, largeReport } from "./cohorts.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SCREENSHOTS = new URL("screenshots/", import.meta.url).pathname;
const VIEWS = ["overview", "candidates", "candidate=0", "questions", "question=0"];
let browser;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser.close());

// A page opened from disk; `said` collects what the console says, and `asked` every request but the one for the page.
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { said.push("dialog"); dialog.dismiss(); });
  const url = pathToFileURL(path).href;
  context.on("request", (request) => { if (!request.url().startsWith(url)) asked.push(request.url()); });
  await page.goto(url);
  return { page, said, asked, url, close: () => context.close() };
}

// How many elements a view shows, once it shows one: following a link draws it a moment later.
async function shown(page, selector) {
  const found = page.locator(selector);
  await found.first().waitFor();
  return found.count();
}

// The text of what is shown, once it is: of what is hidden a browser gives all words in one.
async function textOf(page, selector) {
  const found = page.locator(selector);
  await found.first().waitFor();
  return found.innerText();
}

async function quiet({ said, asked }) {
  assert.deepEqual(said, []);
  assert.deepEqual(asked, []);
}

test("every view is reached by links and shows what it should", async () => {
  const report = await open(exampleReport());
  const { page } = report;
  assert.equal(await page.locator("svg[role=img]").count(), 3);
  for (const figure of await page.locator("figure svg").all()) assert.ok((await figure.boundingBox()).height > 100);
  await page.click("nav >> text=Candidates");
  assert.equal(await shown(page, "#heat tbody tr"), 12);
  assert.equal(await page.evaluate(() => document.activeElement.id), "h-candidates");
  await page.click("#heat tbody tr:nth-child(3) th a");
  assert.match(await textOf(page, "#h-candidate"), /c-03/);
  assert.equal(await shown(page, "#candidate-answers article"), 7, "four first attempts and three second ones");
  assert.ok((await page.locator("#candidate-answers mark").count()) > 5);
  await page.click("#candidate-answers article:first-child h3 a");
  assert.match(await textOf(page, "#h-question"), /bestseller query/);
  assert.equal(await shown(page, "#points tbody tr"), 10);
  assert.equal(await shown(page, "#question-answers article"), 12);
  await page.goBack();
  assert.ok(await page.locator("#view-candidate").isVisible());
  await quiet(report);
  await report.close();
});

test("rulings and changes are shown with who made them and what was before", async () => {
  const report = await open(comparedReport());
  const { page } = report;
  await page.click("nav >> text=Changes");
  assert.match(await textOf(page, "#view-changes tbody"), /c-01\s+caching\s+Answers are kept ready.*\s+met 1\s+met 2/);
  await page.click("nav >> text=Rulings not applied");
  assert.match(await textOf(page, "#view-rulings tbody"), /c-10\s+caching\s+m-1\s+the answer has changed/);
  await page.goto(`${report.url}#candidate=3`);
  assert.match(await textOf(page, ".ruling"), /m-1: The policy layer in the gateway is that place\. \(automatic: missed\)/);
  await quiet(report);
  await report.close();
});

test("filters, sorting and the words of one point", async () => {
  const report = await open(exampleReport());
  const { page } = report;
  await page.click("nav >> text=Candidates");
  await page.fill("#f-name", "c-1");
  assert.equal(await textOf(page, "#candidates-count"), "3 of 12 candidates");
  await page.fill("#f-name", "");
  await page.fill("#f-most", "30");
  const weak = await shown(page, "#heat tbody tr");
  assert.ok(weak > 0 && weak < 12);
  await page.fill("#f-most", "");
  await page.check("#f-knock");
  assert.ok((await shown(page, "#heat tbody tr")) < 12);
  await page.uncheck("#f-knock");
  await page.click("[data-sort=total]");
  const shares = await page.locator("#heat tbody tr td:nth-child(2)").allInnerTexts();
  assert.deepEqual(shares, [...shares].sort((a, b) => b - a));
  assert.equal(await page.getAttribute("#heat th:nth-child(2)", "aria-sort"), "descending");
  await page.goto(`${report.url}#question=0`);
  await page.selectOption("#f-point", "4");
  await page.selectOption("#f-state", "m");
  const met = await shown(page, "#question-answers article");
  assert.ok(met > 0 && met < 12);
  const button = page.locator("#question-answers article:nth-of-type(1) ul button").first();
  await button.click();
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.ok((await page.locator("#question-answers mark.dim").count()) > 0);
  await quiet(report);
  await report.close();
});

test("it can be used with the keyboard alone", async () => {
  const report = await open(exampleReport());
  const { page } = report;
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
  for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#heat tbody tr");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "f-name");
  await page.focus("[data-sort=total]");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.sort), "total", "focus stays where it was");
  await quiet(report);
  await report.close();
});

test("nothing that strangers write runs, loads or leaves", async () => {
  const report = await open(hostileReport());
  const { page } = report;
  for (const view of [...VIEWS, "rulings", ...ATTACKS.map((_, number) => `candidate=${number}`)]) {
    await page.goto(`${report.url}#${view}`);
    await page.waitForTimeout(20);
    assert.equal(await page.evaluate(() => window.owned), undefined, view);
  }
  const foreign = await page.evaluate(() => document.querySelectorAll("iframe, img, base, object, embed, link, meta[http-equiv=refresh], a[href^=javascript], a[href^=http]").length);
  assert.equal(foreign, 0);
  assert.equal(await page.evaluate(() => document.querySelectorAll("style").length), 1);
  await page.goto(`${report.url}#candidates`);
  const shown = await textOf(page, "#heat");
  assert.ok(shown.includes("<img src=x onerror='window.owned = 4'>"), "shown as text");
  assert.ok(!/[\u202a-\u202e\u0000-\u0008\u001b]/.test(await page.evaluate(() => document.body.innerText)), "no control or override is obeyed");
  await quiet(report);
  await report.close();
});

test("the policy of the page stops scripts, styles and requests, and strings as markup", async () => {
  const report = await open(exampleReport());
  const { page } = report;
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    let thrown = "";
    try { document.body.innerHTML = "<b>x</b>"; } catch (error) { thrown = error.name; }
    try { script.textContent = "window.owned = 1"; document.body.append(script); } catch { /* trusted types */ }
    const fetched = await fetch("https://example.com/").then(() => "fetched", () => "stopped");
    return { thrown, owned: window.owned, fetched };
  });
  assert.deepEqual(outcome, { thrown: "TypeError", owned: undefined, fetched: "stopped" });
  await report.close();
});

test("axe finds no fault in any view, light or dark, wide or narrow", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 400]) {
      const report = await open(exampleReport(), { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      const { page } = report;
      await page.evaluate(AXE);
      for (const view of VIEWS) {
        await page.goto(`${report.url}#${view}`);
        await page.waitForTimeout(50);
        const faults = await page.evaluate(async () => {
          const found = await window.axe.run(document, { resultTypes: ["violations"] });
          return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
        });
        assert.deepEqual(faults, [], `${view} ${colorScheme} ${width}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${view} at ${width} is ${overflow} px too wide`);
        await page.screenshot({ path: `${SCREENSHOTS}${view.replace("=", "-")}-${colorScheme}-${width}.png`, fullPage: true });
      }
      await report.close();
    }
  }
});

test("what is printed is black on white, without controls", async () => {
  const report = await open(exampleReport(), { colorScheme: "dark" });
  const { page } = report;
  await page.goto(`${report.url}#candidates`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".controls:visible, nav:visible, .pager:visible").count(), 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  await page.pdf({ path: `${SCREENSHOTS}candidates.pdf` });
  await report.close();
});

test("10,000 candidates are shown a page at a time", async () => {
  const report = await open(largeReport());
  const { page } = report;
  await page.goto(`${report.url}#candidates`);
  assert.equal(await shown(page, "#heat tbody tr"), 50);
  assert.match(await textOf(page, "#candidates-pager"), /1–50 of 10000/);
  await page.click("#candidates-pager >> text=Next");
  assert.match(await textOf(page, "#candidates-pager"), /51–100 of 10000/);
  await page.fill("#f-name", "c-9999");
  assert.equal(await shown(page, "#heat tbody tr"), 1);
  await page.click("#heat tbody th a");
  assert.equal(await shown(page, "#candidate-answers article"), 10);
  await page.goto(`${report.url}#question=3`);
  assert.equal(await shown(page, "#question-answers article"), 20);
  assert.match(await textOf(page, "#answers-pager"), /1–20 of 10000/);
  await quiet(report);
  await report.close();
});
