"""Ten real news articles go in and are read, annotated, found and exported like any other."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import cli, create_app
from app.services.bundle import create, verify
from app.settings import Settings
from app.store.library import Library
from tests.serving_client import ORIGIN, form_fields

NUMBER = 10


@pytest.mark.shared
def test_ten_articles_of_wikinews(shared: Path, library: Library, tmp_path: Path) -> None:
    with gzip.open(shared / "articles" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = [line for line, _ in zip(file, range(NUMBER), strict=False)]
    source = tmp_path / "ten.jsonl"
    source.write_text("".join(lines), encoding="utf-8")
    environ = {"BASIS_HOME": str(library.home), "BASIS_NAME": "Ada", "BASIS_STARTER": ""}
    arguments = ["add", str(source), "--column", "credit==Wikinews, CC BY 2.5", "--json"]
    result = CliRunner(env=environ).invoke(cli.main, arguments)
    assert result.exit_code == 0, result.output
    added = [each["id"] for each in json.loads(result.stdout)["added"]]
    assert len(added) == NUMBER

    client = create_app(Settings(library.home, "Ada")).test_client()
    for article in added:
        page = client.get(f"/articles/{article}", base_url=ORIGIN)
        assert page.status_code == 200
    action, fields = form_fields(page.get_data(as_text=True), "note")
    sent = fields | {"note": "Seen at midnight", "first": "1", "last": "2"}
    answer = client.post(action, data=sent, base_url=ORIGIN)
    assert answer.status_code == 303
    found = client.get("/search?q=%22seen+at+midnight%22", base_url=ORIGIN)
    assert "midnight" in found.get_data(as_text=True)
    assert "1 result" in found.get_data(as_text=True)

    made = create(library, added, tmp_path / "ten.zip")
    assert verify(made.path, made.digest).ok
