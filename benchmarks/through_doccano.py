"""Bring labelled texts into doccano and out of it again, by doccano's own import and export.

Run by the Python of doccano's environment: ``python benchmarks/through_doccano.py IN OUT``, both
files of JSON lines as doccano has them.  Its database goes afterwards.  Doccano 1.8.4 asks for
versions that do not work with one another; it starts once ``marshmallow < 4``, ``setuptools < 81``
and ``pandas == 2.2.3`` are there.
"""

import os
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory


def main(given: Path, wanted: Path) -> None:
    """The rows of ``given`` in one project, and its export as ``wanted``."""
    with TemporaryDirectory() as folder:
        _start(Path(folder))
        number = _brought_in(given)
        exported = import_module("data_export.celery_tasks").export_dataset(number, "JSONL")
        with zipfile.ZipFile(exported) as packed:
            wanted.write_bytes(packed.read("all.jsonl"))


def _start(folder: Path) -> None:
    """Doccano with a new database in ``folder``; its modules can be imported from here on."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DATABASE_URL": f"sqlite:///{folder / 'doccano.db'}",
        "MEDIA_ROOT": str(folder / "media"),
    }
    sys.path.insert(0, str(Path(import_module("backend").__file__ or "").parent))
    import_module("django").setup()
    call = import_module("django.core.management").call_command
    call("migrate", verbosity=0)
    call("create_roles", verbosity=0)


def _brought_in(given: Path) -> int:
    """The number of a project that holds the rows."""
    projects = import_module("projects.models")
    user = import_module("django.contrib.auth.models").User.objects.create_user("reader")
    project = projects.SequenceLabelingProject.objects.create(
        name="Round trip",
        created_by=user,
        project_type=projects.ProjectType.SEQUENCE_LABELING,
        collaborative_annotation=True,
        allow_overlapping=True,
    )
    project.add_admin()
    pipeline = "data_import.pipeline"
    rows = import_module(f"{pipeline}.catalog").create_file_format("JSONL")
    names = [import_module(f"{pipeline}.readers").FileName(str(given), given.name, given.name)]
    columns = {"column_data": "text", "column_label": "label", "encoding": "utf_8"}
    load = import_module("data_import.datasets").load_dataset
    made = load("SequenceLabeling", rows, names, project, **columns)
    made.save(user, batch_size=500)
    if made.errors:
        raise SystemExit(f"doccano refused: {made.errors[:3]}")
    return int(project.pk)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
