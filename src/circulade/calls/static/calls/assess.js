// Score sheet: marks follow what was saved, digits choose a score, everything works without this.
(() => {
  "use strict";
  const form = document.querySelector("form.sheet");
  if (!form) return;

  // The marks say what stood in a field before: after a save they have to say what stands there now.
  form.addEventListener("circulade:saved", (event) => {
    for (const [name, mark] of Object.entries(event.detail.marks || {})) {
      const held = form.elements[`seen-${name}`];
      if (held) held.value = mark;
    }
  });

  // In a criterion, outside its comment, a digit chooses that score; Backspace or Delete chooses none.
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const group = event.target.closest("[data-criterion]");
    if (!group || !event.target.matches('input[type="radio"], fieldset')) return;
    const wanted = event.key === "Backspace" || event.key === "Delete" ? "" : event.key;
    if (wanted !== "" && !/^[0-9]$/.test(wanted)) return;
    const choice = [...group.querySelectorAll('input[type="radio"]')].find((each) => each.value === wanted);
    if (!choice) return;
    event.preventDefault();
    choice.checked = true;
    choice.focus();
    choice.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
