/** The view of what to practise: what is due, what is new, what comes later, and which points keep being missed. */

import * as vscode from "vscode";

import type { DueList, DueQuestion, WeakPoint } from "./protocol";
import type { Server } from "./server";
import { describeDue, describeWeak, questions } from "./words";

type GroupName = "due" | "new" | "later" | "weak";

type Node =
  | { readonly kind: "group"; readonly name: GroupName; readonly list: DueList }
  | { readonly kind: "question"; readonly group: GroupName; readonly question: DueQuestion }
  | { readonly kind: "weak"; readonly point: WeakPoint };

const GROUPS: readonly GroupName[] = ["due", "new", "later", "weak"];

const TITLES: Readonly<Record<GroupName, string>> = {
  due: "Due now",
  new: "New",
  later: "Later",
  weak: "Weak points",
};

const ICONS: Readonly<Record<GroupName, string>> = {
  due: "bell-dot",
  new: "sparkle",
  later: "calendar",
  weak: "flame",
};

export class PracticeView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly view: vscode.TreeView<Node>;
  private labelsShown = false;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: Server) {
    this.view = vscode.window.createTreeView("examen.practice", { treeDataProvider: this });
    this.subscriptions = [
      server.onPracticeChanged(() => this.refresh()),
      server.onBanksChanged(() => this.refresh()),
      // Somebody who comes back may have practised in a terminal.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && this.view.visible) {
          this.refresh();
        }
      }),
      this.view,
      this.changed,
    ];
  }

  refresh(): void {
    this.changed.fire();
  }

  /** Whether the labels of weak points are shown: they are answers, so that they stay covered until asked for. */
  showLabels(shown: boolean): void {
    this.labelsShown = shown;
    void vscode.commands.executeCommand("setContext", "examen.weakLabels", shown);
    this.refresh();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    switch (node?.kind) {
      case undefined:
        return this.groups(await this.read());
      case "group":
        return node.name === "weak"
          ? node.list.weak.map((point): Node => ({ kind: "weak", point }))
          : node.list[node.name].map(
              (question): Node => ({ kind: "question", group: node.name, question }),
            );
      case "question":
      case "weak":
        return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case "group":
        return groupItem(node.name, node.list);
      case "question":
        return questionItem(node.group, node.question);
      case "weak":
        return weakItem(node.point);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** What the history says; where it cannot be used, the view says why, in the words of the server. */
  private async read(): Promise<DueList | undefined> {
    try {
      const list = await this.server.run("examen.due", { reveal: this.labelsShown });
      setMessage(this.view, undefined);
      return list;
    } catch (error) {
      setMessage(this.view, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  /** Without anything that was ever answered there are no groups, and the view says how to begin. */
  private groups(list: DueList | undefined): Node[] {
    const { due, later } = list?.counts ?? { due: 0, later: 0 };
    this.view.badge =
      due > 0 ? { value: due, tooltip: `${questions(due)} due for practice` } : undefined;
    if (list === undefined || due + later === 0) {
      return [];
    }
    return GROUPS.filter((name) => list.counts[name] > 0).map(
      (name): Node => ({ kind: "group", name, list }),
    );
  }
}

// A message that is no longer true is taken away by setting none, which the type does not know.
function setMessage(view: vscode.TreeView<Node>, message: string | undefined): void {
  (view as { message?: string | undefined }).message = message;
}

function groupItem(name: GroupName, { counts, today }: DueList): vscode.TreeItem {
  const isOpen = name === "due" || name === "weak";
  const item = new vscode.TreeItem(
    TITLES[name],
    isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = name;
  item.description = String(counts[name]);
  if (name === "new") {
    item.description = `${counts.new} · ${today.new} today`;
    item.tooltip = `${questions(counts.new)} never answered; today has room for ${today.new}`;
  }
  item.iconPath = new vscode.ThemeIcon(ICONS[name]);
  item.contextValue = `examen.group.${name}`;
  return item;
}

function questionItem(group: GroupName, question: DueQuestion): vscode.TreeItem {
  // A narrow side bar shows what stands first: the question, or the day where days are what is looked for.
  const [first, second] =
    group === "later"
      ? [question.when, question.heading]
      : [question.heading, describeDue(question)];
  const item = new vscode.TreeItem(first);
  item.id = `${group}#${question.bank}#${question.id}`;
  item.description = second;
  item.tooltip = tooltip(question);
  item.iconPath = icon(group, question);
  item.contextValue = "examen.question";
  item.command = answer(question);
  return item;
}

function icon(group: GroupName, { last, leeches }: DueQuestion): vscode.ThemeIcon {
  if (group === "new") {
    return new vscode.ThemeIcon("circle-outline");
  }
  if (leeches > 0) {
    return new vscode.ThemeIcon("flame", new vscode.ThemeColor("examen.claimed"));
  }
  const marks = last?.marks;
  const isFull = marks !== undefined && marks !== null && marks.awarded >= marks.available;
  const colour = new vscode.ThemeColor(isFull ? "examen.met" : "examen.partial");
  return new vscode.ThemeIcon(isFull ? "pass-filled" : "circle-large-filled", colour);
}

function tooltip(question: DueQuestion): string {
  const { heading, topic, bank, level, last, leeches, atRisk } = question;
  const facts = [topic ?? bank, ...(level === null ? [] : [`level ${level}`])];
  const lines = [heading, facts.join(" · "), describeDue(question)];
  if (last !== null) {
    const times = last.attempts === 1 ? "once" : `${last.attempts} times`;
    lines.push(
      `answered ${times}, ${last.when}; ${Math.round(atRisk * 100)} % of the marks at risk`,
    );
  }
  if (leeches > 0) {
    const points = leeches === 1 ? "1 point was" : `${leeches} points were`;
    lines.push(`${points} missed four times or more`);
  }
  return lines.join("\n");
}

function weakItem(point: WeakPoint): vscode.TreeItem {
  const item = new vscode.TreeItem(point.label ?? describeWeak(point));
  item.description = point.label === null ? point.heading : describeWeak(point);
  item.tooltip =
    point.label === null
      ? `${point.heading}\nWhat the point is stays covered until you show the labels.`
      : `${point.heading}\n${point.label}`;
  item.iconPath = point.leech
    ? new vscode.ThemeIcon("flame", new vscode.ThemeColor("examen.claimed"))
    : new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("examen.partial"));
  item.contextValue = "examen.question";
  item.command = answer(point);
  return item;
}

function answer({ bank, id }: { readonly bank: string; readonly id: string }): vscode.Command {
  return {
    command: "examen.insertQuestion",
    title: "Answer This Question",
    arguments: [{ bank, id }],
  };
}
