"""Export: articles with their notes and law in one format, for people or for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from errno import EEXIST
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from app import plugins
from app.errors import BadInput
from app.exporters import FORMATS, Exporter
from app.formats.container import Member, container
from app.formats.item_file import Sorted
from app.formats.payload import Laid, lay
from app.services.collect import collect
from app.services.leaving import USUAL, Options
from app.services.watch import Progress, Watch
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written: where, the name it would have, and how many files are in it."""

    path: Path
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Into:
    """In which format, by its name, and into which folder."""

    form: str
    folder: Path


def titles() -> dict[str, str]:
    """The formats by name, with what each is in words."""
    return {name: plugins.load_one("exporters", name).title for name in FORMATS}


def export(
    library: Library,
    chosen: Iterable[str],
    into: Into,
    options: Options = USUAL,
    progress: Progress = lambda done, total: None,
) -> Exported:
    """Write the articles of these ids in a format into a folder.

    A format of several files becomes a zip.  ``progress`` is told how many articles are done, and
    of how many.  Raises as ``collect`` does, and ``BadInput`` for a
    format that there is not, and where the file exists already or cannot be written.
    """
    form, folder = into.form, into.folder
    if form not in FORMATS:
        raise BadInput(name=form, why="it is no format", remedy=f"Use one of {', '.join(FORMATS)}.")
    exporter: Exporter = plugins.load_one("exporters", form)
    try:
        with (
            collect(library, chosen, options) as bundle,
            TemporaryDirectory(dir=folder, prefix=".export-") as made,
        ):
            watch = Watch(replace(bundle, alone=True), 1, progress)
            watch.next_work()
            laid = lay(exporter.files(watch.bundle), Path(made))
            watch.done()
            if not len(laid):
                why = "there is nothing in it for this format"
                raise BadInput(name=form, why=why, remedy="Choose other articles.")
            return _placed(laid, form, folder)
    except OSError as error:
        why = error.strerror or str(error)
        raise BadInput(name=folder, why=why, remedy="Choose another folder.") from error


def _placed(laid: Sorted[Laid], form: str, folder: Path) -> Exported:
    """The one file under its own name, or all of them in a zip."""
    first = next(iter(laid))
    name = PurePosixPath(first.entry.name).name if len(laid) == 1 else f"{form}.zip"
    target = folder / name
    if target.exists():
        raise FileExistsError(EEXIST, f"{name} exists there")
    if len(laid) == 1:
        first.where.rename(target)
    else:
        members = (Member(x.entry.name, x.entry.size, x.entry.crc, x.pieces()) for x in laid)
        with target.open("wb") as out:
            target.chmod(0o600)
            out.writelines(container(members))
    return Exported(target, name, len(laid))
