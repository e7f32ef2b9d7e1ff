/*
 * Whether what is sent will arrive, and what becomes of it until then: see app.js for the attributes.
 *   nothing typed leaves the page where nobody is there to take it: it is told, and gone on with once somebody is;
 *   a form with a draft sends it while somebody types; leaving with unsaved text asks first; one press, one request.
 */
(() => {
  "use strict";

  const { all, onNew, takesText, tell, words } = window.logbook;

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
    // Rows may have been drawn again meanwhile: what was typed stands in the form that is there now. (A field may be called id.)
    const there = form.isConnected ? form : document.getElementById(form.getAttribute("id"));
    if (!there) return;
    there.dataset.reached = "yes";
    there.requestSubmit(there.contains(button) ? button : there.querySelector("[data-save]"));
    delete there.dataset.reached;
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

  onNew((root) => {
    all("[data-typed-again] form[data-guard], form[data-guard]:has(.error-summary)", root).forEach((form) => (form.dataset.dirty = "yes"));
  });

  Object.assign(window.logbook, { explain, reach, touched });
})();
