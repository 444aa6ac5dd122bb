"""Trace: what happened to an annotation step by step, and any step or all since undone."""

from dataclasses import dataclass, fields, replace

from app.domain.annotation import Annotation, Link
from app.domain.citation_form import citation
from app.errors import ChangedSince, NotFound
from app.services.annotate import keep_next
from app.store import annotations, history
from app.store.library import Library
from app.text.word_diff import Piece, word_diff

_NOT_SAID = ("id", "creator", "created", "modified", "revision")
_SAID = tuple(field.name for field in fields(Annotation) if field.name not in _NOT_SAID)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an annotation before and after a step, in words, and the words that differ."""

    field: str
    before: str
    after: str
    diff: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One act on an annotation: who did what and when, the state after it, and what it changed."""

    act: history.Entry
    state: Annotation
    changes: tuple[Change, ...]


def steps(library: Library, annotation: str) -> list[Step]:
    """All that happened to an annotation, withdrawn or not, the oldest first.

    Raises ``NotFound``.
    """
    acts = history.of_subject(library.db, annotation)
    if not acts or annotations.get(library.db, annotation) is None:
        raise NotFound(kind="annotation", id=annotation)
    found: list[Step] = []
    for act in acts:
        found.append(_step(found[-1].state if found else None, act))
    return found


def step_of(library: Library, act: history.Entry) -> Step:
    """An act on an annotation with what it changed."""
    before = history.before(library.db, act)
    return _step(history.annotation(before) if before else None, act)


def revert(library: Library, annotation: str, act: int, creator: str) -> Annotation:
    """Undo one step, whoever made it, and keep what was done after it.

    Undoing the first step withdraws the annotation.  Raises ``NotFound``, and ``ChangedSince``
    where a later step changed the same.
    """
    with library.writing():
        before, after, now = _around(library, annotation, act)
        if before is None:
            return keep_next(library, replace(now, withdrawn=True), "undid", creator)
        back = {}
        for name in _differing(before, after):
            if getattr(now, name) == getattr(after, name):
                back[name] = getattr(before, name)
            elif getattr(now, name) != getattr(before, name):
                raise ChangedSince(name="This step")
        return keep_next(library, replace(now, **back), "undid", creator)


def restore(library: Library, annotation: str, act: int, creator: str) -> Annotation:
    """Put back the whole state that stood after a step.  Raises ``NotFound``."""
    with library.writing():
        _, state, now = _around(library, annotation, act)
        return keep_next(library, replace(state, revision=now.revision), "restored", creator)


def _around(
    library: Library, annotation: str, act: int
) -> tuple[Annotation | None, Annotation, Annotation]:
    """The states before and after a step, and the present one."""
    entry, now = history.entry(library.db, act), annotations.get(library.db, annotation)
    if entry is None or entry.subject != annotation or now is None:
        raise NotFound(kind="step", id=f"{act} of {annotation}")
    before = history.before(library.db, entry)
    return history.annotation(before) if before else None, history.annotation(entry), now


def _step(before: Annotation | None, act: history.Entry) -> Step:
    state = history.annotation(act)
    if before is None:
        return Step(act, state, tuple(_change(name, None, state) for name in _made(state)))
    return Step(act, state, tuple(_change(n, before, state) for n in _differing(before, state)))


def _differing(before: Annotation, after: Annotation) -> list[str]:
    return [name for name in _SAID if getattr(before, name) != getattr(after, name)]


def _made(state: Annotation) -> list[str]:
    return [name for name in _SAID if _in_words(name, state)]


def _change(name: str, before: Annotation | None, after: Annotation) -> Change:
    old, new = _in_words(name, before) if before else "", _in_words(name, after)
    return Change(name, old, new, word_diff(old, new))


def _in_words(name: str, state: Annotation) -> str:
    value = getattr(state, name)
    if name == "anchors":
        return "\n".join(f"{anchor.exact} ({anchor.state})" for anchor in state.anchors)
    if name == "links":
        return "\n".join(map(_link, state.links))
    if isinstance(value, tuple):
        return ", ".join(value)
    return ("yes" if value else "") if isinstance(value, bool) else str(value)


def _link(link: Link) -> str:
    return f"{citation(link.target) or link.target} ({link.form}, {link.stance}, {link.status})"
