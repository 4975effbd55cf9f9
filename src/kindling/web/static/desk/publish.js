// Says that publishing is at work, and keeps a second press from doing it twice; shows a reason where readers will read it.

for (const form of document.querySelectorAll("[data-publish]")) {
  form.addEventListener("submit", (event) => {
    const button = form.querySelector("[data-busy-words]");
    if (button.getAttribute("aria-disabled")) { event.preventDefault(); return; }
    button.setAttribute("aria-disabled", "true");
    button.dataset.words = button.textContent;
    button.textContent = button.dataset.busyWords;
    const announcer = form.querySelector("[data-announce]");
    if (announcer) announcer.textContent = `${button.dataset.busyWords} This takes a few seconds.`;
  });
}

// Coming back by the browser's own button, the page stands as it was left.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("[data-busy-words][aria-disabled]")) {
    button.removeAttribute("aria-disabled");
    button.textContent = button.dataset.words;
  }
});

const mirror = document.querySelector("[data-mirror]");
const reason = mirror && document.querySelector("textarea[name=reason]");
if (reason) {
  const unsaid = "Your sentence.";
  reason.addEventListener("input", () => { mirror.textContent = reason.value.trim() || unsaid; });
}
