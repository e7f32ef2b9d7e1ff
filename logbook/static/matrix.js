/* The matrix by keyboard: one stop for Tab, arrows walk over its cells, Home and End to the ends of a row. */
(() => {
  const cells = () => [...document.querySelectorAll(".matrix [data-cell]")];
  const rowOf = (cell) => [...cell.closest("tr").querySelectorAll("[data-cell]")];

  function settle(here) {
    cells().forEach((cell) => (cell.tabIndex = cell === here ? 0 : -1));
  }

  /* The cell in the same column of the next row that has cells, in either direction. */
  function upright(cell, step) {
    const place = cell.closest("td").cellIndex;
    const rows = [...cell.closest("table").rows];
    let number = rows.indexOf(cell.closest("tr"));
    while ((number += step) >= 0 && number < rows.length) {
      const found = rows[number].cells[place]?.querySelector("[data-cell]");
      if (found) return found;
    }
    return null;
  }

  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest?.(".matrix [data-cell]");
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    const row = rowOf(cell);
    const next = {
      ArrowRight: () => row[row.indexOf(cell) + 1],
      ArrowLeft: () => row[row.indexOf(cell) - 1],
      ArrowDown: () => upright(cell, 1),
      ArrowUp: () => upright(cell, -1),
      Home: () => row[0],
      End: () => row.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    const found = next();
    if (!found) return;
    settle(found);
    found.focus();
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".matrix [data-cell]")) settle(event.target);
  });

  const begin = () => settle(cells()[0]);
  document.addEventListener("htmx:afterSettle", begin);
  begin();
})();
