"""Tell the format of a source: by what is in it, and by its name where that does not tell."""

from __future__ import annotations

from dataclasses import dataclass

from app import plugins
from app.errors import UnknownFormat
from app.formats import packed, signature
from app.formats.source import Source
from app.importers import Importer


@dataclass(frozen=True, slots=True)
class Format:
    """An importer, and whether the content says so while the name says otherwise or nothing."""

    importer: Importer
    by_content: bool = False


def tell_format(source: Source) -> Format:
    """The importer that recognises the content and takes such names, or one of the two.

    A format that says what it is wins over the name.  Where the name's own format does not
    recognise the content, or there is no suffix, text is taken as the plainest that it can be;
    JSON and XML of other programs never.  Raises ``UnknownFormat`` naming what is taken.
    """
    importers = _importers()
    name = source.file_name.lower()
    named = [each for each in importers if name.endswith(each.suffixes)]
    able = [each for each in importers if each.recognises(source)]
    certain = [each for each in able if each.certain]
    fitting = [each for each in named if each in able]
    for each in (*(each for each in certain if each in named), *certain[:1], *fitting[:1]):
        return Format(each, each not in named)
    is_data = source.head().lstrip(signature.SPACE_AND_MARK)[:1] in (b"{", b"[", b"<")
    if able and (named or "." not in name) and not is_data:
        return Format(able[-1], by_content=True)
    if named and not able:  # what is wrong with it is for that format to say
        return Format(named[0])
    suffixes = sorted({suffix for importer in importers for suffix in importer.suffixes})
    raise UnknownFormat(name=source.place, formats=", ".join(suffixes))


def is_folder(source: Source) -> bool:
    """Whether it is an archive of files, and not a document that is packed as one.

    Documents are packed as zip, never as tar, which shows the beginning of its first file.
    """
    return packed.is_tar(source) or (
        packed.is_zip(source)
        and not any(each.certain and each.recognises(source) for each in _importers())
    )


def _importers() -> list[Importer]:
    return list(plugins.load("importers").values())
