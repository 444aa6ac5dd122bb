"""Bundle: show what would leave, write it, and tell whether one is what was issued."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from errno import EEXIST
from pathlib import Path
from tempfile import TemporaryDirectory

from app import plugins
from app.domain.annotation import LinkStatus, Visibility
from app.domain.bundle import Bundle
from app.errors import BadInput
from app.exporters import Exporter
from app.formats import bag
from app.formats.bundle import Opened, Written, write
from app.formats.bundle_check import Problem, check
from app.services.collect import USUAL, Options, collect
from app.services.open_bundle import Opening
from app.services.open_bundle import open_bundle as open
from app.store import annotations
from app.store.library import Library

__all__ = [
    "Made",
    "Opening",
    "Options",
    "Preview",
    "Problem",
    "Report",
    "create",
    "open",
    "preview",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would leave, and what stays behind.

    ``articles`` and ``authorities`` are ids with titles; ``annotations`` counts what leaves by
    visibility; ``people`` are the names that leave; ``missing`` are linked ids without a record.
    """

    title: str
    as_of: str
    articles: tuple[tuple[str, str], ...]
    annotations: dict[str, int]
    people: tuple[str, ...]
    rejections: int
    private_left_out: int
    rejections_left_out: int
    authorities: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle that was written: where, its digest, its size in bytes and its files."""

    path: Path
    digest: str
    size: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a bundle is what was issued, and if not, why.  ``digest`` is the one it has."""

    ok: bool
    digest: str
    problems: tuple[Problem, ...]


def preview(library: Library, chosen: Iterable[str], options: Options = USUAL) -> Preview:
    """What ``create`` would write for the articles of these ids.  Raises as ``collect`` does."""
    bundle = collect(library, chosen, options)
    notes = [note for article in bundle.articles for note in article.annotations]
    count = Counter(note.visibility.value for note in notes)
    links = [passage.link for passage in bundle.passages()]
    table = bundle.table
    private, rejected = _left_behind(library, bundle, options)
    return Preview(
        title=bundle.title,
        as_of=bundle.as_of,
        articles=tuple((a.document.id, a.document.title) for a in bundle.articles),
        annotations={visibility.value: count[visibility.value] for visibility in Visibility},
        people=tuple(sorted(_people(bundle))),
        rejections=sum(link.status is LinkStatus.REJECTED for link in links),
        private_left_out=private,
        rejections_left_out=rejected,
        authorities=tuple((law.authority.id, law.authority.title) for law in bundle.laws),
        missing=tuple(sorted({x.target for x in links if table.record_of(x.target) is None})),
    )


def create(library: Library, chosen: Iterable[str], target: Path, options: Options = USUAL) -> Made:
    """Write the bundle of the articles of these ids to ``target``, whole or not at all.

    The same content and ``as_of`` give the same bytes.  Raises as ``collect`` does, and
    ``BadInput`` where ``target`` exists already, cannot be written, or would be too large.
    """
    bundle = collect(library, chosen, options)
    label = bag.Label(bundle.title, bundle.as_of)
    try:
        written = _write(target, files(bundle), label)
    except ValueError as error:
        raise BadInput(name=target, why=str(error), remedy="Choose fewer articles.") from error
    except OSError as error:
        why = error.strerror or str(error)
        raise BadInput(name=target, why=why, remedy="Choose another name or folder.") from error
    return Made(target, written.digest, written.size, written.names)


def files(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file that every exporter makes of a bundle."""
    exporters: list[Exporter] = list(plugins.load("exporters").values())
    for exporter in exporters:
        for file in exporter.files(bundle):
            yield file.path, file.content


def verify(path: Path, digest: str | None = None) -> Report:
    """Whether every file is the one that was issued; ``digest`` is what was printed then.

    Without it a bundle that somebody changed and gave new manifests passes.  Raises ``BadBundle``
    for what is no bundle, or not safe to read.
    """
    with Opened(path) as bundle:
        found, problems = check(bundle, digest)
    return Report(not problems, found, problems)


def _write(target: Path, files: Iterable[tuple[str, bytes]], label: bag.Label) -> Written:
    """Write beside the target (readable by its owner alone), then give it its name."""
    if target.exists():
        raise FileExistsError(EEXIST, "a file of that name exists")
    with TemporaryDirectory(dir=target.parent, prefix=".bundle-") as folder:
        draft = Path(folder) / target.name
        draft.touch(0o600)
        with draft.open("wb") as file:
            written = write(file, files, label)
        draft.rename(target)
    return written


def _people(bundle: Bundle) -> set[str]:
    names = {note.creator for article in bundle.articles for note in article.annotations}
    versions = [version for article in bundle.articles for version in article.versions]
    versions += [law.version for law in bundle.laws if law.version]
    return names | {version.creator for version in versions}


def _left_behind(library: Library, bundle: Bundle, options: Options) -> tuple[int, int]:
    """How many private annotations and rejected links stay in the library."""
    standing = [
        note
        for article in bundle.articles
        for note in annotations.of_document(library.db, article.document.id)
    ]
    private = [
        n for n in standing if n.visibility is Visibility.PRIVATE and not options.include_private
    ]
    open_to_leave = [note for note in standing if note not in private]
    rejected = sum(
        link.status is LinkStatus.REJECTED for note in open_to_leave for link in note.links
    )
    return len(private), 0 if options.include_rejections else rejected
