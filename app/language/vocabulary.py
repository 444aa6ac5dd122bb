"""Words that say nothing, and words that mean one thing in news and records."""

from __future__ import annotations

import re
from typing import Final

from app.language.phrase import word_set

# Stems (Porter 2) of words that say that a thing is law or news, not which.
GENERIC: Final = word_set(
    "law statut act legisl provis claus section paragraph subsect rule rule opinion judgment",
    "verdict case decis order court justic judg feder suprem legal presid author power measur",
    "execut",
    "trump u.s american unit state govern administr offici say said tell told year month week day",
    "new time peopl the hous white washington appeal lower district circuit",
    "januari februari march april may june juli august septemb octob novemb decemb",
    "monday tuesday wednesday thursday friday saturday sunday",
    "neither either each everi both none whether anoth other same differ less more most much mani",
    "few sever first second third two three four five six seven eight nine ten onli also even",
    "still yet than when where while who whom whose which what how thing way one use not",
    "congress pass bill lawmak legislatur move",
    "until sinc dure within without between among through against befor abov under over upon",
    "into onto off out they them their there here these those been be is are was were will would",
    "could should might must can may do did done has have had been get got make made take took",
    "last came come earlier later ago now today yesterday tomorrow again too up down ahead onc",
    "then such some our her us she he him start began begin mid middl earli late jan feb mar apr",
    "aug sept oct nov dec next put set go went gone turn concern call person anyon nobodi",
    "everyon someon whatev speak spoke talk read wrote write own far much mere simpli just about",
    "hear heard",
)

# Stems that stand for one thing; each is folded to the first of its line.
_SAME: Final = (
    "deport remov expel expuls flight fli flown plane send sent ship transport",
    "migrant immigr alien noncitizen emigr foreign",
    "end termin revok cancel strip wind close",
    "war wartim",
    "halt block paus freez suspend bar frozen froze stop",
    "let allow permit permiss clear",
    "protect shield shelter",
    "prison jail detent detain imprison megaprison lock custodi",
    "sea boat vessel ship",
    "citizen nation national",
    "center centr",
    "asylum refug refuge",
    "invok invoc",
    "facilit ease help",
    "program programm",
    "organ organis organiz",
    "terrorist terror terrorism",
    "gang group cartel",
    "return bring brought home",
    "mistak mistaken wrong error erron improp",
    "wait notic warn",
    "persecut persecutor danger threaten threat",
    "tortur abus",
    "dissent disagre",
    "unsign unexplain",
    "writ habea",
    "contest challeng",
    "women femal male men",
    "injunct enjoin restrain",
    "postpon delay",
    "unlaw illeg void",
    "temporari temporarili interim",
    "admit admiss enter entri",
    "human humanitarian",
    "extend extens prolong renew",
    "vacat vacatur undo undid undon reverse revers withdraw withdrew withdrawn rescind scrap toss"
    " throw threw thrown wipe unwind unwound nullifi",
    "disast earthquak hurrican flood turmoil crisi upheav ruin calam",
    "unsafe safeti",
    "limit restrict curb constrain",
    "class classwid",
    "invas invad incurs",
    "peacetim peac",
    "sponsor",
    "held hold",
    "pay fund",
    "judici review",
)
_FOLDED: Final = {stem: line.split()[0] for line in reversed(_SAME) for stem in line.split()}

KEPT: Final = frozenset(_FOLDED.values())

