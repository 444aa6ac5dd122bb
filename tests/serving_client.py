"""What tests need to act on a page without a browser."""

from __future__ import annotations

from html.parser import HTMLParser

ORIGIN = "http://127.0.0.1:8000"


class _Forms(HTMLParser):
    """Every form of a page: its action and the values that it would send unchanged."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((values.get("action", ""), {}))
        elif tag in {"input", "textarea", "select"} and self.forms and "name" in values:
            self.forms[-1][1][values["name"]] = values.get("value", "")


def form_fields(html: str, field: str) -> tuple[str, dict[str, str]]:
    """Action and fields of the first form of a page that has a field of that name."""
    parser = _Forms()
    parser.feed(html)
    return next(form for form in parser.forms if field in form[1])
