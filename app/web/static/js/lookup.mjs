// Look-up of authorities as you type: a combobox with a list box (ARIA Authoring Practices).
// Without it the field is a plain one, and the server asks back when the words fit several.

import { STRINGS } from "./strings.mjs";

const WAIT = 150; // milliseconds after the last key

/** Whether an answer still belongs to the words in the field: answers can overtake each other. */
export function isCurrent(asked, now) {
  return asked.trim() === now.trim();
}

/** The option after a key, given how many there are; -1 is the field itself. */
export function move(active, count, key) {
  if (key === "ArrowDown") return active + 1 >= count ? -1 : active + 1;
  if (key === "ArrowUp") return active < 0 ? count - 1 : active - 1;
  return active;
}

async function ask(words) {
  const answer = await fetch(`/api/authorities?q=${encodeURIComponent(words)}`);
  if (!answer.ok) throw new Error(`look-up answered ${answer.status}`);
  return (await answer.json()).authorities;
}

class Combobox {
  constructor(field) {
    this.field = field;
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", STRINGS.options);
    this.list.className = "options";
    this.list.hidden = true;
    field.after(this.list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("autocomplete", "off");
    this.active = -1;
    field.addEventListener("input", () => this.onInput());
    field.addEventListener("keydown", (event) => this.onKey(event));
    field.addEventListener("blur", () => this.onBlur());
    // what is pressed must not move before it is released: a list that closes lifts all below it
    document.addEventListener("pointerdown", () => (this.pressed = true), { capture: true });
    for (const type of ["pointerup", "pointercancel"]) {
      document.addEventListener(type, () => setTimeout(() => this.released()));
    }
    this.list.addEventListener("pointerdown", (event) => this.onPointer(event));
  }

  onInput() {
    clearTimeout(this.timer);
    const words = this.field.value;
    if (!words.trim()) this.close();
    else this.timer = setTimeout(() => this.look(words), WAIT);
  }

  async look(words) {
    let found;
    try {
      found = await ask(words);
    } catch {
      return this.close(); // the form still works: the server looks the words up itself
    }
    if (isCurrent(words, this.field.value)) this.show(found);
  }

  show(found) {
    this.active = -1;
    this.list.replaceChildren(...found.map((authority, index) => this.option(authority, index)));
    this.list.hidden = found.length === 0;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.field.removeAttribute("aria-activedescendant");
  }

  option(authority, index) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.typed = authority.typed;
    const title = document.createElement("span");
    title.textContent = authority.title;
    const about = document.createElement("small");
    const cited = authority.typed === authority.title ? authority.id : authority.typed;
    about.textContent = `${authority.label} · ${cited}`;
    item.append(title, " ", about);
    return item;
  }

  onKey(event) {
    const open = !this.list.hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.mark(move(this.active, this.list.children.length, event.key));
    } else if (open && event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(this.list.children[this.active]);
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  onBlur() {
    if (!this.pressed) this.close();
  }

  released() {
    this.pressed = false;
    if (document.activeElement !== this.field) this.close();
  }

  mark(index) {
    this.active = index;
    Array.from(this.list.children).forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === index));
    });
    const item = this.list.children[index];
    if (!item) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  onPointer(event) {
    const item = event.target.closest("[role=option]");
    event.preventDefault();
    if (item) this.take(item);
  }

  take(item) {
    this.field.value = item.dataset.typed;
    this.close();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    clearTimeout(this.timer);
    this.show([]);
  }
}

/** Give every look-up field under `root` its list; a field that has one is left alone. */
export function enhance(root) {
  for (const field of root.querySelectorAll("input[data-lookup]:not([role=combobox])")) {
    new Combobox(field);
  }
}
