// The picker and the line beside it say one colour: whichever is changed, the other follows.

const HEX = /^#?([0-9a-f]{6})$/i;

for (const twin of document.querySelectorAll(".twin")) {
  const picker = twin.querySelector('input[type="color"]');
  const written = twin.querySelector(".colour-written");
  picker.addEventListener("input", () => { written.value = picker.value; });
  written.addEventListener("input", () => {
    const found = HEX.exec(written.value.trim());
    if (found) picker.value = `#${found[1].toLowerCase()}`;
  });
}
