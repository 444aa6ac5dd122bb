import pytest

from app.domain.annotation import LinkStatus, Stance, Visibility
from app.domain.mention import Mention
from app.errors import NotFound
from app.services import link
from app.services.annotate import Passage, undo
from app.services.decide import accept, reject
from app.services.read import read_article, read_authority
from app.services.search import search
from app.store.library import Library

ARTICLE = "half-million-lose-parole"


@pytest.fixture
def proposal(starter: Library) -> Mention:
    for annotation in read_article(starter, ARTICLE).annotations:
        undo(starter, annotation.id, "Ada")
    return read_article(starter, ARTICLE).proposals[0]


def passage(library: Library, mention: Mention) -> Passage:
    version = read_article(library, ARTICLE).version
    return Passage(ARTICLE, version.hash, mention.start, mention.end, mention.text)


def spans(library: Library) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in read_article(library, ARTICLE).proposals]


def test_accepting_makes_a_published_link_with_its_evidence(
    starter: Library, proposal: Mention
) -> None:
    assert proposal.chosen is not None
    decision = accept(starter, passage(starter, proposal), proposal.chosen, "Ada")
    (made,) = decision.links
    assert (made.target, made.status) == (proposal.chosen, LinkStatus.ACCEPTED)
    assert (made.form, made.evidence) == (proposal.form, proposal.evidence)
    assert decision.visibility is Visibility.PUBLISHED
    assert isinstance(made.stance, Stance)
    assert (proposal.start, proposal.end) not in spans(starter)


def test_an_accepted_passage_is_on_the_authoritys_page(starter: Library, proposal: Mention) -> None:
    assert proposal.chosen is not None
    accept(starter, passage(starter, proposal), proposal.chosen, "Ada")
    page = read_authority(starter, proposal.chosen, "2025-06-01")
    here = [r for r in page.reliances if r.document.id == ARTICLE and r.start == proposal.start]
    assert [r.status for r in here] == [LinkStatus.ACCEPTED]


def test_a_rejection_holds_when_everything_is_linked_again(
    starter: Library, proposal: Mention
) -> None:
    assert proposal.chosen is not None
    reject(starter, passage(starter, proposal), proposal.chosen, "Ada")
    link.link(starter)
    assert (proposal.start, proposal.end) not in spans(starter)


def test_undoing_a_decision_brings_the_proposal_back(starter: Library, proposal: Mention) -> None:
    assert proposal.chosen is not None
    decision = reject(starter, passage(starter, proposal), proposal.chosen, "Ada")
    undo(starter, decision.id, "Ada")
    assert (proposal.start, proposal.end) in spans(starter)


def test_a_second_decision_revises_the_first(starter: Library, proposal: Mention) -> None:
    assert proposal.chosen is not None
    first = reject(starter, passage(starter, proposal), proposal.chosen, "Ada")
    second = accept(starter, passage(starter, proposal), "/us/act/1798-07-06/ch66", "Grace")
    assert (second.id, second.revision) == (first.id, 2)
    assert second.links[0].target == "/us/act/1798-07-06/ch66"


def test_a_citation_that_the_library_does_not_hold_makes_a_stub(
    starter: Library, proposal: Mention
) -> None:
    accept(starter, passage(starter, proposal), "/us/usc/t42/s1983/a", "Ada")
    page = read_authority(starter, "/us/usc/t42/s1983", "2025-06-01")
    assert (page.authority.title, page.authority.stub) == ("42 U.S.C. § 1983", True)
    assert page.status.word == "unknown"
    assert [reliance.target for reliance in page.reliances] == ["/us/usc/t42/s1983/a"]
    assert "authority:/us/usc/t42/s1983" in [h.key for h in search(starter, "42 USC 1983").hits]


@pytest.mark.parametrize("target", ["/nobody/knows/it", "no id", "", "/us/scotus/a-v-b"])
def test_what_is_no_citation_is_refused(starter: Library, proposal: Mention, target: str) -> None:
    with pytest.raises(NotFound):
        accept(starter, passage(starter, proposal), target, "Ada")
