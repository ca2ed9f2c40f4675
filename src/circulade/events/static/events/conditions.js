// Questions that are asked only in one way to take part, or after one answer: the others step back. Without this
// script each says its condition in words, and the server leaves out what was not asked.
(() => {
  "use strict";
  const asked = [...document.querySelectorAll("[data-asked-mode], [data-asked-after]")];
  const fields = new Map(asked.map((input) => [input.closest(".field"), input]).filter(([field]) => field));

  // What is chosen under a name; of a question that is itself not asked, nothing.
  const chosen = (form, name) =>
    [...form.elements]
      .filter((each) => each.name === name && !each.closest(".field[hidden]"))
      .filter((each) => (each.type === "radio" || each.type === "checkbox" ? each.checked : each.value))
      .map((each) => each.value);

  const holds = (form, { askedMode, askedAfter, askedValues }) => {
    const mode = chosen(form, "mode");
    if (askedMode && mode.length && !mode.includes(askedMode)) return false;
    return !askedAfter || chosen(form, askedAfter).some((each) => JSON.parse(askedValues).includes(each));
  };

  // In the order of the page: a question hangs on an earlier one.
  const look = () => fields.forEach((input, field) => (field.hidden = !holds(input.form, input.dataset)));

  document.addEventListener("change", (event) => event.target.form && look());
  window.addEventListener("pageshow", look);
  look();
})();
