"""Who judged what, how far they agree, and a dispute settled."""

import pytest

from app.domain.annotation import Annotation, Link, Stance
from app.domain.mention import Form
from app.services.agree import NOTHING, agree
from app.services.annotate import Body, Passage, annotate, revise, undo, withdraw
from app.services.decide import accept, adjudicate, reject
from app.store import annotations, documents
from app.store.library import Library

ARTICLE = "half-million-lose-parole"
STAY, PAROLE = "/us/scotus/noem-v-doe/2025-05-30", "/us/usc/t8/s1182/d/5/A"


def passage(library: Library, words: str) -> Passage:
    version = documents.current(library.db, ARTICLE)
    assert version is not None
    start = version.text.index(words)
    return Passage(ARTICLE, version.hash, start, start + len(words), words)


def linked(target: str, tags: tuple[str, ...] = ()) -> Body:
    return Body("x", tags, (Link(target, Form.DESCRIBED, Stance.DESCRIBES),))


@pytest.fixture
def words(starter: Library) -> Passage:
    """Words on which nobody has decided yet."""
    for note in annotations.of_document(starter.db, ARTICLE):
        withdraw(starter, note.id, note.creator)
    return passage(starter, "Supreme Court")


def labels(library: Library) -> list[dict[str, str]]:
    return [dict(each.labels) for each in agree(library, ARTICLE).judged]


def test_what_one_decided_is_kept_when_another_decides_otherwise(
    starter: Library, words: Passage
) -> None:
    accept(starter, words, STAY, "Ada")
    reject(starter, words, STAY, "Grace")
    assert labels(starter) == [{"Ada": STAY, "Grace": NOTHING}]
    found = agree(starter, ARTICLE)
    assert found.links.percentage == 0
    assert found.people == ("Ada", "Grace")


def test_a_decision_taken_back_is_none(starter: Library, words: Passage) -> None:
    made = accept(starter, words, STAY, "Ada")
    reject(starter, words, STAY, "Grace")
    undo(starter, made.id, "Grace")
    assert labels(starter) == []
    undo(starter, made.id, "Grace")
    assert labels(starter) == [{"Ada": STAY, "Grace": NOTHING}]


def test_notes_on_nearly_the_same_words_are_compared_by_tag(
    starter: Library, words: Passage
) -> None:
    near = passage(starter, "the Supreme Court")
    made = annotate(starter, words, linked(STAY, ("stay", "court")), "Ada")
    annotate(starter, near, linked(PAROLE, ("stay",)), "Grace")
    annotate(starter, passage(starter, "parole"), linked(PAROLE, ("stay",)), "Ada")
    found = agree(starter, ARTICLE)
    assert labels(starter) == [{"Ada": STAY, "Grace": PAROLE}]
    assert {tag: scores.percentage for tag, scores in found.tags.items()} == {"court": 0, "stay": 1}
    revise(starter, made.id, linked(PAROLE, ("stay", "court")), "Zoe", made.revision)
    assert labels(starter) == [{"Ada": PAROLE, "Grace": PAROLE}]


def standing(library: Library) -> list[Annotation]:
    return annotations.of_document(library.db, ARTICLE)


@pytest.mark.parametrize("target", [STAY, ""])
def test_a_dispute_is_settled_and_what_was_said_stays(
    starter: Library, words: Passage, target: str
) -> None:
    accept(starter, words, STAY, "Ada")
    reject(starter, words, STAY, "Grace")
    assert len(agree(starter, ARTICLE).disputed) == 1
    adjudicate(starter, words, target, "Zoe")
    found = agree(starter, ARTICLE)
    assert found.disputed == []
    assert found.people == ("Ada", "Grace")
    assert labels(starter) == [{"Ada": STAY, "Grace": NOTHING}]
    (note,) = standing(starter)
    assert [link.status.value for link in note.links] == ["accepted" if target else "rejected"]
    undo(starter, note.id, "Zoe")
    assert len(agree(starter, ARTICLE).disputed) == 1


def test_a_dispute_between_notes_is_settled_by_a_decision(starter: Library, words: Passage) -> None:
    annotate(starter, words, linked(STAY), "Ada")
    annotate(starter, words, linked(PAROLE), "Grace")
    adjudicate(starter, words, STAY, "Zoe")
    found = agree(starter, ARTICLE)
    assert found.disputed == []
    assert found.people == ("Ada", "Grace")
    assert len(standing(starter)) == 3
