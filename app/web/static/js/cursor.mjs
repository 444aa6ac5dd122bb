// Choosing a passage with the keyboard: blocks by j and k, words by the arrow keys.

import { step } from "./keys.mjs";
import { focusOn, say } from "./speak.mjs";

const HERE = "here";

export class Cursor {
  constructor(main) {
    this.main = main;
    main.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** Go to the next (1) or previous (-1) block of the text. */
  walk(by) {
    const blocks = Array.from(this.main.querySelectorAll("[data-text] [data-block]"));
    const at = blocks.findIndex((block) => block.classList.contains(HERE));
    const block = blocks[at < 0 ? this.nearest(blocks) : step(at, blocks.length, by)];
    if (!block) return false;
    for (const other of blocks) other.classList.toggle(HERE, other === block);
    focusOn(block, { scroll: "center" });
    document.getSelection().setPosition(block, 0);
    return true;
  }

  /** Choose the whole block that has the focus, unless something is chosen already. */
  chooseBlock() {
    const selection = document.getSelection();
    const block = document.activeElement;
    if (selection.isCollapsed && block?.matches("[data-text] [data-block]")) {
      selection.selectAllChildren(block);
    }
  }

  /** The first block in sight. */
  nearest(blocks) {
    return Math.max(0, blocks.findIndex((block) => block.getBoundingClientRect().top >= 0));
  }

  onKey(event) {
    if (!event.target.matches?.("[data-block]") || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    choose(document.getSelection(), by, event.shiftKey);
    say(document.getSelection().toString());
  }
}

/** Choose the next or previous word, or make what is chosen longer or shorter by one. */
function choose(selection, by, extend) {
  if (extend) {
    selection.modify("extend", by > 0 ? "forward" : "backward", "word");
    return;
  }
  if (by > 0 && !selection.isCollapsed) selection.collapseToEnd();
  if (by < 0) {
    if (!selection.isCollapsed) selection.collapseToStart();
    selection.modify("move", "backward", "word");
  }
  selection.modify("extend", "forward", "word");
}
