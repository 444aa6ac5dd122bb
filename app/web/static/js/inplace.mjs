// Forms marked data-inplace save without leaving the place: they are sent as they are, and the
// content of the page that answers takes the place of this one's.

import { say } from "./speak.mjs";

const LOST = "Basis does not answer. Is it still running? Nothing was saved.";

/** Send such forms under `main` in place; `after(form)` follows when the page is new. */
export function saveInPlace(main, after) {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-inplace]")) return;
    event.preventDefault();
    const answer = await send(form, event.submitter);
    if (!answer) return say(LOST);
    replace(main, answer);
    after(form);
  });
}

async function send(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  try {
    const response = await fetch(form.action, { method: "POST", body });
    return { response, page: parse(await response.text()) };
  } catch {
    return null;
  }
}

function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

function replace(main, { response, page }) {
  const places = scrolled();
  main.replaceChildren(...page.querySelector("#main").childNodes);
  document.title = page.title;
  if (response.redirected) history.replaceState(null, "", new URL(response.url).pathname);
  if (main.querySelector("[data-reader]")) restore(places);
  else window.scrollTo({ top: 0, behavior: "instant" });
}

function scrolled() {
  return { page: window.scrollY, margin: document.querySelector(".margin")?.scrollTop ?? 0 };
}

function restore(places) {
  window.scrollTo({ top: places.page, behavior: "instant" });
  const margin = document.querySelector(".margin");
  if (margin) margin.scrollTop = places.margin;
}
