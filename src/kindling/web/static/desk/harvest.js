// The harvest by keyboard: lines are walked with single keys while the timeline has the focus, and the form follows.
// Without this file every line, flag and form works by its links and buttons.

const OFF = "kindling-harvest-keys-off";
const root = document.querySelector("[data-harvest]");
const timeline = root?.querySelector("[data-timeline]");
const compose = root?.querySelector("[data-compose]");
const announcer = document.querySelector("[data-announce]");
const KEYS = [
  ["j", "k", "next, previous line"], ["Shift", "j", "longer"], ["q", "quote"], ["p", "paraphrase"], ["g", "group voice"],
  ["x", "leave out, take back"], ["f", "next flag"], ["u", "undo"], ["?", "the keys"],
];
const FORM_KEYS = [["Alt", "1", "to 5, whose words"], ["Ctrl", "Enter", "keeps"], ["Esc", "puts back"]];

function remembered() {
  try { return localStorage.getItem(OFF) !== "1"; } catch { return true; }
}

function remember(on) {
  try { on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"); } catch { /* Then it is asked again next time. */ }
}

function say(words) {
  announcer.textContent = "";
  setTimeout(() => { announcer.textContent = words; }, 50);
}

let on = remembered();
let current = null;
const rows = () => [...timeline.querySelectorAll("[data-line]")];
const seen = () => rows().filter((row) => row.checkVisibility());

/** One Tab stop for all lines: what belongs to the others is reached by walking to them. */
function rove(row) {
  for (const one of rows()) {
    const is = one === row;
    one.tabIndex = is ? 0 : -1;
    for (const inner of one.querySelectorAll("a, button, input:not([type=hidden]), summary")) inner.tabIndex = is ? 0 : -1;
  }
  current = row;
}

function go(row) {
  if (!row) return;
  for (let box = row.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  if (row !== current) alone();
  rove(row);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = seen();
  const at = all.indexOf(current);
  go(all[at + by] ?? current);
}

/** The lines that are taken together: those in the form, or as many as were added to the one that is walked to. */
const picked = () => [...timeline.querySelectorAll(".line-picked")];

function alone() {
  if (!compose) for (const row of picked()) row.classList.remove("line-picked");
}

/** The lines in the form, by the link of the first; the page knows which belong together. */
function use(as) {
  const link = current.querySelector("[data-act=use]");
  if (!link) { say("These words cannot be taken. Take the line back first, or choose another."); return; }
  const rows = picked(), to = new URL(link.href);
  to.searchParams.set("as", as);
  if (rows[0] === current && rows.length > 1) to.searchParams.set("to", rows.at(-1).dataset.line);
  location.assign(to);
}

/** One line more, or one less; in the form at once, else until a key says what becomes of them. */
function longer(by) {
  const rows = picked().length ? picked() : [current];
  const end = by > 0 ? document.getElementById(`line-${rows.at(-1).dataset.follows}`) : rows.at(-2);
  if (!end) { say(by > 0 ? "There is no next line of theirs to take." : "It is one line already."); return; }
  if (compose) {
    location.assign(`?${new URLSearchParams({ line: rows[0].dataset.line, to: end.dataset.line })}#compose`);
    return;
  }
  current.classList.add("line-picked");
  if (by > 0) end.classList.add("line-picked");
  else rows.at(-1).classList.remove("line-picked");
  const count = picked().length;
  say(count === 1 ? "One line." : `${count} lines.`);
}

function nextFlag() {
  const flags = [...timeline.querySelectorAll("[data-flag]")];
  if (!flags.length) { say("There is no flag on this page."); return; }
  const lines = flags.map((flag) => flag.closest("[data-line]"));
  const behind = lines.find((row) => current && row !== current && current.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
  go(behind ?? lines[0]);
}

function undo() {
  const button = root.querySelector("[data-act=undo]");
  if (button) button.closest("form").requestSubmit(button);
  else say("There is nothing to undo.");
}

function leaveOut() {
  const button = current.querySelector("[data-act=out]");
  button?.form.requestSubmit(button);
}

const ACTS = {
  j: () => step(1), k: () => step(-1), J: () => longer(1), K: () => longer(-1), q: () => use("quote"), p: () => use("paraphrase"),
  g: () => use("group"), x: leaveOut, f: nextFlag, u: undo, "?": () => showKeys(true),
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("input, textarea, select")) return;
  if (!on || !(event.key in ACTS)) return;
  event.preventDefault();
  ACTS[event.key]();
}

/** The keys under the timeline, and the way to turn them off. */
function showKeys(focus = false) {
  const box = root.querySelector("[data-keys]");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-link";
  button.textContent = on ? "Turn the keys off" : "Turn the keys on";
  button.addEventListener("click", () => { on = !on; remember(on); showKeys(true); say(on ? "The keys are on." : "The keys are off."); });
  const told = on ? [...KEYS, ...FORM_KEYS].map(keyTold) : [];
  box.replaceChildren(...told, button);
  box.hidden = false;
  root.querySelector("[data-keys-way]").hidden = !on;
  if (focus) { button.focus(); button.scrollIntoView({ block: "nearest" }); }
}

function keyTold([...parts]) {
  const words = parts.pop();
  const told = document.createElement("span");
  for (const part of parts) {
    const key = document.createElement("kbd");
    key.textContent = part;
    told.append(key, " ");
  }
  told.append(words);
  return told;
}

/** What the words are called, asked of the page's own server while somebody types. */
let asked = 0;
async function compare() {
  const mine = ++asked;
  try {
    const body = new FormData(compose);
    const answer = await fetch(compose.dataset.matchAt, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok || answer.redirected || mine !== asked) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-match]");
    const old = compose.querySelector("[data-match]");
    if (!fresh || !old) return;
    if (fresh.textContent.trim() !== old.textContent.trim()) say(fresh.textContent.trim());
    old.replaceWith(fresh);
  } catch { /* The button still asks. */ }
}

let waiting = 0;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(compare, 400);
}

