// The reader of an article: annotating, saving in place, passages, and what its keys do.

import { Annotator } from "./annotate.mjs";
import { saveInPlace } from "./inplace.mjs";
import { enhance } from "./lookup.mjs";
import { Passages } from "./passages.mjs";
import { focusOn, say } from "./speak.mjs";

/** Set the reader up under `main`; the actions that its keys stand for. */
export function reader(main) {
  const passages = new Passages(main);
  let annotator = new Annotator(document);
  saveInPlace(main, (form) => {
    annotator = new Annotator(document);
    enhance(main);
    settle(main, form, passages);
  });
  document.addEventListener("selectionchange", () => annotator.follow());
  return {
    annotate: () => annotator.open() || (say("Select a passage first."), true),
    next: () => passages.walk(1),
    previous: () => passages.walk(-1),
    accept: () => passages.press("accept"),
    reject: () => passages.press("reject"),
    undo: () => passages.press("undo"),
    choose: () => passages.choose(),
  };
}

// Where the reader goes on: at the next proposal after a decision, else at what was said.
function settle(main, form, passages) {
  const flash = main.querySelector(".flash");
  if (!main.querySelector("[data-reader]")) {
    focusOn(main.querySelector("h1"), { scroll: "start" });
    return;
  }
  say(flash?.querySelector("span").textContent ?? "Saved.");
  const next = form.dataset.at ? passages.after(Number(form.dataset.at)) : null;
  focusOn(next ?? main.querySelector("#basis"));
}
