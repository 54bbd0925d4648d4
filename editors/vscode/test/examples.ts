/** What a server would say, for tests. */

import type { Evidence, EvidenceState, Sheet, SheetQuestion } from "../src/protocol";

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
    mode: "practice",
    submitted: false,
    clock: { startedAt: null, limitSeconds: null },
    marks: { awarded: 4, available: 12 },
    questions: [question()],
    ...given,
  };
}

export function evidence(line: number, state: EvidenceState): Evidence {
  return { range: lines(line, line), state, marks: 1 };
}

function lines(start: number, end: number) {
  return { start: { line: start, character: 0 }, end: { line: end, character: 1 } };
}
