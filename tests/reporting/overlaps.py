"""Which texts of a page lie over each other, as a browser has laid it out."""

from typing import Any

OVERLAPS = """(() => {
  const seen = (e) => e.innerText?.trim() && e.getClientRects().length &&
    getComputedStyle(e).position !== "absolute";
  const told = [];
  for (const parent of document.querySelectorAll("body, body *")) {
    if (parent.closest(".highlight, .scroll") && !parent.matches("tr")) continue;
    const boxes = [...parent.children].filter(seen).map((e) => [e, e.getBoundingClientRect()])
      .filter(([e]) => getComputedStyle(e).display !== "inline");
    boxes.forEach(([e, a], place) => boxes.slice(place + 1).forEach(([f, b]) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > 2) told.push([e, f].map((one) => one.outerHTML.slice(0, 80)));
    }));
  }
  return told;
})()"""


def overlaps(page: Any) -> list[list[str]]:
    """The beginnings of each two elements with text that overlap by more than two pixels."""
    return page.value(OVERLAPS)