function inForm(event) {
  if (event.key === "Escape") { event.preventDefault(); compose.querySelector("[data-back]").click(); }
  if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); compose.requestSubmit(compose.querySelector("[data-keep]")); }
  if (event.altKey && /^Digit[1-5]$/.test(event.code)) {
    event.preventDefault();
    const way = compose.querySelectorAll("[name=shown]")[event.code.slice(-1) - 1];
    if (way) { way.checked = true; way.focus(); }
  }
}

let sent = false;
function changed() {
  const fields = [...compose.querySelectorAll("textarea, input:not([type=hidden])")];
  return fields.some((one) => one.type === "radio" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
}

/** The words; the choice that was not made, where nothing else is wrong; or all that is wrong. */
function startingAt() {
  const wrong = compose.querySelectorAll(".field-wrong");
  const choice = wrong.length === 1 && wrong[0].matches("fieldset") && wrong[0].querySelector("input");
  return choice || compose.querySelector(".summary-wrong") || compose.querySelector("textarea");
}

if (timeline) {
  const start = timeline.querySelector("[data-here]") ?? seen()[0] ?? rows()[0];
  rove(start);
  timeline.addEventListener("keydown", pressed);
  timeline.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-line]");
    if (row && row !== current) rove(row);
  });
  timeline.addEventListener("toggle", () => { if (!current.checkVisibility()) rove(seen()[0] ?? current); }, true);
  showKeys();
  root.querySelector("[data-to-hour]").addEventListener("click", () => go(current));
  if (!compose && start.matches("[data-here]")) go(start);
}
if (compose) {
  compose.querySelector("[data-check]").hidden = true;
  compose.querySelector("textarea").addEventListener("input", soon);
  document.getElementById("compose").addEventListener("keydown", inForm);
  compose.addEventListener("submit", () => { sent = true; });
  compose.querySelector("[data-back]").addEventListener("click", () => { sent = true; });
  window.addEventListener("beforeunload", (event) => { if (!sent && changed()) event.preventDefault(); });
  const begin = () => startingAt().focus({ preventScroll: true });
  begin();
  // The address names the form, and so the browser focuses its frame once the page has loaded.
  window.addEventListener("load", () => requestAnimationFrame(() => { if (!compose.contains(document.activeElement)) begin(); }));
  root.querySelector(".line-picked")?.scrollIntoView({ block: "nearest" });
  document.getElementById("compose").scrollIntoView({ block: "nearest" });
  compose.querySelector(".field-wrong")?.scrollIntoView({ block: "nearest" });
}
