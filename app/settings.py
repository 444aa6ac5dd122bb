"""Settings of one installation, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the library is, who is at work, and which search engine answers.

    ``home`` is the library's folder; ``starter`` the folder whose ``corpus/`` and
    ``annotations/`` fill a library on its first start, or None to start empty.
    """

    home: Path
    name: str
    engine: str = ""
    starter: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8000


def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from ``BASIS_HOME``, ``BASIS_NAME``, ``BASIS_ENGINE`` and ``BASIS_STARTER``.

    An empty ``BASIS_STARTER`` starts an empty library; without the variable the starter library
    of the checkout is used where there is one.
    """
    env = os.environ if environ is None else environ
    starter = env.get("BASIS_STARTER", str(CHECKOUT))
    has_starter = bool(starter) and (Path(starter) / "corpus").is_dir()
    return Settings(
        home=Path(env.get("BASIS_HOME") or Path.home() / ".basis").expanduser(),
        name=env.get("BASIS_NAME") or getuser(),
        engine=env.get("BASIS_ENGINE", ""),
        starter=Path(starter) if has_starter else None,
    )
