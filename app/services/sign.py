"""Sign a bundle, and tell whether a signature is that of a key (minisign's format).

The signature is a file beside the bundle, ``parole.zip.minisig``; ``minisign -Vm parole.zip -p
basis.pub`` checks it as well.  Its trusted comment, which is signed with it, says who exported the
bundle and what digest it has.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

import minisign

from app.errors import BadBundle, BadInput

SECRET, PUBLIC, SIGNATURE = "basis.key", "basis.pub", ".minisig"

_PLAIN = " .,'@()-"  # in a name; other characters are written in per cent: comments are ASCII


def make_keys(folder: Path, password: str) -> tuple[Path, Path]:
    """A new pair of keys in ``folder``: the secret one, locked by a password, and the public one.

    Raises ``BadInput`` where one of them exists already.
    """
    secret, public = folder / SECRET, folder / PUBLIC
    for path in (secret, public):
        if path.exists():
            remedy = "Choose another folder: whoever checks signatures needs the old key."
            raise BadInput(name=path, why="it exists", remedy=remedy)
    pair = minisign.KeyPair.generate()
    public.write_bytes(bytes(pair.public_key))
    pair.secret_key.encrypt(password)
    secret.touch(0o600)
    secret.write_bytes(bytes(pair.secret_key))
    return secret, public


def sign(bundle: Path, key: Path, password: str, who: str, digest: str) -> Path:
    """Write the signature of a bundle beside it; ``who`` and ``digest`` stand in its comment.

    Raises ``BadInput`` for what is no key and for a wrong password.
    """
    try:
        secret = minisign.SecretKey.from_file(key)
        if secret.is_encrypted():
            secret.decrypt(password)
        comment = f"exported by {quote(' '.join(who.split()), safe=_PLAIN)}; digest {digest}"
        with bundle.open("rb") as file:
            made = secret.sign(file, trusted_comment=comment, untrusted_comment="Basis bundle")
    except (ValueError, OSError) as error:
        why = f"it cannot sign ({error})"
        raise BadInput(name=key, why=why, remedy="Check the file and its password.") from error
    target = bundle.with_name(bundle.name + SIGNATURE)
    target.write_bytes(bytes(made))
    return target


def signed_by(bundle: Path, signature: Path, key: Path) -> str:
    """The trusted comment of a signature that is good: who exported the bundle, and its digest.

    Raises ``BadBundle`` for one that is not of this bundle or not of this key, ``BadInput`` for
    files that are no signature or no key.
    """
    try:
        public = minisign.PublicKey.from_file(key)
        found = _signature(signature)
        with bundle.open("rb") as file:
            public.verify(file, found)
    except minisign.VerifyError as error:
        why = f"{signature.name} is not its signature by {key.name}"
        remedy = "Ask whoever issued it for the bundle, the signature and the key again."
        raise BadBundle(name=bundle, why=why, remedy=remedy) from error
    except (ValueError, OSError) as error:
        why = f"it cannot be read as a signature or key ({error})"
        remedy = "Check both files."
        raise BadInput(name=f"{signature.name} or {key.name}", why=why, remedy=remedy) from error
    return unquote(str(found.trusted_comment))


def _signature(path: Path) -> minisign.Signature:
    """A signature whose lines are written as they must be, its first one apart, which is free.

    Base64 has bits that no reader looks at: with those changed it would pass for the same.
    """
    found = minisign.Signature.from_file(path)
    if path.read_bytes().splitlines()[1:] != bytes(found).splitlines()[1:]:
        raise ValueError("its lines are not written as minisign writes them")
    return found