# Expressions of several words that mean one thing, whatever words they are made of.
EXPRESSIONS: Final = {
    key: re.compile(pattern, re.IGNORECASE)
    for key, pattern in {
        "+tps": r"temporary[- ]protected[- ]status|\bTPS\b|protected[- ]status"
        r"|temporary protections?\b|protection statute"
        r"|deportation protections?|protections? from (?:deportation|removal)",
        "+second world war": r"World War (?:II|Two|2)\b|(?:Second|2nd) World War|\bWWII\b",
        "+first world war": r"World War (?:I|One|1)\b|(?:First|1st) World War|\bWWI\b",
        "+war of 1812": r"War of 1812",
        "+all writs": r"\ball[- ]writs?\b",
        "+after the fighting": r"\bpost-?war|after the (?:Second World )?war\b|after World War"
        r"|(?:fighting|shooting|hostilities|guns?)[^.;]{0,20}(?:ended|over|stopped|ceased|silent)"
        r"|(?:end|close|cease)\w* (?:of|to) (?:the )?(?:fighting|hostilities|shooting)"
        r"|after (?:the )?(?:fighting|hostilities|shooting)",
        "+third country": r"third[- ]countr(?:y|ies)"
        r"|countr(?:y|ies) (?:that (?:is|are) not|other than) their own"
        r"|countr(?:y|ies) (?:where|to which|with which) [^.]{0,40}no (?:ties|connections?|links?)"
        r"|places? (?:other than|they (?:are|were) not from)",
        "+case by case": r"case[- ]by[- ]case|individual(?:ly| cases?)"
        r"|one (?:case|person) at a time",
        "+half a million": r"half a million|half-million|5[0-3]\d,000",
        "+safe country": r"safe (?:countr(?:y|ies)|third|origin)|countr(?:y|ies) of origin",
        "+agency action": r"agenc(?:y|ies)[’']? (?:action|decision|act|make|rule)"
        r"|(?:federal )?agenc(?:y|ies)",
        "+set aside": r"set(?:s|ting)? aside|strike down|throw out",
        "+told in time": r"(?:told|warned|informed|notified)"
        r" (?:beforehand|in advance|in time|first)|owed notice|notice (?:and|in time|enough)"
        r"|(?:chance|time|opportunity) to (?:object|contest|challenge|be heard|respond|answer"
        r"|seek|raise|go to)",
        "+a day of notice": r"day['’]s? (?:or so )?(?:of )?(?:notice|warning)|hours['’]? notice"
        r"|notice of (?:about )?a day|24[- ]hours?|twenty-four hours|how (?:long|many hours|much"
        r" (?:time|notice|warning))|(?:too|so) (?:little|short)|falls? short",
        "+way into court": r"habeas(?: corpus)?|[Gg]reat [Ww]rit"
        r"|go(?:es)? to (?:a )?(?:judge|court)"
        r"|(?:get|reach|see) (?:to )?a judge|(?:bring|brought|file|filed) [^.]{0,20}petitions?",
        "+where they are held": r"[Ww]rong (?:court\w*|judge|district|venue|place to sue)"
        r"|(?:districts?|places?|court\w*|near|nearest|where)(?: \w+){0,4}"
        r" (?:held|locked up|detained|confined|jailed|confinement)",
        "+destination": r"destinations?|(?:where|to which) (?:\w+ ){1,2}(?:may|can|could|might) be"
        r" (?:sent|deported|removed|flown)|(?:list|order) of (?:\w+ )?(?:countries|places)"
        r"|countries[^.]{0,40} in order",
        "+undo the extension": r"(?:cancel|vacat|revers|withdr|rescind|revok|toss|scrap|undid|undo"
        r"|undon|eras|wip|void|unw|kill|annul|nullif|t(?:ake|aking|ook) back|t(?:ear|ore|earing) up"
        r"|pull(?:ed|ing|s)? back|claw\w* back)\w* (?:up |out |away )?(?:[\w'’-]+ ){0,4}"
        r"(?:extension|renewal)",
        "+end the designation": r"(?:end|terminat|cancel|revok)\w* (?:\w+ ){0,3}designation",
        "+no review": r"judicial review|(?:may|can|could|shall|must)(?: not|n['’]t) review"
        r"|(?:no|beyond|open to|second) (?:review|guess)|preclud\w+ review|review is barred",
        "+only the highest court": r"(?:only|other than|but) the (?:Supreme|highest) Court"
        r"(?: may| can)?|injunctive relief|(?:lower|other) courts? (?:may|from|cannot)",
    }.items()
}


def concept(stemmed: str) -> str:
    """What a stem is compared as: itself, or what the stems that mean the same are folded to."""
    return _FOLDED.get(stemmed, stemmed)
