// Keys of the reader.  Single letters can be switched off (WCAG 2.1.4); the setting stays in
// this browser.

const SETTING = "basis.letters";

/** Letter to the name of an action. */
export const LETTERS = {
  n: "next",
  p: "previous",
  "]": "nextCard",
  "[": "previousCard",
  y: "accept",
  Y: "acceptLike",
  x: "reject",
  c: "choose",
  i: "pinpoint",
  o: "open",
  u: "undo",
  z: "undoLast",
  j: "nextBlock",
  k: "previousBlock",
  a: "annotate",
  e: "edit",
  r: "reply",
  f: "filter",
  g: "arrange",
  "/": "search",
  "?": "overview",
};

/** What a key press asks for, or null.  Typing in a field is never a command. */
export function action(event, lettersOn) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (event.inField || !lettersOn) return null;
  return Object.hasOwn(LETTERS, event.key) ? LETTERS[event.key] : null;
}

/** Whether single letters are commands, as this browser keeps it; they are until switched off. */
export function lettersOn(window) {
  try {
    return window.localStorage.getItem(SETTING) !== "off";
  } catch {
    return true; // storage is forbidden in this browser: the default holds
  }
}

/** Keep the setting. */
export function setLetters(window, on) {
  try {
    window.localStorage.setItem(SETTING, on ? "on" : "off");
  } catch {
    // storage is forbidden in this browser: the setting lasts for this page
  }
}

/** The index after (step 1) or before (step -1) `current` among `count`, round the ends. */
export function step(current, count, by) {
  if (count === 0) return -1;
  if (current < 0) return by > 0 ? 0 : count - 1;
  return (current + by + count) % count;
}
