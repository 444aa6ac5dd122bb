"""A long article with many cards: the server's time, the page's weight, and when one can work.

Run: ``.venv/bin/python -m benchmarks.reader [--recogito]``.  The article has 300 KB of text, 1,000
annotations and about 300 proposals.  Drawn is from the request of the page until its passages are
marked and what is in sight of the margin stands beside them; ready until the end of the last task
of more than 50 ms on the browser's main thread; whole until no card is held back any more.  Thread
is the processor time of that thread, which other work on the machine does not lengthen, until drawn
and in all.  With ``--recogito`` the same text with the same annotations is shown by Recogito's
text-annotator, visit by visit in turn, which npm brings into a folder for the time of the run (it
needs node and the network).
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.request import urlopen

from app.domain.annotation import Annotation, Link, Stance, Visibility
from app.domain.document import Document, DocumentKind
from app.domain.mention import Form
from app.domain.moment import now
from app.importers import Imported
from app.services.add import add
from app.services.annotate import write_down
from app.services.index import index_document
from app.services.link import link_unread
from app.services.read import read_article
from app.services.start import start
from app.settings import CHECKOUT, Settings
from app.store.library import Library
from app.text import anchors
from tests.browser.chromium import Chrome, chrome
from tests.browser.conftest import serve

ARTICLE = "a-long-article"
SIZE, NOTES, ROUNDS = 300_000, 1_000, 5
LAW = "Under the Alien Enemies Act the order of that day was read aloud once more."
PLAIN = (
    "Number {n} on the list was a clerk who had kept the minutes since the spring of that year.",
    "She wrote down who came, who left, and what the weather was like on the way to the hall.",
    "Nobody asked her to, and nobody read what she wrote until the boxes were opened in May.",
    "The pages are thin and the ink is brown, but every line of the hand can still be read.",
)
DRAWN = """
const done = arguments[arguments.length - 1];
const look = () => {
  const there = document.querySelector(".margin.aligned, .r6o-span-highlight-layer > *");
  if (there) done(performance.now());
  else requestAnimationFrame(look);
};
look();
"""
SETTLED = """
const done = arguments[arguments.length - 1];
const found = [];
let whole = performance.now();
const watch = () => {
  whole = performance.now();
  if (document.querySelector("noscript[data-later]")) requestAnimationFrame(watch);
};
watch();
new PerformanceObserver((list) => found.push(...list.getEntries())).observe(
  { type: "longtask", buffered: true });
setTimeout(() => done([
  Math.max(performance.timing.loadEventEnd - performance.timing.navigationStart,
    ...found.map((task) => task.startTime + task.duration)),
  whole,
]), 3000);
"""
RECOGITO = """
import { createTextAnnotator } from "@recogito/text-annotator";
const list = await (await fetch("annotations.json")).json();
createTextAnnotator(document.getElementById("text")).setAnnotations(list);
"""


@dataclass(frozen=True)
class Shown:
    """Milliseconds until each point, and of the main thread's processor until drawn and in all."""

    drawn: float
    ready: float
    whole: float
    thread_drawn: float
    thread: float


def filled(home: Path) -> Library:
    """A library with the long article and its annotations."""
    library = start(Settings(home=home, name="Ada", starter=CHECKOUT))
    document = Document(ARTICLE, DocumentKind.ARTICLE, "A long article", published="2025-05-20")
    add(library, Imported(document, _source(), "markdown"), "Ada")
    link_unread(library, ARTICLE)
    _annotate(library)
    return library


def _source() -> str:
    found, size, number = list[str](), 0, 0
    while size < SIZE:
        lines = [line.format(n=number) for line in PLAIN]
        found.append(" ".join([*lines[:2], LAW, *lines[2:]] if number % 5 else lines))
        found.append(" ".join(reversed(lines)))
        size += len(found[-1]) + len(found[-2]) + 2
        number += 1
    return "\n\n".join(found)


def _annotate(library: Library) -> None:
    """Notes over the whole text, every third with a link, every fifth over another's words."""
    version = read_article(library, ARTICLE).version
    step = len(version.text) // NOTES
    link = Link("/us/usc/t50/s21", Form.DESCRIBED, Stance.DESCRIBES)
    with library.writing():
        for number in range(NOTES):
            begin = number * step - (25 if number % 5 == 4 else 0)
            made = Annotation(
                id=f"urn:uuid:00000000-0000-4000-8000-{number:012}",
                document=ARTICLE,
                anchors=(anchors.describe(version.text, begin, begin + 40, version.hash),),
                creator=("Ada", "Grace")[number % 2],
                created=now(),
                modified=now(),
                note=f"Note {number}: to be read beside the minutes of that week.",
                tags=("minutes",) if number % 2 else (),
                links=(link,) if number % 3 == 0 else (),
                visibility=Visibility.PUBLISHED,
            )
            write_down(library, made, "annotated", "Ada")
        index_document(library, ARTICLE)


