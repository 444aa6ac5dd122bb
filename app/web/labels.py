"""What pages call things: every label of a kind, form, state or deed in one place."""

from __future__ import annotations

from app.domain.authority import AuthorityKind
from app.domain.mention import Form
from app.domain.ordinals import MONTHS
from app.domain.status import RULES, UNKNOWN

KINDS = {
    AuthorityKind.CONSTITUTION: ("Constitutional provision", "Constitution"),
    AuthorityKind.ACT: ("Act", "Acts"),
    AuthorityKind.BILL: ("Bill or resolution", "Bills and resolutions"),
    AuthorityKind.SECTION: ("Code section", "Code sections"),
    AuthorityKind.REGULATION: ("Regulation", "Regulations"),
    AuthorityKind.PROCLAMATION: ("Proclamation", "Proclamations"),
    AuthorityKind.ORDER: ("Executive order", "Executive orders"),
    AuthorityKind.NOTICE: ("Notice", "Notices"),
    AuthorityKind.TREATY: ("Treaty", "Treaties"),
    AuthorityKind.CASE: ("Case", "Cases"),
    AuthorityKind.RULING: ("Ruling", "Rulings"),
}
FORMS = {
    Form.CITED: "cited",
    Form.NAMED: "named",
    Form.QUOTED: "quoted",
    Form.DESCRIBED: "described",
    Form.BACK: "refers back",
}
STATES = {
    "proposed": "to decide",
    "accepted": "accepted",
    "rejected": "rejected",
    "note": "notes without a link",
}
FILTERS = {
    "status": "Status",
    "form": "Form",
    "stance": "Stance",
    "person": "Person",
    "tag": "Tag",
}
TALLY_STATES = {
    "": "any",
    "waiting": "something to decide",
    "done": "all decided",
    "untouched": "not begun",
}
TALLY_ORDERS = {
    "": "newest first",
    "waiting": "most to decide first",
    "changed": "last worked on first",
    "title": "by title",
}
KEYS = {
    "usc": "U.S. Code",
    "ina": "Immigration and Nationality Act",
    "cfr": "C.F.R.",
    "fr": "Federal Register",
    "stat": "Statutes at Large",
    "act": "Act",
    "pl": "Public Law",
    "eo": "Executive order",
    "proc": "Proclamation",
    "docket": "Docket",
    "reporter": "Reporter",
    "ecli": "ECLI",
    "frdoc": "FR document",
    "rs": "Revised Statutes",
}
ACTS = {
    "annotated": "annotated",
    "revised": "revised a note on",
    "withdrew": "withdrew a note on",
    "undid": "undid a step on",
    "accepted": "accepted a link on",
    "rejected": "rejected a link on",
    "imported": "brought in an annotation on",
    "carried": "carried a note to the new text of",
    "extended": "added a passage to a note on",
    "adjudicated": "settled a dispute on",
    "settled": "placed a passage in",
    "orphaned": "said that a passage is gone from",
    "accepted-all": "accepted a link, among others, on",
    "restored": "put back an earlier state on",
    "merged": "merged into another article",
    "kept apart": "kept apart from another article",
}

# The same deeds without what they were done to, for the history.
DEEDS = {
    "annotated": "annotated",
    "revised": "revised",
    "withdrew": "withdrew",
    "undid": "undid a step on",
    "extended": "added a passage to",
    "restored": "put back an earlier state of",
    "accepted": "accepted a link on",
    "rejected": "rejected a link on",
    "named": "said which words are a name of",
    "imported": "brought in",
    "carried": "brought in a new text, which carried",
    "adjudicated": "settled",
    "settled": "placed",
    "orphaned": "said that this is gone:",
    "defined": "agreed on",
    "removed": "agreed no more on",
    "closed": "closed the vocabulary",
    "unclosed": "let any tag be used",
    "held": "made a record without text of",
    "accepted-all": "accepted, with others, a link on",
    "saved": "saved the search",
    "renamed": "renamed the search",
    "unsaved": "removed the search",
    "began": "began the project",
    "described": "described the project",
    "gathered": "added articles to the project",
    "released": "took an article out of the project",
    "added": "added a text of",
    "opened": "took from a bundle",
    "merged": "merged into another article",
    "kept apart": "kept apart from another article",
}
FIELDS = {
    "document": "Document",
    "anchors": "Passage",
    "note": "Note",
    "tags": "Tags",
    "links": "Links",
    "visibility": "Visibility",
    "reply_to": "Answers",
    "canonical": "Known as",
    "via": "Came from",
    "withdrawn": "Withdrawn",
}
STATUSES = {"proposed": "proposed", "accepted": "accepted", "rejected": "rejected", "note": "note"}
VISIBILITIES = {"private": "private", "published": "published"}
ENTRIES = {"article": "article", "authority": "authority", "note": "note"}
STATUS_WORDS = {word: word for word in (*RULES, UNKNOWN)}
SORTS = {"relevance": "Relevance", "newest": "Newest", "oldest": "Oldest"}
FATES = {
    "kept": "kept",
    "changed": "changed",
    "deleted": "deleted",
    "added": "added",
    "moved away": "moved away",
    "moved here": "moved here",
}
METHODS = {"both": "both methods", "diff map": "comparing the texts", "seeds": "rare words"}
CHANGES = {
    "new": "%(documents)s new",
    "version": "%(documents)s in a new version",
    "notes": "%(documents)s with other notes and the same words of the law",
    "record": "%(documents)s of which more is known now",
    "unchanged": "%(documents)s here already",
    "held": "%(documents)s held in another authority",
    "earlier": "%(documents)s taken earlier",
}
PROVISION_OUTCOMES = {
    "changed": "other words",
    "same": "the same words; only notes or other provisions changed",
    "renumbered": "gone; its words stand under another number",
    "gone": "gone, and its words too",
}
LIKENESSES = {
    "republished": "%(article)s is again, nearly word for word, %(other)s.",
    "updated": "%(article)s is an update of %(other)s.",
    "a part": "%(article)s is a part of, or the whole of, %(other)s.",
    "": "%(article)s is like %(other)s.",
}
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
