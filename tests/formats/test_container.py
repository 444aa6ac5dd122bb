import io
import zipfile
from itertools import starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.container import Member, container, member

NAMES = st.text("abcdefghijklmnopqrstuvwxyz/-._", min_size=1, max_size=40)
FILES = st.dictionaries(NAMES, st.binary(max_size=300), max_size=6)


def by_zipfile(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.create_system, info.external_attr = 3, 0o100644 << 16
            packed.writestr(info, content)
    return out.getvalue()


@given(FILES)
def test_it_writes_what_the_standard_library_writes(files: dict[str, bytes]) -> None:
    assert b"".join(container(starmap(member, files.items()))) == by_zipfile(files)


def test_its_bytes_are_these_for_ever() -> None:
    assert b"".join(container([member("a", b"1")])).hex() == (
        "504b030414000000000000002100b7efdc830100000001000000010000006131"
        "504b0102140314000000000000002100b7efdc83010000000100000001000000000000000000"
        "0000a48100000000"
        "61504b050600000000010001002f000000200000000000"
    )


def test_more_than_a_zip_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        for _ in container(member(str(number), b"") for number in range(70_000)):
            pass


def test_a_file_that_is_not_of_its_size_is_refused() -> None:
    with pytest.raises(ValueError, match="3 bytes"):
        b"".join(container([Member("a", 3, 0, [b"1"])]))
