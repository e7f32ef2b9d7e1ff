/*
 * The palette: `/`, Ctrl+K or a press on the search of the frame opens it; letters narrow it, arrows choose, Enter opens.
 * A combobox whose list box the server draws (ARIA Authoring Practices: combobox with list autocomplete).
 * Without this file the field of the frame leads to the page of the search.
 */
(() => {
  "use strict";

  const PAUSE = 150; // milliseconds between the last letter and asking
  const palette = document.getElementById("palette");
  if (!palette) return;
  const field = palette.querySelector("[role=combobox]");
  const found = document.getElementById("palette-found");
  const said = document.getElementById("announcer");
  let timer = null;
  let asking = null;
  let shownFor = null;

  const rows = () => [...found.querySelectorAll("[role=option]")];
  const chosen = () => found.querySelector("[role=option][aria-selected=true]");

  function choose(row) {
    for (const one of rows()) one.setAttribute("aria-selected", String(one === row));
    if (row) {
      field.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function show(html, typed) {
    found.innerHTML = html;
    shownFor = typed;
    const number = rows().length;
    field.setAttribute("aria-expanded", String(number > 0));
    field.setAttribute("aria-controls", number ? "palette-hits" : "palette-found");
    choose(rows()[0]);
    said.textContent = number ? found.dataset.number.replace("#", number) : found.textContent.trim();
  }

  function failed() {
    const line = document.createElement("p");
    line.className = "palette__none";
    line.textContent = found.dataset.failed;
    show(line.outerHTML, null);
  }

  /** Ask for the rows of what stands in the field; the answer to an older text is thrown away. */
  async function ask() {
    clearTimeout(timer);
    timer = null;
    asking?.abort();
    const typed = field.value;
    if (typed === shownFor) return;
    const mine = (asking = new AbortController());
    try {
      const answer = await fetch(`${field.dataset.rows}?q=${encodeURIComponent(typed)}`, { signal: mine.signal });
      // A session that is over answers with the page to sign in: that is no list.
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const html = await answer.text();
      if (mine === asking) show(html, typed);
    } catch (problem) {
      if (problem.name !== "AbortError") failed();
    }
  }

  function open(text = "") {
    if (palette.open || document.querySelector("dialog[open]")) return;
    field.value = text;
    shownFor = null;
    palette.showModal();
    field.focus();
    ask();
  }

  function go(row, beside) {
    const url = row.dataset.url;
    if (beside) return window.open(url, "_blank", "noopener");
    palette.close();
    location.assign(url);
  }

  async function enter(event) {
    event.preventDefault();
    const beside = event.ctrlKey || event.metaKey;
    if (field.value !== shownFor) await ask();
    const row = chosen();
    if (row) go(row, beside);
    else if (field.value.trim()) field.form.submit();
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const list = rows();
    const at = list.indexOf(chosen());
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + list.length * (at <= 0) }[event.key];
    if (event.key === "Enter") enter(event);
    else if (to !== undefined && list.length) {
      event.preventDefault();
      choose(list[to % list.length]);
    }
  });

  found.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  found.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) go(row, event.ctrlKey || event.metaKey);
  });

  palette.addEventListener("click", (event) => {
    if (event.target === palette || event.target.closest("[data-palette-close]")) palette.close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (palette.open) palette.close();
    else open();
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-palette]");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(opener.value ?? "");
  });

  document.addEventListener("palette:open", () => open());
})();
