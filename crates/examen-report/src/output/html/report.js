"use strict";
// Builds every element by hand: text of strangers is only ever set as text. The policy of the page forbids anything
// else, and scripts of others, and requests.
(() => {
  const PAGE = 50;
  const ANSWERS_ON_PAGE = 20;
  const STATES = { m: "met", p: "partial", l: "listed", n: "negated", x: "missed", c: "claimed", r: "rejected", a: "absent", G: "granted by a mentor", W: "withheld by a mentor" };
  const CLASSES = { m: "met", p: "partial", l: "listed", n: "bad", c: "bad", r: "met", G: "met", W: "bad" };
  const KINDS = ["exactly", "the same word", "another form", "begins so", "compound", "phrase", "stands for it", "short for it", "long for it", "misspelt", "synonym", "related", "denies", "in its place"];
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);

  function el(name, options = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(options)) {
      if (key === "class") element.className = value;
      else if (key === "on") element.addEventListener("click", value);
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  // Controls and direction overrides are shown instead of obeyed.
  function visible(text) {
    return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, (c) => {
      const code = c.charCodeAt(0);
      return code < 32 ? String.fromCharCode(0x2400 + code) : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
    });
  }

  const name = (text) => el("bdi", {}, visible(text));
  const marks = (hundredths) => String(hundredths / 100);
  const share = (awarded, available) => (available > 0 ? awarded / available : null);
  const percent = (value) => (value === null ? "–" : String(Math.floor(value * 100 + 1e-9)));
  const heat = (value) => (value === null ? "" : `h${Math.min(4, Math.floor(value * 5))}`);
  const index = (value) => (value === null ? "–" : value.toFixed(2));

  // Answers lie in blocks of data, each of which is read when something in it is first asked for.
  const blocks = new Map();
  function detail(answerIdx) {
    const number = Math.floor(answerIdx / data.block);
    if (!blocks.has(number)) {
      if (blocks.size > 64) blocks.clear();
      const element = byId(`block-${number}`);
      blocks.set(number, element ? JSON.parse(element.textContent) : []);
    }
    const [line, hash, text, words] = blocks.get(number)[answerIdx % data.block] || [];
    return { states: data.answers.states[answerIdx], line, hash, text, words: words || [] };
  }
  const answer = (idx) => ({
    idx, question: data.answers.question[idx], candidate: data.answers.candidate[idx], attempt: data.answers.attempt[idx],
    standing: data.answers.standing[idx], awarded: data.answers.awarded[idx], counted: data.answers.counted[idx] === 1,
  });

  const candidates = data.candidates.map(([title, awarded, available, knock, first, n], idx) => ({
    idx, title, awarded, available, knock, first, n, share: share(awarded, available), key: title.toLowerCase(),
  }));

  // Candidates: the heat map.
  const table = { sort: "name", up: true, page: 0, rows: candidates };
  function cellsOf(candidate) {
    const cells = new Map();
    for (let idx = candidate.first; idx < candidate.first + candidate.n; idx += 1) {
      if (data.answers.counted[idx] === 1) cells.set(data.answers.question[idx], idx);
    }
    return cells;
  }
  function shareOn(candidate, question) {
    for (let idx = candidate.first; idx < candidate.first + candidate.n; idx += 1) {
      if (data.answers.counted[idx] === 1 && data.answers.question[idx] === question) {
        return data.answers.awarded[idx];
      }
    }
    return -1;
  }
  function sortRows() {
    const turn = table.up ? 1 : -1;
    const by = table.sort === "name" ? (c) => c.idx : table.sort === "total" ? (c) => c.share ?? -1 : (c) => shareOn(c, table.sort);
    const keyed = table.rows.map((row) => [by(row), row]);
    keyed.sort((a, b) => turn * (a[0] - b[0]) || a[1].idx - b[1].idx);
    table.rows = keyed.map(([, row]) => row);
  }
  function filterRows() {
    const wanted = byId("f-name").value.toLowerCase();
    const least = byId("f-least").value === "" ? -1 : Number(byId("f-least").value) / 100;
    const most = byId("f-most").value === "" ? 2 : Number(byId("f-most").value) / 100;
    const knock = byId("f-knock").checked;
    table.rows = candidates.filter((c) => c.key.includes(wanted) && (c.share ?? 0) >= least && (c.share ?? 0) <= most && (!knock || c.knock > 0));
    table.page = 0;
    sortRows();
    drawCandidates();
  }
  function sortBy(column) {
    table.up = table.sort === column ? !table.up : column === "name";
    table.sort = column;
    sortRows();
    drawCandidates();
  }
  function heading(column, label, title) {
    const state = table.sort !== column ? "none" : table.up ? "ascending" : "descending";
    const button = el("button", { type: "button", title, "aria-label": visible(`${label}: ${title}`), on: () => sortBy(column), "data-sort": String(column) }, label);
    return el("th", { scope: "col", "aria-sort": state }, button);
  }
  function drawCandidates() {
    const focused = document.activeElement?.dataset?.sort;
    const head = el("tr", {}, heading("name", "Candidate", "sort by name"), heading("total", "All", "sort by share"));
    const columns = data.questions.map((q, idx) => idx).filter((idx) => data.questions[idx].marked);
    for (const idx of columns) head.append(heading(idx, String(idx + 1), data.questions[idx].id));
    byId("heat").tHead.replaceChildren(head);
    const from = table.page * PAGE;
    const rows = table.rows.slice(from, from + PAGE).map((candidate) => {
      const cells = cellsOf(candidate);
      const row = el("tr", {}, el("th", { scope: "row" }, el("a", { href: `#candidate=${candidate.idx}` }, name(candidate.title))));
      row.append(el("td", { class: heat(candidate.share) }, el("span", {}, percent(candidate.share))));
      for (const idx of columns) row.append(heatCell(candidate, idx, cells.get(idx)));
      return row;
    });
    byId("heat").tBodies[0].replaceChildren(...rows);
    byId("candidates-count").textContent = `${table.rows.length} of ${candidates.length} candidates`;
    pager("candidates-pager", table, table.rows.length, PAGE, drawCandidates);
    if (focused !== undefined) document.querySelector(`[data-sort="${focused}"]`)?.focus();
  }
  function heatCell(candidate, questionIdx, answerIdx) {
    if (answerIdx === undefined) return el("td");
    const own = answer(answerIdx);
    const value = share(own.awarded, data.questions[questionIdx].available);
    const text = own.standing === 0 ? percent(value) : "–";
    const label = `${candidate.title}, question ${questionIdx + 1}: ${own.standing === 0 ? `${text} percent` : "not answered"}`;
    return el("td", { class: heat(own.standing === 0 ? value : 0) }, el("a", { href: `#candidate=${candidate.idx}&answer=${answerIdx}`, "aria-label": visible(label) }, text));
  }
  function pager(id, state, total, size, draw) {
    const last = Math.max(0, Math.ceil(total / size) - 1);
    const go = (page) => () => { state.page = page; draw(); byId(id).querySelector("button:not([disabled])")?.focus(); };
    const button = (label, page, usable) => {
      const made = el("button", { type: "button", on: go(page) }, label);
      made.disabled = !usable;
      return made;
    };
    if (last === 0) return byId(id).replaceChildren();
    const from = state.page * size;
    const where = el("span", { role: "status" }, `${from + 1}–${Math.min(total, from + size)} of ${total}`);
    return byId(id).replaceChildren(button("Previous", state.page - 1, state.page > 0), where, button("Next", state.page + 1, state.page < last));
  }

  // One answer: its text with the words that counted, and its points.
  function showAnswer(own, title, heading) {
    const question = data.questions[own.question];
    const { states, line, hash, text, words } = detail(own.idx);
    const standing = ["", "skipped", "left blank"][own.standing];
    const meta = [
      question.marked ? `${marks(own.awarded)} of ${marks(question.available)} marks` : "a checklist, no marks",
      own.attempt > 1 || !own.counted ? `attempt ${own.attempt}${own.counted ? "" : ", does not count"}` : "",
      standing, line ? `line ${line}` : "", hash ? `answer ${hash}` : "",
    ].filter(Boolean).join(" · ");
    const box = el("article", { class: "answer", id: `answer-${own.idx}` }, el(heading, {}, title), el("p", { class: "meta" }, meta));
    if (own.standing !== 0) return box;
    const body = el("div", { class: "text" });
    if (text !== undefined) {
      body.append(...segments(text, words, states, question));
      box.append(body);
    } else {
      box.append(el("p", { class: "note" }, "The words of the answer were not given."));
    }
    const list = el("ul", { class: "points" });
    question.points.forEach((point, idx) => {
      if (states[idx] !== "a") list.append(showPoint(point, idx, states[idx], words, body));
    });
    box.append(list);
    return box;
  }
  function showPoint(point, idx, state, words, body) {
    const own = words.find((entry) => entry[0] === idx);
    const label = `${point.value > 0 ? "+" : ""}${marks(point.value)}${point.knock ? "!" : ""} ${visible(point.label)}`;
    const item = el("li", {}, el("span", { class: `state ${CLASSES[state] || ""}` }, STATES[state]), " ");
    if (own && (own[3].length > 0 || own[4])) {
      const button = el("button", { type: "button", "aria-pressed": "false", title: "show only the words about this point" }, label);
      button.addEventListener("click", () => only(button, idx, body));
      item.append(button);
    } else {
      item.append(label);
    }
    if (own && own[5].length > 0 && !"mGc".includes(state)) item.append(el("span", { class: "meta" }, ` · nearest lacks ${own[5].map(visible).join(", ")}`));
    if (own && own[6]) {
      const [reviewer, reason, automatic] = own[6];
      item.append(el("div", { class: "ruling" }, name(reviewer), reason ? `: ${visible(reason)}` : " gave no reason", el("span", { class: "meta" }, ` (automatic: ${automatic})`)));
    }
    return item;
  }
  function only(button, idx, body) {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    for (const other of button.closest("ul").querySelectorAll("button")) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(pressed));
    body.classList.toggle("only", pressed);
    for (const mark of body.querySelectorAll("mark")) {
      mark.classList.toggle("dim", pressed && !mark.dataset.points.split(" ").includes(String(idx)));
    }
  }
  function segments(text, words, states, question) {
    const ranges = [];
    for (const [point, , , evidence, nearest] of words) {
      for (let at = 0; at < evidence.length; at += 3) ranges.push({ point, start: evidence[at], end: evidence[at + 1], kind: KINDS[evidence[at + 2]], style: CLASSES[states[point]] || "" });
      if (nearest) ranges.push({ point, start: nearest[0], end: nearest[1], kind: "nearest", style: "near" });
    }
    const cuts = [...new Set([0, text.length, ...ranges.flatMap((r) => [r.start, r.end])])].sort((a, b) => a - b);
    const parts = [];
    for (let at = 0; at + 1 < cuts.length; at += 1) {
      const part = visible(text.slice(cuts[at], cuts[at + 1]));
      const over = ranges.filter((r) => r.start <= cuts[at] && cuts[at + 1] <= r.end);
      const counted = over.filter((r) => r.style !== "near");
      const shown = counted.length > 0 ? counted : over;
      if (shown.length === 0) { parts.push(part); continue; }
      const title = shown.map((r) => `${STATES[states[r.point]]} (${r.kind}): ${visible(question.points[r.point].label)}`).join("\n");
      parts.push(el("mark", { class: shown[0].style, title, "data-points": shown.map((r) => r.point).join(" ") }, part));
    }
    return parts;
  }

  function drawCandidate(idx, answerIdx) {
    const candidate = candidates[idx];
    if (!candidate) return;
    byId("h-candidate").replaceChildren("Candidate ", name(candidate.title));
    const knock = candidate.knock > 0 ? ` · ${candidate.knock} knock-out ${candidate.knock === 1 ? "point" : "points"} missed` : "";
    byId("candidate-summary").textContent = `${marks(candidate.awarded)} of ${marks(candidate.available)} marks · ${percent(candidate.share)} %${knock}`;
    const boxes = [];
    for (let at = candidate.first; at < candidate.first + candidate.n && boxes.length < 200; at += 1) {
      const own = answer(at);
      const question = data.questions[own.question];
      boxes.push(showAnswer(own, el("a", { href: `#question=${own.question}` }, visible(question.heading)), "h3"));
    }
    if (candidate.n > boxes.length) boxes.push(el("p", { class: "note" }, `… and ${candidate.n - boxes.length} more answers, each under its question.`));
    byId("candidate-answers").replaceChildren(...boxes);
    if (answerIdx !== undefined) byId(`answer-${answerIdx}`)?.scrollIntoView();
  }

  // A question: its points, then answers side by side, alike ones next to each other.
  const shown = { question: 0, page: 0, list: [] };
  function drawQuestion(idx) {
    const question = data.questions[idx];
    if (!question) return;
    shown.question = idx;
    shown.page = 0;
    byId("h-question").replaceChildren(visible(question.heading));
    const [asked, answered, facility, discrimination, rest] = question.item;
    byId("question-summary").textContent = `${question.id} · asked of n = ${asked}, answered by ${answered} · facility ${index(facility)} · discrimination ${index(discrimination)} · rest correlation ${index(rest)}${question.model ? " · points from the model answer, which is marked as a whole" : ""}`;
    const titles = ["Point", "n", ...Object.values(STATES).slice(0, 8), "by a mentor", "r", "Remark"];
    byId("question-command").textContent = `examen review PATH… --reviewer ALIAS --question ${visible(question.id)}`;
    byId("points").tHead.replaceChildren(el("tr", {}, ...titles.map((title, at) => el("th", { scope: "col", class: at === 0 || at === 12 ? "" : "n" }, title))));
    byId("points").tBodies[0].replaceChildren(...question.points.map((point, at) => pointRow(point, question.rates[at])));
    drawProposals(question);
    const options = [el("option", { value: "" }, "any"), ...question.points.map((point, at) => el("option", { value: String(at) }, visible(point.label)))];
    byId("f-point").replaceChildren(...options);
    byId("f-state").replaceChildren(...Object.entries(STATES).map(([key, label]) => el("option", { value: key }, label)));
    filterAnswers();
  }
  function pointRow(point, rate) {
    const [n, counts, overridden, r, remark] = rate;
    const row = el("tr", {}, el("th", { scope: "row" }, `${point.value > 0 ? "+" : ""}${marks(point.value)}${point.knock ? "!" : ""} ${visible(point.label)}`), el("td", { class: "n" }, String(n)));
    for (const count of counts) row.append(el("td", { class: "n" }, count === 0 ? "·" : String(count)));
    row.append(el("td", { class: "n" }, overridden === 0 ? "·" : String(overridden)), el("td", { class: "n" }, index(r)), el("td", {}, remark));
    return row;
  }
  function drawProposals(question) {
    const parts = [];
    if (question.words.length > 0) {
      parts.push(el("h3", {}, "Words that strong answers share and the rubric lacks"));
      for (const [word, strong, ofStrong, weak, ofWeak, point, line, quote] of question.words) {
        parts.push(el("p", {}, el("strong", {}, visible(word)), `: ${strong} of the ${ofStrong} strongest, ${weak} of the ${ofWeak} weakest. “${visible(quote)}” Under “${visible(question.points[point].label)}”:`), el("pre", {}, visible(line)));
      }
    }
    if (question.misconceptions.length > 0) {
      parts.push(el("h3", {}, "Words that weak answers share: misconceptions that the rubric lacks?"));
      for (const [word, weak, ofWeak, strong, ofStrong, lines, quote] of question.misconceptions) {
        parts.push(el("p", {}, el("strong", {}, visible(word)), `: ${weak} of the ${ofWeak} weakest, ${strong} of the ${ofStrong} strongest. “${visible(quote)}”`), el("pre", {}, visible(lines)));
      }
    }
    byId("question-proposals").replaceChildren(...parts);
  }
  function filterAnswers() {
    const question = data.questions[shown.question];
    const point = byId("f-point").value;
    const state = byId("f-state").value;
    shown.list = [];
    question.groups.forEach(([credited, clusters], group) => {
      clusters.forEach((cluster, number) => {
        for (const idx of cluster) {
          if (point === "" || data.answers.states[idx][Number(point)] === state) shown.list.push({ idx, group, number, alike: cluster.length, credited, size: clusters.reduce((sum, c) => sum + c.length, 0) });
        }
      });
    });
    shown.page = 0;
    drawAnswers();
  }
  function drawAnswers() {
    const question = data.questions[shown.question];
    const from = shown.page * ANSWERS_ON_PAGE;
    const parts = [];
    let group = -1;
    for (const entry of shown.list.slice(from, from + ANSWERS_ON_PAGE)) {
      if (entry.group !== group) {
        group = entry.group;
        const labels = entry.credited.map((at) => visible(question.points[at].label));
        parts.push(el("h3", {}, `${entry.size} ${entry.size === 1 ? "answer makes" : "answers make"} ${labels.length === 0 ? "no point" : labels.join(" · ")}`));
      }
      const own = answer(entry.idx);
      const title = el("span", {}, el("a", { href: `#candidate=${own.candidate}` }, name(candidates[own.candidate].title)));
      if (entry.alike > 1 && detail(entry.idx).text !== undefined) title.append(el("span", { class: "meta" }, ` one of ${entry.alike} in like words`));
      parts.push(showAnswer(own, title, "h4"));
    }
    byId("question-answers").replaceChildren(...parts);
    byId("answers-count").textContent = `${shown.list.length} answers`;
    pager("answers-pager", shown, shown.list.length, ANSWERS_ON_PAGE, drawAnswers);
  }

  // Views are named in the fragment, so that every one of them is a link.
  const VIEWS = ["overview", "candidates", "candidate", "questions", "question", "rulings", "changes"];
  function route(event) {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const view = VIEWS.find((id) => wanted.has(id) && byId(`view-${id}`)) || "overview";
    if (location.hash === "#main") return;
    for (const id of VIEWS) {
      const section = byId(`view-${id}`);
      if (section) section.hidden = id !== view;
    }
    if (view === "candidates") drawCandidates();
    if (view === "candidate") drawCandidate(Number(wanted.get("candidate")), wanted.get("answer") ?? undefined);
    if (view === "question") drawQuestion(Number(wanted.get("question")));
    for (const link of document.querySelectorAll("nav a")) {
      const target = link.getAttribute("href").slice(1);
      if (target === view || target === `${view}s`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (event && !wanted.has("answer")) { byId(`h-${view}`).focus(); window.scrollTo(0, 0); }
  }
  for (const id of ["f-name", "f-least", "f-most", "f-knock"]) byId(id).addEventListener("input", filterRows);
  for (const id of ["f-point", "f-state"]) byId(id).addEventListener("input", filterAnswers);
  addEventListener("hashchange", route);
  route(null);
})();
