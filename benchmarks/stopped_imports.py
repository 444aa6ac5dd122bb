"""Stop an import by ``kill -9`` at random moments, start it again, and count what is there.

Run: ``.venv/bin/python -m benchmarks.stopped_imports [DOCUMENTS] [KILLS]`` (2,000 and 20 unless
given).  Prints how far the import was at each kill, and at the end the number of documents, of
doubles, and of entries of the index that are out of step.  The moments follow from a seed; they
are seconds of the processor (``/proc`` of Linux), so that a busy machine kills no earlier.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.document import DocumentKind
from app.services.check import out_of_step
from app.store import documents
from app.store.library import Library

COMMAND = [sys.executable, "-c", "from app import main; main()", "add"]
SEED = 20


def table(path: Path, rows: int) -> Path:
    """A JSON Lines file of that many articles, each of about 200 words with a citation."""
    words = random.Random(SEED)
    vocabulary = [f"word{n}" for n in range(3000)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            text = " ".join(words.choices(vocabulary, k=200))
            row = {"title": f"Title {number}", "text": f"Under 8 U.S.C. § 1254a {text}."}
            file.write(json.dumps(row) + "\n")
    return path


def stored(home: Path) -> list[str]:
    """The ids of the articles that are in the library now."""
    if not (home / "library.db").exists():
        return []
    library = Library(home)
    found = [each.id for each in documents.listed(library.db, DocumentKind.ARTICLE)]
    library.close()
    return found


def killed(command: list[str], environ: dict[str, str], seconds: float) -> bool:
    """Start the command and kill it after that time; False when it had ended before."""
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL) as run:
        while run.poll() is None:
            if used(run.pid) >= seconds:
                run.send_signal(signal.SIGKILL)
                return True
            time.sleep(0.01)
        return False


def used(process: int) -> float:
    """The seconds of the processor that a process has used (proc(5): fields 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Kill, start again, count."""
    rows, kills = (int(each) for each in [*sys.argv[1:], "2000", "20"][:2])
    moments = random.Random(SEED)
    with TemporaryDirectory() as folder:
        home, path = Path(folder) / "home", table(Path(folder) / "rows.jsonl", rows)
        environ = {**os.environ, "BASIS_HOME": str(home), "BASIS_NAME": "Ada", "BASIS_STARTER": ""}
        done = 0
        for number in range(1, kills + 1):
            seconds = moments.uniform(1.0, 1.0 + 2 * rows / 2000 * 6)
            ended = not killed([*COMMAND, str(path)], environ, seconds)
            there = stored(home)
            now, doubles = len(there), len(there) - len(set(there))
            told = f"after {seconds:.1f} s, {now} stored (+{now - done}), {doubles} doubles"
            print(f"kill {number}: {told}", flush=True)
            done = now
            if ended or now >= rows:  # the import was whole; begin with an empty library again
                subprocess.run(["rm", "-r", str(home)], check=True)
                done = 0
        began = time.monotonic()
        subprocess.run([*COMMAND, str(path)], env=environ, check=True, stdout=subprocess.DEVNULL)
        found = stored(home)
        library = Library(home)
        wrong = out_of_step(library)
        print(f"{len(found)} documents, {len(found) - len(set(found))} doubles, ", end="")
        print(
            f"{len(wrong)} entries out of step; the last run took {time.monotonic() - began:.0f} s"
        )
        library.close()


if __name__ == "__main__":
    main()
