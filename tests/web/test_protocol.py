"""The Web Annotation Protocol over a socket: each MUST and SHOULD that is a server's.

Numbers are sections of the W3C Recommendation of 23 February 2017.  Two SHOULDs are not met:
Turtle beside JSON-LD (3, 4.1), and HTTPS (3, 4), for which Basis stands behind another server.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.start import start
from tests.serving import serve
from tests.web.conftest import settings
from tests.web.protocol import ANNO, LDP, MEDIA, OA, Answer, Client, annotation, quoting

LAW = "Whoever is detained shall be given notice within seven days.\n\nThe Secretary publishes it."
MINIMAL = f'return=representation;include="{LDP}PreferMinimalContainer"'
IRIS = f'return=representation;include="{OA}PreferContainedIRIs"'
DESCRIPTIONS = f'return=representation;include="{OA}PreferContainedDescriptions"'
CONTAINER_LINKS = (
    f'<{LDP}BasicContainer>; rel="type", '
    f'<http://www.w3.org/TR/annotation-protocol/>; rel="{LDP}constrainedBy"'
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    home = tmp_path_factory.mktemp("protocol") / "home"
    library = start(settings(home))
    document = Document("law", DocumentKind.ARTICLE, "Law")
    add(library, Imported(document, LAW, "text"), "Ada")
    library.close()
    server = serve(home)
    yield Client(server.address)
    server.stop()


@pytest.fixture(scope="module")
def kept(client: Client) -> Answer:
    """An annotation as it was made."""
    return client.make()


@pytest.fixture(scope="module")
def address(kept: Answer) -> str:
    return kept.headers["Location"]


@pytest.fixture(scope="module")
def crowd(client: Client) -> Client:
    """A container with three pages."""
    for number in range(210):
        client.make(body={"type": "TextualBody", "value": f"Note {number}"})
    return client


class TestRetrieval:
    """3. Annotation Retrieval."""

    @pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
    def test_it_supports_get_head_and_options(
        self, client: Client, address: str, method: str
    ) -> None:
        answer = client.ask(method, address)
        assert answer.status == 200
        assert (answer.body == b"") == (method != "GET")

    @pytest.mark.parametrize(
        "accept", ["", MEDIA, "*/*", "application/ld+json", "image/*, */*;q=0.1"]
    )
    def test_json_ld_with_the_profile(self, client: Client, address: str, accept: str) -> None:
        answer = client.get(address, **({"Accept": accept} if accept else {}))
        assert answer.headers["Content-Type"] == MEDIA
        assert answer.json["@context"][0] == ANNO

    def test_its_link_names_a_resource_and_nothing_else(self, client: Client, address: str) -> None:
        assert client.get(address).headers["Link"] == f'<{LDP}Resource>; rel="type"'

    def test_it_has_an_etag_that_stays_while_nothing_changes(
        self, client: Client, address: str
    ) -> None:
        tags = {client.get(address).headers["ETag"] for _ in range(2)}
        assert len(tags) == 1
        (tag,) = tags
        assert tag.startswith('"')
        assert client.get(address, If_None_Match=tag).status == 304

    def test_allow_lists_what_can_be_done(self, client: Client, address: str) -> None:
        for method in ("GET", "HEAD", "OPTIONS"):
            allowed = client.ask(method, address).listed("Allow")
            assert allowed == {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"}

    def test_content_is_negotiated_and_vary_says_so(self, client: Client, address: str) -> None:
        for accept, kind in (("application/json", "application/json"), (MEDIA, MEDIA)):
            answer = client.get(address, Accept=accept)
            assert answer.headers["Content-Type"] == kind
            assert "Accept" in answer.listed("Vary")
        assert client.get(address, Accept="text/html").status == 303
        assert client.get(address, Accept="application/rdf+xml").status == 406


class TestContainers:
    """4 and 4.1. Annotation Containers and their retrieval."""

    def test_its_iri_ends_in_a_slash(self, client: Client) -> None:
        assert client.container.endswith("/")
        assert client.get(client.container.rstrip("/")).status in (301, 308)

    @pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
    def test_it_supports_get_head_and_options(self, client: Client, method: str) -> None:
        answer = client.ask(method, client.container)
        assert answer.status == 200
        assert answer.listed("Allow") == {"GET", "HEAD", "OPTIONS", "POST"}
        assert MEDIA in answer.headers["Accept-Post"]

    def test_it_is_described_in_json_ld_with_both_contexts(self, client: Client) -> None:
        for headers in ({}, {"Accept": MEDIA}):
            answer = client.get(client.container, **headers)
            assert answer.headers["Content-Type"] == MEDIA
            assert answer.json["@context"] == [ANNO, "http://www.w3.org/ns/ldp.jsonld"]
            assert answer.json["type"] == ["BasicContainer", "AnnotationCollection"]

    @pytest.mark.parametrize(
        ("method", "query", "headers", "status"),
        [
            ("GET", "", {}, 200),
            ("HEAD", "", {}, 200),
            ("OPTIONS", "", {}, 200),
            ("POST", "", {}, 415),
            ("PUT", "", {}, 405),
            ("DELETE", "", {}, 405),
            ("GET", "?page=9999", {}, 404),
            ("GET", "?page=x", {}, 404),
            ("GET", "", {"Accept": "application/rdf+xml"}, 406),
        ],
    )
    def test_every_answer_links_to_type_and_constraints_and_has_an_etag(
        self, client: Client, method: str, query: str, headers: dict[str, str], status: int
    ) -> None:
        kind = {"Content-Type": "text/turtle"} if method == "POST" else {}
        answer = client.ask(method, client.container + query, **headers, **kind)
        assert answer.status == status
        assert answer.headers["Link"] == CONTAINER_LINKS
        assert answer.headers["ETag"]
        assert "Accept" in answer.listed("Vary")

    def test_its_etag_changes_with_what_it_holds(self, client: Client) -> None:
        before = client.get(client.container).headers["ETag"]
        assert client.get(client.container).headers["ETag"] == before
        assert client.get(client.container, If_None_Match=before).status == 304
        client.make()
        assert client.get(client.container).headers["ETag"] != before


class TestRepresentations:
    """4.2. Container Representations."""

    def test_it_has_total_first_and_last(self, crowd: Client) -> None:
        found = crowd.get(crowd.container).json
        assert found["total"] >= 210
        assert found["first"]
        assert found["last"].endswith("page=2")

    @pytest.mark.parametrize("preference", [MINIMAL, IRIS, DESCRIPTIONS])
    def test_its_iri_tells_what_its_pages_have(self, crowd: Client, preference: str) -> None:
        answer = crowd.get(crowd.container, Prefer=preference)
        assert answer.headers["Content-Location"] == answer.json["id"]
        assert answer.json["id"] == f"{crowd.container}?iris={int(preference == IRIS)}"
        assert {"Accept", "Prefer"} <= answer.listed("Vary")
        there = crowd.get(answer.json["id"]).json
        assert there["id"] == answer.json["id"]

    def test_minimal_has_no_annotations(self, crowd: Client) -> None:
        for preference in (MINIMAL, f'{MINIMAL[:-1]} {OA}PreferContainedIRIs"'):
            found = crowd.get(crowd.container, Prefer=preference).json
            assert "ldp:contains" not in found
            assert "contains" not in found
            assert isinstance(found["first"], str)
            page = crowd.get(found["first"]).json
            assert isinstance(page["items"][0], str) == ("IRIs" in preference)

    def test_iris_only(self, crowd: Client) -> None:
        found = crowd.get(crowd.container, Prefer=IRIS).json
        assert found["first"]["type"] == "AnnotationPage"
        assert all(isinstance(item, str) for item in found["first"]["items"])
        assert crowd.get(found["first"]["items"][-1]).status == 200
        assert all(isinstance(item, str) for item in crowd.get(found["last"]).json["items"])

    @pytest.mark.parametrize("headers", [{}, {"Prefer": DESCRIPTIONS}, {"Prefer": "wait=10"}])
    def test_descriptions_are_whole_and_what_is_given_unasked(
        self, crowd: Client, headers: dict[str, str]
    ) -> None:
        items = crowd.get(crowd.container, **headers).json["first"]["items"]
        assert all(item["type"] == "Annotation" for item in items)
        whole = crowd.get(items[0]["id"]).json
        assert {k: v for k, v in whole.items() if k != "@context"} == items[0]

    @pytest.mark.parametrize("preference", [IRIS, DESCRIPTIONS])
    def test_the_pages_make_up_the_whole_in_order(self, crowd: Client, preference: str) -> None:
        container = crowd.get(crowd.container, Prefer=preference).json
        page, before = container["first"], None
        found: list[str | dict[str, str]] = []
        while True:
            assert page["partOf"]["id"] == container["id"]
            assert page.get("prev") == before
            assert page["startIndex"] == len(found)
            found += page["items"]
            if "next" not in page:
                break
            before = page["id"]
            page = crowd.get(page["next"]).json
        assert page["id"] == container["last"]
        ids = [item if isinstance(item, str) else item["id"] for item in found]
        assert len(ids) == len(set(ids)) == container["total"]


class TestDiscovery:
    """4.4. Discovery of Annotation Containers."""

    def test_a_page_links_to_its_container(self, client: Client) -> None:
        page = client.get(f"{client.server}/articles/law").body.decode()
        assert f'<link rel="{OA}annotationService" href="/annotations/of/law/">' in page
        container = client.get(f"{client.server}/annotations/of/law/").json
        assert container["type"] == ["BasicContainer", "AnnotationCollection"]


class TestCreation:
    """5.1 and 5.2. Create a new annotation; suggest an IRI."""

    def test_the_server_names_it_whatever_its_name_was(self, client: Client) -> None:
        elsewhere = "http://example.org/annotations/7"
        for sent in ({}, {"id": elsewhere}):
            answer = client.make(**sent)
            assert answer.json["id"] == answer.headers["Location"]
            assert answer.json["id"].startswith(client.container)
            assert answer.json.get("via", []) == list(sent.values())
            assert client.get(answer.json["id"]).json == answer.json
            assert answer.headers["ETag"] == client.get(answer.json["id"]).headers["ETag"]

    def test_canonical_is_kept_as_it_is(self, client: Client) -> None:
        canonical = "urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df"
        assert client.make(canonical=canonical).json["canonical"] == canonical

    def test_via_is_kept_and_the_id_joins_it(self, client: Client) -> None:
        made = client.make(id="http://example.org/2", via="http://example.org/1").json
        assert made["via"] == ["http://example.org/1", "http://example.org/2"]

    @pytest.mark.parametrize("slug", ["my-first-annotation", "A name / with odd signs"])
    def test_a_slug_is_used_while_it_is_free(self, client: Client, slug: str) -> None:
        first = client.ask("POST", client.container, annotation(), Slug=slug)
        plain = slug.lower().replace(" / ", " ").replace(" ", "-")
        assert first.headers["Location"] == client.container + plain
        assert client.get(first.headers["Location"]).json["id"] == first.headers["Location"]
        second = client.ask("POST", client.container, annotation(), Slug=slug)
        assert second.status == 201
        assert second.headers["Location"] != first.headers["Location"]

    @pytest.mark.parametrize(
        ("sent", "status"),
        [
            (annotation(type="Note"), 400),
            ({"a": 1}, 400),
            (annotation(target=quoting("words that stand nowhere")), 422),
            (annotation(target=quoting("x", "urn:basis:article:none")), 404),
            (annotation(target=[quoting("notice"), "urn:basis:article:other"]), 400),
        ],
    )
    def test_what_cannot_be_kept_is_refused(
        self, client: Client, sent: object, status: int
    ) -> None:
        before = client.get(client.container).json["total"]
        answer = client.ask("POST", client.container, sent)
        assert answer.status == status
        assert answer.json["error"]
        assert client.get(client.container).json["total"] == before

    def test_a_container_of_a_document_takes_what_is_on_it(self, client: Client) -> None:
        container = f"{client.server}/annotations/of/law/"
        sent = annotation(target=[quoting("seven days"), quoting("The Secretary publishes it.")])
        made = client.ask("POST", container, sent)
        assert made.status == 201
        assert made.headers["Location"].startswith(container)
        assert made.json["id"] == made.headers["Location"]
        assert len(made.json["target"]) == 2
        assert client.get(made.headers["Location"]).json == made.json
        assert made.json["id"] in client.get(container, Prefer=IRIS).json["first"]["items"]
        assert client.ask("POST", container, annotation()).status == 400

    def test_a_reply_names_what_it_answers(self, client: Client, address: str) -> None:
        reply = client.make(motivation="replying", target=address).json
        assert reply["target"][0]["source"] == client.get(address).json["canonical"]


class TestUpdate:
    """5.3. Update an existing annotation."""

    @pytest.fixture
    def made(self, client: Client) -> Answer:
        return client.make(target=quoting("seven days"))

    def changed(self, made: Answer, **changes: object) -> dict[str, object]:
        return made.json | {"body": {"type": "TextualBody", "value": "Better"}} | changes

    def test_put_replaces_the_whole_and_answers_with_it(self, client: Client, made: Answer) -> None:
        address, tag = made.headers["Location"], made.headers["ETag"]
        answer = client.ask("PUT", address, self.changed(made), If_Match=tag)
        assert answer.status == 200
        assert answer.json["body"][0]["value"] == "Better"
        assert answer.json["target"] == made.json["target"]
        assert (answer.json["id"], answer.json["created"]) == (address, made.json["created"])
        assert answer.headers["ETag"] != tag
        assert client.get(address).json == answer.json
        assert client.get(address).headers["ETag"] == answer.headers["ETag"]

    def test_a_stale_if_match_changes_nothing(self, client: Client, made: Answer) -> None:
        address, tag = made.headers["Location"], made.headers["ETag"]
        client.ask("PUT", address, self.changed(made), If_Match=tag)
        for stale in (tag, '"another-1"', f"W/{tag}"):
            answer = client.ask("PUT", address, self.changed(made, body=[]), If_Match=stale)
            assert answer.status == 412
            assert client.ask("DELETE", address, If_Match=stale).status == 412
        assert client.get(address).json["body"][0]["value"] == "Better"

    def test_without_if_match_it_is_taken_and_what_it_replaced_is_kept(
        self, client: Client, made: Answer
    ) -> None:
        address = made.headers["Location"]
        assert client.ask("PUT", address, self.changed(made)).status == 200
        page = client.get(f"{client.server}/history/{address.rpartition('/')[2]}").body.decode()
        assert "I like this page!" in page

    @pytest.mark.parametrize(
        "changes",
        [
            {"canonical": "http://example.org/other"},
            {"id": "http://example.org/other"},
        ],
    )
    def test_names_stay(self, client: Client, made: Answer, changes: dict[str, str]) -> None:
        answer = client.ask("PUT", made.headers["Location"], self.changed(made, **changes))
        assert answer.status == 409

    def test_it_can_move_to_another_page_and_back(self, client: Client, made: Answer) -> None:
        address, other = made.headers["Location"], "http://example.org/another-page"
        answer = client.ask("PUT", address, self.changed(made, target=other))
        assert answer.status == 200
        assert client.get(address).json["target"] == answer.json["target"] == other
        container = f"{client.server}/annotations/of/law/"
        items = client.get(container, Prefer=IRIS).json["first"]["items"]
        name = address.rpartition("/")[2]
        assert not [item for item in items if item.endswith(name)]
        assert client.ask("PUT", address, self.changed(made)).json["target"] == made.json["target"]

    def test_via_stays_once_it_is_set(self, client: Client) -> None:
        made = client.make(id="http://example.org/1")
        for via, status in ((["http://example.org/9"], 409), (made.json["via"], 200)):
            answer = client.ask("PUT", made.headers["Location"], self.changed(made, via=via))
            assert answer.status == status

    def test_words_that_do_not_stand_there_are_refused(self, client: Client, made: Answer) -> None:
        changed = self.changed(made, target=quoting("nine days"))
        assert client.ask("PUT", made.headers["Location"], changed).status == 422

    def test_what_is_not_there_is_not_made(self, client: Client, made: Answer) -> None:
        nowhere = f"{client.container}nowhere"
        assert client.ask("PUT", nowhere, self.changed(made)).status == 404
        assert client.ask("PATCH", made.headers["Location"], {}).status == 405
        assert client.ask("POST", made.headers["Location"], annotation()).status == 405


class TestDeletion:
    """5.4. Delete an existing annotation."""

    @pytest.mark.parametrize("careful", [True, False])
    def test_it_is_gone_from_its_container_for_ever(self, client: Client, careful: bool) -> None:
        made = client.ask("POST", client.container, annotation(), Slug=f"short-lived-{careful}")
        address = made.headers["Location"]
        headers = {"If-Match": made.headers["ETag"]} if careful else {}
        total = client.get(client.container).json["total"]
        answer = client.ask("DELETE", address, **headers)
        assert (answer.status, answer.body) == (204, b"")
        for method in ("GET", "PUT", "DELETE", "OPTIONS"):
            body = annotation() if method == "PUT" else None
            assert client.ask(method, address, body).status == 410
        container = client.get(client.container, Prefer=IRIS).json
        assert container["total"] == total - 1
        again = client.ask("POST", client.container, annotation(), Slug=f"short-lived-{careful}")
        assert again.headers["Location"] != address
