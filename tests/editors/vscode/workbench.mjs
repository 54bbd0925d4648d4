// VS Code in a browser: code-server with two extensions, and Chromium in front of it. Nothing leaves this machine.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** What a new user has, less what talks to the world or covers the screen. */
const SETTINGS = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "git.enabled": false,
  "npm.fetchOnlinePackageInfo": false,
  "editor.minimap.enabled": false,
  "remote.autoForwardPorts": false,
};

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export class Workbench {
  /** Starts the editor with files in its folder, and the extensions of these packages. */
  static async open({ tools, examen, packages, files, trusted = true }) {
    const workbench = new Workbench(tools, examen);
    try {
      await workbench.#start(packages, files, trusted);
    } catch (error) {
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  constructor(tools, examen) {
    this.tools = tools;
    /** The program, for what somebody does beside the editor. */
    this.examen = examen;
    this.folder = mkdtempSync(join(tmpdir(), "examen-vscode-"));
    this.workspace = join(this.folder, "practice");
    this.log = "";
    /** Hosts that a request was made to and refused. */
    this.refused = new Set();
    this.pageErrors = [];
  }

  file(name) {
    return join(this.workspace, name);
  }

  /** Lets the test's own extension do a step inside of the extension host; gives what it returns. */
  async host(step, argument = null) {
    const answer = await fetch(`http://127.0.0.1:${this.hostPort}/${step}`, {
      method: "POST",
      body: JSON.stringify(argument),
      signal: AbortSignal.timeout(60_000),
    });
    const { result, problem } = await answer.json();
    if (problem !== undefined) {
      throw new Error(`${step}: ${problem}`);
    }
    return result;
  }

  async close() {
    await this.context?.close().catch(() => {});
    if (this.server !== undefined) {
      const ended = new Promise((resolve) => this.server.once("exit", resolve));
      process.kill(-this.server.pid, "SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }

  async #start(packages, files, trusted) {
    for (const name of ["home", "data/User", "data/Machine", "extensions", "practice", "browser"]) {
      mkdirSync(join(this.folder, name), { recursive: true });
    }
    writeFileSync(join(this.folder, "data/User/settings.json"), JSON.stringify(SETTINGS));
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(this.file(name), text);
    }
    this.hostPort = await freePort();
    const environment = {
      ...process.env,
      HOME: join(this.folder, "home"),
      XDG_DATA_HOME: join(this.folder, "home"),
      XDG_CONFIG_HOME: join(this.folder, "home"),
      XDG_CACHE_HOME: join(this.folder, "home"),
      EXAMEN_TEST_PORT: String(this.hostPort),
      // An editor without a market place asks for none.
      EXTENSIONS_GALLERY: "{}",
    };
    const program = join(this.tools, "vscode/bin/code-server");
    const places = [
      "--user-data-dir",
      join(this.folder, "data"),
      "--extensions-dir",
      join(this.folder, "extensions"),
    ];
    const installs = packages.flatMap((path) => ["--install-extension", path]);
    execFileSync(program, [...places, ...installs], { env: environment, stdio: "pipe" });

    const port = await freePort();
    const flags = ["--bind-addr", `127.0.0.1:${port}`, "--auth", "none", "--disable-telemetry"];
    flags.push("--disable-update-check", "--disable-getting-started-override");
    if (trusted) {
      flags.push("--disable-workspace-trust");
    }
    this.server = spawn(program, [...places, ...flags, this.workspace], {
      env: environment,
      detached: true,
    });
    for (const stream of [this.server.stdout, this.server.stderr]) {
      stream.on("data", (text) => {
        this.log += text;
      });
    }
    await until("code-server to answer", () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(({ ok }) => ok),
      120,
    );
    await this.#browse(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(this.workspace)}`);
  }

  async #browse(address) {
    this.context = await chromium.launchPersistentContext(join(this.folder, "browser"), {
      executablePath: join(this.tools, "vscode/bin/chromium"),
      headless: true,
      viewport: { width: 1280, height: 800 },
      args: FLAGS,
    });
    this.context.setDefaultTimeout(30_000);
    await this.context.route(
      (url) => url.hostname !== "127.0.0.1",
      (route) => {
        this.refused.add(new URL(route.request().url()).hostname);
        return route.abort();
      },
    );
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    this.page.on("pageerror", (error) => this.pageErrors.push(error.message));
    await this.page.goto(address);
    await this.page.locator(".monaco-workbench").waitFor({ timeout: 120_000 });
    await until("the steps to listen", () => this.host("servers").then(Array.isArray), 120);
  }
}

/** Waits until a condition holds; what it throws meanwhile counts as not yet. */
export async function until(what, condition, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  let problem = "";
  for (;;) {
    try {
      const value = await condition();
      if (value) {
        return value;
      }
    } catch (error) {
      problem = `: ${error.message}`;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${seconds} s in vain for ${what}${problem}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort() {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, "127.0.0.1", () => {
      const { port } = listener.address();
      listener.close(() => resolve(port));
    });
  });
}