def served(address: str) -> tuple[float, int]:
    """Median milliseconds of an answer, and its bytes."""
    times, size = list[float](), 0
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        with urlopen(address) as response:
            size = len(response.read())
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times), size


def shown(driver: Chrome, addresses: Mapping[str, str], rounds: int = ROUNDS) -> dict[str, Shown]:
    """The medians of several visits of each page, one after the other in turn."""
    driver.set_script_timeout(60)
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    visits: dict[str, list[Shown]] = {name: [] for name in addresses}
    for _ in range(rounds):
        for name, address in addresses.items():
            visits[name].append(_visit(driver, address))
    return {name: _median(found) for name, found in visits.items()}


def _visit(driver: Chrome, address: str) -> Shown:
    driver.get(address)
    drawn, first = driver.execute_async_script(DRAWN), _thread(driver)
    ready, whole = driver.execute_async_script(SETTLED)
    return Shown(drawn, ready, whole, first, _thread(driver))


def _median(visits: Sequence[Shown]) -> Shown:
    names = [field.name for field in fields(Shown)]
    return Shown(*(round(statistics.median(getattr(v, n) for v in visits)) for n in names))


def _thread(driver: Chrome) -> float:
    """Milliseconds of processor time that the main thread has spent on the page."""
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(m["value"] for m in metrics if m["name"] == "TaskDuration") * 1000


def recogito(library: Library, folder: Path) -> None:
    """Recogito's annotator with the same text and annotations, as a page in ``folder``."""
    page = read_article(library, ARTICLE)
    spans = [(m.start, m.end) for m in page.proposals]
    spans += [(a.anchors[0].start, a.anchors[0].end) for a in page.annotations]
    html = page.version.rendering.html
    # Recogito counts in the text of the element, where nothing stands between two paragraphs.
    starts = [block.start for block in page.version.rendering.blocks]
    shift = {
        offset: sum(start <= offset for start in starts) - 1 for span in spans for offset in span
    }
    (folder / "annotations.json").write_text(
        json.dumps([_core(n, page.version.text, s, e, shift[s]) for n, (s, e) in enumerate(spans)])
    )
    (folder / "entry.mjs").write_text(RECOGITO)
    command = "npm install --silent --no-audit --no-fund @recogito/text-annotator esbuild"
    subprocess.run(command.split(), cwd=folder, check=True)
    build = (
        "npx esbuild entry.mjs --bundle --minify --format=esm --outfile=bundle.js --log-level=error"
    )
    subprocess.run(build.split(), cwd=folder, check=True)
    body = f'<div id="text">{html.replace(chr(10), "")}</div>'
    script = '<script type="module" src="bundle.js"></script>'
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{body}{script}")


def _core(number: int, text: str, start: int, end: int, shift: int) -> dict[str, object]:
    selector = {"quote": text[start:end], "start": start - shift, "end": end - shift}
    target = {"annotation": str(number), "selector": [selector]}
    return {"id": str(number), "bodies": [], "target": target}


def static(folder: Path) -> str:
    """The address of a server over a folder, for as long as the program runs."""
    handler: Callable[..., SimpleHTTPRequestHandler] = partial(
        SimpleHTTPRequestHandler, directory=str(folder)
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/index.html"


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recogito", action="store_true", help="run Recogito's annotator beside")
    arguments = parser.parse_args()
    with TemporaryDirectory() as room:
        folder = Path(room)
        library = filled(folder / "home")
        page = read_article(library, ARTICLE)
        figures: dict[str, object] = {
            "text": len(page.version.text.encode()),
            "annotations": len(page.annotations),
            "proposals": len(page.proposals),
        }
        for server in serve(folder / "home", folder / "no-starter"):
            address = f"{server.address}/articles/{ARTICLE}"
            figures["server ms"], figures["page bytes"] = served(address)
            addresses = {"basis": address}
            if arguments.recogito and shutil.which("npm"):
                other = folder / "recogito"
                other.mkdir()
                recogito(library, other)
                addresses["recogito"] = static(other)
            driver = chrome(folder / "browser")
            found = shown(driver, addresses)
            figures |= {name: asdict(each) for name, each in found.items()}
            driver.quit()
        library.close()
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
