/*
 * Rows that the server draws again, by htmx: the focus follows them, and what is typed meanwhile waits for them.
 */
(() => {
  "use strict";

  const { FIELDS, all, announce, explain, reach, takesText, touched, words } = window.logbook;

  /* What each request does to rows: others that run meanwhile, such as the preview's, do nothing. */
  const repeatActs = new WeakMap();
  const askedAt = new WeakMap();
  const previews = new Set();
  let drawings = 0;

  /* The ids of the rows before an act: the one that comes back is not among them. */
  let idsBefore = new Set();
  const idsOf = (root) => all("[data-repeat-row] > [name$='-id'], [data-repeat-row] .line__cells > [name$='-id']", root);

  function followRestored(form) {
    const row = idsOf(form).find((id) => !idsBefore.has(id.value))?.closest("[data-repeat-row]");
    announce(words.restored);
    (row?.querySelector("[data-first]") ?? row)?.focus();
  }

  function followRepeat(form, [act, path]) {
    if (form.matches("form")) touched(form);
    if (!document.dispatchEvent(new CustomEvent("form:drawn", { detail: [act, path], cancelable: true }))) return;
    if (act === "restore") return followRestored(form);
    if (act === "put") return document.getElementById(path.replace(/=.*/s, ""))?.focus();
    if (act === "drop" || act === "take") return;
    const [, name, at] = path.match(/^(.*?)(?:-(\d+))?$/);
    const group = document.querySelector(`[data-repeat="${CSS.escape(act === "add" ? path : name)}"]`);
    const list = group ? all("[data-repeat-row]", group).filter((row) => row.closest("[data-repeat]") === group) : [];
    const added = list.at(-1);
    if (act === "add") return (added?.querySelector("[data-first]") ?? added?.querySelector(FIELDS) ?? group)?.focus();
    if (act === "remove") announce(words.removed);
    const moved = { up: -1, down: 1, copy: 1 }[act] ?? 0;
    const row = list[Math.min(Math.max(Number(at) + moved, 0), list.length - 1)];
    (row?.querySelector("[data-first]") ?? row ?? group?.querySelector("[data-repeat-act]"))?.focus();
  }

  /*
   * What is typed while the server draws the rows again waits for them: it is meant for the row that comes or, where
   * somebody went on to another field meanwhile, for the field of that name.
   */
  let held = null;
  let heldFrom = "";

  function hold(target, ...signs) {
    const name = target.name === heldFrom ? "" : target.name ?? "";
    const isWhole = Boolean(name) && takesText(target) && target.value && target.selectionEnd - target.selectionStart === target.value.length;
    held.push(...signs.map((sign, at) => ({ sign, name, isWhole: isWhole && !at && held.at(-1)?.name !== name })));
  }

  document.addEventListener(
    "beforeinput",
    (event) => {
      if (!held || event.isComposing) return;
      event.preventDefault();
      if (event.inputType.startsWith("delete")) held.pop();
      else hold(event.target, ...(event.data ?? event.dataTransfer?.getData("text/plain") ?? ""));
    },
    true,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (!held || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (event.key === "Tab" && !event.altKey) hold(event.target, new KeyboardEvent("keydown", { key: "Tab", shiftKey: event.shiftKey }));
      else if (event.altKey) hold(event.target, new KeyboardEvent("keydown", { key: event.key, code: event.code, altKey: true, bubbles: true, cancelable: true }));
      else if (event.key === "Enter") hold(event.target, "\n");
      else if (event.key.length === 1 && !takesText(event.target)) hold(event.target, event.key);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );

  /* The button that saves, where it was pressed meanwhile: the form that was there is swapped away. */
  let saving = "";

  document.addEventListener(
    "submit",
    (event) => {
      const button = event.submitter;
      if (!held || event.target.getAttribute("id") !== "form" || (button && !button.matches("[data-save], [data-enter]"))) return;
      saving = button?.matches("[data-save]") ? "[data-save]" : "[data-enter]";
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );

  function goOn() {
    typeHeld();
    if (held || !saving) return;
    const button = document.querySelector(`#form ${saving}`);
    saving = "";
    button?.form.requestSubmit(button);
  }

  /* Go on as Tab does, which no script can press; past guesses, which came only now. */
  function tabOn(here, by) {
    const stops = all("a[href], button:not(.fix), input, select, textarea, summary, [tabindex]").filter((stop) => stop.tabIndex >= 0 && !stop.disabled && stop.offsetParent);
    stops[stops.indexOf(here) + by]?.focus();
  }

  function typeHeld() {
    const signs = held ?? [];
    let begun = null;
    held = null;
    while (signs.length) {
      const { sign, name, isWhole } = signs.shift();
      if (name && name !== document.activeElement.name) document.getElementsByName(name)[0]?.focus();
      const here = document.activeElement;
      if (isWhole) here.select?.();
      if (typeof sign === "string" && sign !== "\n" && here !== begun) {
        begun = here;
        here.dispatchEvent(new CustomEvent("keys:held", { bubbles: true }));
      }
      if (sign.key === "Tab") tabOn(here, sign.shiftKey ? -1 : 1);
      else if (sign instanceof KeyboardEvent) here.dispatchEvent(sign);
      else if (sign === "\n") here.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      else if (takesText(here)) document.execCommand("insertText", false, sign);
      // That key had the rows drawn once more: the rest waits for it in turn.
      if (held) return held.push(...signs);
    }
  }

  document.addEventListener("htmx:configRequest", (event) => {
    const { elt } = event.detail;
    if (!elt.dataset.sendAs) return;
    const also = document.getElementById(elt.dataset.sendAlso ?? "");
    event.detail.parameters = { [elt.dataset.sendAs]: elt.value };
    if (also) event.detail.parameters[elt.dataset.sendAlsoAs] = also.value;
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, xhr } = event.detail;
    if (elt.matches("[data-repeat-act]")) {
      repeatActs.set(xhr, elt.value.match(/^([^:]*):?(.*)$/s).slice(1));
      if (!held) heldFrom = document.activeElement.name;
      held ??= [];
      idsBefore = new Set(idsOf(document).map((id) => id.value));
      drawings += 1;
    }
    askedAt.set(xhr, drawings);
    if (elt.matches("[hx-swap=none]")) previews.add(xhr);
  });
  document.addEventListener("form:cut", () => (drawings += 1));
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (repeatActs.has(event.detail.xhr)) {
      // Nor is one waited for that is still on its way to rows that are swapped away now.
      previews.forEach((xhr) => (xhr.onload = null));
      previews.clear();
    }
    // A preview asked for before the rows were drawn again tells of rows that may be gone.
    if (event.detail.elt.matches("[hx-swap=none]") && askedAt.get(event.detail.xhr) !== drawings) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt;
    const act = repeatActs.get(event.detail.xhr);
    if (act) {
      followRepeat(target, act);
      goOn();
    }
    const news = target.matches("[data-announce]") ? target : target.querySelector("[data-announce]");
    if (news) announce(news.textContent.trim());
    target.querySelector("[data-focus]")?.focus();
  });
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, goOn);
    document.addEventListener(failure, async () => explain(await reach(document.querySelector("input[name=writer]")?.value)));
  }

  document.querySelector("[data-focus]")?.focus();
})();
