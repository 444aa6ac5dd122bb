"""Surroundings: what a library has around its articles and their annotations."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.past_act import PastAct
from app.domain.project import Project

TAG = "urn:basis:tag:"  # before a tag agreed on, as the subject of the history


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Projects by their ids, tags agreed on with their meanings, and what was done to both.

    A project has only those of its articles here that are in the bundle.  ``decisions`` are pairs
    of articles in the bundle with what people said of them: that they are one, or two.
    """

    projects: tuple[Project, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    decisions: tuple[tuple[str, str, str], ...] = ()
    history: tuple[PastAct, ...] = ()


NOTHING_AROUND = Surroundings()
