"""The language that pages speak: English, as the sources say it, unless translations are given."""

from __future__ import annotations

import json
import re
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType
from typing import cast

from flask import Flask, current_app

from app.domain.noted_text import STANCES
from app.errors import BasisError
from app.web import labels, trans

LABELS = {name: table for name, table in vars(labels).items() if name.isupper()}
TABLES = MappingProxyType({**LABELS, "STANCES": STANCES})  # labels by the name templates know
SCRIPT = Path(__file__).parent / "static" / "js" / "strings.mjs"
_SCRIPTED = re.compile(r'gettext\("([^"\\]+)"\)')
_KEY = "wording"


def speak(app: Flask, translations: NullTranslations) -> None:
    """Say every message of the catalogue in the language of ``translations``, in all pages.

    An application speaks one language, chosen before its first page: a library on a person's own
    machine has one reader.
    """
    app.extensions[_KEY] = translations
    env = app.jinja_env
    trans.install(env, translations)
    env.globals.update({name: _told(table, translations) for name, table in TABLES.items()})
    env.globals["spoken_language"] = translations.info().get("language", "en")
    env.globals["script_wording"] = _for_scripts(translations)


def script_messages() -> list[str]:
    """What the scripts say: the messages of ``strings.mjs``."""
    return _SCRIPTED.findall(SCRIPT.read_text("utf-8"))


def gettext(message: str, **fields: object) -> str:
    """A message in the language of the application, its ``%(fields)s`` filled in."""
    return _filled(_translations().gettext(message), fields)


def ngettext(one: str, more: str, count: int, **fields: object) -> str:
    """The same, in the form that the language has for a count."""
    return _filled(_translations().ngettext(one, more, count), fields)


def said(error: BasisError) -> str:
    """The message of an error, its fields filled in."""
    return gettext(error.wording()).format(**error.fields)


def _filled(message: str, fields: dict[str, object]) -> str:
    return message % fields if fields else message


def _translations() -> NullTranslations:
    return cast("NullTranslations", current_app.extensions[_KEY])


def _for_scripts(translations: NullTranslations) -> str:
    """JSON from each message of the scripts to what is said for it; empty where nothing is."""
    told = {each: translations.gettext(each) for each in script_messages()}
    changed = {each: words for each, words in told.items() if words != each}
    return json.dumps(changed, ensure_ascii=False) if changed else ""


def _told(value: object, translations: NullTranslations) -> object:
    if isinstance(value, str):
        return translations.gettext(value) if value else value
    if isinstance(value, tuple):
        return tuple(_told(each, translations) for each in value)
    if isinstance(value, dict):
        return {key: _told(each, translations) for key, each in value.items()}
    return value
