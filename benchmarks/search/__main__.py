"""Build, ask and write tables; see the package."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.search import builds, tables, timing
from benchmarks.search.contestants import BareFts5, Basis, Contestant, Datasette, EngineAlone
from benchmarks.search.corpus import read, sample


def run(path: Path, most: int, whoosh: bool, folder: Path | None = None) -> str:
    """Everything, on the first ``most`` sections of a corpus; the tables in Markdown.

    What is built stays in ``folder``, where one is given, and is not built again.
    """
    if folder is None:
        with tempfile.TemporaryDirectory() as fresh:
            return run(path, most, whoosh, Path(fresh))
    folder.mkdir(parents=True, exist_ok=True)
    sections = read(path, most)
    outside = ["tantivy", *(["whoosh_index"] if whoosh else [])]
    bare, home = BareFts5(folder / "sections.db"), folder / "library"
    within = [Basis(home, name, facets=False) for name in ("fts5", *outside)]
    alone = [EngineAlone(home, name) for name in ("fts5", *outside)]
    built = builds.build([bare, *within], sections, folder)
    pages: list[Contestant] = [bare, *within]
    counted = [Datasette(bare.path), Basis(home, "fts5"), Basis(home, "tantivy")]
    figures = timing.ask(
        [*pages, Datasette(bare.path, facets=False), *counted, *alone], sample(sections)
    )
    visible = [(each.name, timing.until_visible(each)) for each in within]
    return tables.written(len(sections), built, visible, figures)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--most", type=int, default=1_000_000, help="sections to take")
    parser.add_argument("--whoosh", action="store_true", help="with Whoosh's index, which is slow")
    parser.add_argument("--folder", type=Path, help="where what is built stays for another run")
    asked = parser.parse_args()
    print(run(asked.corpus, asked.most, asked.whoosh, asked.folder))


if __name__ == "__main__":
    main()
