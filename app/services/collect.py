"""Collect: what a bundle of some articles holds.  Articles and laws are loaded one by one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.annotation import Annotation
from app.domain.bundle import Article, Bundle, Law, Loaded
from app.domain.dates import first_day, is_date
from app.domain.document import DocumentKind, Version
from app.domain.names_used import Choice, Use
from app.domain.past_act import PastAct
from app.errors import BadInput, NotFound
from app.services.around import around
from app.services.leaving import USUAL, Options, act_leaving, leaving, past, versions_of
from app.services.shelve import Shelf, shelved
from app.store import addresses, annotations, authorities, documents, history, merged, names_used
from app.store.library import Library


@contextmanager
def collect(library: Library, chosen: Iterable[str], options: Options = USUAL) -> Iterator[Bundle]:
    """The articles of these ids with what the options let leave, and the law behind their links.

    Articles are ordered by day and id.  All is as the library stands when this begins, and is
    laid by in a folder of its own until this ends.  Raises ``NotFound`` for an id that no article
    has and ``BadInput`` for no article at all or an ``as_of`` that is no date.
    """
    if options.as_of and not (len(options.as_of) == 10 and is_date(options.as_of)):
        raise BadInput(name=options.as_of, why="it is no date", remedy="Write it as 2025-05-30.")
    with library.reading(), TemporaryDirectory(dir=library.home, prefix=".leaving-") as folder:
        yield _bundle(library, chosen, options, Path(folder))


def _bundle(library: Library, chosen: Iterable[str], options: Options, folder: Path) -> Bundle:
    ids = _ordered(library, chosen, options)
    articles = Loaded(ids, shelved(folder / "articles", partial(_article, library, options)))
    survey = _Survey(library, options)
    for article in articles:
        survey.note(article.document.published, article.annotations)
    laws = survey.laws()
    redirects = [(old, new) for old, new in authorities.redirects(library.db) if new in set(laws)]
    return Bundle(
        title=options.title.strip() or _title(articles),
        as_of=options.as_of or survey.newest,
        articles=articles,
        laws=Loaded(laws, shelved(folder / "laws", partial(_law, library, options))),
        redirects=tuple(redirects),
        form=options.form,
        surroundings=around(library, options, frozenset(ids), survey.tags),
        group=partial(Shelf, folder),
    )


class _Survey:
    """What all articles speak of: the newest day, the ids that their links lead to, the tags."""

    def __init__(self, library: Library, options: Options) -> None:
        self._library = library
        self._options = options
        self._wanted: set[str] = set()
        self.tags: set[str] = set()
        self.newest = ""

    def note(self, day: str, found: Iterable[Annotation]) -> None:
        """Take note of a day (of a publication, of a source read) and of annotations."""
        days = [day, *(annotation.modified[:10] for annotation in found)]
        self.newest = max(self.newest, *(first_day(each) for each in days if each), "")
        self._wanted |= {link.target for annotation in found for link in annotation.links}
        self.tags |= {tag for annotation in found for tag in annotation.tags}

    def laws(self) -> list[str]:
        """The ids of the records linked, and of what these are part of, in their order."""
        db = self._library.db
        known: set[str] = set()
        while self._wanted:
            record = authorities.record_of(db, authorities.redirect(db, self._wanted.pop()))
            if record and record.id not in known:
                known.add(record.id)
                self._wanted |= {record.part_of} - {""}
                self.note(record.as_of, _leaving(self._library, self._options, record.id))
        return sorted(known)


def _ordered(library: Library, chosen: Iterable[str], options: Options) -> list[str]:
    """The ids of the articles by day and id; in an archive, those merged into them as well."""
    days: dict[str, str] = {}
    every = set(chosen)
    if options.include_withdrawn:
        every |= set(merged.absorbed(library.db, every))
    for document in every:
        record = documents.get(library.db, document)
        if record is None or record.kind is not DocumentKind.ARTICLE:
            raise NotFound(kind="article", id=document)
        days[document] = record.published
    if not days:
        raise BadInput(name="The bundle", why="it has no article", remedy="Choose one or more.")
    return sorted(days, key=lambda document: (days[document], document))


def _article(library: Library, options: Options, document: str) -> Article:
    record = documents.get(library.db, document)
    current = documents.current(library.db, document)
    assert record
    assert current
    notes = _leaving(library, options, document)
    acts = _acts(library, options, document, notes)
    earlier = _earlier(library, options, current, notes, acts)
    versions = sorted([current, *earlier], key=lambda version: version.number)
    named = _addresses(library, document, notes)
    return Article(record, tuple(versions), current.hash, notes, acts, named)


def _law(library: Library, options: Options, authority: str) -> Law:
    record = authorities.get(library.db, authority)
    assert record
    chosen = tuple(
        Choice(of, words, Use(use))
        for of, words, use in names_used.choices(library.db)
        if of == authority
    )
    current = documents.current(library.db, authority)
    notes = _leaving(library, options, authority)
    acts = _acts(library, options, authority, notes)
    if current is None:
        return Law(record, history=acts, choices=chosen)
    earlier = _earlier(library, options, current, notes, acts)
    named = _addresses(library, authority, notes)
    return Law(record, current, earlier, notes, acts, chosen, named)


def _leaving(library: Library, options: Options, document: str) -> tuple[Annotation, ...]:
    made = annotations.with_withdrawn if options.include_withdrawn else annotations.of_document
    found = made(library.db, document)
    return tuple(left for note in found if (left := leaving(note, options)))


def _addresses(
    library: Library, document: str, notes: Iterable[Annotation]
) -> tuple[tuple[str, str], ...]:
    """The addresses of the annotations that leave, in their order."""
    leaving = {note.id for note in notes}
    named = addresses.of_document(library.db, document)
    return tuple((slug, note) for slug, note in named if note in leaving)


def _acts(
    library: Library, options: Options, document: str, notes: Sequence[Annotation]
) -> tuple[PastAct, ...]:
    """What was done to a document and its annotations, in the order that it was done."""
    if not options.include_history:
        return ()
    about = [(entry.id, past(entry)) for entry in history.of_subject(library.db, document)]
    for note in notes:
        for entry in history.of_subject(library.db, note.id):
            if act := act_leaving(entry, options):
                about.append((entry.id, act))
    return tuple(act for _, act in sorted(about, key=lambda numbered: numbered[0]))


def _earlier(
    library: Library,
    options: Options,
    current: Version,
    notes: Iterable[Annotation],
    acts: Iterable[PastAct],
) -> tuple[Version, ...]:
    """Every other version that an annotation stands on, or stood on; all for an archive."""
    lines = documents.numbered(library.db, current.document)
    wanted = {anchor.version for note in notes for anchor in note.anchors}
    wanted |= {version for act in acts for version in versions_of(act)}
    hashes = [x.hash for x in lines if options.include_withdrawn or x.hash in wanted]
    found = (documents.version(library.db, current.document, digest) for digest in hashes)
    return tuple(version for version in found if version and version.hash != current.hash)


def _title(articles: Sequence[Article]) -> str:
    first = articles[0].document.title
    return first if len(articles) == 1 else f"{first}, and {len(articles) - 1} more"
