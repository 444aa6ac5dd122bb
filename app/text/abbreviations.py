"""Words that end in a dot without ending a sentence, as legal and news English write them."""

from __future__ import annotations

from typing import Final


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# A name, number or word of the same sentence always follows.
NEVER: Final = _words(
    "v vs Mr Mrs Ms Messrs Dr Prof Gov Govs Sen Sens Rep Reps Gen Gens Col Lt Sgt Capt Maj Adm",
    "Cmdr Hon Rev Pres Amb Atty Sec Secs Supt Insp Msgr Fr St Ste Mt Ft Cf cf Fed Reg Pub Exec",
    "Proc Art Arts Amdt Cong Sess Doc Rept Ex Rel p pp n nn e.g i.e c ca viz ex rel approx",
)
# Before a number they are abbreviations, elsewhere words: "No. The court refused."
NUMBERED: Final = _words("No Nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Fig Vol Ch Cl Pt")
# They may end a sentence: what follows decides.
AMBIGUOUS: Final = _words(
    "Inc Corp Co Cos Ltd LLC Jr Sr Esq etc al seq Bros Assn Dept Univ Ave Blvd Rd",
    "Stat Supp Cir Ct Dist Div App Ed Op Rptr Crim Civ Proc Evid Const Res Rec Ann Rul",
    "Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo",
    "Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo",
)
# What follows an ambiguous abbreviation only when a new sentence begins.
STARTERS: Final = _words(
    "The A An This That These Those There Here It Its He She They We You I His Her Their Our My",
    "In On At By For From With Without Under Over After Before Since Until During Within To As",
    "When While Where Why How What Who Which If Unless Because Although Though But And Or Nor So",
    "Yet However Instead Meanwhile Moreover Still Then Now Later Also Even Only Not No Some Many",
    "Most All Any Each Every Both Neither Another Such One Two Three Nothing Nobody",
)
