"""``basis bench`` finds its benchmarks in the checkout that the command was installed from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

# As an installed command: the checkout is found for ``app``, and is no place to look in besides.
INSTALLED = """
import sys
sys.path.insert(0, {root!r})
from app.cli import bench
sys.path.remove({root!r})
bench.look_in_checkout()
import benchmarks.search.corpus
"""


def test_the_benchmarks_are_found_by_the_installed_command(tmp_path: Path) -> None:
    program = INSTALLED.format(root=str(ROOT))
    command = [sys.executable, "-I", "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
