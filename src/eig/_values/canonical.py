"""The canonical text of a value: what a digest is taken of, the same wherever and whenever it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from string import hexdigits
from typing import Any, Final, cast

from attrs import fields, has

from eig._values.rules import Rule
from eig._values.value import told_where_given


def canonical(value: object) -> str:
    """Return a value as text: every field, private ones too, numbers exact, mappings sorted.

    >>> from eig.programme import Quota
    >>> canonical((Fraction(1, 3), Quota(attribute="team", value="x")))
    "(1/3,Quota(attribute='team',value='x',minimum=0,maximum=None))"
    """
    if isinstance(value, (Fraction, date)):
        return str(value)
    if isinstance(value, tuple):
        return f"({','.join(map(canonical, cast('tuple[object, ...]', value)))})"
    if isinstance(value, Mapping):
        pairs = sorted(cast("Mapping[str, object]", value).items())
        return f"{{{','.join(f'{key!r}:{canonical(one)}' for key, one in pairs)}}}"
    kind: Any = type(value)
    if not has(kind):
        return repr(value)
    parts = (f"{name}={canonical(held)}" for name, held in _told(value))
    return f"{kind.__name__}({','.join(parts)})"


def _told(value: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a value, but those that older values did not have and that are empty."""
    kind: Any = type(value)
    for one in fields(kind):
        held = getattr(value, one.name)
        if held or not told_where_given.items() <= one.metadata.items():
            yield one.name, held


SALT: Final = 32
"""How many hexadecimal digits a salt has at least: 128 bits that nobody goes through."""


def _is_salt(value: object) -> bool:
    return isinstance(value, str) and len(value) >= SALT and set(value) <= set(hexdigits)


salted = Rule(
    _is_salt,
    "values.salt",
    {"least": SALT},
)
"""The rule of the salts that digests are taken with; older minutes may have been taken with another."""


def digest_of(text: str, *, salt: str = "") -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal; with a salt, its HMAC under that key (RFC 2104).

    >>> digest_of("abc")[:16], digest_of("abc", salt="s") == digest_of("abc", salt="t")
    ('ba7816bf8f01cfea', False)
    """
    import hmac  # noqa: PLC0415 # imported on use: `import eig` stays light
    from hashlib import sha256  # noqa: PLC0415

    data = text.encode()
    return hmac.digest(salt.encode(), data, "sha256").hex() if salt else sha256(data).hexdigest()
