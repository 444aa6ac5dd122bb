"""Where the authorities are relied on, and under which heading."""

import csv
import io
from dataclasses import replace

import pytest
from lxml import html

from app.domain.annotation import LinkStatus
from app.domain.bundle import Bundle
from app.domain.mention import Form
from app.domain.table_form import Group, TableForm
from app.domain.table_of_authorities import table_of_authorities, where
from app.exporters.links import Links
from app.exporters.table_of_authorities import COLUMNS, TableOfAuthorities
from app.text.sentences import sentence
from tests.bundles import article, bundle, law, link, note, version

# Target -> its group, in the order of the table; none of them is held.
TARGETS = {
    "/us/scotus/a-v-b/2025-01-01": Group.CASES,
    "/us/const/amd5": Group.CONSTITUTION,
    "/us/pl/101/649": Group.STATUTES,
    "/us/usc/t8/s2": Group.STATUTES,
    "/us/usc/t8/s11": Group.STATUTES,
    "/us/cfr/t8/s244.2": Group.REGULATIONS,
    "/us/fr/90/13033": Group.REGULATIONS,
    "/us/eo/14157": Group.EXECUTIVE,
    "/us/proc/10903": Group.EXECUTIVE,
    "/eu/cjeu/c-758-24": Group.FOREIGN,
}


def of_links(source: str, *links: tuple[str, str, Form, LinkStatus]) -> Bundle:
    text = version("one", source)
    notes = tuple(note(text, words, link(target, form, s)) for words, target, form, s in links)
    record = replace(article().document, id="one", title="One | two")
    one = replace(article(), document=record, versions=(text,), current=text.hash)
    return Bundle("B", "2025-06-03", (replace(one, annotations=notes),), ())


def files(of: Bundle) -> dict[str, str]:
    return {file.path: file.content.decode() for file in TableOfAuthorities().files(of)}


def test_groups_and_rows_come_in_the_order_of_briefs() -> None:
    links = [("x", target, Form.CITED, LinkStatus.ACCEPTED) for target in reversed(TARGETS)]
    table = table_of_authorities(of_links("x", *links))
    assert [(row.authority.id, g) for g, rows in table.items() for row in rows] == list(
        TARGETS.items()
    )


@pytest.mark.parametrize("form", list(Form))
def test_a_passage_stands_in_the_column_of_its_form(form: Form) -> None:
    of = of_links("# T\n\nOne.\n\nTwo x.", ("x", "/us/usc/t8/s2", form, LinkStatus.ACCEPTED))
    (row,) = table_of_authorities(of)[Group.STATUTES]
    oblique = form in (Form.DESCRIBED, Form.BACK)
    assert [p.number for p in (row.oblique if oblique else row.explicit)] == [2]
    assert not (row.explicit if oblique else row.oblique)


def test_what_was_rejected_is_not_relied_on() -> None:
    of = of_links("x", ("x", "/us/usc/t8/s2", Form.CITED, LinkStatus.REJECTED))
    assert table_of_authorities(of) == {}
    assert "No passage has an accepted link" in files(of)["table-of-authorities.html"]


def test_the_three_files_say_the_same() -> None:
    found = files(bundle())
    rows = list(csv.reader(io.StringIO(found["table-of-authorities.csv"], newline="")))
    assert tuple(rows[0]) == COLUMNS
    tree = html.document_fromstring(found["table-of-authorities.html"])
    assert tree.xpath("count(//tbody/tr)") == len(rows) - 1
    for row in rows[1:]:
        assert f"| {row[4]} | {row[5]} |" in found["table-of-authorities.md"]
    assert tree.xpath("//tbody//th/a/text()") == [row[4] for row in rows[1:]]


def test_paragraphs_are_named_once_and_pinpoints_with_them() -> None:
    section = "/us/usc/t8/s1182"
    accepted = (Form.CITED, LinkStatus.ACCEPTED)
    whole, part = (section, *accepted), (f"{section}/d/5/A", *accepted)
    of = of_links("a b\n\nc d", ("a", *part), ("b", *part), ("c", *part), ("d", *whole))
    (row,) = table_of_authorities(replace(of, laws=(law(section),)))[Group.STATUTES]
    assert where(row.explicit, TableForm()) == "One | two, ¶\u00a01, 2 on (d)(5)(A), ¶\u00a02"


def test_a_ruling_says_that_its_dockets_are_those_of_its_case() -> None:
    table = table_of_authorities(bundle())
    assert table[Group.CASES][0].citation.startswith("case: No. 24A1079")


def test_markdown_cells_hold_no_mark_of_markdown() -> None:
    of = of_links("x", ("x", "/us/usc/t8/s2", Form.CITED, LinkStatus.ACCEPTED))
    assert "One \\| two, ¶ 1" in files(of)["table-of-authorities.md"]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(begin: str) -> None:
    text = version("one", "x")
    evil = replace(note(text, "x", link("/us/usc/t8/s2")), note=f"{begin}cmd|' /C calc'!A0")
    one = replace(article(), versions=(text,), current=text.hash, annotations=(evil,))
    (file,) = Links().files(Bundle("B", "2025-06-03", (one,), ()))
    (row,) = csv.DictReader(io.StringIO(file.content.decode(), newline=""))
    assert row["note"] == "'" + evil.note
    assert (row["paragraph"], row["start"], row["end"]) == ("1", "0", "1")


def test_many_places_are_passim_in_print_and_counted_in_rows() -> None:
    source = "\n\n".join(f"word{n}" for n in range(6))
    accepted = (Form.CITED, LinkStatus.ACCEPTED)
    of = of_links(source, *((f"word{n}", "/us/usc/t8/s2", *accepted) for n in range(6)))
    found = files(of)
    assert "| One \\| two, passim |" in found["table-of-authorities.md"]
    assert "One | two, passim" in found["table-of-authorities.html"]
    assert "¶\u00a01, 2, 3, 4, 5, 6" in found["table-of-authorities.csv"]


def test_the_order_and_what_is_counted_can_be_chosen() -> None:
    links = [("x", target, Form.CITED, LinkStatus.ACCEPTED) for target in TARGETS]
    order = (Group.EXECUTIVE, Group.STATUTES)
    form = TableForm(order, sentence, "sentence")
    of = replace(of_links("One. Two x.", *links), form=form)
    table = table_of_authorities(of)
    assert tuple(table) == order
    (row, *_) = table[Group.STATUTES]
    assert where(row.explicit, form) == "One | two, sentence\u00a02"
