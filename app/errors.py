"""Every error that Basis shows to a person.

The docstring of a class is its message: it names the thing and the remedy, and its
``{fields}`` are filled from the keyword arguments given when it is raised.  Lower layers
know nothing of HTTP status codes or exit codes; ``web`` and ``cli`` map classes to them.
"""

from __future__ import annotations


class BasisError(Exception):
    """Something went wrong."""

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.wording().format(**fields))

    @classmethod
    def wording(cls) -> str:
        """The message before its fields are filled in: what a translation is made of."""
        return " ".join((cls.__doc__ or "").split())


class BadInput(BasisError):
    """{name} cannot be read: {why}. {remedy}"""


class NotFound(BasisError):
    """There is no {kind} {id} in this library. Search for it, or list what there is."""


class Withdrawn(NotFound):
    """The {kind} {id} was withdrawn. What it said is kept in its history, and can be put back."""


class Conflict(BasisError):
    """{name} was changed by somebody else since you opened it. Look at both, then save again."""


class Unsafe(BasisError):
    """{name} is refused: {why}. {remedy}"""


class LibraryError(BasisError):
    """The library {path} cannot be used: {why}. {remedy}"""


# What a person typed or sent


class NotUtf8(BadInput):
    """{name} is not UTF-8 text: byte {position} cannot be read. Save it as UTF-8 and try again."""


class BrokenFrontMatter(BadInput):
    """{name} has front matter that is not valid: {why} (line {line}).

    Correct that line and try again.
    """


class UnknownFormat(BadInput):
    """{name} is of no format that Basis can import. It takes: {formats}."""


class TooLarge(Unsafe):
    """{name} is refused: it has {size} bytes, and {limit} are allowed. Split it and try again."""


class DuplicateId(BadInput):
    """{name} has the id {id}, which {other} has already. Give one of them another id."""


class OtherWords(BadInput):
    """{name} has other words than this library holds of it in {title}.

    Compare the two, and bring {id} up to date: its text is kept there.
    """


class BadAnchor(BadInput):
    """The passage {start} to {end} does not match the text of {document}: {why}.

    Select it again.
    """


class ChangedSince(Conflict):
    """{name} cannot be undone alone: the same was changed again later.

    Undo that first, or go back to a whole earlier state.
    """


class DecidedMeanwhile(Conflict):
    """{who} {what} on these words since you opened the page. Look at it before you decide.

    If you do not agree, undo it there, or settle it on the page on agreement.
    """


class UnknownTag(BadInput):
    """{tag} is no tag of this library, whose vocabulary is closed. Its tags are: {known}.

    Use one of them, or add yours to the vocabulary first.
    """


class Unlike(Conflict):
    """{name} says something else here than in what is brought in. Here: {ours}. There: {theirs}.

    Yours was left as it is. To take theirs, import with --theirs: yours stays in the history.
    """


class Fixed(Conflict):
    """{name} cannot be changed: {why}. {remedy}"""


class BadQuery(BadInput):
    """The search cannot be read at character {position}: {why}. {remedy}"""

    @property
    def position(self) -> int:
        """Where the query stops making sense: a code point offset into it, from 0."""
        return int(str(self.fields["position"]))


class BadBundle(Unsafe):
    """The bundle {name} is refused: {why}. {remedy}"""


class Differs(Conflict):
    """{name} is another here than in the bundle: {what}. Yours was left as it is.

    Open the bundle in an empty library to see the other whole.
    """


class StaleForm(Conflict):
    """This page is too old to be saved safely: {why}. Reload it, then enter your change again."""


# The library itself


class NewerLibrary(LibraryError):
    """The library {path} was made by a newer Basis ({unknown}). Install that version to open it."""


# Requests over HTTP


class ForeignRequest(Unsafe):
    """This request is refused: {why}. Open Basis at the address that it printed when it started."""
