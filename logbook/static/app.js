/*
 * What pages gain where JavaScript runs; every page works without it.
 * The contract is in data attributes, set by the macros and by pages:
 *   data-list, data-row, data-row-link   a list walked by j and k; Enter opens
 *   data-key="e"        this button, link or summary is clicked by that key: in the chosen row first, else on the page
 *   data-global-key     the same, on every page and whatever is chosen
 *   data-select, data-select-all         boxes to choose many; x turns the chosen row's
 *   data-save           pressed by Ctrl+Enter from within its form
 *   data-segmented, data-letter          letters choose while focus is inside
 *   data-autosave=URL   the form is sent there two seconds after the last input; the text answered is shown
 *   data-opened         it is as it was opened: where every field still says what it did, that is said (&unchanged=1)
 *   data-guard          leaving with unsaved input asks first
 *   data-repeat, data-repeat-row, data-repeat-act   rows added and removed by the server; focus follows
 *   data-chips          a list box shown as chips        data-grow  a text area as high as its text
 *   data-put=TEXT       writes that text in the field beside which it stands
 *   data-copy=SELECTOR  copies that field                data-send-as=NAME  htmx sends this field alone, under that name
 *   data-send-also=ID data-send-also-as=NAME   and that other field with it, under that name
 *   data-announce       read aloud after a swap          data-focus  gets focus when the page opens
 *   data-menu           details that close on Escape and on a click elsewhere
 * Single keys do nothing within forms that people type in, nor anywhere when body has data-shortcuts="off" (WCAG 2.1.4).
 */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = document.getElementById("words")?.dataset ?? {};
  const FIELDS = "input:not([type=hidden]), select, textarea";

  function announce(text) {
    const region = document.getElementById("announcer");
    if (!region) return;
    region.textContent = "";
    setTimeout(() => (region.textContent = text), 50);
  }

  function tell(text, link = null) {
    const region = document.querySelector(".flashes");
    if (!region) return;
    const notice = document.createElement("p");
    notice.className = "notice notice--error";
    notice.textContent = text;
    if (link) notice.append(" ", link);
    region.replaceChildren(notice);
  }

  function takesText(element) {
    if (element.isContentEditable || element.matches("textarea, select")) return true;
    return element.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file])");
  }

  /* ---- keys ---- */

  const shown = (element) => element.getClientRects().length > 0;
  const rows = () => all("[data-list] [data-row]").filter(shown);

  function chosenRow() {
    return document.activeElement?.closest("[data-row]") ?? document.querySelector("[data-row][aria-current=true]");
  }

  function choose(row) {
    all("[data-row][aria-current=true]").forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
    const target = row.querySelector("[data-row-link]") ?? row.querySelector("a, button, summary");
    target?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const list = rows();
    if (!list.length) return false;
    const at = list.indexOf(chosenRow());
    choose(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
    return true;
  }

  function press(element) {
    if (!element) return false;
    element.click();
    const details = element.matches("summary") ? element.parentElement : null;
    if (details?.open) details.querySelector(FIELDS)?.focus();
    return true;
  }

  function keyed(key) {
    const within = chosenRow();
    const named = `[data-key="${CSS.escape(key)}"]`;
    return within?.querySelector(named) ?? all(named).find((element) => !element.closest("[data-row]"));
  }

  function search() {
    document.dispatchEvent(new Event("palette:open"));
    return Boolean(document.getElementById("palette"));
  }

  function showKeys() {
    const dialog = document.getElementById("shortcuts");
    if (!dialog || dialog.open) return false;
    dialog.showModal();
    return true;
  }

  function act(key) {
    if (key === "/") return search();
    if (key === "?") return showKeys();
    if (key === "j") return step(1);
    if (key === "k") return step(-1);
    if (key === "x") return press(chosenRow()?.querySelector("[data-select]"));
    return press(document.querySelector(`[data-global-key="${CSS.escape(key)}"]`) ?? keyed(key));
  }

  function pickLetter(event) {
    const group = event.target.closest?.("[data-segmented]");
    const option = group?.querySelector(`[data-letter="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!option) return false;
    option.focus();
    option.click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeMenus(null, true);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      // With the focus in no form, as behind a notice, the form that the page is about is meant.
      const form = event.target.closest("form") ?? document.querySelector("form[data-guard]");
      const save = form?.querySelector("[data-save]");
      if (save) {
        event.preventDefault();
        save.click();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key.length !== 1 || takesText(event.target) || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest?.("form[data-guard]");
    if (pickLetter(event) || (!typing && document.body.dataset.shortcuts !== "off" && act(event.key))) event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-list] [data-row]");
    if (!row || row.getAttribute("aria-current") === "true") return;
    all("[data-row][aria-current=true]").forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
  });

  /* ---- menus, copying, choosing many ---- */

  function closeMenus(except, refocus = false) {
    for (const menu of all("details[data-menu][open]")) {
      if (menu === except) continue;
      if (refocus && menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    }
  }

  async function copy(button) {
    const field = document.querySelector(button.dataset.copy);
    if (!field) return;
    try {
      await navigator.clipboard.writeText(field.value ?? field.textContent);
    } catch {
      field.select?.();
      return;
    }
    const label = button.textContent;
    button.textContent = button.dataset.said;
    announce(button.dataset.said);
    setTimeout(() => (button.textContent = label), 2000);
  }

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details[data-menu]"));
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    if (event.target.closest("[data-shortcut-list]")) {
      closeMenus(null);
      showKeys();
    }
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-select-all]")) return;
    const scope = event.target.closest("form, [data-list], table") ?? document;
    all("[data-select]", scope).forEach((box) => (box.checked = event.target.checked));
  });

  /* ---- whether what is sent will arrive ---- */

  /* "ok", "over" (nobody is signed in), "other" (somebody else is) or "away". Renews the tokens of the page. */
  async function reach(writer) {
    try {
      const answer = await fetch(words.reach, { cache: "no-store", signal: AbortSignal.timeout(10000) });
      if (!answer.ok) return "away";
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("input[name=writer]")?.value ?? "";
      if (now !== writer) return now ? "other" : "over";
      const token = page.querySelector("input[name=csrf_token]").value;
      all("input[name=csrf_token]").forEach((field) => (field.value = token));
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
      return "ok";
    } catch {
      return "away";
    }
  }

  function explain(state) {
    if (state !== "over") return tell({ away: words.away, other: words.otherSession }[state] ?? words.requestFailed);
    const link = document.createElement("a");
    link.href = words.signIn;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = words.signInBeside;
    tell(words.sessionOver, link);
  }

  const isTypedIn = (form) => Boolean(form.elements.writer?.value) && [...form.elements].some((field) => field.type !== "hidden" && takesText(field));

  /* ---- drafts and unsaved text ---- */

  const waiting = new WeakMap();
  const sending = new WeakMap();

  function report(form, text, failed) {
    const status = form.querySelector("[data-autosave-status]");
    if (!status) return;
    status.textContent = text;
    status.classList.toggle("autosave--failed", failed);
  }

  function draftOf(form) {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  /* Whether each field of a form says what it did when the page was opened. */
  function isAsOpened(form) {
    return [...form.elements].every((field) => {
      if (field.type === "hidden" || field.matches("button, fieldset")) return true;
      if (field.matches("[type=checkbox], [type=radio]")) return field.checked === field.defaultChecked;
      if (!field.matches("select")) return field.value === field.defaultValue;
      const chosen = [...field.options].findIndex((option) => option.defaultSelected);
      if (!field.multiple) return field.selectedIndex === Math.max(chosen, 0);
      return [...field.options].every((option) => option.selected === option.defaultSelected);
    });
  }

  async function saveDraft(form, { keepalive = false } = {}) {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    if (!form.isConnected || form.dataset.sent) return;
    sending.get(form)?.abort();
    const abort = new AbortController();
    sending.set(form, abort);
    form.dataset.typed = "";
    try {
      const isUnchanged = "opened" in form.dataset && isAsOpened(form);
      const answer = await fetch(form.dataset.autosave + (isUnchanged ? "&unchanged=1" : ""), {
        method: "POST",
        body: draftOf(form),
        headers: { Accept: "text/plain", "X-Part": "draft" },
        redirect: "error",
        signal: abort.signal,
        keepalive,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      report(form, await answer.text(), false);
      if (!form.dataset.typed) delete form.dataset.dirty;
    } catch (error) {
      if (error.name === "AbortError") return;
      const state = await reach(form.elements.writer?.value);
      report(form, state === "over" ? words.sessionOver : words.draftFailed, true);
      if (state === "over" && !document.querySelector(".flashes .notice--error")) explain(state);
      waiting.set(form, setTimeout(() => saveDraft(form), 15000));
    }
  }

  function touched(form) {
    form.dataset.dirty = form.dataset.typed = "yes";
    if (!form.dataset.autosave) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => saveDraft(form), 2000));
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.form;
      if (form?.matches("[data-guard], [data-autosave]")) touched(form);
    });
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    all("form[data-autosave][data-dirty]").forEach((form) => saveDraft(form, { keepalive: true }));
  });

  window.addEventListener("beforeunload", (event) => {
    if (all("form[data-guard][data-dirty]:not([data-sent])").length) event.preventDefault();
  });

  /* One press, one request: the second submit within three seconds is dropped. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent && !form.dataset.reached) return event.preventDefault();
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    if (isTypedIn(form) && !form.dataset.reached) {
      event.preventDefault();
      return sendWhereItArrives(form, event.submitter);
    }
    delete form.dataset.reached;
    setTimeout(() => release(form), 3000);
  });

  /* What is typed leaves the page only where somebody is there to take it. */
  async function sendWhereItArrives(form, button) {
    const from = document.activeElement;
    const state = await reach(form.elements.writer.value);
    if (state !== "ok") {
      release(form);
      left = form.contains(from) ? from : button;
      explain(state);
      document.querySelector(".flashes").scrollIntoView({ block: "nearest" });
      return document.querySelector(".flashes a")?.focus();
    }
    form.dataset.reached = "yes";
    form.requestSubmit(button);
    delete form.dataset.reached;
  }

  /* Signed in beside it, or reached again: the page goes on in the field that was left for the notice. */
  let left = null;

  async function comeBack() {
    const notice = document.querySelector(".flashes .notice--error");
    const form = notice && left?.form;
    if (!form?.isConnected || (await reach(form.elements.writer.value)) !== "ok") return;
    notice.remove();
    left.focus();
    left = null;
    if (form.dataset.autosave) saveDraft(form);
  }
  window.addEventListener("focus", comeBack);

  function release(form) {
    delete form.dataset.sent;
    all("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
  }
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach(release));

  /* ---- chips from a list box ---- */

  /* What is typed in them and not chosen yet, by the name of the list: rows drawn again keep it. */
  const unlisted = new Map();
  const takers = new WeakMap();

  function chipsFrom(list) {
    const label = document.querySelector(`label[for="${CSS.escape(list.id)}"]`);
    const field = document.createElement("div");
    const input = document.createElement("input");
    const options = document.createElement("datalist");
    field.className = "chip-field";
    input.className = "chip-field__input";
    input.type = "text";
    input.autocomplete = "off";
    input.placeholder = words.find;
    input.value = unlisted.get(list.name) ?? "";
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (list.hasAttribute(name)) input.setAttribute(name, list.getAttribute(name));
    }
    input.id = list.id;
    list.id += "-list";
    options.id = `${input.id}-known`;
    input.setAttribute("list", options.id);
    list.hidden = true;
    list.removeAttribute("data-chips");
    field.append(input, options);
    list.after(field);

    const changed = () => list.dispatchEvent(new Event("change", { bubbles: true }));

    function draw() {
      all(".chip", field).forEach((chip) => chip.remove());
      options.replaceChildren();
      for (const option of list.options) {
        if (!option.value) continue;
        if (option.selected) input.before(chip(option));
        else options.append(new Option("", option.text));
      }
    }

    function chip(option) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip chip--remove";
      button.textContent = option.text;
      button.setAttribute("aria-label", `${option.text}, ${words.remove} (${label?.textContent.trim() ?? ""})`);
      button.addEventListener("click", () => {
        option.selected = false;
        draw();
        changed();
        input.focus();
        announce(`${words.removed}: ${option.text}`);
      });
      return button;
    }

    function take(loosely) {
      const typed = input.value.trim().toLocaleLowerCase();
      if (!typed) return false;
      const free = [...list.options].filter((option) => option.value && !option.selected);
      const found =
        free.find((option) => option.text.toLocaleLowerCase() === typed) ??
        (loosely ? free.find((option) => option.text.toLocaleLowerCase().includes(typed)) : undefined);
      if (!found) return false;
      found.selected = true;
      input.value = "";
      unlisted.delete(list.name);
      draw();
      changed();
      announce(`${words.added}: ${found.text}`);
      return true;
    }

    takers.set(input, take);
    input.addEventListener("input", () => {
      input.setCustomValidity("");
      unlisted.set(list.name, input.value);
    });
    input.addEventListener("input", (event) => event.inputType === undefined || event.inputType === "insertReplacementText" ? take(false) : undefined);
    input.addEventListener("change", () => take(false));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (!take(true) && input.value.trim()) refuse(input, words.notListed);
      } else if (event.key === "Backspace" && !input.value) all(".chip", field).at(-1)?.focus();
    });
    draw();
  }

  function refuse(input, why) {
    input.setCustomValidity(why);
    input.reportValidity();
  }

  /* What was typed and would not be sent is told, and holds the form back: a name not chosen, half a date. */
  document.addEventListener(
    "submit",
    (event) => {
      if (event.submitter?.formNoValidate || event.target.method !== "post") return;
      const names = all(".chip-field__input", event.target).filter((input) => input.value.trim());
      const name = names.find((input) => !takers.get(input)(false));
      const half = name ? null : all("input", event.target).find((input) => input.validity.badInput);
      if (!name && !half) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      for (let fold = (name ?? half).closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
      if (name) refuse(name, words.notListed);
      else half.reportValidity();
    },
    true,
  );

  /* ---- text areas ---- */

  const growsItself = CSS.supports("field-sizing", "content");

  function grow(area) {
    if (growsItself) return;
    const fit = () => {
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight + 2}px`;
    };
    area.addEventListener("input", fit);
    fit();
  }

  /* ---- what may be meant ---- */

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-put]");
    const field = button?.closest(".field");
    const input = field?.querySelector(".input");
    if (!input) return;
    event.preventDefault();
    field.classList.remove("field--error");
    field.querySelector(".field__error")?.remove();
    input.removeAttribute("aria-invalid");
    input.value = button.dataset.put;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });

  /* ---- what is new on the page ---- */

  function prepare(root) {
    all("select[multiple][data-chips]", root).forEach(chipsFrom);
    all("textarea[data-grow]", root).forEach(grow);
    all("[data-copy]", root).forEach((button) => (button.hidden = !navigator.clipboard));
    all("[data-shortcut-list]", root).forEach((button) => (button.hidden = false));
    all("[data-typed-again] form[data-guard], form[data-guard]:has(.error-summary)", root).forEach((form) => (form.dataset.dirty = "yes"));
  }

  /* ---- htmx ---- */

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
      if (event.altKey) hold(event.target, new KeyboardEvent("keydown", { key: event.key, code: event.code, altKey: true, bubbles: true, cancelable: true }));
      else if (event.key === "Enter") hold(event.target, "\n");
      else if (event.key.length === 1 && !takesText(event.target)) hold(event.target, event.key);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );

  function typeHeld() {
    const signs = held ?? [];
    held = null;
    while (signs.length) {
      const { sign, name, isWhole } = signs.shift();
      if (name && name !== document.activeElement.name) document.getElementsByName(name)[0]?.focus();
      const here = document.activeElement;
      if (isWhole) here.select?.();
      if (sign instanceof KeyboardEvent) here.dispatchEvent(sign);
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
  document.addEventListener("htmx:load", (event) => prepare(event.detail.elt.parentElement ?? event.detail.elt));
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt;
    const act = repeatActs.get(event.detail.xhr);
    if (act) {
      followRepeat(target, act);
      typeHeld();
    }
    const news = target.matches("[data-announce]") ? target : target.querySelector("[data-announce]");
    if (news) announce(news.textContent.trim());
    target.querySelector("[data-focus]")?.focus();
  });
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, typeHeld);
    document.addEventListener(failure, async () => explain(await reach(document.querySelector("input[name=writer]")?.value)));
  }

  prepare(document);
  document.querySelector("[data-focus]")?.focus();
})();
