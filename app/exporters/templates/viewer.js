// Filters the notes of this page.  Without it everything is shown, and every jump works.
"use strict";
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const form = one("#filter");
const told = one("#shown");
const selects = all("select", form);
const notes = all(".note").map((card) => ({
  card,
  person: [card.dataset.by],
  tag: all(".tag", card).map((tag) => tag.textContent),
  links: all(".link", card).map((link) => link.dataset),
}));
const texts = all("main > article");
const laws = all("#law .authority");

const titleOf = (law) => one("h4", document.getElementById(law)).textContent;
const ofLinks = (name) => notes.flatMap((note) => note.links.map((link) => link[name]));

function offer(select, values, title = (value) => value) {
  const found = [...new Set(values)].map((value) => new Option(title(value), value));
  found.sort((a, b) => a.text.localeCompare(b.text, "en", { numeric: true }));
  select.append(...found);
  select.disabled = !found.length;
}

// One link must have all that is asked of links: a form, a stance, an authority.
function fits(note, wanted) {
  const asked = ["form", "stance", "law"].filter((name) => wanted[name]);
  return (
    ["person", "tag"].every((name) => !wanted[name] || note[name].includes(wanted[name])) &&
    (!asked.length || note.links.some((link) => asked.every((name) => link[name] === wanted[name])))
  );
}

function apply() {
  const wanted = Object.fromEntries(selects.map((select) => [select.name, select.value]));
  const filtered = selects.some((select) => select.value);
  const fitting = notes.filter((note) => fits(note, wanted));
  const keys = new Set(fitting.map((note) => note.card.id));
  const linked = new Set(fitting.flatMap((note) => note.links.map((link) => link.law)));
  for (const note of notes) note.card.hidden = !keys.has(note.card.id);
  for (const lead of all("a.to-note, .reliance a")) {
    const key = decodeURIComponent(lead.hash.replace(/^#(m-)?/, ""));
    (lead.closest(".reliance li") ?? lead).hidden = !keys.has(key);
  }
  for (const mark of all("mark[data-marks]"))
    mark.classList.toggle("out", !mark.dataset.marks.split(" ").some((key) => keys.has(key)));
  for (const text of texts) text.hidden = filtered && !all(".note", text).some((n) => keys.has(n.id));
  for (const label of all(".reliance .label"))
    label.hidden = all("li", label.nextElementSibling).every((item) => item.hidden);
  for (const law of laws) law.hidden = filtered && !linked.has(law.id);
  for (const group of all("#law .group"))
    group.hidden = all(".authority", group).every((law) => law.hidden);
  for (const line of all("nav a[href]"))
    (line.closest("li") ?? line).hidden = gone(decodeURIComponent(line.hash.slice(1)));
  tell(filtered, fitting.length);
}

const gone = (id) => Boolean(document.getElementById(id)?.closest("[hidden]"));

function tell(filtered, count) {
  const asked = selects
    .filter((select) => select.value)
    .map((select) => `${select.labels[0].textContent}: ${select.selectedOptions[0].text}`);
  told.classList.toggle("filtered", filtered);
  told.textContent = filtered
    ? `${count} of ${notes.length} notes shown. ${asked.join("; ")}.`
    : `All ${notes.length} notes are shown.`;
}

// A jump to what the filter hides shows everything again.
function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id && gone(id)) {
    form.reset();
    apply();
    document.getElementById(id).scrollIntoView();
  }
}

if (notes.length) {
  offer(form.elements.form, ofLinks("form"));
  offer(form.elements.stance, ofLinks("stance"));
  offer(form.elements.person, notes.flatMap((note) => note.person));
  offer(form.elements.tag, notes.flatMap((note) => note.tag));
  offer(form.elements.law, ofLinks("law"), titleOf);
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  one("#print", form).addEventListener("click", () => print());
  addEventListener("hashchange", reveal);
  apply();
  reveal();
}
