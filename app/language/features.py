"""The features of a phrase and an authority: everything that speaks for or against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.authority import AuthorityKind
from app.language.actions import action
from app.language.deeds import deed
from app.language.phrase import Build
from app.language.profile import Profile
from app.language.profiles import Profiles
from app.language.scene import Scene
from app.language.shared_terms import Known
from app.language.terms import stems

_UNIT = 10.0  # units of rarity that count one
_FADES = 0.85  # each further word counts a little less than the one before
_MOST_UNKNOWN = 6
_PEOPLE = 1000
_ASKED_IN = 60  # code points
_ASKED = re.compile(
    r"\b(?:ask|asks|asked|asking|seek|seeks|seeking|sought|want\w*|request\w*|petition\w*|hop\w+"
    r"|mov(?:e|ed|ing)|file[sd]?|consider\w*|expected|denied|refus\w+)\b[^.;:]*$"
)
_OF_AN_ACT = 0.6  # "the law" is an act before it is a section


@dataclass(frozen=True, slots=True)
class Fired:
    """One feature: its name in ``weights.txt``, how much of it, and what of text and record."""

    name: str
    value: float
    field: str
    words: str
    provision: str = ""


def words(name: str, terms: Known, profile: Profile) -> Iterator[Fired]:
    """Each word that the record has too."""
    for rank, (term, weight, match) in enumerate(terms.shared(profile)):
        value = weight * _FADES**rank / _UNIT
        yield Fired(name, value, match.field, term.words, match.provision)


def lacking(terms: Known, profile: Profile) -> Iterator[Fired]:
    """The words of the phrase that the record does not have."""
    for rank, (term, is_of_others) in enumerate(terms.unknown(profile)[:_MOST_UNKNOWN]):
        value = term.weight * _FADES**rank / _UNIT
        if term.number >= _PEOPLE and any(each >= _PEOPLE for each in profile.numbers):
            yield Fired("number_against", 1.0, "another number", term.words)
        else:
            name = "of_others" if is_of_others else "not_in_record"
            yield Fired(name, value, "not in the record", term.words)


def numbers(terms: Known, profile: Profile) -> Iterator[Fired]:
    """A number of people that is the record's."""
    for term, _, match in terms.shared(profile):
        if term.number >= _PEOPLE:
            yield Fired("number", 1.0, match.field, term.words)
            return


def court(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """The court that the phrase names as the one that ruled."""
    if profile.is_ruling and scene.phrase.court == profile.court:
        yield Fired("court", 1.0, "court", scene.phrase.court)


def actions(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """The ruling went another way than the phrase says."""
    told = action(scene.words) if profile.action else None
    if told and told[0] != profile.action:
        yield Fired("action_against", 1.0, str(profile.action), told[1])


def deeds(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """What the notice did, by the phrase or the words that follow it."""
    told = deed(scene.words) or deed(scene.goes_on()) if profile.deed else None
    if told:
        name = "deed" if told[0] == profile.deed else "deed_against"
        yield Fired(name, 1.0, str(profile.deed), told[1])


def kind(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """What the noun means first, what the article is about, what was told before."""
    if profile.kind in scene.phrase.first:
        value = 0.5 if scene.inside() else 1.0
        is_part = profile.kind == AuthorityKind.SECTION and AuthorityKind.ACT in scene.phrase.first
        value *= _OF_AN_ACT if is_part else 1.0
        yield Fired("kind", value, "kind", str(profile.kind))
    share = scene.topic.get(profile.id, 0.0)
    if share > 0.2:
        yield Fired("article", share, "article", "what the article is about")
    told = scene.told.get(profile.id, 0.0)
    if told > 0.2:
        yield Fired(
            f"told_{scene.phrase.build}", told, "told before", "what the sentences before speak of"
        )


def elsewhere(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """The article, and the sentence, speak of the law of a state, a town or another country."""
    if not profile.id.startswith("/us/"):
        return
    share = scene.article.elsewhere
    if share:
        yield Fired("elsewhere", share, "other jurisdiction", "what the article speaks of")
    if profile.is_ruling and not scene.phrase.court:
        other = next((each for each in scene.courts() if each.level == "other"), None)
        if other:
            written = scene.reading.text[other.start : other.end]
            yield Fired("other_court", 1.0, "another court", written)


def asked(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """What somebody asks for is no ruling yet: "asked the court for a stay"."""
    if profile.is_ruling and scene.phrase.build == Build.INDEFINITE:
        first = max(scene.sentence[0], scene.phrase.start - _ASKED_IN)
        told = _ASKED.search(scene.reading.text[first : scene.phrase.start])
        if told:
            yield Fired("asked", 1.0, "only asked for", told[0])


def kin(scene: Scene, profile: Profile, known: Profiles) -> Iterator[Fired]:
    """Another ruling of its case is what the article is about: "its May order still fits"."""
    if not profile.case:
        return
    shares = [
        max(scene.topic.get(each, 0.0), scene.told.get(each, 0.0))
        for each in known.of_case(profile.case)
        if each != profile.id
    ]
    share = max(shares, default=0.0)
    if share > 0.2:
        yield Fired("kin", share, "case", "another ruling of its case is spoken of")


def trait(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """A trait that the phrase tells whole."""
    told = stems(scene.words)
    for written, keys in profile.traits:
        if len(keys) > 1 and keys <= told:
            yield Fired("trait", 1.0, "trait told", written)
            return


def crowd(profile: Profile, known: Profiles) -> Iterator[Fired]:
    """One of thousands of which only a title is known needs more to be the one that is meant."""
    odds = known.odds_of_many(profile)
    if odds:
        yield Fired("crowd", odds, "one of many of its kind", str(profile.kind))
