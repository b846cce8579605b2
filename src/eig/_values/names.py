"""Names: what makes two of them one, what look-alikes have in common, and the nearest known to a slip.

Text is kept as NFC, so that one word is one word whoever typed it. Names that differ only by case, spaces
or composition are not the same, and never stand together: they are told as one fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import Final, Literal, TypeVar, cast

_CONTROL: Final = "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"  # compiled when a text may hold some
_CONTROL_BUT_BREAKS: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
_JOINER: Final = "\u200c\u200d"  # Persian and emoji need them; beside Latin letters they only hide
_WHOLE: Final = re.compile(r"([0-9]+)\.0+")
CLOSE: Final = 0.6  # of two names that a slip may part: what difflib itself takes
SHORTLIST: Final = 24  # names compared in full: those that share most pairs of letters
LONGEST_NAME: Final = 200  # characters of a name: a longer one is a text
LONGEST_KEY: Final = 10_000  # characters of what is made of names, as a rule on several people is named
LONGEST: Final = 10**15  # a number beyond is nobody's key
STACKED: Final = 30  # marks that may stand on one letter: the bound of Unicode's Stream-Safe Text Format
SHORT: Final = 200  # characters whose marks are not counted: so few are composed at once
COMMON: Final = 400  # a pair of letters that more names have tells little


T = TypeVar("T")


def language_tag(given: T) -> T:
    """Return the language alone of a tag, without its region or encoding; what is no tag as it is.

    >>> language_tag("fr-FR"), language_tag("EN_gb.UTF-8"), language_tag(None)
    ('fr', 'en', None)
    """
    return cast("T", re.split(r"[-_.@]", given, maxsplit=1)[0].lower()) if isinstance(given, str) else given


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
    if len(text) <= SHORT:
        return False
    high = 0
    for one in text:
        high = high + 1 if unicodedata.combining(one) else 0
        if high > STACKED:
            return True
    return False


def is_clean(value: str, *, breaks: bool = False) -> bool:
    r"""Tell whether text is free of control and half characters; line breaks may be let through.

    A name, which holds no line break, is free of what nobody sees either: zero-width characters and marks of
    direction make one name of two.

    >>> is_clean("plume"), is_clean("a\x00b"), is_clean("a\nb"), is_clean("a\nb", breaks=True)
    (True, False, False, True)
    >>> is_clean("a\u200bb"), is_clean("a\u202eb"), is_clean("a\u2028b")
    (False, False, False)
    """
    if not value.isascii() and is_stacked(value):
        return False
    if value.isprintable():
        return True
    if breaks:
        return not re.search(_CONTROL_BUT_BREAKS, value)
    return not re.search(_CONTROL, value) and not _hides(value)


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
    return (
        0 < len(value) <= LONGEST_KEY and value == value.strip() and (value.isprintable() or is_clean(value))
    )


def fold(name: str) -> str:
    """Return what look-alikes have in common: case, spaces and composition are left out, and 101.0 is 101.

    >>> fold("J\u00a07") == fold("j7"), fold("101.0")
    (True, '101')
    """
    folded = "".join(normal("NFKC", name).casefold().split())
    whole = _WHOLE.fullmatch(folded) if "." in folded else None
    return whole[1] if whole else folded


def look_alikes(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of names that differ only by case, spaces or composition, each in order.

    >>> look_alikes(["plume", "adler", "Plume"])
    (('Plume', 'plume'),)
    """
    given = list(names)
    joined = " ".join(given)
    plain = joined.casefold().split() if joined.isascii() and "." not in joined else []
    if len(plain) == len({*plain}) == len(given) or len({*map(fold, given)}) == len(given):
        return ()  # nearly always
    groups: dict[str, dict[str, None]] = {}
    for name in given:
        groups.setdefault(fold(name), {})[name] = None
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))


class Known:
    """Known names, ready to tell the nearest to many unknown ones without comparing all with each."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: Sequence[str] = sorted(set(names))
        self._having: Mapping[str, Sequence[int]] | None = None
        self._there = frozenset(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._there

    def __len__(self) -> int:
        return len(self._there)

    def nearest(self, key: str, count: int = 3, *, close: float = CLOSE) -> tuple[str, ...]:
        """Return the known names nearest to a key, the nearest first; those less close are left out.

        >>> Known(["adler", "plume"]).nearest("adlr")
        ('adler',)
        """
        from difflib import SequenceMatcher  # noqa: PLC0415 # most names are known

        asked = fold(key)
        figures = _figures(asked)
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(asked)
        found: list[tuple[float, str]] = []
        for name in self._shortlist(asked):
            folded = fold(name)
            if figures and (own := _figures(folded)) and own != figures:
                continue  # c010 is not c001: figures tell names apart
            matcher.set_seq1(folded)
            if matcher.real_quick_ratio() >= close and (ratio := matcher.ratio()) >= close:
                found.append((ratio, name))
        return tuple(name for _, name in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:count])

    def _shortlist(self, asked: str) -> Sequence[str]:
        if len(self._names) <= SHORTLIST:
            return self._names
        if self._having is None:
            self._having = _having(self._names)
        asked_pairs = _pairs(asked)
        lists = sorted((self._having[pair] for pair in asked_pairs if pair in self._having), key=len)
        telling = [one for one in lists if len(one) <= COMMON] or [one[:COMMON] for one in lists[:1]]
        names = sorted({self._names[at] for one in telling for at in one})
        return nlargest(SHORTLIST, names, key=lambda name: _alike(asked_pairs, _pairs(fold(name))))


def _figures(word: str) -> list[int]:
    """Return the numbers in a word: c01 and c001 have the same."""
    return [int(part) for part in re.findall("[0-9]+", word[:LONGEST_NAME])]


def _alike(one: set[str], other: set[str]) -> float:
    """Return the share of pairs of letters that two words have in common (Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other))


def _pairs(word: str) -> set[str]:
    return {first + second for first, second in pairwise(f"^{word}$")}


def _having(names: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return where the names stand that have each pair of letters."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        for pair in _pairs(fold(name)):
            found.setdefault(pair, []).append(at)
    return found


def nearest(key: object, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names nearest to a key, the nearest first.

    >>> nearest("J-7 ", ["j-7", "x"])
    ('j-7',)
    """
    is_read = isinstance(key, str) or (isinstance(key, int) and abs(key) < LONGEST)
    return Known(map(str, known)).nearest(str(key)) if is_read else ()
