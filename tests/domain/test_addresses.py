from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.addresses import canonical

SAME = "news.example/2031/02/lamps?id=7"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.news.example/2031/02/lamps/?id=7&utm_source=x&fbclid=y#top", SAME),
        ("http://m.news.example/2031/02/lamps/amp?id=7", SAME),
        (" https://NEWS.example/2031/02/lamps?ref=home&id=7 ", SAME),
        ("https://news.example/2031/02/Lamps?id=7", "news.example/2031/02/Lamps?id=7"),
        ("https://news.example/", "news.example"),
        ("https://news.example/a?b=1&a=2", "news.example/a?a=2&b=1"),
        ("mailto:a@news.example", ""),
        ("file:///etc/passwd", ""),
        ("http://[broken/", ""),
        ("", ""),
    ],
)
def test_addresses(url: str, address: str) -> None:
    assert canonical(url) == address


@given(st.text(max_size=60))
def test_nothing_is_raised(url: str) -> None:
    found = canonical(url)
    assert not found or canonical(f"https://{found}") in (found, canonical(f"http://{found}"))
