// Every page: the look-up fields, the keys and their overview.

import { action, lettersOn, setLetters } from "./keys.mjs";
import { enhance } from "./lookup.mjs";
import { reader } from "./reader.mjs";
import { watch } from "./watch.mjs";

document.documentElement.classList.add("scripted");
const main = document.querySelector("#main");
const overview = document.querySelector("#keys");
const letters = document.querySelector("#letters");

/** Open a dialog at its top: the first control, which would have the focus, may be far below. */
function open(dialog) {
  dialog.showModal();
  dialog.querySelector("h2").focus();
  return true;
}

const actions = {
  search: () => {
    document.querySelector("#q").focus();
    return true;
  },
  overview: () => open(overview),
  ...(main.querySelector("[data-reader]") ? reader(main) : {}),
};

function onKey(event) {
  const inField = Boolean(event.target.closest?.("input, textarea, select, dialog"));
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  const name = action({ key, ctrlKey, metaKey, altKey, isComposing, inField }, lettersOn(window));
  if (name && actions[name]?.()) event.preventDefault();
}

letters.checked = lettersOn(window);
letters.addEventListener("change", () => setLetters(window, letters.checked));
for (const button of document.querySelectorAll("[data-opens]")) {
  button.hidden = false;
  button.addEventListener("click", () => open(document.getElementById(button.dataset.opens)));
}
document.addEventListener("keydown", onKey);
enhance(document);
watch(main);
