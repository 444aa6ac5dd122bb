// Passages in the text and their cards in the margin: the way from one to the other, and from
// proposal to proposal.

import { step } from "./keys.mjs";
import { focusOn, say } from "./speak.mjs";

const CARD = "[data-start]";

export class Passages {
  constructor(main) {
    this.main = main;
    main.addEventListener("click", (event) => this.onClick(event));
    main.addEventListener("focusin", (event) => this.onFocus(event));
  }

  /** The cards that wait for a decision, in reading order. */
  proposals() {
    const found = Array.from(this.main.querySelectorAll("li[data-state=proposed]"));
    return found.sort((a, b) => Number(a.dataset.start) - Number(b.dataset.start));
  }

  /** The card at work: the one with the focus, else the one lit. */
  here() {
    return document.activeElement?.closest(`li${CARD}`) ?? this.main.querySelector(`li.lit${CARD}`);
  }

  /** Go to the next (1) or previous (-1) proposal. */
  walk(by) {
    const found = this.proposals();
    if (found.length === 0) say("Nothing is left to decide in this article.");
    else this.show(found[step(found.indexOf(this.here()), found.length, by)]);
    return true;
  }

  /** The first proposal at or after a code point offset, else the first of all. */
  after(start) {
    const found = this.proposals();
    return found.find((card) => Number(card.dataset.start) >= start) ?? found[0];
  }

  /** Press the button of the card at work that a key stands for. */
  press(key) {
    const button = this.here()?.querySelector(`button[data-key=${key}]`);
    button?.click();
    return Boolean(button);
  }

  /** Open the field for another authority in the card at work. */
  choose() {
    const details = this.here()?.querySelector("details.instead");
    if (!details) return false;
    details.open = true;
    focusOn(details.querySelector("input[data-lookup]"), { scroll: "center" });
    return true;
  }

  show(card) {
    card.closest("details.rejected")?.setAttribute("open", "");
    focusOn(card);
    this.marks(card)[0]?.scrollIntoView({ block: "center" });
  }

  /** The marked stretches of text that belong to a card. */
  marks(card) {
    return Array.from(this.main.querySelectorAll(`mark[data-marks~="${CSS.escape(card.id)}"]`));
  }

  light(card) {
    for (const lit of this.main.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const element of [card, ...this.marks(card)]) element.classList.add("lit");
  }

  onClick(event) {
    const mark = event.target.closest("mark[data-marks]");
    if (!mark || event.target.closest("a[href^=http]")) return;
    if (!document.getSelection().isCollapsed) return;
    const card = document.getElementById(mark.dataset.marks.split(" ")[0]);
    if (!card) return;
    event.preventDefault();
    card.closest("details.rejected")?.setAttribute("open", "");
    focusOn(card);
  }

  onFocus(event) {
    const card = event.target.closest(CARD);
    if (card) this.light(card);
  }
}
