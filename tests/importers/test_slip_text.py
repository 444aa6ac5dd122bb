from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import BadInput
from app.formats.source import Source
from app.importers import Options
from app.importers.slip_text import SlipText
from app.services.add import render
from app.services.keep import with_provisions

PAGES = (
    """                 Cite as: 999 U. S. ____ (2031)           1

                    Per Curiam

SUPREME COURT OF THE UNITED STATES
                         _________________

                          No. 30A17
                         _________________

   IDA GREEN, ET AL. v. MARY DE LA CRUZ
                        [March 3, 2031]

  PER CURIAM.
  The application is granted, and the order that is
stayed stands no longer than the Court's own dispo-
""",
    """2                GREEN v. DE LA CRUZ

                    Per Curiam

sition of it.
  It is so ordered.
""",
    """                 Cite as: 999 U. S. ____ (2031)           1

                  ROE, J., dissenting

  I would deny the application.
""",
)


def test_pages_are_pinpoints() -> None:
    source = Source.holding("30a17.txt", "\f".join(PAGES).encode())
    assert SlipText().recognises(source)
    case, ruling = SlipText().read(source, Options())
    assert case.document.id == "/us/scotus/green-v-de-la-cruz"
    assert ruling.authority is not None
    rendering = render(ruling)
    found = with_provisions(ruling.authority, rendering, ruling.pages).provisions
    base = ruling.authority.id
    pages = {each.id.removeprefix(base): rendering.text[each.start : each.end] for each in found}
    assert list(pages) == ["/p1", "/p2", "/roe-j-dissenting/p1"]
    assert pages["/p2"] == "of it.\nIt is so ordered."
    assert pages["/roe-j-dissenting/p1"] == "I would deny the application."
    assert "the Court's own disposition of it." in rendering.text


def test_without_a_day_it_is_refused() -> None:
    text = "\f".join(PAGES).replace("[March 3, 2031]", "").encode()
    with pytest.raises(BadInput, match=r"a\.txt cannot be read: its heads do not say"):
        list(SlipText().read(Source.holding("a.txt", text), Options()))


@pytest.mark.shared
def test_a_real_order(shared: Path) -> None:
    (path,) = (shared / "pages").glob("*.full.txt")
    source = Source.of(path)
    assert SlipText().recognises(source)
    _, ruling = SlipText().read(source, Options())
    assert ruling.document.id == "/us/scotus/noem-v-abrego-garcia/2025-04-10"
    assert "removed Kilmar Armando Abrego Garcia from the United States to El Salvador" in (
        render(ruling).text
    )
