// The reader of an article: its parts put together, and what its keys do.

import { Annotator } from "./annotate.mjs";
import { Cursor } from "./cursor.mjs";
import { InPlace } from "./inplace.mjs";
import { Later } from "./later.mjs";
import { enhance } from "./lookup.mjs";
import { Margin } from "./margin.mjs";
import { Pane } from "./pane.mjs";
import { Passages } from "./passages.mjs";
import { focusOn, say } from "./speak.mjs";
import { STRINGS } from "./strings.mjs";

const LAW = ".law a[data-beside]";

class Reader {
  constructor(main) {
    this.main = main;
    this.margin = new Margin(main);
    this.pane = new Pane(main);
    this.passages = new Passages(main, () => this.margin.align());
    this.later = new Later(main, () => this.margin.attach());
    this.cursor = new Cursor(main);
    this.annotator = new Annotator(main);
    new InPlace(
      main,
      (form, button) => this.sent(form, button),
      (form, button) => this.answered(form, button),
    );
    main.addEventListener("click", (event) => {
      const by = { next: 1, previous: -1 }[event.target.closest("[data-goes]")?.dataset.goes];
      if (by) event.preventDefault();
      if (by) this.walk(by);
    });
    this.attach();
  }

  attach() {
    for (const button of this.main.querySelectorAll("button[data-goes]")) button.hidden = false;
    const name = decodeURIComponent(window.location.hash.slice(1));
    if (!name) return;
    this.later.all();
    const card = document.getElementById(name.replace(/^m-/, ""))?.closest("li.card");
    if (!card) return;
    if (name.startsWith("m-")) this.passages.light(card); // the address leads to the words
    else this.passages.show(card);
  }

  walk(by, waiting = true) {
    this.passages.walk(by, waiting);
    this.follow();
    return true;
  }

  /** Where the law is open beside the text, it follows to the card at work. */
  follow() {
    const link = this.passages.here()?.querySelector(LAW);
    if (this.pane.open && link) this.pane.show(link, "");
  }

  /** Open the law of the card at work beside the text, with the focus on `selector` in it. */
  open(selector) {
    const link = this.passages.here()?.querySelector(LAW);
    if (link) this.pane.show(link, selector);
    else say(STRINGS.noCard);
    return true;
  }

  /** Open the note of the card at work, with the focus on `selector` in it. */
  openNote(selector) {
    const link = this.passages.here()?.querySelector("[data-key=edit]");
    if (link) this.pane.show(link, selector);
    return Boolean(link);
  }

  annotate() {
    this.cursor.chooseBlock();
    if (!this.annotator.open()) say(STRINGS.selectFirst);
    return true;
  }

  /** Accept every proposal of the same form that rests on the authority of the card at work. */
  acceptLike() {
    const card = this.passages.here();
    const accept = card?.querySelector("button[name=accept]");
    if (!accept) return false;
    const button = accept.cloneNode(true);
    button.name = "accept-like";
    button.hidden = true;
    card.append(button);
    document.getElementById("deciding").requestSubmit(button);
    button.remove();
    return true;
  }

  /** A form is on its way: the reader need not wait for the answer to go on. */
  sent(form, button) {
    this.known = form.closest("#annotate-dialog") && new Set(this.keys());
    const card = button?.closest("li.card");
    const place = Object.values(form.elements).find(({ name }) => name === "choose")?.value;
    this.start = Number.parseInt(card?.dataset.start ?? place ?? button?.value, 10);
    if (!card) return say(STRINGS.saving);
    card.classList.add("busy");
    const next = this.passages.after(this.start);
    if (next && card.dataset.state === "proposed") this.passages.show(next);
    this.follow();
  }

  answered(form) {
    if (form.closest(".beside-pane")) this.pane.close();
    for (const busy of this.main.querySelectorAll(".busy")) busy.classList.remove("busy");
    enhance(this.main);
    if (!this.main.querySelector("[data-reader]")) {
      focusOn(this.main.querySelector("h1"), { scroll: "start" });
      return;
    }
    this.margin.attach();
    this.settle();
    for (const shy of this.main.querySelectorAll("button[data-goes]")) shy.hidden = false;
    const said = this.main.querySelector(".flash span")?.textContent;
    say(said ?? STRINGS.shown(this.passages.cards(false).length));
  }

  /** Where the reader goes on, unless the focus is somewhere already. */
  settle() {
    if (document.activeElement === document.body) {
      const next = Number.isNaN(this.start) ? null : this.passages.after(this.start);
      focusOn(this.written() ?? next ?? this.main.querySelector("#basis"));
    }
    const here = this.passages.here();
    if (here) this.passages.light(here);
  }

  keys() {
    return this.passages.cards(false).map((card) => card.id);
  }

  /** The card of what was just written, where something was. */
  written() {
    const made = this.known && this.keys().find((key) => !this.known.has(key));
    return made ? document.getElementById(made) : null;
  }

  toggleArrangement() {
    const select = this.main.querySelector("#f-by");
    if (!select) return false;
    select.value = select.value ? "" : "authority";
    select.form.requestSubmit();
    return true;
  }

  filter() {
    const details = this.main.querySelector("details.filters");
    if (!details) return false;
    details.open = true;
    details.querySelector("select").focus();
    return true;
  }
}

/** Set the reader up under `main`; the actions that its keys stand for. */
export function reader(main) {
  const it = new Reader(main);
  return {
    annotate: () => it.annotate(),
    next: () => it.walk(1),
    previous: () => it.walk(-1),
    nextCard: () => it.walk(1, false),
    previousCard: () => it.walk(-1, false),
    nextBlock: () => it.cursor.walk(1),
    previousBlock: () => it.cursor.walk(-1),
    accept: () => it.passages.press("button[name=accept]"),
    acceptLike: () => it.acceptLike(),
    reject: () => it.passages.press("button[name=reject]"),
    undo: () => it.passages.press("button[value=undo]"),
    undoLast: () => {
      main.querySelector("[data-key=undo-last]")?.click();
      return true;
    },
    choose: () => it.open("#pane-authority"),
    pinpoint: () => it.open(".candidates button, #pane-authority"),
    open: () => it.open("#pane-title"),
    edit: () => it.openNote("#e-note"),
    reply: () => it.openNote("#reply-note"),
    filter: () => it.filter(),
    arrange: () => it.toggleArrangement(),
  };
}
