"""Issue: make a bundle that waits to be fetched, so that its digest is told before it leaves."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

from app.errors import NotFound
from app.services import bundle
from app.services.leaving import Options
from app.store.library import Library

FOLDER = "issued"
KEPT = 24 * 3600  # seconds that a bundle waits


def issue(library: Library, chosen: Iterable[str], options: Options) -> bundle.Made:
    """Make a bundle, which waits under its digest; those that waited too long go.

    Raises as ``bundle.create`` does.
    """
    folder = library.home / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in folder.glob("*.zip"):
        if old.stat().st_mtime < time() - KEPT:
            old.unlink(missing_ok=True)
    with TemporaryDirectory(dir=library.home, prefix=".issue-") as made_in:
        made = bundle.create(library, chosen, Path(made_in) / "bundle.zip", options)
        made.path.replace(_place(library, made.digest))
    return bundle.Made(_place(library, made.digest), made.digest, made.size, made.files)


def issued(library: Library, digest: str) -> Path:
    """The bundle that waits under a digest.  Raises ``NotFound``."""
    path = _place(library, digest)
    if not (digest.isascii() and digest.isalnum() and path.is_file()):
        raise NotFound(kind="bundle that waits to be downloaded", id=digest[:64])
    return path


def _place(library: Library, digest: str) -> Path:
    return library.home / FOLDER / f"{digest}.zip"
