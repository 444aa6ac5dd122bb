"""What a court's ruling did for the government: let it go on, or stop it."""

from __future__ import annotations

import re
from enum import StrEnum


class Action(StrEnum):
    """Which way a ruling went."""

    LET = "let the government go on"
    STOP = "stopped the government"


_LET = (
    r"let|lets|letting|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|clear(?:s|ed|ing)?"
    r"|lift(?:s|ed|ing)?|pave[sd]?|greenlit|green[- ]light(?:ed)?|go[- ]ahead|threw|thrown"
    r"|toss(?:es|ed)|set(?:s|ting)? aside|vacat(?:es|ed|ing)|resum(?:e|es|ed|ing)"
    r"|sid(?:es|ed|ing) with the (?:government|admin\w+)|free(?:s|d)? the (?:government|admin\w+)"
    r"|handed the (?:government|admin\w+)|victory|win\b"
)
_STOP = (
    r"block(?:s|ed|ing)?|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|barr(?:ed|ing)|bars|paus(?:es|ed|ing|e)"
    r"|fr(?:oze|eez\w+)|suspend(?:s|ed|ing)?|forb(?:ids|ade|id)|enjoin(?:s|ed|ing)?|injunction"
    r"|not to (?:remove|deport)|prohibit(?:s|ed|ing)?|keep(?:s|ing)? the planes|on hold|hold off"
    r"|prevent(?:s|ed|ing)?|stay(?:s|ed|ing)?(?= (?:an?|the|that|his|her)\b)"
)
_ACTION = re.compile(rf"\b(?:(?P<let>{_LET})|(?P<stop>{_STOP}))\b", re.IGNORECASE)
# To stop what stops the government is to let it go on: "paused a judge's order".
_OF_A_COURT = re.compile(
    r"[^.;]{0,60}?\b(?:orders?|rulings?|injunctions?|judgments?|decisions?|blocks?)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:refus\w+ to|declin\w+ to|not|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)


def action(text: str) -> tuple[Action, str] | None:
    """The first thing that words say was let or stopped, and those words."""
    for match in _ACTION.finditer(text):
        if _REFUSED.search(text[max(0, match.start() - 25) : match.start()]):
            continue
        lets = match["let"] is not None
        if not lets and _OF_A_COURT.match(text, match.end()):
            lets = True
        return (Action.LET if lets else Action.STOP), match[0]
    return None
