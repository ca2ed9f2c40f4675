// Progressive enhancement only: every page works without this file.
(() => {
  "use strict";

  const on = (type, selector, run) =>
    document.addEventListener(type, (event) => {
      const found = event.target instanceof Element && event.target.closest(selector);
      if (found) run(event, found);
    });

  // Words come from the page, in its language.
  const words = document.body.dataset;

  // --- Questions before something is done: the native dialog, Cancel has the focus -----------
  const ask = (text, label, danger) =>
    new Promise((answer) => {
      const dialog = document.createElement("dialog");
      dialog.className = "dialog";
      dialog.setAttribute("aria-describedby", "confirm-text");
      const sentence = document.createElement("p");
      sentence.id = "confirm-text";
      sentence.textContent = text;
      const form = document.createElement("form");
      form.method = "dialog";
      form.className = "actions";
      const choice = (name, value, kind) => {
        const button = document.createElement("button");
        button.className = `button button-${kind}`;
        button.value = value;
        button.textContent = name;
        form.append(button);
        return button;
      };
      const cancel = choice(words.cancel || "Cancel", "", "secondary");
      choice(label, "yes", danger ? "danger" : "primary");
      dialog.append(sentence, form);
      dialog.setAttribute("aria-label", label);
      document.body.append(dialog);
      dialog.addEventListener("close", () => {
        dialog.remove();
        answer(dialog.returnValue === "yes");
      });
      dialog.showModal();
      cancel.focus();
    });

  on("click", "[data-confirm]", async (event, button) => {
    if (button.dataset.confirmed) {
      delete button.dataset.confirmed;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const danger = button.classList.contains("button-danger");
    if (await ask(button.dataset.confirm, button.textContent.trim(), danger)) {
      button.dataset.confirmed = "yes";
      button.click();
    } else {
      button.focus();
    }
  });

  on("click", "[data-dialog]", (_event, button) => {
    const dialog = document.getElementById(button.dataset.dialog);
    if (dialog) dialog.showModal();
  });

  // --- Menus close when the focus or the pointer leaves them ------------------------------------
  const closeMenus = (kept) => {
    for (const menu of document.querySelectorAll("details.user-menu[open]")) {
      if (!kept || !menu.contains(kept)) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.user-menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // --- Drafts save themselves: <form data-autosave="/address/"> with [data-autosave-status] -------
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const status = form.querySelector("[data-autosave-status]") || document.querySelector("[data-autosave-status]");
    let timer = 0;
    let dirty = false;
    let going = null;
    let leaving = false;
    const say = (text) => {
      if (status && text) status.textContent = text;
    };
    const send = async () => {
      dirty = false;
      const body = new FormData(form);
      body.set("autosave", "1");
      try {
        const answer = await fetch(form.dataset.autosave || form.action, {
          method: "POST",
          body,
          headers: { "X-Requested-With": "fetch" },
          signal: AbortSignal.timeout(20000),
        });
        const kind = answer.headers.get("Content-Type") || "";
        const said = kind.includes("json") ? await answer.json() : {};
        if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
        if (said.revision !== undefined && form.elements.revision) form.elements.revision.value = said.revision;
        say(said.message || words.saved);
        form.dispatchEvent(new CustomEvent("circulade:saved", { detail: said, bubbles: true }));
      } catch {
        dirty = true;
        say(words.unsaved);
      }
    };
    const save = () => {
      if (going || !dirty) return;
      going = send().finally(() => {
        going = null;
        if (dirty && !leaving) timer = setTimeout(save, 4000);
      });
    };
    form.addEventListener("input", () => {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(save, 1200);
    });
    form.addEventListener("focusout", () => {
      if (dirty) {
        clearTimeout(timer);
        timer = setTimeout(save, 200);
      }
    });
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      dirty = false;
      if (!going) return;
      // What is under way would be stored between: the server would see somebody else's change.
      event.preventDefault();
      if (leaving) return;
      leaving = true;
      going.then(() => {
        leaving = false;
        form.requestSubmit(event.submitter);
      });
    });
    addEventListener("beforeunload", (event) => {
      if (dirty) event.preventDefault();
    });
  }

  // --- Tables sort by any column: <table data-sortable>; data-value holds what is compared --------
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell ? (cell.dataset.value ?? cell.textContent.trim()) : "";
  };
  const sortBy = (table, header, column) => {
    const ascending = header.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const compare = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }).compare;
    for (const body of table.tBodies) {
      const rows = [...body.rows].sort((a, b) => compare(valueOf(a, column), valueOf(b, column)));
      body.append(...(ascending ? rows : rows.reverse()));
    }
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    if (!table.tHead || table.tHead.rows.length !== 1) continue;
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      if (!header.textContent.trim() || header.hasAttribute("data-unsorted")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sortBy(table, header, column));
    });
  }

  // --- Charts: what a mark's own <title> says, at the pointer ------------------------------------
  let tip = null;
  document.addEventListener("pointermove", (event) => {
    const shape = event.target instanceof Element && event.target.closest(".chart-frame svg *");
    const title = shape && [...shape.children].find((child) => child.tagName.toLowerCase() === "title");
    if (!title) {
      if (tip) tip.hidden = true;
      return;
    }
    if (!tip) {
      tip = document.createElement("div");
      tip.className = "chart-tip";
      tip.setAttribute("aria-hidden", "true");
      document.body.append(tip);
    }
    tip.textContent = title.textContent;
    tip.hidden = false;
    tip.style.left = `${Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${event.clientY + 16}px`;
  });

  // --- After sending a form that has errors, the summary of errors is read first -----------------
  const errors = document.getElementById("errors");
  if (errors && !errors.closest("[data-still]")) errors.focus();

  document.addEventListener("htmx:responseError", () => {
    const place = document.querySelector("[data-autosave-status]");
    if (place && words.unsaved) place.textContent = words.unsaved;
  });
})();
