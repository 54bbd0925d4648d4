/**
 * What the language server says beyond the language server protocol: the one mirror of `docs/language-server.md`.
 *
 * Commands are run by `workspace/executeCommand` and take one object.
 */

import type { Position, Range } from "vscode-languageclient";

/** Marks are what a score is counted in. */
export interface Marks {
  readonly awarded: number;
  readonly available: number;
}

export type EvidenceState =
  | "met"
  | "partial"
  | "listed"
  | "negated"
  | "claimed"
  | "rejected"
  | "overridden";

export interface Evidence {
  readonly range: Range;
  readonly state: EvidenceState;
  readonly marks: number;
}

export type QuestionState =
  | "unanswered"
  | "skipped"
  | "graded"
  | "hidden"
  | "unknown"
  | "behavioural";

export interface SheetQuestion {
  readonly id: string | null;
  readonly heading: string;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly state: QuestionState;
  readonly marks: Marks | null;
  readonly points: { readonly met: number; readonly all: number } | null;
  readonly knockoutMissing: boolean;
  readonly evidence: readonly Evidence[];
}

/** A sheet as it stands: what `examen.sheet` answers and what is sent after every change of a mark. */
export interface Sheet {
  readonly uri: string;
  readonly version: number | null;
  /** The bank that the sheet is graded against. */
  readonly bank: string;
  readonly mode: "practice" | "interview";
  readonly submitted: boolean;
  readonly clock: {
    /** Milliseconds since 1970. */
    readonly startedAt: number | null;
    readonly limitSeconds: number | null;
  };
  /** Absent while an interview hides them. */
  readonly marks: Marks | null;
  readonly questions: readonly SheetQuestion[];
}

export interface BankQuestion {
  readonly id: string;
  readonly heading: string;
  readonly level: number | null;
  readonly tags: readonly string[];
  readonly marks: number;
  readonly points: number;
}

export interface BankTopic {
  /** Absent for questions above the first topic. */
  readonly title: string | null;
  readonly questions: readonly BankQuestion[];
}

export interface Bank {
  readonly name: string;
  /** Absent for the bank that is part of the program. */
  readonly uri: string | null;
  readonly topics: readonly BankTopic[];
}

export interface Hit {
  readonly bank: string;
  readonly id: string;
  readonly heading: string;
  readonly topic: string | null;
  readonly level: number | null;
  readonly marks: number;
}

/** A question as the schedule sees it. */
export interface DueQuestion {
  readonly bank: string;
  readonly id: string;
  readonly heading: string;
  readonly topic: string | null;
  readonly level: number | null;
  /** When it is due, in words. */
  readonly when: string;
  readonly last: {
    /** Absent for a checklist. */
    readonly marks: Marks | null;
    readonly when: string;
    readonly attempts: number;
  } | null;
  /** The share of the marks that an answer would lose now. */
  readonly atRisk: number;
  readonly leeches: number;
}

/** A point that was missed. */
export interface WeakPoint {
  readonly bank: string;
  readonly id: string;
  readonly heading: string;
  /** Absent while it is covered. */
  readonly label: string | null;
  readonly missed: number;
  readonly asked: number;
  readonly leech: boolean;
}

/** What to practise. */
export interface DueList {
  readonly counts: {
    readonly due: number;
    readonly new: number;
    readonly later: number;
    readonly weak: number;
  };
  /** What the day still has room for. */
  readonly today: { readonly due: number; readonly new: number };
  readonly due: readonly DueQuestion[];
  readonly new: readonly DueQuestion[];
  readonly later: readonly DueQuestion[];
  readonly weak: readonly WeakPoint[];
}

export interface RubricPoint {
  /** Absent while it is covered. */
  readonly label: string | null;
  readonly state: string;
  readonly marks: Marks;
  readonly knockout: boolean;
  readonly evidence: readonly { readonly range: Range; readonly text: string }[];
  readonly why: string | null;
  /** What the candidate says about it. */
  readonly you: "said" | "not said" | null;
}

