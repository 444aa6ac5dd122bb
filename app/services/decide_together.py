"""Decide on many proposals at once, and undo in an article what was done last, step by step."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import uuid4

from app.domain.annotation import Anchor, Annotation, Link, Visibility
from app.domain.mention import Mention
from app.domain.moment import now
from app.domain.proposals import USUAL_STANCE, waiting
from app.errors import NotFound
from app.services import index
from app.services.annotate import write_down
from app.services.hold import hold
from app.services.teach import Names, follow_names, names_of
from app.store import annotations, documents, history, mentions
from app.store.library import Library
from app.text import anchors

Place = tuple[int, int, str]  # start and end in code points, and the id proposed
TOGETHER = "accepted-all"


def accept_all(
    library: Library, document: str, version: str, places: Collection[Place], creator: str
) -> list[Annotation]:
    """Accept the proposals at ``places``, in one transaction; those that no longer wait are left.

    One that another of them settles is left too.  ``version`` is the hash of the text that was
    read.  Raises ``NotFound``.
    """
    with library.writing():
        names, text = names_of(library), documents.version(library.db, document, version)
        if text is None:
            raise NotFound(kind="document", id=document)
        moment, made = now(), list[Annotation]()
        for mention in _open(library, document, places):
            if waiting([mention], made):
                hold(library, mention.chosen or "", proposed=True)
                anchor = anchors.describe(text.text, mention.start, mention.end, version)
                made.append(_accepted(document, anchor, mention, creator, moment))
        for annotation in made:
            write_down(library, annotation, TOGETHER, creator)
        _follow(library, document, names)
        return made


def undo_last(library: Library, document: str, creator: str) -> list[Annotation]:
    """Undo what ``creator`` did last in an article and still stands; asked again, the step before.

    What was done together is undone together.  A step after which somebody else changed the same
    annotation is passed over.  Nothing to undo gives nothing.
    """
    with library.writing():
        names, newest = names_of(library), _newest(_tops(library, document, creator))
        undone = [_put_back(library, stack, creator) for stack in newest]
        for annotation in undone:
            index.index_note(library, annotation)
        if undone:
            _follow(library, document, names)
        return undone


def _follow(library: Library, document: str, names: Names) -> None:
    """Let the search, and what the library calls its authorities, follow the changes."""
    index.index_document(library, document)
    follow_names(library, names)


def _open(library: Library, document: str, places: Collection[Place]) -> Iterable[Mention]:
    notes = annotations.of_document(library.db, document)
    wanted = set(places)
    for mention in waiting(mentions.proposed(library.db, document), notes):
        if (mention.start, mention.end, mention.chosen or "") in wanted:
            yield mention


def _accepted(
    document: str, anchor: Anchor, mention: Mention, creator: str, moment: str
) -> Annotation:
    stance = USUAL_STANCE[mention.form]
    link = Link(mention.chosen or "", mention.form, stance, evidence=mention.evidence)
    return Annotation(
        id=f"urn:uuid:{uuid4()}",
        document=document,
        anchors=(anchor,),
        creator=creator,
        created=moment,
        modified=moment,
        links=(link,),
        visibility=Visibility.PUBLISHED,
    )


def _tops(library: Library, document: str, creator: str) -> list[list[history.Entry]]:
    """The standing steps of each annotation on which the person did the last one."""
    steps: dict[str, list[history.Entry]] = {}
    for act in history.of_annotations(library.db, document):
        stack = steps.setdefault(act.subject, [])
        _step(stack, act)
    return [stack for stack in steps.values() if stack and _is_work_of(creator, stack[-1])]


def _is_work_of(creator: str, act: history.Entry) -> bool:
    return act.by == creator and act.action not in {"imported", "carried"}


def _step(stack: list[history.Entry], act: history.Entry) -> None:
    """An act that brings an earlier state back takes away what came after it."""
    if act.action == "undid":
        after = _said(act)
        earlier = [n for n, before in enumerate(stack, 1) if _said(before) == after]
        if earlier or after.withdrawn:
            del stack[max(earlier, default=0) :]
            return
    stack.append(act)


def _said(act: history.Entry) -> Annotation:
    return replace(history.annotation(act), modified="", revision=0)


def _newest(stacks: list[list[history.Entry]]) -> list[list[history.Entry]]:
    last = max(stacks, key=lambda stack: stack[-1].id, default=None)
    if last is None or last[-1].action != TOGETHER:
        return [last] if last else []
    at = last[-1].at
    return [stack for stack in stacks if (stack[-1].at, stack[-1].action) == (at, TOGETHER)]


def _put_back(library: Library, stack: list[history.Entry], creator: str) -> Annotation:
    now_is = history.annotation(stack[-1])
    before = history.annotation(stack[-2]) if len(stack) > 1 else replace(now_is, withdrawn=True)
    current = annotations.get(library.db, now_is.id)
    revision = (current or now_is).revision + 1
    after = replace(before, revision=revision, modified=now())
    write_down(library, after, "undid", creator)
    return after
