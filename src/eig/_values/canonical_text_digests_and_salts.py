"""The canonical text of a value: what a digest is taken of, the same wherever and whenever it is written.

A digest says by which scheme its text was written, so that a later release can take it again. Scheme 2 leaves
out what a value holds where nothing is said, and sorts fields by name: a field that is added, or moved,
changes no text that was written before. Digests without a scheme are those of the releases before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from string import hexdigits
from types import MappingProxyType, NoneType
from typing import Any, Final, TypeAlias, cast

from attrs import NOTHING, Attribute, Factory, fields, has

from eig._values.field_rules_and_bounds import Rule
from eig._values.value import told_nowhere, told_where_given
from eig._values.whoever_waits import hear

PLAIN: Final = frozenset((str, int, bool, NoneType))
"""Nearly all that a value holds in the end."""

SCHEME: Final = "2"
"""How canonical texts are written now: a digest begins with it and a colon."""

Told: TypeAlias = Callable[["Attribute[Any]", object], bool]
"""Whether a scheme tells a field of a value."""


def _stated(one: Attribute[Any], value: object) -> bool:
    """Tell what is not as it is where nothing is said: a field that is added later changes no older text."""
    default: Any = one.default
    if default is NOTHING:
        return True
    if isinstance(default, Factory):  # type: ignore[arg-type]
        default = default.factory(value) if default.takes_self else default.factory()
    return bool(getattr(value, one.name) != default)


@cache
def _told_in(kind: type[Any]) -> tuple[Attribute[Any], ...]:
    """Return the fields of a class, but for those that say how a value came to be, and not what it is."""
    return tuple(one for one in fields(kind) if not told_nowhere.items() <= one.metadata.items())


def _every(one: Attribute[Any], value: object) -> bool:
    return bool(getattr(value, one.name)) or not told_where_given.items() <= one.metadata.items()


def _before(one: Attribute[Any], value: object) -> bool:
    return _stated(one, value) or not told_where_given.items() <= one.metadata.items()


SCHEMES: Final[Mapping[str, tuple[Told, ...]]] = MappingProxyType({SCHEME: (_stated,), "": (_before, _every)})
"""What each scheme tells of a value. A digest without a scheme was taken of one of two texts."""


def canonical(value: object, told: Told = _stated) -> str:
    """Return a value as text: fields by name, private ones too, but for defaults; numbers exact.

    >>> from eig.programme import Quota
    >>> canonical((Fraction(1, 3), Quota(attribute="team", value="x")))
    "(1/3,Quota(attribute='team',value='x'))"
    """
    if type(value) in PLAIN:
        hear()
        return repr(value)
    if isinstance(value, (Fraction, date)):
        return str(value)
    hear()
    if isinstance(value, tuple):
        return f"({','.join(canonical(one, told) for one in cast('tuple[object, ...]', value))})"
    if isinstance(value, Mapping):
        pairs = sorted(cast("Mapping[str, object]", value).items())
        return f"{{{','.join(f'{key!r}:{canonical(one, told)}' for key, one in pairs)}}}"
    kind: Any = type(value)
    if not has(kind):
        return repr(value)
    names = (one.name for one in _told_in(kind) if told(one, value))
    written = [f"{name}={canonical(getattr(value, name), told)}" for name in names]
    return f"{kind.__name__}({','.join(sorted(written) if told is _stated else written)})"


SALT: Final = 32
"""How many hexadecimal digits a salt has at least: 128 bits that nobody goes through."""


def _is_salt(value: object) -> bool:
    return isinstance(value, str) and len(value) >= SALT and set(value) <= set(hexdigits)


salted = Rule(_is_salt, "values.salt", {"least": SALT})
"""The rule of the salts that digests are taken with; older minutes may have been taken with another."""


def digest_of(text: str, *, salt: str = "") -> str:
    """Return the scheme and the SHA-256 of a text in UTF-8; with a salt, its HMAC under that key (RFC 2104).

    >>> digest_of("abc")[:18], digest_of("abc", salt="s") == digest_of("abc", salt="t")
    ('2:ba7816bf8f01cfea', False)
    """
    return f"{SCHEME}:{_taken(text, salt)}"


def _taken(text: str, salt: str) -> str:
    import hmac  # noqa: PLC0415 # imported on use: `import eig` stays light
    from hashlib import sha256  # noqa: PLC0415

    data = text.encode()
    return hmac.digest(salt.encode(), data, "sha256").hex() if salt else sha256(data).hexdigest()


def scheme_of(digest: str) -> str:
    """Return the scheme that a digest was taken by: nothing for those taken before schemes had a number.

    >>> scheme_of("2:ba78"), scheme_of("ba78")
    ('2', '')
    """
    return digest.rpartition(":")[0]


def is_digest(digest: str, write: Callable[[Told], str], *, salt: str = "") -> bool:
    """Tell whether a digest is that of what is written, by the scheme that it states; not of an unknown one.

    >>> is_digest(digest_of("abc"), lambda told: "abc"), is_digest("9:ba78", lambda told: "abc")
    (True, False)
    """
    scheme, _, taken = digest.rpartition(":")
    return any(_taken(write(told), salt) == taken for told in SCHEMES.get(scheme, ()))


def leaf_salt(secret: str, name: str) -> bytes:
    """Return the salt of a leaf or a table: the HMAC-SHA-256 of its name under one secret.

    >>> len(leaf_salt("5a17" * 16, "c1"))
    32
    """
    import hmac  # noqa: PLC0415 # imported on use: `import eig` stays light

    return hmac.digest(secret.encode(), name.encode(), "sha256")
