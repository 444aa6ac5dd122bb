"""Which authorities a phrase may describe at all, by an inverted index and by days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.authority import AuthorityKind
from app.language.dates import Period
from app.language.features_of_time import is_historic
from app.language.profile import Profile
from app.language.profiles import Profiles
from app.language.scene import Scene
from app.language.shared_terms import Known

_MOST_HOLDERS = 300  # of a word that brings candidates
_RECALLED = 0.35  # what must have been told before, or be the article's subject, to be a candidate
_FEW = 20  # made in a time, so that the time alone tells them
_NEAR_NOUN = 24  # code points from a year to the noun that it belongs to
_MONTH = 31  # days, of a date that brings candidates


def candidates(scene: Scene, known: Profiles, inside: Known) -> set[str]:
    """Who shares a word with the phrase, ruled on its day, or was spoken of before."""
    found = {
        each
        for _, _, held in (*inside.familiar, *inside.crowd)
        if len(held) <= _MOST_HOLDERS
        for each in held
    }
    for period, is_inside in scene.periods():
        if is_inside and period.days <= _MONTH:
            made = list(known.made_between(period.first, period.last))
            made += known.made_between(period.also, period.also) if period.also else ()
            found.update(_telling(made, known, inside))
        if is_inside and is_historic(period, scene.reading.date):
            made = list(known.enacted_between(period.first, period.last))
            found.update(_telling(made, known, inside))
    for shares in (scene.told, scene.topic):
        found.update(each for each, share in shares.items() if share >= _RECALLED)
    return found


def _telling(made: Sequence[str], known: Profiles, inside: Known) -> Iterator[str]:
    """Those of some days whom their day tells: of a crowd only those that share a word too."""
    is_crowd = len(made) > _FEW
    for each in made:
        familiar = known.profiles[each].is_familiar
        if familiar or not is_crowd or any(each in held for _, _, held in inside.crowd):
            yield each


def fits(profile: Profile, scene: Scene) -> bool:
    """Of a kind and court that the phrase may mean, made by then, on the day that it says."""
    published, phrase = scene.reading.date, scene.phrase
    is_of_kind = profile.kind in phrase.kinds
    if profile.kind == AuthorityKind.CASE:  # else its rulings are meant
        is_of_kind = phrase.kinds == {AuthorityKind.CASE}
    is_made = not published or profile.made[: len(published)] <= published
    other_court = profile.is_ruling and phrase.court and phrase.court != profile.court
    return is_of_kind and is_made and not other_court and _is_of_its_day(profile, scene)


def _is_before_its_noun(period: Period, scene: Scene) -> bool:
    """ "The 1948 authority" was made in that year, whatever else was done in it."""
    noun = scene.words.lower().find(scene.phrase.noun) + scene.phrase.start
    near = 0 <= noun - period.end <= _NEAR_NOUN
    return bool(scene.phrase.noun) and near and is_historic(period, scene.reading.date)


def _is_of_its_day(profile: Profile, scene: Scene) -> bool:
    """A ruling has one day, an old law its year; other dates may be those of other things."""
    if profile.kind == AuthorityKind.CASE:
        return True
    inside = [period for period, is_inside in scene.periods() if is_inside]
    against = [period for period in inside if profile.made and not period.holds(profile.made)]
    if any(_is_before_its_noun(period, scene) for period in against):
        return False
    if profile.is_ruling:
        return not against or len(against) < len(inside)
    return not any(
        is_historic(period, scene.reading.date)
        and not any(period.holds(day) for day, _ in profile.dates)
        for period in against
    )
