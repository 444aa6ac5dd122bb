// A page that tells how far something is: looked at again until it is there.

const EVERY = 1000; // milliseconds

/** Keep what `main` shows in step until nothing is left to watch. */
export function watch(main, get = (url) => fetch(url), later = setTimeout) {
  if (main.querySelector("[data-watch]")) later(() => look(main, get, later), EVERY);
}

async function look(main, get, later) {
  const answer = await get(location.href).catch(() => null);
  if (answer?.redirected || (answer && !answer.ok)) {
    location.assign(answer.url); // the bundle, or what went wrong
    return;
  }
  if (answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.title = page.title;
    main.replaceChildren(...page.querySelector("#main").childNodes);
  }
  watch(main, get, later);
}
