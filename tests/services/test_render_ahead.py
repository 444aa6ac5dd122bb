"""Texts rendered by other processors: the same parts, the same texts, in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.document import Document, DocumentKind
from app.formats.annotation_set import Found
from app.importers import Imported, Left, Noted
from app.services import render_ahead
from app.services.add import render
from app.services.render_ahead import Part, rendered

ROOT = Path(__file__).resolve().parents[2]
DEEP = "> " * 200 + "too deep"
KILLED = """
import multiprocessing, time
from app.services import render_ahead
from tests.services.test_render_ahead import parts

if __name__ == "__main__":
    render_ahead.FEW = 10
    found = render_ahead.rendered(iter(parts(100)), processes=1)
    next(found)
    print(*(each.pid for each in multiprocessing.active_children()), flush=True)
    time.sleep(600)
"""


def parts(count: int) -> list[Part]:
    def text(number: int) -> str:
        return DEEP if number == 5 else f"# Title {number}\n\nWords *{number}*."

    found: list[Part] = [
        Imported(Document(f"a{n}", DocumentKind.ARTICLE, f"Title {n}"), text(n), "markdown")
        for n in range(count)
    ]
    return [*found, Left("x", "pictures"), Noted("y", lambda _: Found(()))]


def test_others_render_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_ahead, "FEW", 10)
    given = parts(30)
    found = list(rendered(iter(given), processes=2))
    assert found[-2:] == given[-2:]
    for before, after in zip(given[:-2], found[:-2], strict=True):
        assert isinstance(before, Imported)
        assert isinstance(after, Imported)
        assert after.document == before.document
        if before.source == DEEP:
            assert after.rendering is None  # what is wrong with it is said where it is added
        else:
            assert after.rendering == render(before)


@pytest.mark.parametrize(("few", "processes"), [(100, 2), (10, 0)])
def test_a_few_or_one_processor_alone_are_rendered_where_they_are_added(
    monkeypatch: pytest.MonkeyPatch, few: int, processes: int
) -> None:
    monkeypatch.setattr(render_ahead, "FEW", few)
    given = parts(30)
    assert list(rendered(iter(given), processes)) == given


def test_no_process_stays_behind_when_an_import_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    command = [sys.executable, str(script)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as run:
        assert run.stdout is not None
        others = list(map(int, run.stdout.readline().split()))
        run.send_signal(signal.SIGKILL)
    assert others
    end = time.monotonic() + 60
    while any(map(_runs, others)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(_runs, others))


def _runs(process: int) -> bool:
    """Whether it does, and is not a dead one that nobody has asked about."""
    listed = ["ps", "-o", "stat=", "-p", str(process)]
    state = subprocess.run(listed, capture_output=True, text=True, check=False).stdout.strip()
    return bool(state) and not state.startswith("Z")
