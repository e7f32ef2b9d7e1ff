/*
 * The fields of the form of a meeting that take many kinds of names (data-tokens), as comboboxes (ARIA practice, list
 * box with one active option): what is typed is asked of data-source, the choices stand in a list below it.
 *   Enter and ; take the marked choice, Alt+N makes what was typed new; Escape closes the list;
 *   Enter in an empty field goes on to the next one;
 *   Backspace in an empty field marks the last token, and again takes it out; ← and → walk the tokens;
 *   a name that is left standing is taken when the field is left or the form is saved, as far as it means one thing;
 *   what means none is told with all that is wrong once the form is saved.
 * The server takes a name and draws the form again: the same button does it without JavaScript.
 */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fieldOf = (element) => element?.closest?.("[data-tokens]");
  const inputOf = (field) => field.querySelector(".tokens__input");
  const listOf = (field) => field.querySelector(".tokens__list");
  const markedIn = (field) => listOf(field).querySelector('[aria-selected="true"]');
  const tokensOf = (field) => all(".token__away", field);

  function prepare() {
    for (const field of all("[data-tokens]")) {
      const input = inputOf(field);
      if (input.role) continue;
      input.removeAttribute("list");
      for (const [name, value] of Object.entries({
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": listOf(field).id,
      })) input.setAttribute(name, value);
      all(".token__away, .tokens__take", field).forEach((button) => (button.tabIndex = -1));
    }
  }

  /* ---- the list ---- */

  let asking = null;
  let waiting = 0;

  function close(field) {
    asking?.abort();
    clearTimeout(waiting);
    listOf(field).hidden = true;
    listOf(field).replaceChildren();
    inputOf(field).setAttribute("aria-expanded", "false");
    inputOf(field).removeAttribute("aria-activedescendant");
  }

  function mark(field, option) {
    all('[aria-selected="true"]', listOf(field)).forEach((other) => other.setAttribute("aria-selected", "false"));
    if (!option) return inputOf(field).removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    inputOf(field).setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  const moveTo = (field, by) => {
    const options = all('[role="option"]', listOf(field));
    const at = options.indexOf(markedIn(field));
    mark(field, options[(at + by + options.length) % options.length]);
  };

  /* Whether the list now answers what stands in the field. */
  async function ask(field) {
    const input = inputOf(field);
    const text = input.value.trim();
    asking?.abort();
    clearTimeout(waiting);
    const mine = (asking = new AbortController());
    const address = new URL(field.dataset.source, location.href);
    address.searchParams.set("text", text);
    for (const held of input.form.querySelectorAll("[data-tells]")) address.searchParams.append(held.dataset.tells, held.value);
    try {
      const answer = await fetch(address, { signal: mine.signal, headers: { "X-Part": "names" } });
      const options = await answer.text();
      if (!answer.ok || mine !== asking || document.activeElement !== input || input.value.trim() !== text) return false;
      listOf(field).innerHTML = options;
    } catch {
      return false;
    }
    const first = listOf(field).querySelector("[data-best]") ?? listOf(field).querySelector('[role="option"]');
    listOf(field).hidden = !first;
    input.setAttribute("aria-expanded", String(Boolean(first)));
    mark(field, text ? first : null);
    return Boolean(first);
  }

  /* ---- taking ---- */

  /* What is to be done once the server has drawn the form again. */
  let after = null;

  function take(field, value, { next = null } = {}) {
    close(field);
    after = { name: field.dataset.tokens, value, next };
    field.querySelector(".tokens__take").click();
  }

  /* The marked choice; while the list does not answer what was typed, the server says what that means. */
  function takeMarked(field) {
    take(field, markedIn(field)?.dataset.value ?? inputOf(field).value);
  }

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (after?.value !== undefined && detail.elt.matches(".tokens__take")) detail.parameters[after.name] = after.value;
  });

  /* What could not be taken and stands in its field: what is typed ahead begins behind it. */
  let left = null;

  /* The same control of the form that was drawn again. */
  const again = (gone) =>
    (gone.id && document.getElementById(gone.id)) || all(gone.tagName).find((other) => other.className === gone.className && other.name === gone.name && other.textContent === gone.textContent);

  document.addEventListener("form:drawn", (event) => {
    prepare();
    const done = after;
    after = null;
    if (!done || !["take", "drop", "remove"].includes(event.detail[0])) return;
    event.preventDefault();
    const input = inputOf(document.querySelector(`[data-tokens="${done.name}"]`));
    left = input.value.trim() ? input.value : null;
    const next = done.next ? again(done.next) : input;
    next?.focus();
    if (next === input) input.setSelectionRange(input.value.length, input.value.length);
  });
  document.addEventListener("keys:held", ({ target }) => {
    if (target.matches(".tokens__input") && left && target.value === left) document.execCommand("insertText", false, "; ");
  });
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, () => (after = null));

  /* ---- taking out ---- */

  document.addEventListener("click", (event) => {
    const away = event.target.closest(".token__away");
    if (away) after = { name: fieldOf(away).dataset.tokens };
    const option = event.target.closest('.tokens__list [role="option"]');
    if (option) take(fieldOf(option), option.dataset.value);
    else if (event.target.matches(".tokens, .tokens__chosen")) inputOf(fieldOf(event.target)).focus();
  });

  /* A press on the list leaves the focus where it is. */
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest(".tokens__list")) event.preventDefault();
  });

  /* ---- keys ---- */

  function onward(field) {
    const stops = all("[data-tokens] .tokens__input, .line [data-first]");
    stops[stops.indexOf(inputOf(field)) + 1]?.focus();
  }

  const KEYS = {
    ArrowDown: (field) => (listOf(field).hidden ? ask(field) : moveTo(field, 1)),
    ArrowUp: (field) => listOf(field).hidden || moveTo(field, -1),
    Enter: (field) => (inputOf(field).value.trim() || markedIn(field) ? takeMarked(field) : onward(field)),
    ";": (field) => inputOf(field).value.trim() && takeMarked(field),
  };

  function inInput(event, field) {
    const input = inputOf(field);
    if (event.altKey && event.code === "KeyN" && input.value.trim()) {
      const fresh = listOf(field).querySelector("[data-new]");
      if (!fresh) return false;
      take(field, fresh.dataset.value);
    } else if (event.key === "Escape" && !listOf(field).hidden) {
      close(field);
    } else if (["Backspace", "ArrowLeft"].includes(event.key) && !input.value) {
      tokensOf(field).at(-1)?.focus();
    } else if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      KEYS[event.key](field);
    } else return false;
    return true;
  }

  function onToken(event, field) {
    const tokens = tokensOf(field);
    const at = tokens.indexOf(event.target);
    if (event.key === "ArrowLeft") tokens[at - 1]?.focus();
    else if (event.key === "ArrowRight") (tokens[at + 1] ?? inputOf(field)).focus();
    else if (["Backspace", "Delete"].includes(event.key)) event.target.click();
    else if (event.key === "Escape") inputOf(field).focus();
    else return false;
    return true;
  }

  document.addEventListener(
    "keydown",
    (event) => {
      const field = fieldOf(event.target);
      if (!field || event.isComposing || after) return;
      const isDone = event.target.matches(".tokens__input") ? inInput(event, field) : event.target.matches(".token__away") && onToken(event, field);
      if (!isDone) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  document.addEventListener("input", ({ target }) => {
    if (!target.matches(".tokens__input")) return;
    const field = fieldOf(target);
    target.setCustomValidity("");
    clearTimeout(waiting);
    mark(field, null);
    if (!target.value.trim()) return close(field);
    waiting = setTimeout(() => ask(field), 120);
  });

  document.addEventListener("focusout", (event) => {
    const field = fieldOf(event.target);
    if (!field || !event.target.matches(".tokens__input") || after) return;
    close(field);
    const next = event.relatedTarget;
    if (event.target.value.trim() && next && !next.matches("[type=submit], a") && event.target.isConnected) {
      take(field, event.target.value, { next });
    }
  });

  document.addEventListener("htmx:load", prepare);
  prepare();
})();
