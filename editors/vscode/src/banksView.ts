/** The view of what can be asked: banks, their topics, their questions. */

import * as vscode from "vscode";

import type { Bank, BankQuestion, BankTopic } from "./protocol";
import type { Server } from "./server";
import { describeQuestion } from "./words";

type Node =
  | { readonly kind: "bank"; readonly bank: Bank }
  | { readonly kind: "topic"; readonly bank: Bank; readonly topic: BankTopic }
  | { readonly kind: "question"; readonly bank: Bank; readonly question: BankQuestion };

export type BankNode = Extract<Node, { kind: "bank" }>;

/** What the command that answers a question is given. */
export interface Asked {
  readonly bank: string;
  readonly id: string;
}

export class BanksView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscription = server.onBanksChanged(() => this.changed.fire());
  }

  /** The first look at this view starts the server: it is asked for what is in the banks. */
  async getChildren(node?: Node): Promise<Node[]> {
    switch (node?.kind) {
      case undefined: {
        const banks = (await this.server.run("examen.banks", {})) ?? [];
        return banks.map((bank): Node => ({ kind: "bank", bank }));
      }
      case "bank":
        return node.bank.topics.map((topic): Node => ({ kind: "topic", bank: node.bank, topic }));
      case "topic":
        return node.topic.questions.map(
          (question): Node => ({ kind: "question", bank: node.bank, question }),
        );
      case "question":
        return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case "bank":
        return bankItem(node.bank);
      case "topic":
        return topicItem(node.bank, node.topic);
      case "question":
        return questionItem(node.bank, node.question);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}

function bankItem(bank: Bank): vscode.TreeItem {
  const item = new vscode.TreeItem(bank.name, vscode.TreeItemCollapsibleState.Expanded);
  const count = bank.topics.reduce((sum, topic) => sum + topic.questions.length, 0);
  item.id = `${bank.uri}#${bank.name}`;
  const questions = count === 1 ? "1 question" : `${count} questions`;
  item.description = bank.uri === null ? `${questions}, built in` : questions;
  item.iconPath = new vscode.ThemeIcon("library");
  item.contextValue = bank.uri === null ? "examen.builtIn" : "examen.bank";
  return item;
}

function topicItem(bank: Bank, topic: BankTopic): vscode.TreeItem {
  const item = new vscode.TreeItem(
    topic.title ?? "Without a topic",
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${bank.uri}#${bank.name}#${topic.title}`;
  item.description = String(topic.questions.length);
  item.iconPath = new vscode.ThemeIcon("tag");
  return item;
}

function questionItem(bank: Bank, question: BankQuestion): vscode.TreeItem {
  const asked: Asked = { bank: bank.name, id: question.id };
  const item = new vscode.TreeItem(question.heading);
  item.description = describeQuestion(question);
  item.tooltip = `${question.heading}\n${describeQuestion(question)}\n${question.tags.join(", ")}`;
  item.iconPath = new vscode.ThemeIcon("comment");
  item.contextValue = "examen.question";
  item.command = {
    command: "examen.insertQuestion",
    title: "Answer This Question",
    arguments: [asked],
  };
  return item;
}
