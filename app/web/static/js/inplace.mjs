// Forms marked data-inplace save without leaving the place, and those marked data-now ask without
// leaving it: the page that answers takes the place of this one's content where it differs.

import { renew } from "./renew.mjs";
import { say } from "./speak.mjs";
import { STRINGS } from "./strings.mjs";

export class InPlace {
  /** `before(form, button)` comes when a form is sent; `after(form, button)` when it is answered. */
  constructor(main, before, after) {
    Object.assign(this, { main, before, after, line: Promise.resolve() });
    document.addEventListener("submit", (event) => this.onSubmit(event));
    document.addEventListener("change", (event) => {
      event.target.closest?.("form[data-now]")?.requestSubmit();
    });
    window.addEventListener("popstate", () => window.location.reload());
  }

  onSubmit(event) {
    const [form, button] = [event.target, event.submitter];
    const asks = form.matches("form[data-now]");
    if (!asks && !form.matches("form[data-inplace]")) return;
    event.preventDefault();
    const request = asks ? question(form) : letter(form, button);
    this.before(form, button);
    // One after the other: each is answered by the state that the one before left.
    this.line = this.line.then(() => this.send(request, form, button));
  }

  async send({ address, options }, form, button) {
    let answer;
    try {
      const response = await fetch(address, options);
      answer = { response, page: parse(await response.text()) };
    } catch {
      say(STRINGS.lost);
      return;
    }
    this.show(answer, options.method === "GET");
    this.after(form, button);
  }

  show({ response, page }, asked) {
    const places = scrolled();
    renew(this.main, page.querySelector("#main"));
    document.title = page.title;
    const address = new URL(response.url);
    if (asked) history.pushState(null, "", address);
    else if (response.redirected) history.replaceState(null, "", address.pathname + address.search);
    if (this.main.querySelector("[data-reader]")) restore(places);
    else window.scrollTo({ top: 0, behavior: "instant" });
  }
}

function letter(form, button) {
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const body = new URLSearchParams(new FormData(form, button));
  return { address, options: { method: "POST", body } };
}

function question(form) {
  const asked = Array.from(new FormData(form)).filter(([, value]) => value);
  const query = new URLSearchParams(asked).toString();
  const address = form.action.split("?")[0] + (query ? `?${query}` : "");
  return { address, options: { method: "GET" } };
}

function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

function scrolled() {
  return { page: window.scrollY, margin: document.querySelector(".margin")?.scrollTop ?? 0 };
}

function restore(places) {
  window.scrollTo({ top: places.page, behavior: "instant" });
  const margin = document.querySelector(".margin");
  if (margin) margin.scrollTop = places.margin;
}
