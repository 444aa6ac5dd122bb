"""The reference of the query language: every operator with what it finds and an example."""

from __future__ import annotations

from typing import NamedTuple


class Operator(NamedTuple):
    """What to write, what it finds, and an example that can be searched for."""

    write: str
    finds: str
    example: str


OPERATORS = (
    Operator("words", "all of them, in any of their forms", "alien removal"),
    Operator("=word", "the word in exactly this form", "=removal"),
    Operator('"…"', "words one behind the other, within a paragraph", '"case-by-case basis"'),
    Operator('="…"', "the same, each in exactly this form", '="alien enemies"'),
    Operator("word* or word!", "every word that begins so (two letters or more)", "depor*"),
    Operator("dep*n", "words with anything in place of the star", "depor*ion"),
    Operator("word~ or word~2", "words that differ in one letter or two", "removel~"),
    Operator("OR", "either side", "removal OR deportation"),
    Operator("+n", "both, the second at most n words behind the first", "declared +3 war"),
    Operator("/n", "both, at most n words apart, in any order", "removal /10 order"),
    Operator("/s or +s", "both in one sentence, in any order or this", "president /s invasion"),
    Operator("/p or +p", "both in one paragraph, in any order or this", "parole /p reasons"),
    Operator("NOT", "without what follows", "parole NOT tourist"),
    Operator("AND or &", "both sides; words side by side are joined so too", "stay AND injunction"),
    Operator("% or BUT NOT", "the left, without all of the right", "parole % criminal prison"),
    Operator("( )", "a part read on its own", "(stay AND parole) OR habeas"),
    Operator("a citation or docket", "every reference to it, however it is spelled", "50 USC 21"),
    Operator("§ n", "the sign or the word, with the number behind it", "§ 1182"),
    Operator("cite:", "a citation, and what rests on it without citing it", 'cite:"50 USC 21"'),
    Operator("cites:", "the same, but not the authority itself", 'cites:"50 USC 21"'),
    Operator("own:", "the authority itself, by any of its citations", 'own:"1 Stat. 577"'),
    Operator("docket:", "a docket number in any spelling", "docket:24A1079"),
    Operator("relies-on:", "what rests on an authority", "relies-on:/us/scotus/noem-v-doe"),
    Operator(
        "cited-by:", "what an article or authority cites", "cited-by:half-million-lose-parole"
    ),
    Operator("title: names:", "words in a title, in another name", "title:(alien OR enemy)"),
    Operator("kind:", "article, authority, note; act, ruling, …", "kind:ruling stay"),
    Operator("form:", "links of a form", "form:described"),
    Operator("stance:", "links of a stance", "stance:disputes"),
    Operator("status:", "what an authority's events make of it", "status:vacated"),
    Operator("court: outlet:", "a word of it, or all of it in quotation marks", "court:supreme"),
    Operator("author: by:", "who wrote the article; or the article or note", "by:faro"),
    Operator("tag:", "a tag of an annotation", 'tag:"due process"'),
    Operator("date: year:", "a day, month, year or time", "date:2025-04..2025-06 order"),
    Operator("date:-30d", "the last 30 days; also w, m, y, today, this-year", "date:this-year"),
    Operator("asof:", "when the newest source of an authority was read", "asof:<2027"),
)
