/** How marks, clocks and questions are put into words. No logic of grading is here. */

import type {
  BankQuestion,
  DueList,
  DueQuestion,
  Marks,
  Sheet,
  SheetQuestion,
  WeakPoint,
} from "./protocol";

/** Marks as a number of at most two decimals, as a rubric allows. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function fraction({ awarded, available }: Marks): string {
  return `${number(awarded)}/${number(available)}`;
}

export function markWord(marks: number): string {
  return marks === 1 ? "1 mark" : `${number(marks)} marks`;
}

/** What stands beside a question in the list of sheets. */
export function describeAnswer(question: SheetQuestion): string {
  switch (question.state) {
    case "graded":
      return question.marks === null ? "" : fraction(question.marks);
    case "unanswered":
      return "not answered";
    case "skipped":
      return "skipped";
    case "hidden":
      return "hidden until you submit";
    case "unknown":
      return "no such question";
    case "behavioural":
      return "a checklist";
  }
}

export function describeQuestion({ level, marks }: Pick<BankQuestion, "level" | "marks">): string {
  return level === null ? markWord(marks) : `level ${level} · ${markWord(marks)}`;
}

/** The sum of a sheet in one line. */
export function describeSheet(sheet: Sheet): string {
  const answered = sheet.questions.filter(
    ({ state }) => state !== "unanswered" && state !== "skipped",
  ).length;
  const questions = `${answered} of ${sheet.questions.length} answered`;
  return sheet.marks === null ? questions : `${fraction(sheet.marks)} marks · ${questions}`;
}

export function questions(count: number): string {
  return count === 1 ? "1 question" : `${count} questions`;
}

/** What stands beside a question that was answered before: its last marks, and when it is due. */
export function describeDue({ last, when, level }: DueQuestion): string {
  if (last === null) {
    return level === null ? "" : `level ${level}`;
  }
  return last.marks === null ? when : `${fraction(last.marks)} · ${when}`;
}

export function describeWeak({ missed, asked, leech }: WeakPoint): string {
  const times = `missed ${missed} of ${asked}`;
  return leech ? `${times} · a leech` : times;
}

/** What to say to somebody who asks for a question that is due where there is none. */
export function nothingDue({ later }: DueList): string {
  const next = later[0];
  return next === undefined
    ? "There is nothing to practise here."
    : `Nothing is due. The next question is ${next.when}.`;
}

/** Minutes and seconds that are left, or that somebody is over time. */
export function clock(sheet: Sheet, now: number): string | undefined {
  const { startedAt, limitSeconds } = sheet.clock;
  if (sheet.mode !== "interview" || sheet.submitted || startedAt === null) {
    return undefined;
  }
  const spent = Math.max(0, Math.floor((now - startedAt) / 1000));
  if (limitSeconds === null) {
    return minutes(spent);
  }
  return spent <= limitSeconds
    ? `${minutes(limitSeconds - spent)} left`
    : `${minutes(spent - limitSeconds)} over time`;
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
