"""A library of any size that holds every kind of thing there can be, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from app.domain.annotation import (
    Anchor,
    AnchorState,
    Annotation,
    Link,
    LinkStatus,
    Stance,
    Visibility,
)
from app.domain.authority import Authority, AuthorityKind, Event, Key, Provision, Trait
from app.domain.document import Document, DocumentKind, Version
from app.domain.mention import Evidence, Form, Signal, Target
from app.domain.names_used import spelling
from app.domain.project import Project
from app.domain.surroundings import TAG
from app.store import (
    addresses,
    authorities,
    documents,
    history,
    merged,
    names_used,
    projects,
    vocabulary,
)
from app.store import annotations as notes
from app.store.library import Library
from app.text import markdown, plain
from app.text.anchors import describe
from app.text.provisions import provision_spans
from app.text.versions import version_hash

WORDS = (
    *("court", "order", "stay", "parole", "statute", "notice", "Congress", "“custody”", "judge’s"),
    *("§\u00a01182(d)(5)(A)", "🛫", "naïve", "Nación", "8", "U.S.C.", "appeal", "#", "=", "-"),
    *("*", "_x_", "&", "<b>", "the", "of", "and", "to", "was", "in", "que", "移民", "e\u0301tat"),
    *("v.", "[sic]", "50%"),
)
PEOPLE = ("Ada Reader", "Bo O’Neil", "Zoë Ün", "李雷", "a@b.example")


@dataclass(frozen=True)
class Size:
    """How much there is of each."""

    articles: int
    annotations: int
    links: int
    laws: int = 40


class Writer:
    """Writes a library out of random words; ``told`` counts what was made."""

    def __init__(self, library: Library, seed: int, size: Size) -> None:
        self.db = library.db
        self.random = random.Random(seed)
        self.size = size
        self.ids: list[str] = []
        self.links_left = size.links

    def fill(self) -> list[str]:
        """Write it; the ids of the articles."""
        laws = list(self._laws())
        for number in range(self.size.articles):
            self._article(number)
        made: list[Annotation] = []
        for number in range(self.size.annotations):
            on_law = number % 50 == 49
            document = self.random.choice(laws if on_law else self.ids)
            made.append(self._annotation(document, number, made, self.size.annotations - number))
        for annotation in made[::20]:
            addresses.take(self.db, f"wished-{annotation.id[-12:]}", annotation.id)
        self._projects()
        self._tags()
        for number in range(len(self.ids) // 50):
            said = merged.MERGED if number == 1 else merged.APART
            merged.decide(self.db, self.ids[2 * number], self.ids[2 * number + 1], said)
        return self.ids

    def _projects(self) -> None:
        for number in range(3):
            chosen = self.random.sample(self.ids, min(len(self.ids), 2 + number))
            project = Project(
                id=f"urn:uuid:{UUID(int=self.random.getrandbits(128), version=4)}",
                title=f"{self.words(3)} {number}",
                purpose=self.words(number * 5),
                creator=PEOPLE[number],  # of so few, chance would make all the same now and then
                created=self.time(),
                articles=tuple(chosen[:1]),
            )
            whole = replace(project, articles=tuple(chosen), closed=number == 1)
            for act, state in (("began", project), ("gathered", whole)):
                projects.put(self.db, state)
                done = history.Act(self.time(), self.random.choice(PEOPLE), state.subject, act)
                history.record(self.db, done, state)

    def _tags(self) -> None:
        for tag in ("court", "naïve", "移民", "used by nobody"):
            meaning = self.words(4)
            vocabulary.put(self.db, tag, meaning)
            done = history.Act(self.time(), self.random.choice(PEOPLE), TAG + tag, "defined")
            history.record(self.db, done, {"meaning": meaning})

    def words(self, count: int) -> str:
        """Some words, none of them an end of a line."""
        return " ".join(self.random.choices(WORDS, k=count))

    def day(self) -> str:
        """Some day of the years that the library speaks of."""
        year, month = self.random.randint(2020, 2025), self.random.randint(1, 12)
        return f"{year}-{month:02}-{self.random.randint(1, 28):02}"

    def time(self) -> str:
        """Some second of such a day."""
        return f"{self.day()}T{self.random.randint(0, 23):02}:30:{self.random.randint(0, 59):02}Z"

    def _article(self, number: int) -> None:
        pick = self.random.choice
        published = pick([self.day(), self.day(), self.day()[:7], self.day()[:4], ""])
        document = Document(
            id=f"article-{number}",
            kind=DocumentKind.ARTICLE,
            title=self.words(6).strip(),
            outlet=pick(["The Test Gazette", "“Q”: a paper", ""]),
            author=pick([*PEOPLE, ""]),
            published=published,
            url=pick(["", f"https://example.org/{number}"]),
            credit=pick(["", "CC BY 2.5: somebody"]),
            summary=pick(["", self.words(20)]),
        )
        source_format = pick(["markdown", "text"])
        self._versions(document, [self._source() for _ in range(pick([1, 1, 2, 3]))], source_format)
        self.ids.append(document.id)

    def _source(self) -> str:
        parts = [self.words(self.random.randint(8, 60)) for _ in range(self.random.randint(3, 9))]
        heading = self.random.choice(["", f"## {self.words(3)}\n\n"])
        return heading + "\n\n".join(parts) + self.random.choice(["\n", ""])

    def _versions(self, document: Document, sources: list[str], source_format: str) -> None:
        created = sorted(self.time() for _ in sources)
        made = []
        for number, source in enumerate(sources, 1):
            rendering = (
                plain.render(source)
                if source_format == "text"
                else markdown.render(source, provisions=document.kind is DocumentKind.AUTHORITY)
            )
            version = Version(
                hash=version_hash(rendering.text),
                document=document.id,
                number=number,
                source=source,
                source_format=source_format,
                rendering=rendering,
                created=created[number - 1],
                creator=self.random.choice(PEOPLE),
            )
            documents.put(self.db, document, version)
            act = history.Act(version.created, version.creator, document.id, "added")
            history.record(self.db, act, {"version": version.hash, "title": document.title})
            made.append(version)
        documents.put(self.db, document, self.random.choice([made[-1], made[-1], made[0]]))

    def _laws(self) -> Iterator[str]:
        for number in range(self.size.laws):
            reference = f"/us/usc/t8/s{number}"
            record = self._law(reference, number)
            if number % 3:
                first = f'{{provision="{reference}/a"}}\n(a) {self.words(20)}\n'
                document = Document(reference, DocumentKind.AUTHORITY, record.title)
                self._versions(
                    document,
                    [first, f'{first}\n{{provision="{reference}/b"}}\n(b) {self.words(9)}\n'],
                    "markdown",
                )
                held = documents.current(self.db, reference)
                assert held
                spans = provision_spans(held.rendering)
                provisions = tuple(Provision(p, reference, p[-1:], s, e) for p, s, e in spans)
                authorities.put(self.db, replace(record, provisions=provisions))
                yield reference
            else:
                authorities.put(self.db, record)
        authorities.merge(self.db, "/us/usc/t8/s1000", "/us/usc/t8/s1")
        for number in range(min(4, self.size.laws)):
            words = f"the {self.words(2)} {number}"
            use = self.random.choice(["always", "never"])
            if number < 2:  # chance would now and then make all of so few the same
                use = ("always", "never")[number]
            names_used.choose(self.db, f"/us/usc/t8/s{number}", spelling(words), words, use)

    def _law(self, reference: str, number: int) -> Authority:
        pick = self.random.choice
        part_of = f"/us/act/2020-01-01/ch{number % 3 + 1}"
        if number < 3:
            authorities.put(self.db, Authority(part_of, AuthorityKind.ACT, f"An Act, {number}"))
        return Authority(
            id=reference,
            kind=pick([AuthorityKind.SECTION, AuthorityKind.ACT]),
            title=self.words(4),
            digest=pick(["", self.words(20)]),
            as_of=pick(["", self.day(), self.day()[:7]]),
            source=pick(["", self.words(3)]),
            part_of=pick(["", part_of]),
            held=pick(["", "Whole."]),
            court=pick(["", "A Court"]),
            names=tuple(dict.fromkeys(self.words(2) for _ in range(pick([0, 2])))),
            keys=tuple(
                Key(pick(["stat", "usc"]), f"{number} Stat. {n}") for n in range(pick([0, 2]))
            ),
            numbering=((f"{reference}/x", f"INA § {number}"),) * pick([0, 1]),
            traits=tuple(Trait(self.words(3), self.words(2)) for _ in range(pick([0, 2]))),
            events=tuple(
                Event(self.day(), pick(["enacted", "amended"]), self.words(4), self.words(2), by)
                for by in pick([(), ("", reference)])
            ),
            stub=pick([False, False, True]),
        )

    def _annotation(
        self, document: str, number: int, made: list[Annotation], left: int
    ) -> Annotation:
        pick = self.random.choice
        earlier = made[-1] if made and number % 20 == 7 else None
        links = self._links(left)
        created = self.time()
        annotation = Annotation(
            id=f"urn:uuid:{UUID(int=self.random.getrandbits(128), version=4)}",
            document=earlier.document if earlier else document,
            anchors=tuple(self._anchors(earlier.document if earlier else document)),
            creator=pick(PEOPLE),
            created=created,
            modified=created,
            note=pick(["", f"{self.words(9)}\n\n= {self.words(4)}"]),
            tags=tuple(dict.fromkeys(self.words(1) for _ in range(pick([0, 1, 3])))),
            links=links,
            visibility=pick(list(Visibility)),
            reply_to=earlier.id if earlier else "",
            canonical=pick(["", f"https://example.org/anno/{number}"]),
            via=pick([(), (f"https://hypothes.is/a/{number}",)]),
        )
        self._write(annotation, "annotated")
        if number % 4 == 0:
            act = pick(["revised", "withdrew"])
            annotation = replace(
                annotation,
                note=f"{annotation.note} again",
                modified=max(created, self.time()),
                withdrawn=act == "withdrew",
                revision=2,
            )
            self._write(annotation, act)
        return annotation

    def _write(self, annotation: Annotation, act: str) -> None:
        notes.put(self.db, annotation)
        done = history.Act(annotation.modified, annotation.creator, annotation.id, act)
        history.record(self.db, done, annotation)

    def _anchors(self, document: str) -> Iterator[Anchor]:
        lines = documents.numbered(self.db, document)
        for _ in range(self.random.choice([1, 1, 1, 2])):
            version = documents.version(self.db, document, self.random.choice(lines).hash)
            assert version
            start = self.random.randrange(len(version.text) - 1)
            end = min(len(version.text), start + self.random.randint(1, 80))
            anchor = describe(version.text, start, end, version.hash)
            yield replace(anchor, state=self.random.choice(list(AnchorState)))

    def _links(self, left: int) -> tuple[Link, ...]:
        count = 0 if self.links_left <= 0 else self.random.choice([0, 0, 1, 2])
        if self.links_left > 2 * left:
            count = 3
        count = min(count, self.links_left)
        self.links_left -= count
        return tuple(self._link() for _ in range(count))

    def _link(self) -> Link:
        pick = self.random.choice
        reference = f"/us/usc/t8/s{self.random.randrange(self.size.laws)}"
        evidence = Evidence(
            recogniser=pick(["names", "descriptions"]),
            signals=(Signal("traits", self.words(2), self.random.random()),),
            runner_up=pick([None, Target("/us/usc/t8/s2", 0.25)]),
            missing=pick(["", "a date"]),
        )
        return Link(
            target=pick([reference, reference, f"{reference}/a", "/us/usc/t8/s1000", "/us/x/gone"]),
            form=pick(list(Form)),
            stance=pick(list(Stance)),
            status=pick(list(LinkStatus)),
            evidence=pick([None, evidence]),
        )


def fill(library: Library, seed: int, size: Size) -> list[str]:
    """Fill an empty library; the ids of its articles."""
    with library.writing():
        return Writer(library, seed, size).fill()
