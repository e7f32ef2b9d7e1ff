/*
 * Fields that do more than the browser's: a list box as chips, text areas that grow, texts that are put in by a press.
 */
(() => {
  "use strict";

  const { all, announce, onNew, words } = window.logbook;

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

  onNew((root) => {
    all("select[multiple][data-chips]", root).forEach(chipsFrom);
    all("textarea[data-grow]", root).forEach(grow);
  });
})();
