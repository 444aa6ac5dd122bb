// What happened, said to everybody: to a screen reader by the page's status line.

/** Say `words`; the line is emptied first, so that the same words are spoken again. */
export function say(words) {
  const line = document.querySelector("#status");
  line.textContent = "";
  setTimeout(() => {
    line.textContent = words;
  }, 50);
}

/** Move the focus to an element that need not be a control. */
export function focusOn(element, { scroll = "nearest" } = {}) {
  if (!element) return;
  if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: scroll });
}
