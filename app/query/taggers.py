"""Taggers: they cut a query into operators, quotations and characters."""

from __future__ import annotations

import re

from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import OperatorsPlugin
from whoosh.qparser.taggers import RegexTagger, Tagger

from app.errors import BadQuery
from app.query.syntax import Chunk, Connector, Infix, NearGroup, Quoted

FARTHEST = 1000

_BEFORE = r"(?<![^\s(])"
_AFTER = r"(?![^\s()])"


class ConnectorTagger(RegexTagger):
    """Tags ``/n`` or ``+n`` and refuses other uses of the sign at the start of a word."""

    def __init__(self, sign: str, grouptype: type[NearGroup]) -> None:
        number = rf"(?![sSpP]{_AFTER})(?P<words>[^\s()/]*)"
        super().__init__(rf"{_BEFORE}{re.escape(sign)}{number}{_AFTER}")
        self.sign = sign
        self.grouptype = grouptype
        self.optype = Connector
        self.leftassoc = True

    def create(self, parser: QueryParser, match: re.Match[str]) -> Connector:
        """The operator with its distance."""
        words = match["words"]
        if not words.isascii() or not words.isdigit() or not 0 < int(words[:5]) <= FARTHEST:
            raise BadQuery(
                position=match.start(),
                why=f"{self.sign} needs a number of words from 1 to {FARTHEST}, or s or p",
                remedy=f"Write it like this: parole {self.sign}5 revoke,"
                f" or parole {self.sign}s revoke.",
            )
        node = Connector(match[0], self.grouptype)
        node.distance = int(words)
        return node


class UnitTagger(RegexTagger):
    """Tags ``/s``, ``+s``, ``/p`` or ``+p``."""

    def __init__(self, sign: str, grouptype: type[NearGroup]) -> None:
        unit = grouptype.unit
        super().__init__(rf"{_BEFORE}{re.escape(sign)}(?:{unit}|{unit.upper()}){_AFTER}")
        self.grouptype = grouptype
        self.optype = Connector
        self.leftassoc = True

    def create(self, parser: QueryParser, match: re.Match[str]) -> Connector:
        """The operator."""
        return Connector(match[0], self.grouptype)


class OperatorTagger(OperatorsPlugin.OpTagger):
    """Tags an operator that stands alone between spaces or brackets."""

    def __init__(self, words: str, grouptype: type, optype: type = Infix) -> None:
        super().__init__(rf"{_BEFORE}(?:{words}){_AFTER}", grouptype, optype)


class QuotedTagger(RegexTagger):
    """Tags ``"words"`` and ``="words"``, and refuses a quotation mark without its second."""

    def __init__(self) -> None:
        super().__init__(r'(?P<exact>=?)"(?P<text>[^"]*)(?P<close>"?)')

    def create(self, parser: QueryParser, match: re.Match[str]) -> Quoted:
        """The words quoted."""
        if not match["close"]:
            raise BadQuery(
                position=match.start() + len(match["exact"]),
                why="this quotation mark has no second one",
                remedy='Add a " where the phrase ends, or take it away.',
            )
        return Quoted(match["text"], bool(match["exact"]))


class ChunkTagger(Tagger):
    """Tags all that is left: characters up to a space, a quotation mark or a bracket.

    Brackets directly behind a number belong to it: ``1182(d)(5)(A)``.
    """

    _chunk = re.compile(r'[^\s()"]+')
    _pinpoint = re.compile(r"(?:\([0-9A-Za-z]{1,5}\))+")

    def match(self, parser: QueryParser, text: str, position: int) -> Chunk | None:
        """The chunk at ``position``, if one begins there."""
        found = self._chunk.match(text, position)
        if found is None:
            return None
        end = found.end()
        pinpoint = self._pinpoint.match(text, end)
        if pinpoint and any(map(str.isdigit, found[0])):
            end = pinpoint.end()
        node = Chunk(text[position:end])
        node.set_range(position, end)
        return node
