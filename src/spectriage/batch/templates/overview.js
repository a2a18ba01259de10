"use strict";
const table = document.getElementById("documents");
const body = table.tBodies[0];
const told = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
table.tHead.addEventListener("click", (event) => {
  const head = event.target.closest("th");
  if (!head) return;
  const column = head.cellIndex;
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const number = head.dataset.kind === "number";
  const rows = Array.from(body.rows).map((row) => [told(row, column), row]);
  rows.sort(([a], [b]) => number ? (parseFloat(a) || -1) - (parseFloat(b) || -1) : a.localeCompare(b));
  if (down) rows.reverse();
  body.append(...rows.map(([, row]) => row));
});
document.getElementById("wanted").addEventListener("input", (event) => {
  const wanted = event.target.value.toLowerCase();
  let shown = 0;
  for (const row of body.rows) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
    shown += !row.hidden;
  }
  document.getElementById("shown").textContent = shown + " rows";
});
