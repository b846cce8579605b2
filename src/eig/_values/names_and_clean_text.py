"""Names: what may be one. Text is kept as NFC, so that one word is one word whoever typed it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal, TypeVar, cast

_CONTROL: Final = "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"  # compiled when a text may hold some
_PROSE_CONTROL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufeff\ufffe\uffff]"
_JOINER: Final = "\u200c\u200d"  # Persian and emoji need them; beside Latin letters they only hide
UNSEEN: Final = "\u115f\u1160\u3164\uffa0\u2800"  # a letter of Hangul and a sign of Braille that show nothing
_VARIANT: Final = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"  # of a sign of another script, or of an emoji
_UNPRINTED: Final = f"[{UNSEEN}\u034f\u17b4\u17b5\u180b-\u180f]|(?<![\u0250-\U0010ffff]){_VARIANT}"
LONGEST_NAME: Final = 200  # characters of a name: a longer one is a text
LONGEST_KEY: Final = 10_000  # characters of what is made of names, as a rule on several people is named
STACKED: Final = 30  # marks that may stand on one letter: the bound of Unicode's Stream-Safe Text Format
SHORT: Final = 200  # characters whose marks are not counted: so few are composed at once
_MANY_MARKS: Final = f"[\u0300-\U0010ffff]{{{STACKED + 1}}}"  # no mark comes before U+0300


T = TypeVar("T")


def language_tag(given: T) -> T:
    """Return the language alone of a tag, without its region or encoding; what is no tag as it is.

    >>> language_tag("fr-FR"), language_tag("EN_gb.UTF-8"), language_tag(None)
    ('fr', 'en', None)
    """
    return cast("T", re.split(r"[-_.@]", given, maxsplit=1)[0].lower()) if isinstance(given, str) else given


def bare(text: str) -> str:
    """Return a text in lower case, without accents and ligatures.

    >>> bare("Œuvre d'ÉTÉ")
    "oeuvre d'ete"
    """
    parted = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(one for one in parted if not unicodedata.combining(one))


def to_text(value: object) -> object:
    """Return text as NFC; anything else as it is.

    >>> to_text("E\u0301cologie") == "\u00c9cologie"
    True
    """
    if type(value) is str and value.isascii():
        return value
    if not isinstance(value, str):
        return value
    plain = value if type(value) is str else str.__str__(value)
    return normal("NFC", plain)


def normal(form: Literal["NFC", "NFD", "NFKC"], text: str) -> str:
    """Return text in a normal form; as it is where it stacks more marks than any script does.

    To put marks in order takes time as the square of how many stand on one letter.

    >>> normal("NFC", "E\u0301cole"), len(normal("NFC", "e" + "\u0301" * 100_000))
    ('École', 100001)
    """
    return text if text.isascii() or is_stacked(text) else unicodedata.normalize(form, text)


def is_stacked(text: str) -> bool:
    """Tell whether a long text stacks more than thirty marks on one letter.

    >>> is_stacked("e\u0301" * 500), is_stacked("e" + "\u0301" * 500)
    (False, True)
    """
    if len(text) <= SHORT or len(text) - len(text.encode("latin-1", "ignore")) <= STACKED:
        return False  # nearly always: no mark is of Latin-1
    if not re.search(_MANY_MARKS, text):
        return False
    high = 0
    for one in text:
        high = high + 1 if unicodedata.combining(one) else 0
        if high > STACKED:
            return True
    return False


def is_clean(value: str, *, breaks: bool = False) -> bool:
    r"""Tell whether text is free of control and half characters; line breaks may be let through.

    U+202D and U+202E are of them: what follows reads in another order than it is written in.

    A name, which holds no line break, is free of what nobody sees either: zero-width characters, letters that
    show nothing and marks of direction make one name of two.

    >>> is_clean("plume"), is_clean("a\x00b"), is_clean("a\nb"), is_clean("a\nb", breaks=True)
    (True, False, False, True)
    >>> is_clean("a\u200bb"), is_clean("a\u202eb"), is_clean("a\u2028b"), is_clean("a\u3164")
    (False, False, False, False)
    """
    if not value.isascii() and is_stacked(value):
        return False
    if value.isprintable():
        return breaks or value.isascii() or not re.search(_UNPRINTED, value)
    if breaks:
        return not re.search(_PROSE_CONTROL, value)
    return not re.search(_CONTROL, value) and not re.search(_UNPRINTED, value) and not _hides(value)


def legible(text: str) -> str:
    r"""Return text on one line, with what nobody sees as its escape.

    >>> print(legible("plume"), legible("a\nb"), legible("a\u3164"))
    plume a\nb a\u3164
    """
    plain = text if text.isprintable() else repr(text)[1:-1]
    return plain if plain.isascii() else re.sub(_UNPRINTED, lambda unseen: ascii(unseen[0])[1:-1], plain)


def _hides(name: str) -> bool:
    """Tell whether a name holds format characters or separators of lines: joiners of other scripts may."""
    return any(
        unicodedata.category(one) in ("Cf", "Zl", "Zp") and not (one in _JOINER and _joins(name, at))
        for at, one in enumerate(name)
    )


def _joins(name: str, at: int) -> bool:
    """Tell whether a joiner stands between two characters that are not Latin."""
    return 0 < at < len(name) - 1 and min(name[at - 1], name[at + 1]) > "\u024f"


def is_name(value: object) -> bool:
    """Tell whether a value can name something: text that is not empty, nor padded, and that hides nothing.

    >>> is_name("plume"), is_name(" "), is_name("plume "), is_name(3)
    (True, False, False, False)
    """
    return isinstance(value, str) and len(value) <= LONGEST_NAME and is_clear(value)


def is_clear(value: str) -> bool:
    """Tell whether text can name something, as `is_name` has it, or is made of several names."""
    return 0 < len(value) <= LONGEST_KEY and value == value.strip() and is_clean(value)


MANY: Final = 8
"""Names from which on it is sooner to look at them together."""


def are_many_plain(names: tuple[object, ...]) -> bool:
    """Tell whether names are many, and all of them plain."""
    return len(names) >= MANY and are_plain_names(names)


def are_clear(names: tuple[str, ...]) -> bool:
    """Tell whether each of some texts can name something, as `is_clear` has it."""
    return are_many_plain(names) or all(map(is_clear, names))


def are_plain_names(value: object) -> bool:
    """Tell whether all of a tuple are names in ASCII without a space, as nearly all identifiers are.

    >>> are_plain_names(("plume", "j-1")), are_plain_names(("a b",)), are_plain_names(("plume", 3))
    (True, False, False)
    """
    if type(value) is not tuple or {*map(type, cast("tuple[object, ...]", value))} - {str}:
        return False
    names = cast("tuple[str, ...]", value)
    joined = " ".join(names)
    plain = joined.isascii() and joined.isprintable() and max(map(len, names), default=0) <= LONGEST_NAME
    return plain and joined.split(" ") == [*names] and "" not in names
