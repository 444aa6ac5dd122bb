from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import BadInput, NotUtf8
from app.formats.source import Source
from app.importers import Options
from app.importers.text import Text


def test_a_text_is_named_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Night order, again.txt"
    path.write_text("---\nNo front matter here, though it begins so.\n", "utf-8")
    columns = {"outlet": "=Harbour Post", "published": "=2025-05"}
    (imported,) = Text().read(Source.of(path), Options(columns))
    assert (imported.document.id, imported.document.title) == (
        "night-order-again",
        "Night order, again",
    )
    assert (imported.document.outlet, imported.document.published) == ("Harbour Post", "2025-05")
    assert (imported.source, imported.source_format) == (path.read_text("utf-8"), "text")


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"\xff\xfea\x00b\x00", NotUtf8, "byte 0"),
        ("a b".encode("utf-16-le"), BadInput, "U+0000 at character 1"),
        (b" \n\n", BadInput, "it holds no text"),
        (b"", BadInput, "it holds no text"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, error: type[BadInput], says: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        list(Text().read(Source.of(path), Options()))
    assert says in str(caught.value)
    assert "bad.txt" in str(caught.value)
