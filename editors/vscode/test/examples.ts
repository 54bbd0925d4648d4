/** What a server would say, for tests. */

import type {
  DueList,
  DueQuestion,
  Evidence,
  EvidenceState,
  Sheet,
  SheetQuestion,
} from "../src/protocol";

export function question(given: Partial<SheetQuestion> = {}): SheetQuestion {
  return {
    id: "caching",
    heading: "What would a cache gain you?",
    range: lines(4, 9),
    selectionRange: lines(4, 4),
    state: "graded",
    marks: { awarded: 4, available: 12 },
    points: { met: 2, all: 8 },
    knockoutMissing: false,
    evidence: [],
    ...given,
  };
}

export function sheet(given: Partial<Sheet> = {}): Sheet {
  return {
    uri: "file:///w/a.answers.md",
    version: 1,
    bank: "backend-developer",
    mode: "practice",
    submitted: false,
    clock: { startedAt: null, limitSeconds: null },
    marks: { awarded: 4, available: 12 },
    questions: [question()],
    ...given,
  };
}

export function dueQuestion(given: Partial<DueQuestion> = {}): DueQuestion {
  return {
    bank: "backend-developer",
    id: "caching",
    heading: "What would a cache gain you?",
    topic: "Caching",
    level: 2,
    when: "due now",
    last: { marks: { awarded: 4, available: 12 }, when: "5 days ago", attempts: 2 },
    atRisk: 0.25,
    leeches: 0,
    ...given,
  };
}

export function dueList(given: Partial<DueList> = {}): DueList {
  return {
    counts: { due: 1, new: 0, later: 0, weak: 0 },
    today: { due: 50, new: 10 },
    due: [dueQuestion()],
    new: [],
    later: [],
    weak: [],
    ...given,
  };
}

export function evidence(line: number, state: EvidenceState): Evidence {
  return { range: lines(line, line), state, marks: 1 };
}

function lines(start: number, end: number) {
  return { start: { line: start, character: 0 }, end: { line: end, character: 1 } };
}
