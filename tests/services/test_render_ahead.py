"""Texts rendered by other processors: the same parts, the same texts, in the same order."""

from __future__ import annotations

import pytest

from app.domain.document import Document, DocumentKind
from app.formats.annotation_set import Found
from app.importers import Imported, Left, Noted
from app.services import render_ahead
from app.services.add import render
from app.services.render_ahead import Part, rendered

DEEP = "> " * 200 + "too deep"


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
