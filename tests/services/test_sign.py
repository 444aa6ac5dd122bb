"""A signature is good for one bundle and one key, and says who exported it."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import cli
from app.errors import BadBundle, BadInput
from app.services.sign import make_keys, sign, signed_by

LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_keys(tmp_path_factory.mktemp("keys"), "long password")


@pytest.fixture
def signed(tmp_path: Path, keys: tuple[Path, Path]) -> tuple[Path, Path]:
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(b"PK bytes of a bundle")
    return bundle, sign(bundle, keys[0], "long password", "Zoë  李雷; x", "4f5c")


def test_it_says_who_exported_the_bundle(
    signed: tuple[Path, Path], keys: tuple[Path, Path]
) -> None:
    bundle, signature = signed
    assert signature.name == "b.zip.minisig"
    assert signed_by(bundle, signature, keys[1]) == "exported by Zoë 李雷; x; digest 4f5c"
    assert keys[0].stat().st_mode & 0o777 == 0o600


def test_no_byte_of_bundle_or_signature_can_be_changed(
    signed: tuple[Path, Path], keys: tuple[Path, Path]
) -> None:
    bundle, signature = signed
    for path in (bundle, signature):
        content = path.read_bytes()
        for place in range(len(content)):
            changed = bytearray(content)
            changed[place] ^= 1
            path.write_bytes(changed)
            try:
                told = signed_by(bundle, signature, keys[1])
            except (BadBundle, BadInput):
                continue
            assert path == signature  # its first line is not signed, and says nothing
            assert place < content.index(b"\n")
            assert told == "exported by Zoë 李雷; x; digest 4f5c"
        path.write_bytes(content)


def test_another_key_is_told(signed: tuple[Path, Path], tmp_path: Path) -> None:
    _, other = make_keys(tmp_path, "p")
    with pytest.raises(BadBundle, match=r"is not its signature by basis\.pub"):
        signed_by(*signed, other)


def test_what_is_no_key_and_a_wrong_password_are_told(
    signed: tuple[Path, Path], keys: tuple[Path, Path], tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="cannot sign"):
        sign(signed[0], keys[0], "wrong", "Ada", "")
    with pytest.raises(BadInput, match="cannot sign"):
        sign(signed[0], signed[0], "", "Ada", "")
    with pytest.raises(BadInput, match="cannot be read"):
        signed_by(*signed, signed[0])
    with pytest.raises(BadInput, match="it exists"):
        make_keys(keys[0].parent, "p")
    with pytest.raises(BadInput, match="No such file"):
        signed_by(signed[0], tmp_path / "none", keys[1])


def test_from_the_command_line(
    tmp_path: Path, filled_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BASIS_HOME", str(filled_home))
    monkeypatch.setenv("BASIS_NAME", "Ada Reader")
    run = CliRunner()
    folder = ["--folder", str(tmp_path)]
    made = run.invoke(cli.main, ["bundle", "keys", *folder], input="secret\nsecret\n")
    assert made.exit_code == 0, made.output
    zipped = str(tmp_path / "b.zip")
    options = ["--output", zipped, "--sign", str(tmp_path / "basis.key")]
    command = ["bundle", "create", "half-million-lose-parole", *options]
    made = run.invoke(cli.main, command, input="secret\n")
    assert made.exit_code == 0, made.output
    public = ["--key", str(tmp_path / "basis.pub")]
    told = run.invoke(cli.main, ["bundle", "verify", zipped, *public])
    assert told.exit_code == 0, told.output
    assert "Signed: exported by Ada Reader; digest" in told.output


@pytest.mark.parametrize("line", [1, 3])
def test_bits_of_a_signature_that_say_nothing_must_be_as_they_were_written(
    signed: tuple[Path, Path], keys: tuple[Path, Path], line: int
) -> None:
    """The last letter of base64 has bits that are not read; another letter would pass for it."""
    bundle, signature = signed
    lines = signature.read_text("ascii").splitlines()
    bare = lines[line].rstrip("=")
    other = LETTERS[LETTERS.index(bare[-1]) ^ 1]
    lines[line] = bare[:-1] + other + "=" * (len(lines[line]) - len(bare))
    signature.write_text("\n".join(lines) + "\n", "ascii")
    with pytest.raises(BadInput, match="cannot be read"):
        signed_by(bundle, signature, keys[1])
