"use strict";
// Tables that sort and can be searched. Without it every page is still whole.
(() => {
  const words = document.body.dataset;
  const letters = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  function made(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  // The order of two cells, the smaller first; what is empty comes last, whichever way it is sorted.
  function compared(a, b, sign) {
    const [x, y] = [a.textContent.trim(), b.textContent.trim()];
    if (!x || !y) return Boolean(y) - Boolean(x);
    const [n, m] = [a.dataset.n, b.dataset.n];
    if (n !== undefined && m !== undefined) return sign * (n - m);
    if (n !== undefined || m !== undefined) return n === undefined ? 1 : -1;
    return sign * letters.compare(x, y);
  }

  function sortable(table) {
    if (table.classList.contains("fixed")) return; // a sum of its rows
    const body = table.tBodies[0];
    if (!table.tHead || table.tHead.rows.length !== 1 || table.tBodies.length !== 1) return;
    const heads = [...table.tHead.rows[0].cells], rows = [...body.rows];
    const even = rows.every((row) => row.cells.length === heads.length);
    if (rows.length < 3 || !even || body.querySelector("[rowspan], [colspan]")) return;
    heads.forEach((head, place) => {
      if (!head.textContent.trim()) return;
      const button = made("button", { type: "button", className: "sort", title: words.sort });
      button.append(...head.childNodes);
      head.append(button);
      const numbers = rows.some((row) => row.cells[place].dataset.n !== undefined);
      const ways = numbers ? ["descending", "ascending"] : ["ascending", "descending"];
      button.addEventListener("click", () => {
        const way = ways[ways.indexOf(head.getAttribute("aria-sort")) + 1];
        const sign = way === "ascending" ? 1 : -1;
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        if (way) head.setAttribute("aria-sort", way);
        const order = (a, b) => compared(a.cells[place], b.cells[place], sign);
        body.append(...(way ? [...rows].sort(order) : rows));
      });
    });
  }

  function searchable(box, table) {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const texts = rows.map((row) => folded(row.textContent));
    const field = made("input", { type: "search", placeholder: words.search });
    const told = made("output", {});
    const line = made("p", { className: "search" });
    field.setAttribute("aria-label", words.search);
    line.append(field, told);
    box.before(line);
    const cut = box.nextElementSibling?.classList.contains("note");
    field.addEventListener("input", () => {
      const wanted = folded(field.value).split(/\s+/).filter(Boolean);
      rows.forEach((row, place) => {
        row.hidden = !wanted.every((word) => texts[place].includes(word));
      });
      const found = rows.filter((row) => !row.hidden).length;
      const said = words.found.replace("{n}", found).replace("{m}", rows.length);
      told.textContent = wanted.length ? said + (cut ? " " + words.cut : "") : "";
    });
  }

  // A table wider than its box says so, and its box can be scrolled by the arrow keys.
  function scrolling(box) {
    const hint = made("p", { className: "hint", textContent: words.wide, hidden: true });
    box.before(hint);
    new ResizeObserver(() => {
      hint.hidden = box.scrollWidth <= box.clientWidth + 1;
      if (hint.hidden) box.removeAttribute("tabindex");
      else Object.assign(box, { tabIndex: 0, role: "group", ariaLabel: words.wide });
    }).observe(box);
  }

  document.querySelectorAll(".scroll").forEach((box) => {
    const table = box.querySelector("table");
    sortable(table);
    if ("search" in box.dataset) searchable(box, table);
    scrolling(box);
  });
  const here = document.querySelector("nav [aria-current]");
  if (here) here.parentNode.scrollLeft = here.offsetLeft - here.parentNode.offsetLeft - 16;
})();
