"""Messages in templates: filled in as Jinja writes, and translated once."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from jinja2 import Environment

from app.web.trans import install


class Swapped(NullTranslations):
    def gettext(self, message: str) -> str:
        return {
            "%(one)s <b>and</b> %(two)s": "%(two)s <b>und</b> %(one)s",
            "5 %% of %(one)s": "%(one)s: 5 %%",
            "Told": "<i>Gesagt</i>",
        }.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "%(n)s Ding" if n == 1 else "%(n)s Dinge"


@pytest.fixture
def env() -> Environment:
    made = Environment(autoescape=True)
    install(made, Swapped())
    return made


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% trans %}Told{% endtrans %}", "<i>Gesagt</i>"),
        (
            "{% trans one=a, two=b %}{{ one }} <b>and</b> {{ two }}{% endtrans %}",
            "2 <b>und</b> &lt;1&gt;",
        ),
        ("{% trans one=a %}5 % of {{ one }}{% endtrans %}", "&lt;1&gt;: 5 %"),
        ("{% trans %}100 %{% endtrans %}", "100 %"),
        ("{% trans %}\n  one\n  line {{ a }}{% endtrans %}", "one line &lt;1&gt;"),
        ("{% trans n=1 %}{{ n }} thing{% pluralize %}{{ n }} things{% endtrans %}", "1 Ding"),
        ("{% trans n=3 %}{{ n }} thing{% pluralize %}{{ n }} things{% endtrans %}", "3 Dinge"),
        ("{{ _('of %(name)s', name=a) }}", "of &lt;1&gt;"),
    ],
)
def test_a_message_is_filled_in(env: Environment, source: str, expected: str) -> None:
    assert env.from_string(source).render(a="<1>", b=2) == expected


def test_another_language_is_spoken_from_then_on(env: Environment) -> None:
    install(env, NullTranslations())
    assert env.from_string("{% trans %}Told{% endtrans %}").render() == "Told"
