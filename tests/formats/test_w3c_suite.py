"""What we serve and write passes all MUST schemas of the suite of the Recommendation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from app.domain.annotation import Annotation
from app.formats.w3c import collection, to_jsonld
from tests.formats.annotations import ANNOTATIONS
from tests.formats.w3c_suite import ANNOTATION, COLLECTION, PAGE, SUITE, assertions, broken
from tests.web.conftest import Browser
from tests.web.conftest import starter as _starter
from tests.web.conftest import starter_app as _starter_app

pytestmark = pytest.mark.shared
starter, starter_app = _starter, _starter_app


def test_the_suite_refuses_what_is_wrong(shared: Path) -> None:
    assert len(assertions(SUITE, ANNOTATION)) > 50
    wrong = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}
    assert "annotations/3.1-targetKeyFound.json" in broken(ANNOTATION, wrong)
    assert "annotations/3.1-annotationIdValidated.json" in broken(ANNOTATION, wrong)


def test_every_annotation_of_the_starter_library(shared: Path, starter: Browser) -> None:
    page = starter.get("/annotations/?page=0").get_json(force=True)
    seen = 0
    while True:
        assert broken(PAGE, page) == []
        for item in page["items"]:
            served = starter.get(item["id"].partition(":8000")[2]).get_json(force=True)
            assert broken(ANNOTATION, served) == [], json.dumps(served, indent=1)
            seen += 1
        if "next" not in page:
            break
        page = starter.get(page["next"].partition(":8000")[2]).get_json(force=True)
    assert seen >= 100


@pytest.mark.parametrize("include", ["", "oa#PreferContainedIRIs", "ldp#PreferMinimalContainer"])
def test_the_container_in_each_form(shared: Path, starter: Browser, include: str) -> None:
    prefer = f'return=representation;include="http://www.w3.org/ns/{include}"'
    found = starter.get("/annotations/", headers={"Prefer": prefer}).get_json(force=True)
    assert broken(COLLECTION, found) == []


@settings(max_examples=25, phases=[Phase.generate])  # nothing of it is small
@given(ANNOTATIONS)
def test_any_annotation_as_it_is_served_and_written(annotation: Annotation) -> None:
    if not SUITE.is_dir():
        pytest.skip("the suite is not here")
    for address in ("", "https://h.example/annotations/1"):
        data = to_jsonld(annotation, address=address)
        assert broken(ANNOTATION, data) == [], json.dumps(data)
    assert broken(COLLECTION, collection([annotation])) == []
