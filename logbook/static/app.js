/*
 * What pages gain where JavaScript runs; every page works without it.
 * Here: what all scripts share (window.logbook), keys, menus, copying and choosing many. In sending.js: whether what is
 * sent arrives, drafts, unsaved text. In fields.js: fields that do more than the browser's. In rows.js: rows that the
 * server draws again. The contract is in data attributes, set by the macros and by pages:
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

  /* Do this to the page, and to whatever of it is swapped in later. */
  function onNew(prepare) {
    prepare(document);
    document.addEventListener("htmx:load", (event) => prepare(event.detail.elt.parentElement ?? event.detail.elt));
  }

  window.logbook = { FIELDS, all, announce, onNew, takesText, tell, words };

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

  onNew((root) => {
    all("[data-copy]", root).forEach((button) => (button.hidden = !navigator.clipboard));
    all("[data-shortcut-list]", root).forEach((button) => (button.hidden = false));
  });
})();
