// Plays a recording in its place once its link is pressed; without this module the link leads to where it is kept.

for (const link of document.querySelectorAll("a[data-player]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = link.dataset.player;
    frame.title = link.dataset.title;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin";
    frame.className = "player";
    link.closest("[data-recording]").replaceChildren(frame);
    frame.focus();
  });
}
