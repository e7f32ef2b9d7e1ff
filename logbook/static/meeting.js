/*
 * What the form of a meeting gains where JavaScript runs, beside app.js:
 *   the choice of who said or heard a point shows the parties' names while they are typed;
 *   an answer or an offer is taken to come from the party, where there is only one.
 */
(() => {
  "use strict";

  const field = (name) => document.getElementsByName(name)[0];

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
      for (const option of document.querySelectorAll(`[data-party-choice] option[value="${CSS.escape(id)}"]`)) {
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
    });
  }
})();
