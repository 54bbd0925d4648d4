// Draws what `tmux capture-pane -e -p` printed.
//
//   node terminal-picture.mjs CAPTURE PNG light|dark CHROMIUM
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [capture, png, background, executablePath] = process.argv.slice(2);
const PLAIN =
  background === "dark"
    ? { color: "#e0e2ea", background: "#14161b" }
    : { color: "#14161b", background: "#e0e2ea" };
const PALETTE = ["#07080d", "#b3261e", "#2e7d32", "#8a6d00", "#1f5fa8", "#7b3fa0", "#00727a", "#c4c6cd"];

const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

/** Applies the numbers of one escape sequence to a style. */
function restyle(style, numbers) {
  const next = { ...style };
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index];
    if (number === "" || number === "0") {
      return restyle({}, numbers.slice(index + 1));
    }
    if (number === "38" || number === "48" || number === "58") {
      const [kind, red, green, blue] = numbers.slice(index + 1);
      const which = { 38: "color", 48: "background", 58: "line" }[number];
      next[which] = kind === "2" ? `rgb(${red},${green},${blue})` : PALETTE[red % 8];
      index += kind === "2" ? 4 : 2;
    } else if (number.startsWith("4:") || number === "4") {
      next.underline = number === "4:0" ? undefined : number === "4:3" ? "wavy" : "solid";
    } else if (/^58[:]/.test(number)) {
      const parts = number.split(":").filter((part) => part !== "");
      next.line = `rgb(${parts.slice(-3).join(",")})`;
    } else {
      Object.assign(next, SIMPLE[number] ?? colour(Number(number)));
    }
  }
  return next;
}

const SIMPLE = {
  1: { bold: true },
  3: { italic: true },
  7: { reverse: true },
  9: { struck: true },
  22: { bold: undefined },
  23: { italic: undefined },
  24: { underline: undefined },
  27: { reverse: undefined },
  29: { struck: undefined },
  39: { color: undefined },
  49: { background: undefined },
  59: { line: undefined },
};

function colour(number) {
  if (number >= 30 && number <= 37) {
    return { color: PALETTE[number - 30] };
  }
  return number >= 40 && number <= 47 ? { background: PALETTE[number - 40] } : {};
}

function css(style) {
  const color = style.color ?? PLAIN.color;
  const behind = style.background ?? PLAIN.background;
  const lines = [style.underline && "underline", style.struck && "line-through"].filter(Boolean);
  return [
    `color:${style.reverse ? behind : color}`,
    `background:${style.reverse ? color : behind}`,
    style.bold ? "font-weight:bold" : "",
    style.italic ? "font-style:italic" : "",
    lines.length > 0 ? `text-decoration:${lines.join(" ")} ${style.underline ?? "solid"} ${style.line ?? ""}` : "",
  ].join(";");
}

let style = {};
const html = readFileSync(capture, "utf8")
  .replaceAll("\u001b(B", "")
  .split(/(\u001b\[[0-9;:]*m)/)
  .map((part) => {
    const numbers = /^\u001b\[([0-9;:]*)m$/.exec(part)?.[1];
    if (numbers !== undefined) {
      style = restyle(style, numbers.split(";"));
      return "";
    }
    return part === "" ? "" : `<span style="${css(style)}">${escape(part)}</span>`;
  })
  .join("");

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ deviceScaleFactor: 1.5 });
await page.setContent(
  `<body style="margin:0"><pre style="display:inline-block;margin:0;padding:10px;background:${PLAIN.background};` +
    `font:14px/1.3 'DejaVu Sans Mono',monospace;text-underline-offset:3px">${html.trimEnd()}</pre></body>`,
);
await page.locator("pre").screenshot({ path: png });
await browser.close();
