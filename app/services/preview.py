"""Preview: what would leave with a bundle, whose names, and what stays behind."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.annotation import Annotation, LinkStatus, Visibility
from app.domain.bundle import Article, Bundle, Law
from app.domain.document import Version
from app.domain.past_act import PastAct
from app.services.collect import collect
from app.services.leaving import USUAL, Options
from app.store import annotations
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class Preview:
    """What would leave, and what stays behind.

    ``articles`` and ``authorities`` are ids with titles; ``annotations`` counts what leaves by
    visibility, ``withdrawn`` being among them; ``versions`` counts texts of articles, ``acts``
    those of the history; ``projects`` are titles, ``tags`` counts those whose meaning leaves;
    ``people`` are the names that leave; ``missing`` are linked ids without a record.
    """

    title: str
    as_of: str
    articles: tuple[tuple[str, str], ...]
    versions: int
    annotations: dict[str, int]
    withdrawn: int
    acts: int
    projects: tuple[str, ...]
    tags: int
    people: tuple[str, ...]
    rejections: int
    private_left_out: int
    rejections_left_out: int
    authorities: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def preview(library: Library, chosen: Iterable[str], options: Options = USUAL) -> Preview:
    """What a bundle of the articles of these ids would hold.  Raises as ``collect`` does."""
    with collect(library, chosen, options) as bundle:
        count = _Count(library, bundle, options)
        for article in bundle.articles:
            count.article(article)
        for law in bundle.laws:
            count.law(law)
        return count.preview()


class _Count:
    """Counts document by document, so that none need stay in memory."""

    def __init__(self, library: Library, bundle: Bundle, options: Options) -> None:
        self._library = library
        self._bundle = bundle
        self._options = options
        self._articles: list[tuple[str, str]] = []
        self._people: set[str] = set()
        self._linked: set[str] = set()
        self._of: Counter[str] = Counter()

    def article(self, article: Article) -> None:
        """Count an article with all that leaves with it."""
        self._articles.append((article.document.id, article.document.title))
        self._of["versions"] += len(article.versions)
        self._document(article, article.document.id)

    def law(self, law: Law) -> None:
        """Count the text of an authority with what people wrote on it."""
        self._document(law, law.authority.id)

    def preview(self) -> Preview:
        """What was counted."""
        table, of, around = self._bundle.table, self._of, self._bundle.surroundings
        self._people |= {project.creator for project in around.projects}
        self._history(around.history)
        missing = {each for each in self._linked if table.record_of(each) is None}
        return Preview(
            title=self._bundle.title,
            as_of=self._bundle.as_of,
            articles=tuple(self._articles),
            versions=of["versions"],
            annotations={kind.value: of[kind.value] for kind in Visibility},
            withdrawn=of["withdrawn"],
            acts=of["acts"] + len(around.history),
            projects=tuple(project.title for project in around.projects),
            tags=len(around.tags),
            people=tuple(sorted(self._people - {""})),
            rejections=of["rejections"],
            private_left_out=of["private left out"],
            rejections_left_out=of["rejections left out"],
            authorities=tuple((one.id, one.title) for one in table.authorities.values()),
            missing=tuple(sorted(missing)),
        )

    def _document(self, of: Article | Law, document: str) -> None:
        links = [link for note in of.annotations for link in note.links]
        self._linked |= {link.target for link in links}
        self._people |= {note.creator for note in of.annotations} | _makers(of.versions)
        self._history(of.history)
        self._of.update(note.visibility.value for note in of.annotations)
        self._of["withdrawn"] += sum(note.withdrawn for note in of.annotations)
        self._of["rejections"] += sum(link.status is LinkStatus.REJECTED for link in links)
        self._of["acts"] += len(of.history)
        self._left_behind(annotations.of_document(self._library.db, document))

    def _history(self, acts: Iterable[PastAct]) -> None:
        self._people |= {act.by for act in acts}
        self._people |= {json.loads(act.after).get("creator", "") for act in acts}

    def _left_behind(self, standing: Sequence[Annotation]) -> None:
        kept = self._options.include_private
        private = [n for n in standing if n.visibility is Visibility.PRIVATE and not kept]
        self._of["private left out"] += len(private)
        if not self._options.include_rejections:
            open_to_leave = [note for note in standing if note not in private]
            self._of["rejections left out"] += sum(
                link.status is LinkStatus.REJECTED for note in open_to_leave for link in note.links
            )


def _makers(versions: Iterable[Version]) -> set[str]:
    return {version.creator for version in versions}
