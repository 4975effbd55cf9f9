// The pack's editor without reloading: forms are sent and panes exchanged; the place, the focus and what was typed stay.
// Without this file every form and link works by itself.

const editor = document.querySelector("[data-editor]");
const announcer = document.querySelector("[data-announce]");
let sending = Promise.resolve();
let inFlight = 0;

const shown = () => location.pathname + location.search;
let here = shown();

const typed = (field) =>
  field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
  : field.type === "file" ? field.files.length > 0
  : field.tagName === "SELECT" ? false
  : field.value !== field.defaultValue;

const changedFields = (root) => [...root.querySelectorAll("input:not([type=hidden]), textarea")].filter((field) => !field.readOnly && typed(field));

const parts = (root) => new Map([...root.querySelectorAll("[data-swap-part]")].map((part) => [part.dataset.swapPart, part]));

function say(words) {
  announcer.textContent = "";
  setTimeout(() => { announcer.textContent = words; }, 50);
}

/** Brings the page in step with `fresh`. What was typed into forms other than `sent` is put back into them. */
function exchange(fresh, sent) {
  const kept = changedFields(editor).filter((field) => field.form !== sent && field.id).map((field) => [field.id, field.type === "radio" || field.type === "checkbox" ? field.checked : field.value, field.type]);
  const open = new Set([...editor.querySelectorAll("details[open]")].map((one) => one.className));
  const new_parts = parts(fresh);
  for (const [name, part] of parts(document)) {
    const instead = new_parts.get(name);
    if (!instead) continue;
    if (name === "preview") showAnew(part, instead);
    else part.replaceChildren(...instead.childNodes);
  }
  for (const [id, value, type] of kept) {
    const field = document.getElementById(id);
    if (!field || type === "file") continue;
    if (type === "radio" || type === "checkbox") field.checked = value;
    else field.value = value;
  }
  for (const one of editor.querySelectorAll("details")) if (open.has(one.className) && one.matches(".toc")) one.open = true;
  if (!open.has("toc more")) closeOnNarrow();
  document.title = fresh.title;
  later();
  notices(fresh);
}

/** The frame stays until the new one has loaded, so that nothing flickers. */
function showAnew(part, instead) {
  const old = part.querySelector("[data-frame]"), next = instead.querySelector("[data-frame]");
  if (!old || !next) { part.replaceChildren(...instead.childNodes); return; }
  if (old.getAttribute("src") === next.getAttribute("src")) return;
  old.setAttribute("src", next.getAttribute("src"));
}

/** Fetches what stands between the pack and publishing, which takes longer to find out than the page may take. */
async function later() {
  const waiting = document.querySelector("[data-later]");
  if (!waiting) return;
  try {
    const answer = await fetch(waiting.dataset.later, { headers: { "X-Swap": "1" }, credentials: "same-origin" });
    if (answer.ok && !answer.redirected && waiting.isConnected) waiting.replaceWith(...(await page(answer)).body.childNodes);
  } catch { /* Its page tells it too. */ }
}

function notices(fresh) {
  document.querySelector("main > .notices")?.remove();
  const found = fresh.querySelector("main > .notices");
  if (found) {
    document.querySelector("main").prepend(found);
    say(found.textContent.trim());
  }
}

/** Where the focus belongs: what is wrong, the same button of the same piece, a form that opened, or the piece. */
function focusOn(anchor, act) {
  const wrong = editor.querySelector("[autofocus]");
  const place = anchor ? document.getElementById(anchor) : null;
  const around = /^section-|^undo$|^redo$/.test(act) ? document : place;
  const same = act ? around?.querySelector(`[data-act="${act}"]:not(:disabled)`) : null;
  const other = { up: "down", down: "up", "section-up": "section-down", "section-down": "section-up" }[act];
  const near = other && around?.querySelector(`[data-act="${other}"]:not(:disabled)`);
  const form = editor.querySelector("[data-piece-form]");
  const field = act === "edit" || act === "add" ? form?.querySelector("textarea, input:not([type=hidden])") : null;
  const target = wrong ?? field ?? same ?? near ?? (place?.matches("input, textarea") ? place : place?.querySelector("[data-act=edit]")) ?? place;
  target?.focus({ preventScroll: false });
  (place ?? target)?.scrollIntoView?.({ block: "nearest" });
}

