"""Prepare: what recognition of a whole library needs, from the file where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from app.domain.authority_table import AuthorityTable
from app.formats import row_file
from app.language.phrase_index import PhraseIndex
from app.language.word_rows import FORM, WordRows, word_rows
from app.recognisers import NAMES
from app.recognisers.quotations import Quotations, phrase_index
from app.services.tabulate import tabulate
from app.store.held_texts import HeldTexts
from app.store.library import Library

Progress = Callable[[int, int], None]

FEW = 500_000  # words: made again in less time than one notices


def prepare(
    library: Library,
    progress: Progress = lambda done, total: None,
    names: Sequence[str] = NAMES,
) -> AuthorityTable:
    """The table of a library, with the phrases of all its law ready to be looked up.

    So for recognisers with these ``names``, unless none of them looks quotations up.

    Their index is kept in a file, and made again where the texts are others; ``progress`` is told
    how many texts are read, and of how many.  A file that is damaged, or cannot be written, costs
    the time that making it takes and nothing else.
    """
    table = tabulate(library)
    if Quotations.name in names and not table.has(phrase_index):
        table.keep(phrase_index, _phrases(library, table, progress))
    return table


def _phrases(library: Library, table: AuthorityTable, progress: Progress) -> PhraseIndex:
    texts, path = table.texts, library.home / "indexes" / "phrases"
    assert isinstance(texts, HeldTexts)  # so ``tabulate`` has it
    made_of = f"{FORM} {texts.digest()}"
    rows = _kept(path, made_of)
    if rows is None:
        rows = word_rows(texts, progress)
        if len(rows.words) >= FEW:
            _keep(path, made_of, rows)
            rows = _kept(path, made_of) or rows  # which memory holds only where it is looked at
    return PhraseIndex(texts, rows)


def _kept(path: Path, made_of: str) -> WordRows | None:
    found = row_file.read(path, made_of)
    return WordRows(spellings=found.words, **found.numbers) if found else None


def _keep(path: Path, made_of: str, rows: WordRows) -> None:
    numbers = {name: getattr(rows, name) for name in ("words", "begins", "offsets", "places")}
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        row_file.write(path, made_of, row_file.Rows(numbers, rows.spellings))
