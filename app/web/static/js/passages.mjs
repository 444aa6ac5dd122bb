// Passages in the text and their cards in the margin: the way from one to the other, and from
// card to card.

import { step } from "./keys.mjs";
import { focusOn, say } from "./speak.mjs";
import { STRINGS } from "./strings.mjs";

const CARD = "[data-start]";

export class Passages {
  /** `onLight(card)` is told which card is at work. */
  constructor(main, onLight) {
    this.main = main;
    this.onLight = onLight;
    main.addEventListener("click", (event) => this.onClick(event));
    main.addEventListener("focusin", (event) => this.onFocus(event));
    // What is pressed must not move before it is released, or the click would miss it.
    main.addEventListener("pointerdown", () => {
      this.pressed = true;
    });
    document.addEventListener("pointerup", () => setTimeout(() => this.released()));
    document.addEventListener("pointercancel", () => this.released());
  }

  /** The cards, or those that wait for a decision, in reading order. */
  cards(waiting) {
    const wanted = waiting ? "[data-state=proposed]:not(.busy)" : "";
    const found = Array.from(this.main.querySelectorAll(`li${CARD}${wanted}`));
    return found.sort((a, b) => Number(a.dataset.start) - Number(b.dataset.start));
  }

  /** The card at work: the one with the focus, else the one lit. */
  here() {
    return document.activeElement?.closest(`li${CARD}`) ?? this.main.querySelector(`li.lit${CARD}`);
  }

  /** Go to the next (1) or previous (-1) card; of those that wait, or of all. */
  walk(by, waiting = true) {
    const found = this.cards(waiting);
    const read = this.beside(found, by);
    const here = this.here();
    if (found.length === 0) say(STRINGS.nothingLeft);
    else if (read) this.show(read);
    else if (found.includes(here) || !here) {
      this.show(found[step(found.indexOf(here), found.length, by)]);
    } else this.show(this.beyond(found, Number(here.dataset.start), by));
    return true;
  }

  /** The first of the cards on the paragraph that has the focus, or after (before) it. */
  beside(found, by) {
    const block = document.activeElement?.closest("[data-text] [data-block]");
    if (!block) return null;
    const side = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const cards = new Map(found.map((card) => [card.id, card]));
    const marks = Array.from(this.main.querySelectorAll("[data-text] mark[data-marks]"));
    const there = marks.filter((mark) => block.compareDocumentPosition(mark) & side);
    const ids = (by > 0 ? there : there.reverse()).flatMap((mark) => mark.dataset.marks.split(" "));
    return cards.get(ids.find((id) => cards.has(id))) ?? null;
  }

  beyond(found, start, by) {
    const after = found.find((card) => Number(card.dataset.start) >= start);
    const before = found.findLast((card) => Number(card.dataset.start) < start);
    return by > 0 ? (after ?? found[0]) : (before ?? found.at(-1));
  }

  /** The first proposal at or after a code point offset, else the first of all. */
  after(start) {
    const found = this.cards(true);
    return found.find((card) => Number(card.dataset.start) >= start) ?? found[0];
  }

  /** Press the button or follow the link of the card at work that fits; true where there is one. */
  press(selector) {
    const control = this.here()?.querySelector(selector);
    control?.click();
    return Boolean(control);
  }

  show(card) {
    focusOn(card, { scroll: "center" });
  }

  /** The marked stretches of text that belong to a card. */
  marks(card) {
    return Array.from(this.main.querySelectorAll(`mark[data-marks~="${CSS.escape(card.id)}"]`));
  }

  light(card) {
    for (const lit of this.main.querySelectorAll(".lit:not(.in-context *)")) {
      lit.classList.remove("lit");
    }
    for (const element of [card, ...this.marks(card)]) element.classList.add("lit");
    this.lightKin(card);
    this.onLight(card);
  }

  /** Light the other passages of the same authority, where the browser has highlights. */
  lightKin(card) {
    if (!globalThis.CSS?.highlights) return;
    const law = card.querySelector(".law a")?.textContent;
    const kin = this.cards(false).filter(
      (other) => law && other !== card && other.querySelector(".law a")?.textContent === law,
    );
    CSS.highlights.set("kin", new Highlight(...kin.flatMap((other) => this.marks(other).map(inside))));
  }

  onClick(event) {
    const bucket = event.target.closest("a[data-card]");
    const mark = event.target.closest("[data-text] mark[data-marks]");
    if (!bucket && (!mark || event.target.closest("a[href^=http]"))) return;
    if (!bucket && !document.getSelection().isCollapsed) return;
    const card = document.getElementById(bucket?.dataset.card ?? this.next(mark));
    if (!card) return;
    event.preventDefault();
    focusOn(card, { scroll: bucket ? "center" : "nearest" });
  }

  /** Which card a click on a mark leads to: where several overlap, one after the other. */
  next(mark) {
    const ids = mark.dataset.marks.split(" ");
    return ids[step(ids.indexOf(this.here()?.id), ids.length, 1)];
  }

  onFocus(event) {
    const card = event.target.closest(`li${CARD}`);
    if (this.pressed) this.touched = card;
    else if (card) this.light(card);
  }

  released() {
    this.pressed = false;
    if (this.touched?.isConnected) this.light(this.touched);
    this.touched = null;
  }
}

function inside(mark) {
  const range = document.createRange();
  range.selectNodeContents(mark);
  return range;
}
