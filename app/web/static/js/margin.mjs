// The cards beside their passages: put there on wide windows, where the margin has its own column.

import { tops } from "./placing.mjs";

const GAP = 6; // pixels between two cards
const WIDE = "(min-width: 62rem)";

export class Margin {
  constructor(main) {
    this.main = main;
    this.wide = window.matchMedia(WIDE);
    this.wide.addEventListener("change", () => this.align());
    this.observer = new ResizeObserver(() => this.soon());
    this.attach();
  }

  /** Look at the page as it is now: after it was loaded, or a part of it replaced. */
  attach() {
    this.list = this.main.querySelector("[data-beside-text]");
    this.margin = this.main.querySelector(".margin");
    this.observer.disconnect();
    // A card out of sight has an estimated height until it comes into sight.
    const moving = "[data-text], .tray, [data-beside-text] > .card";
    for (const element of this.main.querySelectorAll(moving)) this.observer.observe(element);
    this.soon(); // in a frame of its own: until then every card would be laid out
  }

  soon() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.align();
    });
  }

  /** Put every card beside its passage; the one at work exactly there. */
  align() {
    const aligned = Boolean(this.list) && this.wide.matches;
    if (!aligned) return this.rest();
    // All is measured before anything is moved: each change of mind lays out every card anew.
    const tray = this.margin.querySelector(".tray").offsetHeight;
    const top = this.margin.parentElement.getBoundingClientRect().top + tray;
    const cards = Array.from(this.list.children);
    const wishes = this.wishes(cards, top);
    const found = tops(wishes, GAP, cards.findIndex((card) => card.classList.contains("lit")));
    this.margin.classList.add("aligned");
    cards.forEach((card, at) => {
      const wanted = `${Math.round(found[at])}px`;
      if (card.style.top !== wanted) card.style.top = wanted;
    });
    const end = cards.length - 1;
    this.list.style.height = `${Math.round(found[end] + wishes[end].height)}px`;
    // what an address or the keyboard leads to is not to end under the tray
    document.documentElement.style.scrollPaddingTop = `${tray + GAP}px`;
  }

  /** The cards one under the other, in a margin that scrolls by itself. */
  rest() {
    this.margin?.classList.remove("aligned");
    if (this.list) this.list.style.height = "";
    document.documentElement.style.scrollPaddingTop = "";
  }

  /** Where each card would stand, in pixels under `top`, and its height. */
  wishes(cards, top) {
    const marks = this.marks();
    let last = 0;
    return cards.map((card) => {
      const mark = marks.get(card.id);
      last = mark ? mark.getBoundingClientRect().top - top : last;
      return { want: last, height: card.offsetHeight };
    });
  }

  /** The first marked stretch of each card, by the card's id. */
  marks() {
    const found = new Map();
    for (const mark of this.main.querySelectorAll("[data-text] mark[data-marks]")) {
      for (const id of mark.dataset.marks.split(" ")) if (!found.has(id)) found.set(id, mark);
    }
    return found;
  }
}
