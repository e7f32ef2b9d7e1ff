/*
 * What the form of a meeting gains where JavaScript runs, beside app.js:
 *   of the lines only the one that was last in focus is open; a line closes when another opens,
 *     once the pointer is up, so that nothing moves from under a click;
 *   Enter goes on: to the next line, from an empty last one to what comes after; it never saves;
 *   Alt with an arrow moves a line, Alt+Delete removes it;
 *   what a folded line or a button hides is said in its place;
 *   the choice of who said or heard a point shows the parties' names while they are typed;
 *   an answer or an offer is taken to come from the party, where there is only one.
 */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const field = (name) => document.getElementsByName(name)[0];
  document.documentElement.classList.add("lines-fold");

  /* ---- lines ---- */

  let pointed = false;

  function open(line) {
    if (line.classList.contains("is-open")) return;
    all(".line.is-open").forEach((other) => other.classList.remove("is-open"));
    line.classList.add("is-open");
    document.activeElement.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("pointerdown", () => (pointed = true));
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      pointed = false;
      const line = document.activeElement?.closest(".line");
      if (line) requestAnimationFrame(() => open(line));
    });
  }
  document.addEventListener("focusin", ({ target }) => {
    const line = target.closest(".line");
    if (line && !pointed) open(line);
  });

  const textOf = (line) => line.querySelector("[data-first]");
  const press = (line, act) => line.querySelector(`[data-repeat-act][value^="${act}:"]`)?.click();

  function goOn(line) {
    const group = line.closest("[data-repeat]");
    const lines = all(".line", group);
    const next = lines[lines.indexOf(line) + 1];
    if (next) return textOf(next).focus();
    if (textOf(line).value.trim()) return group.querySelector('[data-repeat-act][value^="add:"]').click();
    const later = all("[data-first], .asked textarea, .asked .chip-field__input").find(
      (one) => !group.contains(one) && group.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    later?.focus();
  }

  document.addEventListener("keydown", (event) => {
    const line = event.target.closest?.(".line");
    if (event.key === "Escape") {
      const more = event.target.closest?.("[data-more][open]");
      if (more) {
        more.open = false;
        more.querySelector("summary").focus();
      } else if (line) line.classList.remove("is-open");
      return;
    }
    if (!line || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      const act = { ArrowUp: "up", ArrowDown: "down", Delete: "remove" }[event.key];
      if (!act) return;
      event.preventDefault();
      press(line, act);
    } else if (event.key === "Enter" && !event.shiftKey && event.target.matches(".line__cells :is(input, textarea)")) {
      event.preventDefault();
      goOn(line);
    }
  });

  /* ---- what is folded, in words ---- */

  const labelOf = (input) => input.labels?.[0]?.firstChild.textContent.trim() ?? "";

  function valueOf(name) {
    const chosen = document.querySelector(`[name="${CSS.escape(name)}"]:is(:checked, select)`);
    return chosen?.matches("select") ? chosen.selectedOptions[0]?.text ?? "" : chosen ? labelOf(chosen) : "";
  }

  function sayFolded() {
    for (const told of all("[data-told-by]")) {
      const name = told.dataset.toldBy;
      const isOwn = document.querySelector(`[name="${CSS.escape(name)}"]:checked`)?.value;
      told.textContent = isOwn ? valueOf(name) : "";
    }
    all("[data-value-of]").forEach((told) => (told.textContent = valueOf(told.dataset.valueOf) || told.textContent));
  }

  /* ---- who speaks ---- */

  function parties() {
    const found = [];
    for (let n = 0; field(`parties-${n}-id`); n += 1) {
      const sector = field(`parties-${n}-sector`);
      const name =
        field(`parties-${n}-as-nl`)?.value.trim() ||
        field(`parties-${n}-organisation`)?.value.trim() ||
        (sector?.value ? sector.selectedOptions[0].text : "");
      found.push({ id: field(`parties-${n}-id`).value, name });
    }
    return found;
  }

  function nameChoices() {
    for (const { id, name } of parties()) {
      if (!name) continue;
      for (const option of all(`[data-party-choice] option[value="${CSS.escape(id)}"]`)) {
        option.textContent = name;
      }
    }
  }

  function speaks(kind) {
    if (!["answer", "offer"].includes(kind.value)) return;
    const named = parties().filter((party) => party.name);
    const speaker = field(kind.name.replace(/-kind$/, "-by-0-party"));
    if (named.length === 1 && speaker?.value === "") speaker.value = named[0].id;
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      if (target.name?.startsWith("parties-")) nameChoices();
      if (/^points-\d+-kind$/.test(target.name ?? "")) speaks(target);
      sayFolded();
    });
  }
  document.addEventListener("htmx:afterSettle", sayFolded);
  sayFolded();
})();
