// Placing a passage by hand: the words selected in the text go into the form, with their place.

import { passage } from "./selection.mjs";

const text = document.querySelector("[data-current]");
const fields = document.querySelector("[data-place]").elements;

function put(found) {
  fields.start.value = found ? found.start : "";
  fields.end.value = found ? found.end : "";
  if (found) fields.exact.value = found.exact;
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return;
  const found = passage(range, text.querySelectorAll("[data-block]"));
  if (found) put(found);
});
// What is typed stands for itself: it is sought in the text.
fields.exact.addEventListener("input", () => put(null));
