// The cards that a long margin holds back.  They are in the page for whoever has no scripts, in
// <noscript>, which is one piece of text for whoever has: they are made of it piece by piece while
// nothing else is to be done, or all at once when somebody begins to work.

const HELD = "noscript[data-later]";
const BEGINNINGS = ["keydown", "pointerdown", "click", "submit", "beforeprint"];
const ENOUGH = 8; // milliseconds that making one piece may take

export class Later {
  /** `done()` is told when every card is there, where some were not. */
  constructor(main, done) {
    Object.assign(this, { main, done });
    for (const type of BEGINNINGS) {
      window.addEventListener(type, () => this.all(), { capture: true, once: true });
    }
    scripted(main);
    if (main.querySelector(HELD)) this.soon();
  }

  soon() {
    const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, ENOUGH));
    idle((deadline) => this.some(deadline), { timeout: 1000 });
  }

  /** As many pieces as there is time for, at least one. */
  some(deadline) {
    let held = this.main.querySelector(HELD);
    if (!held) return;
    do {
      put(held, this.main);
      held = this.main.querySelector(HELD);
    } while (held && (deadline?.timeRemaining() ?? 0) > ENOUGH);
    if (held) this.soon();
    else this.done();
  }

  /** All that is held back, now. */
  all() {
    if (gather(this.main)) this.done();
  }
}

/** Take away what is there only for whoever has no scripts: the ways from the text to its cards. */
export function scripted(root) {
  for (const way of root.querySelectorAll("[data-text] noscript")) way.remove();
}

/** Put every card under `root` into the one list of cards; whether some were held back. */
export function gather(root) {
  const held = root.querySelectorAll(HELD);
  for (const piece of held) put(piece, root);
  return held.length > 0;
}

function put(piece, root) {
  const list = root.querySelector("[data-beside-text]");
  const cards = Array.from(content(piece).children);
  // until they are put beside their passages they wait below all the others
  for (const card of cards) card.style.top = list.style.height;
  list.append(...cards);
  piece.remove();
}

/** The list in a piece; a page that came by fetch was parsed as if there were no scripts. */
function content(piece) {
  if (piece.firstElementChild) return piece.firstElementChild;
  const template = document.createElement("template");
  template.innerHTML = piece.textContent;
  return template.content.firstElementChild;
}
