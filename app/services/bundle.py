"""Bundle: show what would leave, write it, and tell whether one is what was issued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from errno import EEXIST
from pathlib import Path
from tempfile import TemporaryDirectory

from app import plugins
from app.domain.bundle import Bundle
from app.errors import BadInput
from app.exporters import BUNDLED, Exporter, File
from app.formats import bag
from app.formats.bundle import Opened, Written, write
from app.formats.bundle_check import Problem, check
from app.services.collect import collect
from app.services.leaving import USUAL, Audience, Options, options_for
from app.services.open_bundle import Opening
from app.services.open_bundle import open_bundle as open
from app.services.preview import Preview, preview
from app.services.watch import Progress, Watch
from app.store.library import Library

__all__ = [
    "Audience",
    "Made",
    "Opening",
    "Options",
    "Preview",
    "Problem",
    "Report",
    "create",
    "open",
    "options_for",
    "preview",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle that was written: where, its digest, its size in bytes, how many files it has."""

    path: Path
    digest: str
    size: int
    files: int


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a bundle is what was issued, and if not, why.  ``digest`` is the one it has."""

    ok: bool
    digest: str
    problems: tuple[Problem, ...]


def create(
    library: Library,
    chosen: Iterable[str],
    target: Path,
    options: Options = USUAL,
    progress: Progress = lambda done, total: None,
) -> Made:
    """Write the bundle of the articles of these ids to ``target``, whole or not at all.

    The same content and ``as_of`` give the same bytes; all of it is as the library stands when
    this begins.  ``progress`` is told how many articles are done in all parts, and of how many.
    Raises as ``collect`` does, and ``BadInput`` where ``target`` exists already, cannot be
    written, or would be too large.
    """
    with collect(library, chosen, options) as bundle:
        label = bag.Label(bundle.title, bundle.as_of)
        try:
            written = _write(target, files(bundle, progress), label)
        except ValueError as error:
            raise BadInput(name=target, why=str(error), remedy="Choose fewer articles.") from error
        except OSError as error:
            why = error.strerror or str(error)
            remedy = "Choose another name or folder."
            raise BadInput(name=target, why=why, remedy=remedy) from error
    return Made(target, written.digest, written.size, written.files)


def files(bundle: Bundle, progress: Progress = lambda done, total: None) -> Iterator[File]:
    """Every file of a bundle's payload, exporter by exporter."""
    watch = Watch(bundle, len(BUNDLED), progress)
    for name in BUNDLED:
        exporter: Exporter = plugins.load_one("exporters", name)
        watch.next_work()
        yield from exporter.files(watch.bundle)
    watch.done()


def verify(path: Path, digest: str | None = None) -> Report:
    """Whether every file is the one that was issued; ``digest`` is what was printed then.

    Without it a bundle that somebody changed and gave new manifests passes.  Raises ``BadBundle``
    for what is no bundle, or not safe to read.
    """
    with Opened(path) as bundle:
        found, problems = check(bundle, digest)
    return Report(not problems, found, problems)


def _write(target: Path, files: Iterable[File], label: bag.Label) -> Written:
    """Write beside the target (readable by its owner alone), then give it its name."""
    if target.exists():
        raise FileExistsError(EEXIST, "a file of that name exists")
    with TemporaryDirectory(dir=target.parent, prefix=".bundle-") as folder:
        draft, laid = Path(folder) / "draft.zip", Path(folder) / "files"
        draft.touch(0o600)
        laid.mkdir()
        with draft.open("wb") as file:
            written = write(file, files, label, laid)
        draft.rename(target)
    return written
