// What opens beside the article: the law at the pinpoint of a passage, or a note to be changed.
// Each is a page of its own; here its part marked data-pane is shown beside the text.

import { enhance } from "./lookup.mjs";
import { focusOn, say } from "./speak.mjs";
import { STRINGS } from "./strings.mjs";

export class Pane {
  constructor(main) {
    this.main = main;
    this.pane = null;
    this.from = null;
    this.asked = 0;
    main.addEventListener("click", (event) => this.onClick(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.pane && !event.defaultPrevented) this.close();
    });
  }

  get open() {
    return Boolean(this.pane);
  }

  onClick(event) {
    const link = event.target.closest("a[data-beside]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.show(link);
  }

  /** Open what a card's link leads to; the focus goes to `selector` in it, or stays for "". */
  async show(link, selector = "#pane-title") {
    this.asked += 1;
    const asked = this.asked;
    let section;
    try {
      const response = await fetch(link.href);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      section = page.querySelector("[data-pane]");
    } catch {
      return say(STRINGS.lost);
    }
    if (asked !== this.asked) return; // something else was opened, or this was closed, meanwhile
    if (!section) return window.location.assign(link.href);
    this.from = link.closest("[data-start]")?.id ?? this.from;
    this.put(section);
    if (selector) focusOn(this.pane.querySelector(selector) ?? this.pane.querySelector("h1, h2"));
  }

  put(section) {
    this.pane?.remove();
    this.pane = document.createElement("aside");
    this.pane.className = "beside-pane";
    this.pane.setAttribute("aria-label", STRINGS.besideLabel);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = STRINGS.close;
    close.title = STRINGS.closeTitle;
    close.addEventListener("click", () => this.close());
    this.pane.append(close, section);
    this.main.append(this.pane);
    enhance(this.pane);
    this.pane.querySelector(".law-text mark.quoted")?.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.asked += 1;
    if (!this.pane) return;
    this.pane.remove();
    this.pane = null;
    focusOn(document.getElementById(this.from), { scroll: "nearest" });
  }
}
