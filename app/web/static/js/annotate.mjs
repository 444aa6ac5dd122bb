// Annotating a selected passage: the offer beside the selection, and the form it opens.
// The form is the page's own (macros/annotate.html): without JavaScript it takes numbered
// sentences, here it is given the passage.

import { passage } from "./selection.mjs";

const GAP = 8; // pixels between the selection and the offer

export class Annotator {
  constructor(root) {
    this.text = root.querySelector("[data-text]");
    this.dialog = root.querySelector("#annotate-dialog");
    this.offer = root.querySelector("#annotate-offer");
    this.passage = null;
    if (!this.text || !this.dialog) return;
    // the press would end the selection that the offer stands for
    this.offer.addEventListener("pointerdown", (event) => event.preventDefault());
    this.offer.addEventListener("click", () => this.open());
    this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
  }

  /** The passage selected in the text now, or null. */
  selected() {
    const selection = document.getSelection();
    if (!this.text || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.text)) return null;
    return passage(range, this.text.querySelectorAll("[data-block]"));
  }

  /** Show or hide the offer, as the selection stands. */
  follow() {
    if (!this.text || !this.dialog || this.dialog.open) return;
    this.passage = this.selected();
    this.offer.hidden = this.passage === null;
    if (this.passage) this.place();
  }

  place() {
    const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.min(Math.max(box.left, GAP), width - this.offer.offsetWidth - GAP);
    this.offer.style.left = `${left + window.scrollX}px`;
    this.offer.style.top = `${box.bottom + window.scrollY + GAP}px`;
  }

  /** Open the form on the passage selected; true when there is one. */
  open() {
    this.passage = this.selected() ?? this.passage;
    if (!this.passage || !this.dialog) return false;
    const form = this.dialog.querySelector("form");
    form.elements.start.value = this.passage.start;
    form.elements.end.value = this.passage.end;
    form.elements.exact.value = this.passage.exact;
    this.dialog.querySelector("[data-quote]").textContent = this.passage.exact;
    this.offer.hidden = true;
    this.dialog.showModal();
    form.elements.note.focus();
    return true;
  }
}
