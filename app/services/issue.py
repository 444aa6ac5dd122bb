"""Issue: make a bundle that waits to be fetched, so that its digest is told before it leaves."""

from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from time import time

from app.errors import NotFound
from app.services import bundle
from app.services.export import Exported, Into, export
from app.services.leaving import Options
from app.services.watch import Progress
from app.store.library import Library

FOLDER = "issued"
KEPT = 24 * 3600  # seconds that a bundle waits


def issue(
    library: Library,
    chosen: Iterable[str],
    options: Options,
    progress: Progress = lambda done, total: None,
) -> bundle.Made:
    """Make a bundle, which waits under its digest; those that waited too long go.

    Raises as ``bundle.create`` does.
    """
    _tidy(library)
    with TemporaryDirectory(dir=library.home, prefix=".issue-") as made_in:
        made = bundle.create(library, chosen, Path(made_in) / "bundle.zip", options, progress)
        made.path.replace(_place(library, made.digest))
    return bundle.Made(_place(library, made.digest), made.digest, made.size, made.files)


def issue_export(
    library: Library, chosen: Iterable[str], form: str, options: Options, progress: Progress
) -> Exported:
    """Make an export, which waits beside the bundles.  Raises as ``export`` does."""
    _tidy(library)
    with TemporaryDirectory(dir=library.home, prefix=".issue-") as made_in:
        made = export(library, chosen, Into(form, Path(made_in)), options, progress)
        place = library.home / FOLDER / f"{token_hex(16)}.export"
        made.path.replace(place)
    return Exported(place, made.name, made.count)


def _tidy(library: Library) -> None:
    """The folder is there, and nothing in it that waited too long."""
    folder = library.home / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in (*folder.glob("*.zip"), *folder.glob("*.export")):
        if old.stat().st_mtime < time() - KEPT:
            old.unlink(missing_ok=True)


def issued(library: Library, digest: str) -> Path:
    """The bundle that waits under a digest.  Raises ``NotFound``."""
    path = _place(library, digest)
    if not (digest.isascii() and digest.isalnum() and path.is_file()):
        raise NotFound(kind="bundle that waits to be downloaded", id=digest[:64])
    return path


def _place(library: Library, digest: str) -> Path:
    return library.home / FOLDER / f"{digest}.zip"
