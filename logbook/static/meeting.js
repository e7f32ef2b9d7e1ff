/*
 * What the form of a meeting gains where JavaScript runs, beside app.js:
 *   of the lines only the one that was last in focus is open; a line closes when another opens,
 *     once the pointer is up, so that nothing moves from under a click;
 *   Enter goes on: to the next line, from an empty last one to what comes after; it never saves;
 *   Alt with an arrow moves a line, Alt+C copies it, Alt+Delete removes it, Alt+Z brings back what was removed last;
 *   what a folded line or a button hides is said in its place;
 *   the choice of who said or heard a point shows the parties' names while they are typed;
 *   an answer or an offer is taken to come from the party, where there is only one, else from the one that spoke last;
 *   what was unfolded stays so when the server draws the rows again.
 */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const field = (name) => document.getElementsByName(name)[0];

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

  /* Away with a line in which nothing is written: what was asked about it meanwhile is of no use. */
  function cut(line) {
    line.remove();
    document.dispatchEvent(new CustomEvent("form:cut"));
  }

  function goOn(line) {
    if (!textOf(line)) return document.getElementById("with").focus();
    const group = line.closest("[data-repeat]");
    const lines = all(".line", group);
    const next = lines[lines.indexOf(line) + 1];
    if (next) return textOf(next).focus();
    if (textOf(line).value.trim()) return group.querySelector('[data-repeat-act][value^="add:"]').click();
    const later = all("[data-first], .asked textarea").find(
      (one) => !group.contains(one) && group.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    later?.focus();
    if (later && lines.length > 1 && !all("input[type=text], textarea", line).some((one) => one.value.trim())) cut(line);
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
    if (event.altKey && event.code === "KeyZ") return document.querySelector('[value="restore:last"]')?.click();
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && !event.altKey && event.target.matches(".when input")) {
      const fields = all(".when input, .tokens__input");
      event.preventDefault();
      return fields[fields.indexOf(event.target) + 1]?.focus();
    }
    if (!line) return;
    if (event.altKey) {
      const act = { ArrowUp: "up", ArrowDown: "down", Delete: "remove", KeyC: "copy" }[event.code];
      if (!act) return;
      event.preventDefault();
      press(line, act);
    } else if (event.key === "Enter" && !event.shiftKey && event.target.matches(".line__cells :is(input, textarea)")) {
      event.preventDefault();
      goOn(line);
    }
  });

  /* ---- what is unfolded ---- */

  const named = (fold) => `${fold.closest("[id]")?.id} ${fold.querySelector("summary").firstChild.textContent.trim()}`;
  let unfolded = new Set();

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target?.matches("form")) unfolded = new Set(all("details[open]", detail.target).map(named));
  });
  document.addEventListener("form:drawn", () => {
    all(".form details").forEach((fold) => unfolded.has(named(fold)) && (fold.open = true));
    noteNames();
    nameChoices();
  });

  document.addEventListener("click", ({ target }) => {
    const more = target.closest(".more__summary")?.parentElement;
    if (more && !more.open) setTimeout(() => more.querySelector(".more__panel :is(input:not([type=hidden]), select, textarea)")?.focus());
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
    // What a narrow column cuts off is told beside it.
    all(".line__cells input[type=text]").forEach((input) => (input.title = input.value));
    all("[data-value-of]").forEach((told) => (told.textContent = valueOf(told.dataset.valueOf) || told.textContent));
  }

  /* ---- who speaks ---- */

  const ANSWERS = ["answer", "offer"];

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

  /* What the parties were called when the server drew them, which knows how they are called for short. */
  let drawn = new Map();
  const noteNames = () => (drawn = new Map(parties().map((party) => [party.id, party.name])));

  /* Who speaks where nobody is chosen: we, or of an answer the only party. */
  function nobodySays(choice, named) {
    const kind = field(choice.name.replace(/-by-\d+-party$/, "-kind"))?.value;
    if (!ANSWERS.includes(kind)) return choice.dataset.us;
    return named.length === 1 ? choice.querySelector(`[value="${named[0].id}"]`)?.text ?? named[0].name : choice.dataset.whose;
  }

  function nameChoices() {
    const named = parties().filter((party) => party.name);
    for (const choice of all("[data-party-choice]")) {
      for (const option of choice.options) {
        const party = named.find((one) => one.id === option.value);
        if (party && party.name !== drawn.get(party.id)) option.text = party.name;
      }
      choice.title = named.find((one) => one.id === choice.value)?.name ?? "";
      if (!/-by-\d+-party$/.test(choice.name)) continue;
      const said = nobodySays(choice, named);
      if (choice.options[0].text !== said) choice.options[0].text = said;
    }
  }

  function speaks(kind) {
    if (!ANSWERS.includes(kind.value)) return;
    const speaker = field(kind.name.replace(/-kind$/, "-by-0-party"));
    if (speaker?.value !== "") return;
    const party = parties().filter((one) => one.name);
    const spoke = all('[name^="points-"][name$="-by-0-party"]').map((one) => one.value).filter((id) => id && id !== "us");
    if (party.length === 1) speaker.value = party[0].id;
    else if (spoke.length) speaker.value = spoke.at(-1);
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      if (/^points-\d+-kind$/.test(target.name ?? "")) speaks(target);
      if (/^(parties|points)-\d+-(?!complement)/.test(target.name ?? "")) nameChoices();
      sayFolded();
    });
  }
  document.addEventListener("htmx:afterSettle", sayFolded);
  sayFolded();
  noteNames();
  nameChoices();
})();
