/** Search over all questions: every key asks the server, which tolerates slips. */

import * as vscode from "vscode";

import type { Asked } from "./banksView";
import type { Hit } from "./protocol";
import type { Server } from "./server";
import { describeQuestion } from "./words";

interface Item extends vscode.QuickPickItem {
  readonly asked: Asked;
}

/** Lets the user search and choose; undefined if nothing is chosen. */
export function pickQuestion(server: Server): Promise<Asked | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = "Search Questions";
  pick.placeholder = "Words of a question, a topic or a tag";
  pick.matchOnDescription = true;
  return new Promise((resolve) => {
    let accepted = false;
    const choose = (chosen: Item | undefined) => {
      resolve(chosen?.asked);
      pick.hide();
    };
    const show = async (query: string) => {
      pick.busy = true;
      const hits = await server.run("examen.search", { query, limit: 50 });
      // An answer that comes after another key was pressed is for a question that nobody asks any more.
      if (pick.value === query) {
        pick.items = (hits ?? []).map(item);
        pick.busy = false;
        if (accepted) {
          choose(pick.items[0]);
        }
      }
    };
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      // Whoever is faster than the answer means the first of what is about to be shown.
      accepted = true;
      if (!pick.busy) {
        choose(pick.activeItems[0]);
      }
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    void show("");
  });
}

function item(hit: Hit): Item {
  const detail = [hit.topic, describeQuestion(hit), hit.bank].filter((part) => part !== null);
  return {
    label: hit.heading,
    detail: detail.join(" · "),
    // What the server finds is shown, although its words need not be in the label.
    alwaysShow: true,
    asked: { bank: hit.bank, id: hit.id },
  };
}
