"""The words by which the grammar of noun phrases goes on or stops, in lower case."""

from __future__ import annotations

import re
from typing import Final

from app.language.phrase import word_set

DETERMINERS: Final = word_set(
    "a an the this that these those its their his her our each neither either both any no every",
    "some another such",
)
DEFINITE: Final = word_set("the this that its their his her")
AUXILIARIES: Final = word_set(
    "is are was were has have had will would could should may might must does did do can cannot",
    "said says told",
)
LINKS: Final = word_set(
    "of to in on for by with from under and or but at into after before about than because while",
    "when if as that which who whose where over against between through via during until without",
    "not it they he she we you be been being also then so how why what up out off down back",
)
VERBS: Final = word_set(
    "using used use uses invoked invoking invoke invokes end ended ending ends strip stripped",
    "stripping revoke revoked revoking take took taking terminate terminated issued issue issuing",
    "give gave giving given granted grant get got lose lost losing signed sign passed pass cite",
    "cited citing called call lift lifted hold held enter entered received receive make made stay",
    "stayed blocked block let extend extended apply applied pull pulled cut scrap scrapped dust",
    "dusted rely relied read published publish lets let allows allow means says",
)
LEFT_STOPS: Final = LINKS | AUXILIARIES | VERBS
GOES_ON: Final = word_set(
    "that which who whose used invoked enacted passed signed issued adopted meant intended",
    "designed allowing letting permitting giving blocking barring halting ordering requiring",
    "granting protecting shielding ending dating known under of to for on in at from against with",
    "between by over about clearing upholding lifting pausing vacating staying covering",
    "authorizing written last this previously only first never rarely once long making",
    "terminating revoking rescinding published announced created set granted given stripping",
    "reserved until before dated handed reached concluded today yesterday earlier late early",
    "monday tuesday wednesday thursday friday saturday sunday invoking designating directing",
    "congress lawmakers he she they you we brought made there behind last now so unlike",
    "during through within",
)
ADVERBS: Final = word_set(
    "now still already newly recently long once never rarely then since otherwise hitherto mostly",
    "seldom previously formerly chiefly only",
)
# Past tenses that end a relative without a pronoun: "the accord Rome struck with Tirana".
DONE: Final = word_set(
    "struck signed won made wrote set gave drew got put took sent issued passed invoked published",
    "announced handed reached enacted adopted used brought cut let",
)
GOES_ON_WITH: Final = re.compile(r"[a-z]{3,}(?:ing|ed)")
BEHIND_COMMA: Final = word_set(
    "which enacted passed signed dating adopted written reached issued published handed decided",
    "dated announced brought made aimed printed",
)
TIMES: Final = word_set(
    "in on of from dated two three four five six seven eight nine ten eleven twelve days a for",
    "about",
)
LEADS: Final = word_set("the a earlier later other new second first last newest latest")
STANDS_ALONE: Final = word_set("of on in from that which , for about to dated")
# What a phrase is about, behind a comma: "the order eleven days earlier, on Venezuela".
ABOUT: Final = word_set("on about over concerning regarding involving against")
RELATIVES: Final = word_set("that which who whose where")
STOPS: Final = word_set("said says told while because but although though as")
BEGINS: Final = DETERMINERS | word_set("again then later it she he they in on with one")
# A noun for law before these is part of their name: "law school", "case load".
NO_LAW: Final = word_set(
    "school schools firm firms professor professors enforcement clerk clerks student students",
    "officer officers office offices maker makers file files worker workers degree degrees load",
)
NO_ORDERS: Final = word_set("in removal deportation purchase withholding money short tall")
TITLED: Final = word_set("act law code statute treaty agreement protocol accord proclamation")
NO_SUBJECT: Final = word_set("to they we you it he she") | AUXILIARIES - {"had", "has"}
# What everybody says: four words from the noun on.
SAYINGS: Final = frozenset(
    {
        ("law", "of", "the", "land"),
        ("letter", "of", "the", "law"),
        ("order", "of", "the", "day"),
        ("rule", "of", "law", "."),
        ("rule", "of", "law", ","),
    }
)