async function page(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

async function open(address) {
  const answer = await fetch(address, { headers: { "X-Swap": "1" }, credentials: "same-origin" });
  if (!answer.ok || answer.redirected) { location.assign(address); return null; }
  return page(answer);
}

async function send(form, button) {
  const address = button?.getAttribute("formaction") ?? form.getAttribute("action");
  const act = button?.dataset.act ?? "save";
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  busy(true);
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "X-Swap": "1" }, credentials: "same-origin" });
    const to = answer.headers.get("X-To");
    if (to) await arrive(to, act, form);
    else if (answer.status === 422 || answer.status === 409) {
      exchange(await page(answer), form);
      focusOn("", act);
    } else leaveTo(answer);
  } catch {
    say("This was not saved: the line is down. What you typed is still here; send it again.");
    window.alert("This was not saved: the line is down. What you typed is still here; send it again.");
  } finally {
    busy(false);
  }
}

async function arrive(to, act, form) {
  const fresh = await open(to);
  if (!fresh) return;
  const place = new URL(to, location.href);
  if (place.pathname !== location.pathname) history.pushState(null, "", place);
  else history.replaceState(null, "", place);
  here = shown();
  exchange(fresh, form);
  focusOn(place.hash.slice(1), act);
  const saved = document.querySelector("[data-saved]");
  if (saved && !document.querySelector("main > .notices")) say(saved.dataset.saved);
}

/** A page that is none of the editor's: signed out, or refused. It is shown as it is. */
function leaveTo(answer) {
  leaving = true;
  location.assign(answer.redirected ? answer.url : location.href);
}

function busy(is) {
  const pane = editor.querySelector(".pane-section");
  if (is) pane.setAttribute("aria-busy", "true");
  else pane.removeAttribute("aria-busy");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "acts" && !("swap" in form.dataset)) return;
  event.preventDefault();
  const button = event.submitter;
  // Until the page is in step again, the address of a button may mean another piece.
  if (form.id === "acts" && (inFlight || lost(form))) return;
  inFlight += 1;
  sending = sending.then(() => send(form, button)).finally(() => { inFlight -= 1; });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-pane]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (!("back" in link.dataset) && lost(null)) return;
  const act = link.dataset.act ?? (link.closest(".add-list") ? "add" : link.closest(".tip") ? "edit" : "");
  const form = editor.querySelector("[data-piece-form]");
  const back = "back" in link.dataset ? form : null;
  sending = sending.then(() => follow(link.href, act, back));
});

async function follow(address, act, form) {
  try {
    const fresh = await open(address);
    if (!fresh) return;
    const place = new URL(address);
    history.pushState(null, "", place);
    here = shown();
    exchange(fresh, form);
    focusOn(place.hash.slice(1), act);
  } catch {
    location.assign(address);
  }
}

/** Whether somebody would rather stay with what they typed into a piece than lose it. */
function lost(form) {
  const opened = editor.querySelector("[data-piece-form]");
  if (!opened || opened === form || !changedFields(opened).length) return false;
  return !window.confirm("What you typed into this piece is not saved yet. Go on without it?");
}

let leaving = false;
window.addEventListener("beforeunload", (event) => {
  if (!leaving && changedFields(editor).length) event.preventDefault();
});
window.addEventListener("popstate", () => {
  if (shown() === here) return; // only another place on this page
  leaving = true;
  location.reload();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest?.("[data-piece-form]")?.querySelector("[data-back]")?.click();
  if (event.key === "Enter" && (event.ctrlKey || event.target.name === "title") && event.target.matches("textarea")) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
});

/** On a narrow page the list of sections would stand before everything else. */
function closeOnNarrow() {
  const list = editor.querySelector("[data-narrow-closed]");
  if (list && matchMedia("(max-width: 59.99rem)").matches) list.open = false;
}
closeOnNarrow();
later();
