// Bring the page in step with a newer state of it, touching only what differs: so that the focus,
// the place and what is open stay, and a long article need not be laid out again.

import { gather, scripted } from "./later.mjs";

// What is gone through child by child; everything else is kept whole or replaced whole.
const CONTAINERS = "#main, [data-reader], [data-reader] > article, [data-text], .margin, .cards";
const OURS = "aside.beside-pane"; // what a script put there stays
const MOVING = new Set(["class", "style", "tabindex"]); // what scripts change on the outside

/** Let `main` show what `fresh`, the main element of a newer page, shows. */
export function renew(main, fresh) {
  gather(main);
  gather(fresh);
  scripted(fresh);
  if (!main.querySelector("[data-reader]") || !fresh.querySelector("[data-reader]")) {
    main.replaceChildren(...fresh.childNodes);
    return;
  }
  const focus = document.activeElement?.id;
  for (const lit of main.querySelectorAll("[data-text] mark.lit")) lit.classList.remove("lit");
  inStep(main, fresh);
  if (focus && document.activeElement === document.body) {
    document.getElementById(focus)?.focus({ preventScroll: true });
  }
}

function inStep(old, now) {
  for (const { name, value } of now.attributes) if (!MOVING.has(name)) old.setAttribute(name, value);
  const there = keyed(old);
  let place = old.firstElementChild;
  for (const [key, fresh] of keyed(now)) {
    const known = there.get(key);
    there.delete(key);
    const child = settled(known, fresh);
    if (child === place) {
      place = place.nextElementSibling;
      continue;
    }
    if (known === place) place = place?.nextElementSibling ?? null;
    old.insertBefore(child, place);
    if (child !== known) known?.remove();
  }
  for (const gone of there.values()) if (!gone.matches(OURS)) gone.remove();
}

/** The element that stands for `fresh`: the one that was there where it says the same. */
function settled(known, fresh) {
  if (!known) return fresh;
  if (fresh.matches(CONTAINERS)) {
    inStep(known, fresh);
    return known;
  }
  return same(known, fresh) ? known : fresh;
}

/** Children by their id, else by what they are and how many such came before. */
function keyed(parent) {
  const seen = new Map();
  return new Map(
    Array.from(parent.children, (child) => {
      if (child.id) return [child.id, child];
      const kind = `${child.tagName}.${child.classList[0] ?? ""}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      return [`${kind} ${seen.get(kind)}`, child];
    }),
  );
}

/** Whether two elements hold the same; what scripts change on their outside does not count. */
export function same(a, b) {
  return (
    a.tagName === b.tagName &&
    attributes(a) === attributes(b) &&
    a.childNodes.length === b.childNodes.length &&
    Array.from(a.childNodes).every((child, at) => child.isEqualNode(b.childNodes[at]))
  );
}

function attributes(element) {
  const lasting = Array.from(element.attributes).filter(({ name }) => !MOVING.has(name));
  return JSON.stringify(lasting.map(({ name, value }) => [name, value]).sort());
}
