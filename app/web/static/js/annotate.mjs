// Annotating a selected passage: the offer beside the selection, and the form it opens.
// Without JavaScript sentences are ticked on a page of their own; here the form is given the passage.

import { passage } from "./selection.mjs";

const GAP = 8; // pixels between the selection and the offer

export class Annotator {
  constructor(main) {
    this.main = main;
    this.passage = null;
    // the press would end the selection that the offer stands for
    main.addEventListener("pointerdown", (event) => {
      if (event.target.closest("#annotate-offer")) event.preventDefault();
    });
    main.addEventListener("click", (event) => {
      if (event.target.closest("#annotate-offer")) this.open();
      if (event.target.closest("[data-close]")) this.dialog.close();
    });
    document.addEventListener("selectionchange", () => this.follow());
  }

  // Looked for each time: parts of the page are replaced when something is saved.
  get text() {
    return this.main.querySelector("[data-text]");
  }

  get dialog() {
    return this.main.querySelector("#annotate-dialog");
  }

  get offer() {
    return this.main.querySelector("#annotate-offer");
  }

  /** The passage selected in the text now, or null. */
  selected() {
    const [selection, text] = [document.getSelection(), this.text];
    if (!text || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(text)) return null;
    return passage(range, text.querySelectorAll("[data-block]"));
  }

  /** Show or hide the offer, as the selection stands. */
  follow() {
    if (!this.dialog || this.dialog.open) return;
    this.passage = this.selected();
    this.offer.hidden = this.passage === null;
    if (!this.passage) return;
    document.querySelector("div.flash")?.remove(); // what was done last is read by now
    this.place();
  }

  place() {
    const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.min(Math.max(box.left, GAP), width - this.offer.offsetWidth - GAP);
    // where the passage goes on below the window the offer stays in sight
    const lowest = window.innerHeight - this.offer.offsetHeight - GAP;
    const top = Math.max(GAP, Math.min(box.bottom + GAP, lowest));
    this.offer.style.left = `${left + window.scrollX}px`;
    this.offer.style.top = `${top + window.scrollY}px`;
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