export interface Rubric {
  readonly id: string;
  readonly title: string;
  readonly range: Range;
  /** With `model-answer` the whole is marked, so that no point has marks of its own. */
  readonly gradedBy: "points" | "model-answer" | "nothing";
  readonly markdown: string;
  readonly revealed: number;
  readonly steps: number;
  readonly points: readonly RubricPoint[];
  readonly answer: string | null;
}

export interface Place {
  readonly uri: string;
  readonly position: Position;
}

export interface Hint {
  readonly id: string;
  readonly grade: number;
  readonly grades: number;
  readonly text: string;
}

export interface Added {
  readonly id: string;
  readonly heading: string;
  readonly position: Position;
  readonly added: boolean;
}

export interface NewText {
  readonly text: string;
  readonly suggestedName: string;
  /** Where the first answer goes. */
  readonly position: Position;
}

/** Where the candidate says that an answer makes a point, and the machine does not see it. */
export interface Differing {
  readonly uri: string;
  readonly question: string;
  readonly point: string;
  readonly position?: Position;
}

/** The commands of the server: what each takes and answers. */
export interface Commands {
  "examen.sheet": { takes: { readonly uri: string }; gives: Sheet | null };
  "examen.banks": { takes: Record<string, never>; gives: readonly Bank[] };
  "examen.search": {
    takes: { readonly query: string; readonly limit?: number };
    gives: readonly Hit[];
  };
  "examen.showRubric": { takes: Place & { readonly reveal?: number }; gives: Rubric | null };
  "examen.hint": {
    /** Quiet: the text is not also sent as a message of the server. */
    takes: Place & { readonly quiet: true };
    gives: Hint | null;
  };
  "examen.reveal": { takes: Place; gives: { readonly id: string; readonly text: string } | null };
  "examen.submit": {
    takes: { readonly uri: string };
    gives: { readonly marks: Marks; readonly attempts: number } | null;
  };
  "examen.proposePhrase": {
    takes: Differing;
    /** A patch where the bank cannot be written. */
    gives: { readonly words: string; readonly patch: string | null };
  };
  "examen.due": {
    takes: { readonly limit?: number; readonly topic?: string; readonly reveal?: boolean };
    gives: DueList;
  };
  "examen.nextQuestion": {
    takes: {
      readonly uri: string;
      readonly topic?: string;
      readonly bank?: string;
      readonly id?: string;
      readonly due?: true;
    };
    gives: Added | null;
  };
  "examen.newSheet": {
    takes: {
      readonly topic?: string;
      readonly bank?: string;
      readonly count?: number;
      readonly ids?: readonly string[];
      readonly mode?: Sheet["mode"];
    };
    gives: NewText;
  };
  "examen.importList": {
    takes: { readonly text: string; readonly name?: string };
    gives: { readonly bank: string; readonly suggestedName: string; readonly summary: string };
  };
  "examen.status": { takes: Record<string, never>; gives: { readonly markdown: string } };
}

/** Sent whenever a sheet was graded. Its parameter is a `Sheet`. */
export const SHEET = "examen/sheet";

/** Sent when banks were added, changed or removed. */
export const BANKS_CHANGED = "examen/banksChanged";

/** Sent when a question was found to stand otherwise than before. */
export const PRACTICE_CHANGED = "examen/practiceChanged";

/** Settings that the server has beside those of the user: without this one it sends neither notification. */
export const INITIALIZATION_OPTIONS = { sheetNotifications: true } as const;

/** The settings of the server, as they are called below `examen.` there and here. */
export const SERVER_SETTINGS = [
  "diagnostics.enable",
  "diagnostics.severity",
  "diagnostics.pauseMs",
  "inlayHints.enable",
  "codeLens.enable",
  "semanticTokens.enable",
  "banks",
  "limits.maxBytes",
] as const;
