from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import BadInput
from app.formats import w3c_check

NOT_JSON = 17  # of the 39 incorrect samples


def _reasons(path: Path) -> list[str]:
    return w3c_check.reasons(w3c_check.read(path.read_bytes(), path.name))


@pytest.mark.shared
def test_correct_samples_are_accepted(shared: Path) -> None:
    samples = sorted((shared / "formats" / "w3c" / "correct").iterdir())
    assert len(samples) == 45
    assert {path.name: reasons for path in samples if (reasons := _reasons(path))} == {}


@pytest.mark.shared
def test_incorrect_samples_are_refused(shared: Path) -> None:
    samples = sorted((shared / "formats" / "w3c" / "incorrect").iterdir())
    assert len(samples) == 39
    not_json = 0
    for path in samples:
        try:
            reasons = _reasons(path)
        except BadInput as error:
            reasons = [str(error)]
        assert reasons, path.name
        not_json += "it is not JSON" in reasons[0]
    assert not_json == NOT_JSON


@pytest.mark.shared
def test_incorrect_samples_are_refused_for_what_they_show(shared: Path) -> None:
    """Most samples have two ids besides the fault they are about: it is found with one as well."""
    unfound = []
    for path in sorted((shared / "formats" / "w3c" / "incorrect").iterdir()):
        try:
            data = w3c_check.read(path.read_bytes(), path.name)
        except BadInput:
            continue
        assert isinstance(data, dict)
        if isinstance(data.get("id"), list) and data["label"] != "multiple identifiers":
            data["id"] = data["id"][0]
        if not w3c_check.reasons(data):
            unfound.append(path.name)
    assert unfound == []
