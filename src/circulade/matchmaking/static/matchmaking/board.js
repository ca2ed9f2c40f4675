// Drag a meeting to another place: the server says what that breaks, and nothing moves before a person agrees.
// Without this script, and with the keyboard, the link of each meeting leads to the form that does the same.
(() => {
  "use strict";
  const board = document.querySelector("[data-board]");
  if (!board) return;
  let dragged = null;

  const placeOf = (event) => (event.target instanceof Element ? event.target.closest("td[data-slot]") : null);
  const unmark = () => board.querySelectorAll("td.over").forEach((cell) => cell.classList.remove("over"));

  const show = (html, from) => {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog";
    dialog.setAttribute("aria-label", board.dataset.label);
    dialog.innerHTML = html;
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      from.focus();
    });
    dialog.showModal();
  };

  const ask = async (meeting, cell) => {
    const address = new URL(meeting.href);
    address.search = new URLSearchParams({ part: "1", slot: cell.dataset.slot, table: cell.dataset.table });
    try {
      const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      show(await answer.text(), meeting);
    } catch {
      const said = document.createElement("p");
      said.textContent = board.dataset.failed;
      show(said.outerHTML, meeting);
    }
  };

  for (const meeting of board.querySelectorAll(".meeting")) meeting.draggable = true;
  board.addEventListener("dragstart", (event) => {
    dragged = event.target instanceof Element ? event.target.closest(".meeting") : null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.textContent);
    dragged.classList.add("dragged");
  });
  board.addEventListener("dragover", (event) => {
    const cell = placeOf(event);
    if (!dragged || !cell) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    if (!cell.classList.contains("over")) {
      unmark();
      cell.classList.add("over");
    }
  });
  board.addEventListener("dragend", () => {
    unmark();
    if (dragged) dragged.classList.remove("dragged");
    dragged = null;
  });
  board.addEventListener("drop", (event) => {
    const cell = placeOf(event);
    if (!dragged || !cell) return;
    event.preventDefault();
    if (cell !== dragged.closest("td")) ask(dragged, cell);
  });

  // Browsers start no drag for a finger: the grip follows it by pointer events.
  const EDGE = 48;
  const under = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("td[data-slot]") ?? null;
  const follow = (grip, meeting) => {
    let held = false;
    const end = () => {
      held = false;
      unmark();
      meeting.classList.remove("dragged");
    };
    grip.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse") return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      held = true;
      meeting.classList.add("dragged");
    });
    grip.addEventListener("pointermove", (event) => {
      if (!held) return;
      const region = meeting.closest("[data-board]").querySelector(".table-scroll, [tabindex]") ?? board;
      const box = region.getBoundingClientRect();
      if (event.clientX > box.right - EDGE) region.scrollBy(16, 0);
      if (event.clientX < box.left + EDGE) region.scrollBy(-16, 0);
      unmark();
      under(event)?.classList.add("over");
    });
    grip.addEventListener("pointerup", (event) => {
      if (!held) return;
      end();
      const cell = under(event);
      if (cell && board.contains(cell) && cell !== meeting.closest("td")) ask(meeting, cell);
    });
    grip.addEventListener("pointercancel", end);
    grip.addEventListener("click", (event) => event.preventDefault());
  };
  for (const meeting of board.querySelectorAll(".meeting")) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.setAttribute("aria-hidden", "true");
    meeting.prepend(grip);
    follow(grip, meeting);
  }
})();
