/** As much of `vscode` as the parts under test touch. What they do to the window is kept, for tests to look at. */

type Listener<T> = (value: T) => unknown;

export class Disposable {
  static from(...items: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const item of items) {
        item.dispose();
      }
    });
  }
  constructor(private readonly act: () => void) {}
  dispose(): void {
    this.act();
  }
}

export class EventEmitter<T> {
  private listeners: Listener<T>[] = [];
  readonly event = (listener: Listener<T>): Disposable => {
    this.listeners.push(listener);
    return new Disposable(() => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    });
  };
  fire(value: T): void {
    for (const listener of this.listeners) {
      listener(value);
    }
  }
  dispose(): void {
    this.listeners = [];
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

export class Range {
  constructor(
    readonly startLine: number,
    readonly startCharacter: number,
    readonly endLine: number,
    readonly endCharacter: number,
  ) {}
}

export class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState = 0,
  ) {}
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const OverviewRulerLane = { Left: 1 };
export const ViewColumn = { Beside: -2 };

export class Uri {
  static parse(text: string): Uri {
    const decoded = decodeURIComponent(text);
    const [scheme = "", path = ""] = decoded.split(/:(?:\/\/)?(.*)/s);
    return new Uri(scheme, path);
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(base.scheme, [base.path, ...parts].join("/"));
  }
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  get fsPath(): string {
    return this.path;
  }
  toString(_skipEncoding?: boolean): string {
    return `${this.scheme}://${this.path}`;
  }
}

export interface FakeStatusBarItem {
  text: string;
  tooltip: string;
  command: string;
  visible: boolean;
}

export interface FakeTreeView {
  message?: string | undefined;
  badge?: { value: number; tooltip: string } | undefined;
}

/** What happened to the window, and what the user would do. */
export const fake = {
  statusBar: undefined as FakeStatusBarItem | undefined,
  settings: new Map<string, unknown>(),
  views: new Map<string, FakeTreeView>(),
  closed: new EventEmitter<{ uri: Uri }>(),
  editorChanged: new EventEmitter<unknown>(),
};

export const window = {
  activeTextEditor: undefined as { document: { uri: Uri } } | undefined,
  visibleTextEditors: [] as { document: { uri: Uri } }[],
  createStatusBarItem() {
    fake.statusBar = { text: "", tooltip: "", command: "", visible: false };
    return Object.assign(fake.statusBar, {
      show: () => setVisible(true),
      hide: () => setVisible(false),
      dispose: () => setVisible(false),
    });
  },
  createTreeView(id: string) {
    const view = { message: undefined, badge: undefined, visible: true, dispose: () => undefined };
    fake.views.set(id, view);
    return view;
  },
  onDidChangeWindowState: new EventEmitter<{ focused: boolean }>().event,
  onDidChangeActiveTextEditor: fake.editorChanged.event,
};

export const workspace = {
  getConfiguration: (section: string) => ({
    get: <T>(name: string, otherwise: T): T =>
      (fake.settings.get(`${section}.${name}`) as T | undefined) ?? otherwise,
    inspect: (name: string) => ({ globalValue: fake.settings.get(`${section}.${name}`) }),
  }),
  onDidChangeConfiguration: new EventEmitter<unknown>().event,
  onDidCloseTextDocument: fake.closed.event,
};

export const commands = {
  executeCommand: async () => undefined,
};

function setVisible(visible: boolean): void {
  if (fake.statusBar !== undefined) {
    fake.statusBar.visible = visible;
  }
}
