// The map, nearer or farther, and what hangs on the name under the pointer.  The page works without.

const SMALLEST = 0.25;
const LARGEST = 4;

/** The scale after a step; a step of 0 fits the whole width into the frame. */
export function scaled(scale, step, whole) {
  return Math.min(LARGEST, Math.max(SMALLEST, step === 0 ? whole : scale / step));
}

/** The ids on the other ends of a node's ties, and its own. */
export function neighbours(ties, node) {
  const near = new Set([node]);
  for (const { article, authority } of ties) {
    if (article === node) near.add(authority);
    if (authority === node) near.add(article);
  }
  return near;
}

function start(map) {
  const svg = map.querySelector("svg");
  const frame = map.querySelector(".map-frame");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let scale = 1;
  const zoom = (step) => {
    scale = scaled(scale, step, frame.clientWidth / width);
    svg.setAttribute("width", width * scale);
    svg.setAttribute("height", height * scale);
  };
  map.querySelector("[data-zoom]").hidden = false;
  map.querySelector("[data-zoom]").addEventListener("click", ({ target }) => {
    if (target.dataset.step !== undefined) zoom(Number(target.dataset.step));
  });
  const paths = [...svg.querySelectorAll("path")];
  const names = [...svg.querySelectorAll("[data-node]")];
  const light = (node) => {
    const near = node && neighbours(paths.map((path) => path.dataset), node);
    for (const path of paths) {
      const own = [path.dataset.article, path.dataset.authority].includes(node);
      path.classList.toggle("lit", Boolean(node) && own);
      path.classList.toggle("dim", Boolean(node) && !own);
    }
    for (const name of names) name.classList.toggle("dim", Boolean(node) && !near.has(name.dataset.node));
  };
  svg.addEventListener("pointerover", ({ target }) => light(target.closest("[data-node]")?.dataset.node));
  svg.addEventListener("pointerleave", () => light(undefined));
  svg.addEventListener("click", ({ target }) => {
    const node = target.closest("[data-node]")?.dataset.node;
    if (node) location.search = new URLSearchParams({ of: node });
  });
  if (frame.clientWidth < width) zoom(0);
}

if (typeof document !== "undefined") document.querySelectorAll("[data-map]").forEach(start);
