// Files dropped or chosen: each is sent by itself with its progress, and the list below is kept up to date.
// The page works without this module; it reads the very pages that a browser without script would be shown.

const EVERY = 2000; // milliseconds between two looks at what is still being read

const live = document.querySelector("[data-live]");
for (const form of document.querySelectorAll("[data-drop]")) attend(form);
watch();

function attend(form) {
  const input = form.querySelector('input[type="file"]');
  form.dataset.ready = "";
  for (const one of form.querySelectorAll("[data-scripted]")) one.hidden = false;
  input.addEventListener("change", () => sendAll(form, input));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAll(form, input);
  });
  let depth = 0; // entering a child leaves its parent, in that order
  const over = (event, by) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    depth += by;
    form.classList.toggle("files-over", depth > 0);
  };
  // On a slow line files may be chosen before this module is here.
  if (input.files.length) sendAll(form, input);
  form.addEventListener("dragenter", (event) => over(event, 1));
  form.addEventListener("dragover", (event) => over(event, 0));
  form.addEventListener("dragleave", (event) => over(event, -1));
  form.addEventListener("drop", (event) => {
    over(event, -depth);
    sendAll(form, input, event.dataTransfer.files);
  });
}

async function sendAll(form, input, files = input.files) {
  const waiting = [...files].map((file) => ({ file, row: rowFor(file) }));
  input.value = "";
  document.querySelector(".notices")?.remove();
  let kept = 0;
  for (const { file, row } of waiting) kept += await send(form, file, row); // one by one, so that each arrives whole
  if (waiting.length) say(kept === waiting.length ? `${kept} sent.` : `${kept} of ${waiting.length} sent.`);
}

function rowFor(file) {
  const list = document.querySelector("[data-sending]");
  const row = document.createElement("li");
  const name = Object.assign(document.createElement("bdi"), { className: "files-name", textContent: file.name });
  const how = Object.assign(document.createElement("span"), { className: "files-how", textContent: "Waiting" });
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  bar.setAttribute("aria-label", `How much of ${file.name} is sent`);
  row.append(name, how, bar);
  list.append(row);
  list.hidden = false;
  return { row, how, bar };
}

function send(form, file, { row, how, bar }) {
  const told = new FormData(form);
  told.delete("files");
  told.append("files", file);
  const asked = new XMLHttpRequest(); // fetch tells nothing of how far an upload is
  return new Promise((done) => {
    const failed = (words) => {
      how.textContent = words;
      how.classList.add("files-failed");
      bar.remove();
      done(0);
    };
    asked.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.value = event.loaded / event.total;
      how.textContent = event.loaded === event.total ? "Being kept" : `${Math.floor((100 * event.loaded) / event.total)} %`;
    });
    asked.addEventListener("load", () => {
      const page = asked.status === 200 ? show(asked.responseText) : null;
      if (page) {
        tell(page);
        row.remove();
        done(1);
      } else failed(asked.status === 410 ? "This link no longer works" : "Not sent. Load the page anew and try again");
    });
    asked.addEventListener("error", () => failed("Not sent: the line was lost. Try again"));
    asked.open("POST", form.action);
    asked.send(told);
  });
}

// Puts the list in the place of the old one and answers the page it stood in; null where there was none.
function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.querySelector("[data-live]");
  if (!fresh) return null;
  if (fresh.innerHTML !== live.innerHTML) live.replaceChildren(...fresh.childNodes);
  if (live.dataset.done && live.hasAttribute("data-busy") && !fresh.hasAttribute("data-busy")) say(live.dataset.done);
  live.toggleAttribute("data-busy", fresh.hasAttribute("data-busy"));
  return page;
}

// What was said of one file joins what was said of the others.
function tell(page) {
  const fresh = page.querySelector(".notices");
  const shown = document.querySelector(".notices");
  if (fresh && shown) shown.append(...fresh.children);
  else if (fresh) document.querySelector("main").prepend(document.adoptNode(fresh));
}

async function watch() {
  for (;;) {
    await new Promise((done) => setTimeout(done, EVERY));
    if (!live?.hasAttribute("data-busy") || document.hidden || live.contains(document.activeElement)) continue;
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      if (answer.ok) show(await answer.text());
    } catch {
      // The line is lost for the moment; the next look tells.
    }
  }
}

function say(words) {
  document.querySelector("[data-said]").textContent = words;
}
