"""What pages say is in the catalogue, and they say a translation wherever there is one."""

from __future__ import annotations

import re
from gettext import NullTranslations
from pathlib import Path
from urllib.parse import unquote_plus

import pytest

from app import create_app
from app.settings import CHECKOUT
from app.web.wording import speak
from tests.web.conftest import Browser, browser, settings
from tests.wording.bare_words import bare_words
from tests.wording.catalogue import CATALOGUE, TEMPLATES, catalogue
from tests.wording.spoken import everything_held, left_in_english, words_of

# The reasons of a status are told by the domain, in English.
NOT_YET = {"the newest source read is of"}
TOLD = "ж"  # in no word of the library
ARTICLE = "half-million-lose-parole"
MAIN = [
    "/",
    f"/articles/{ARTICLE}",
    f"/articles/{ARTICLE}/sentences",
    "/articles/desk-note-two-orders-in-may?by=authority",
    "/authorities",
    "/authorities/us/usc/t8/s1182",
    "/authorities/us/scotus/noem-v-doe/2025-05-30",
    "/search",
    "/search?q=wartime",
    "/search?q=removal+NOT+wartime",
    "/search/language",
    "/bundles",
    f"/bundles/preview?article={ARTICLE}",
    "/help",
    "/projects",
    "/map",
    "/recheck",
    "/worklist",
    "/bring-in",
    "/nowhere",
]
_KEPT = re.compile(r"(%\(\w+\)s|\{\w+\}|<[^>]*>|&\w+;|%%)|[A-Za-z]")


class Toy(NullTranslations):
    """Each letter of a message becomes one that is nowhere else; what is filled in stays."""

    def gettext(self, message: str) -> str:
        return _KEPT.sub(lambda found: found[1] or TOLD, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("toy")


@pytest.fixture(scope="module")
def toy(home: Path) -> Browser:
    """The pages of the starter library in the toy language."""
    app = create_app(settings(home, CHECKOUT))
    speak(app, Toy())
    return browser(app)


@pytest.fixture(scope="module")
def held(toy: Browser, home: Path) -> str:
    """Every word of people and of law in the library."""
    return everything_held(home)


def test_no_template_has_words_of_its_own() -> None:
    found = [
        f"{path.relative_to(TEMPLATES)}:{line}: {words}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for line, words in bare_words(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<p>\nBare words</p>", 1),
        ("\n<p title='Bare'>{% trans %}Told{% endtrans %}</p>", 2),
        ("<p>{% if x %}{{ 'Ready' if x else _('Told') }}{% endif %}</p>", 1),
        ("<p>{% trans %}Told{% endtrans %}\n bare</p>", 1),
        ("<{{ level }}>Bare</{{ level }}>", 1),
        ("{{ shown(_('Told'), 'two bare words') }}", 1),
    ],
)
def test_bare_words_are_found(source: str, line: int) -> None:
    assert [where for where, _ in bare_words(source)] == [line]


@pytest.mark.parametrize(
    "source",
    [
        "<p class='bare words'>{% trans %}Told {{ n }}{% endtrans %} · {{ n|many('note') }}</p>",
        "<p title=\"{{ _('Told (so)') }}\"><code>basis add</code> <kbd>n</kbd> {{ x }}</p>",
        "{% block title %}{{ title }} · Basis{% endblock %}",
    ],
)
def test_words_told_are_not_found(source: str) -> None:
    assert bare_words(source) == []


def test_the_catalogue_is_up_to_date() -> None:
    assert CATALOGUE.read_bytes() == catalogue(), "run: make strings"


@pytest.mark.parametrize("path", MAIN)
def test_a_page_says_a_translation_and_else_only_what_the_library_holds(
    toy: Browser, held: str, path: str
) -> None:
    words = words_of(toy.get(path).get_data(as_text=True))
    assert any(TOLD in each for each in words)
    asked = unquote_plus(path)
    assert set(left_in_english(words, held + asked, TOLD)) <= NOT_YET


def test_a_page_carries_what_scripts_say_where_it_is_translated(
    toy: Browser, tmp_path: Path
) -> None:
    english = browser(create_app(settings(tmp_path))).get("/help").get_data(as_text=True)
    assert '<html lang="en">' in english
    assert "basis-wording" not in english
    assert 'name="basis-wording" content="{' in toy.get("/help").get_data(as_text=True)
