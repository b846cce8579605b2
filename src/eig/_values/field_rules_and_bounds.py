"""What one value is held against: its test, its words, how it is tidied, and which of its members is wrong.

A `Rule` is declared where a field is (`field(metadata=keeps(NAME))`), or made from the annotation. A rule of
several values knows the rule of each: so the fault names the member, by its key or position.

Converters never raise: they leave what they cannot read as it is, and the check that follows says so beside
the other faults. A check also tidies: text becomes NFC, a whole number of another library an int, a date at
midnight its date. So a value holds the same whichever door it came by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import isnan
from operator import is_
from types import MappingProxyType, NoneType
from typing import Final, TypeAlias, cast

from eig._values.exact_numbers import BITS, is_writable, to_exact, to_whole
from eig._values.frozen_maps import FrozenMap, has_values, is_late
from eig._values.names_alike_but_for_case import look_alikes, other_letter
from eig._values.names_and_clean_text import (
    LONGEST_KEY,
    LONGEST_NAME,
    are_clear,
    are_many_plain,
    is_clean,
    is_clear,
    is_name,
    to_text,
)
from eig._values.phrases_of_faults import Phrase, Quoted, noun
from eig.errors import place_of

Key: TypeAlias = str | int
Wrong: TypeAlias = tuple[tuple[Key, ...], object, "Rule"]
Members: TypeAlias = Callable[[object], Iterable[tuple[Key, object, "Rule"]]]
NOTHING: Final[Mapping[str, object]] = MappingProxyType({})
IN_ORDER: Final = "values.in_order"


def are_whole(values: Iterable[object]) -> bool:
    """Tell whether all are whole numbers as Python has them, as nearly all of many are.

    >>> are_whole([1, 2]), are_whole([1, True]), are_whole([1, Fraction(2)])
    (True, False, False)
    """
    return {*map(type, values)} <= _INT


_INT: Final = frozenset((int,))


def as_it_is(value: object) -> object:
    """Return a value that needs no tidying."""
    return value


class Rule:
    """A rule that one value can be held against.

    Args:
        holds: The test.
        code: What is expected, by `room.package.code`: a noun phrase in each language.
        facts: The facts of its words.
        tidy: What is made of a value before it is looked at.
        members: The members of a value whose container is right, each with its key and its rule.
        told: The narrower rule that a value breaks, where one says more: a bound that it passes.
        sure: Classes of which every value keeps the rule as it stands.
        counts: Whether every whole number that can be written keeps the rule as it stands.
    """

    __slots__ = ("code", "counts", "facts", "holds", "members", "sure", "tidy", "told")

    def __init__(
        self,
        holds: Callable[[object], bool],
        code: str,
        facts: Mapping[str, object] = NOTHING,
        tidy: Callable[[object], object] = as_it_is,
        *,
        members: Members | None = None,
        told: Callable[[object], Rule | None] | None = None,
        sure: frozenset[type] = frozenset(),
        counts: bool = False,
    ) -> None:
        self.holds = holds
        self.code = code
        self.facts = facts
        self.tidy = tidy
        self.members = members
        self.told = told
        self.sure = sure
        self.counts = counts

    def all_hold(self, values: Collection[object]) -> bool:
        """Tell whether each of several values keeps the rule; whole numbers are looked at together.

        >>> text.all_hold(["plume", "adler"]), text.all_hold(["plume", " "])
        (True, False)
        """
        if not values or {*map(type, values)} <= self.sure:
            return True
        if self.counts and are_whole(values):
            return max(map(int.bit_length, cast("Collection[int]", values))) <= BITS
        return all(map(self.holds, values))

    @property
    def phrase(self) -> Phrase:
        """What is expected, to be said in a language."""
        return Phrase(self.code, **self.facts)

    def stands(self, value: object) -> bool:
        """Tell whether a value keeps the rule as it stands, with nothing to tidy.

        >>> text.stands("plume"), text.stands("E\u0301cologie"), text.stands(" ")
        (True, False, False)
        """
        return self.tidy(value) is value and self.holds(value)

    def wrong(self, value: object) -> Iterator[Wrong]:
        """Yield what breaks the rule: where it stands within the value, what it is, and the rule it breaks.

        >>> [(path, one) for path, one, _ in whole(1).each().wrong((2, 0, 5, -1))]
        [((1,), 0), ((3,), -1)]
        """
        if self.holds(value):
            return
        found = False
        for key, part, rule in self.members(value) if self.members else ():
            for path, one, broken in rule.wrong(part):
                found = True
                yield (key, *path), one, broken
        if not found:
            narrower = self.told(value) if self.told else None
            yield (), value, narrower or self

    def or_none(self) -> Rule:
        """Return the same rule, that None passes too."""
        holds, tidy = self.holds, self.tidy
        return Rule(
            lambda value: value is None or holds(value),
            "values.either",
            {"rules": (self.phrase, nothing.phrase)},
            tidy,
            members=self.members,
            told=self.told,
            sure=self.sure | {NoneType},
            counts=self.counts,
        )

    def but(self, told: Callable[[object], Rule | None]) -> Rule:
        """Return the same rule, with what tells the narrower one that some values break."""
        return Rule(self.holds, self.code, self.facts, self.tidy, members=self.members, told=told)

    def each(self) -> Rule:
        """Return the same rule for each member of a tuple."""
        holds, tidy = self.holds, self.tidy
        return Rule(
            lambda value: isinstance(value, tuple) and all(map(holds, cast("tuple[object, ...]", value))),
            IN_ORDER,
            {"member": self.phrase},
            as_it_is if tidy is as_it_is else lambda value: tidy_each(value, tidy),
            members=lambda value: _numbered(value, self),
            told=lost,
        )


def lost(value: object) -> Rule | None:
    """Return the rule that a mapping breaks where a series is meant: its values would be lost."""
    return _LOST if has_values(value) else None


def _never(_: object) -> bool:
    return False


_LOST: Final = Rule(_never, "values.lost")


def each_once(what: str) -> Rule:
    """Return a rule of several identifiers: each stands but once, and looks like no other.

    >>> [(path, one) for path, one, _ in each_once("juror").wrong(("a", "b", "a", "B"))]
    [((2,), 'a'), ((3,), ('b', 'B'))]
    """

    def _members(value: object) -> Iterable[tuple[Key, object, Rule]]:
        if not ids.holds(value):
            return _numbered(value, text)
        several = cast("tuple[str, ...]", value)
        places = (("", at) for at in range(len(several)))
        return [(at, one, rule) for (_, at), one, rule in repeats(several, places, what)]

    return Rule(lambda value: ids.holds(value) and not _members(value), ids.code, ids.facts, members=_members)


def repeats(
    keys: Sequence[object], places: Iterable[Sequence[Key]], what: str | Phrase
) -> Iterator[tuple[Sequence[Key], object, Rule]]:
    """Yield each key that stood before, and names that look alike: of these one a group, at the last."""
    groups = look_alikes(key for key in keys if isinstance(key, str))
    if not groups and len(set(keys)) == len(keys):
        return
    first: dict[object, Sequence[Key]] = {}
    told = set[tuple[object, Sequence[Key]]]()  # where several have one place, one is told
    once = Rule(_never, "values.once", {"what": noun(what)})
    for key, place in zip(keys, places):  # noqa: B905 # as many places
        if key in first and (key, place) not in told:
            told.add((key, place))
            yield place, key, once
        first.setdefault(key, place)
    for group in groups:
        yield look_alike({one: place for one, place in first.items() if one in group}, what)


def look_alike(
    placed: Mapping[object, Sequence[Key]], what: str | Phrase
) -> tuple[Sequence[Key], object, Rule]:
    """Return names that look alike, at the place of the last, and where each stands, if that is known."""
    ways = tuple(placed.values())
    is_one = len({way[0] for way in ways}) == 1
    told = [place_of(("", "" if is_one else way[0], *way[1:])).lstrip(".") for way in ways]
    places = tuple(told) if told[-1] else None
    facts = {"what": noun(what), "places": places, **letter_told(map(str, placed))}
    return ways[-1], tuple(placed), Rule(_never, "values.look_alikes", facts)


def letter_told(names: Iterable[str]) -> Mapping[str, Quoted | int | None]:
    """Return which of several names that look alike has a letter of another alphabet, and where, as facts."""
    name, nth, is_greek = other_letter(names) or (None, None, False)
    told = None if name is None else Quoted(name)
    return {"greek": told if is_greek else None, "cyrillic": None if is_greek else told, "nth": nth}


def _numbered(value: object, rule: Rule) -> Iterable[tuple[Key, object, Rule]]:
    given = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return ((at, one, rule) for at, one in enumerate(given))


TELLING: Final = ("amounts", "attributes")
"""Fields and arguments of which the keys tell of somebody too: what they have, not only how much."""


def unnamed(value: object, path: tuple[Key, ...], *, keep: int = 0) -> tuple[Key, ...]:
    """Return the way to a member of what is private: past some, keys are told by their position."""
    way = list[Key]()
    for turn, key in enumerate(path):
        keys = list(cast("Mapping[object, object]", value)) if isinstance(value, Mapping) else []
        way.append(keys.index(key) if turn >= keep and key in keys else key)
        value = cast("Mapping[object, object]", value)[key] if key in keys else None
    return tuple(way)


def tidy_each(value: object, tidy: Callable[[object], object]) -> object:
    """Tidy each member of a tuple; the same tuple where nothing had to be."""
    given = cast("tuple[object, ...]", value)
    if tidy is as_it_is or type(given) is not tuple or not given:
        return given
    tidied = tuple(map(tidy, given))
    return given if all(map(is_, given, tidied)) else tidied


# ── one value ─────────────────────────────────────────────────────────────────────────────────────


PROSE: Final = 100_000
"""Characters of a text at most."""
COUNT: Final = 10**12
"""What a count is at most: a greater one is a slip."""


def _is_prose(value: object) -> bool:
    return isinstance(value, str) and len(value) <= PROSE and is_clean(value, breaks=True)


def _too_long(most: int, *, empty: bool = False) -> Callable[[object], Rule | None]:
    """Return what tells a text that has too many characters, or None where the text may be empty."""
    rule, none = Rule(_never, "values.short", {"most": most}), _FOR_NONE if empty else None
    return lambda value: (
        none if value is None else rule if isinstance(value, str) and len(value) > most else None
    )


_FOR_NONE: Final = Rule(_never, "values.text_for_none")


def _one_line(most: int) -> Rule:
    """Return the rule of text on one line that may be empty, such as what something is called."""
    return Rule(
        lambda value: isinstance(value, str) and len(value) <= most and (not value or is_clear(value)),
        "values.one_line",
        tidy=to_text,
        told=_too_long(most, empty=True),
    )


def to_day(value: object) -> object:
    """Return a date; a date and time at midnight without a zone, as spreadsheets give it, is its date.

    >>> to_day(dt.datetime(2019, 1, 16)), to_day(dt.datetime(2019, 1, 16, 9))
    (datetime.date(2019, 1, 16), datetime.datetime(2019, 1, 16, 9, 0))
    """
    if not isinstance(value, dt.datetime) or value.tzinfo is not None or value != value:  # noqa: PLR0124 # as pandas' NaT
        return value
    at_midnight = not (value.hour or value.minute or value.second or value.microsecond)
    return value.date() if at_midnight else value


def is_day(value: object) -> bool:
    """Tell whether a value is a date without a time of day.

    >>> is_day(dt.date(2019, 1, 16)), is_day(dt.datetime(2019, 1, 16))
    (True, False)
    """
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _written_day(value: object) -> Rule | None:
    """Return the rule that a text breaks where a date is meant, with what to write."""
    if not isinstance(value, str):
        return None
    try:
        said = dt.date.fromisoformat(value.strip())
    except ValueError:
        said = dt.date(2019, 2, 1)
    return Rule(_never, "values.day_written", {"example": f"date({said.year}, {said.month}, {said.day})"})


def _is_moment(value: object) -> bool:
    return isinstance(value, dt.datetime) and value == value and value.utcoffset() is not None  # noqa: PLR0124 # as pandas' NaT


def to_flag(value: object) -> object:
    """Return NumPy's truth values as Python's."""
    return bool(value) if type(value).__name__ in ("bool_", "bool") else value


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= BITS


def is_number(value: object) -> bool:
    """Tell whether a value is an exact number that can be written."""
    return isinstance(value, Fraction) and is_writable(value)


def too_many_digits(value: object) -> Rule | None:
    """Return the rule that a number breaks which nobody could write."""
    known = isinstance(value, (int, Fraction)) and not is_writable(Fraction(value))
    return _DIGITS if known else None


def _parted(value: object) -> Rule | None:
    """Return the rule that a text breaks which is a number but for a decimal comma, or parted thousands."""
    if not isinstance(value, str) or (plain := value.translate(_PARTING)) == value:
        return None
    return _WRITTEN if is_number(to_exact(plain)) else None


def no_number(value: object) -> Rule | None:
    """Return the narrower rule that what is no number breaks."""
    return _parted(value) or too_many_digits(value)


# signs that people write within numbers
_PARTING: Final = MappingProxyType(
    dict.fromkeys(map(ord, ", '\N{RIGHT SINGLE QUOTATION MARK}\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"))
)
_DIGITS: Final = Rule(_never, "values.digits", {"most": 4_000})
_WRITTEN: Final = Rule(_never, "values.number_written")
text = Rule(is_name, "values.text", {"most": LONGEST_NAME}, tidy=to_text, told=_too_long(LONGEST_NAME))
called, said = (_one_line(most) for most in (LONGEST_NAME, LONGEST_KEY))
of_names = Rule(
    lambda value: isinstance(value, str) and is_clear(value),
    "values.text",
    {"most": LONGEST_KEY},
    tidy=to_text,
    told=_too_long(LONGEST_KEY),
)
label = Rule(_is_prose, "values.prose", tidy=to_text, told=_too_long(PROSE, empty=True))
flag = Rule(lambda value: isinstance(value, bool), "values.flag", tidy=to_flag, sure=frozenset((bool,)))
number = Rule(is_number, "values.number", {"low": None, "high": None}, told=no_number)
mark = Rule(is_number, "values.mark", told=too_many_digits)
day = Rule(is_day, "values.day", tidy=to_day, told=_written_day, sure=frozenset((dt.date,)))
moment = Rule(_is_moment, "values.moment")
nothing = Rule(lambda value: value is None, "values.nothing", sure=frozenset((NoneType,)))
anything = Rule(lambda _: True, "values.anything")
floating = Rule(lambda value: isinstance(value, float) and not isnan(value), "values.float")


def _within(value: int | Fraction, low: int | Fraction | None, high: int | Fraction | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def whole(low: int | None = None, high: int | None = None, *, summed: bool = False) -> Rule:
    """Return the rule of whole numbers between bounds, both included.

    A count, from 0 or 1, ends at 10^12, unless it is summed up of others.
    """
    is_count = low in (0, 1) and high is None and not summed
    most = COUNT if is_count else high
    counted = Rule(lambda _: False, "values.whole", {"low": low, "high": most})
    return Rule(
        lambda value: _is_whole(value) and _within(cast("int", value), low, most),
        "values.whole",
        {"low": low, "high": high},
        to_whole,
        told=(lambda value: counted if _is_whole(value) and cast("int", value) > COUNT else None)
        if is_count
        else None,
    )


def counted(low: int = 0) -> Rule:
    """Return the rule of counts among values of other kinds, which are looked at elsewhere."""
    count = whole(low)
    return Rule(
        lambda value: not isinstance(value, int) or count.holds(value),
        count.code,
        count.facts,
        told=count.told,
    )


def between(low: int | Fraction | None = None, high: int | Fraction | None = None) -> Rule:
    """Return the rule of exact numbers between bounds, both included."""
    return Rule(
        lambda value: is_number(value) and _within(cast("Fraction", value), low, high),
        "values.number",
        {"low": low, "high": high},
        told=_parted,
    )


def above(low: int | Fraction, high: int | Fraction | None = None) -> Rule:
    """Return the rule of exact numbers above a bound, up to another where there is one."""
    return Rule(
        lambda value: (
            is_number(value)
            and low < cast("Fraction", value) <= (cast("Fraction", value) if high is None else high)
        ),
        "values.above",
        {"low": low, "high": high},
        told=_parted,
    )


def one_of(*choices: object) -> Rule:
    """Return the rule of a closed list of choices: True is not 1."""
    listed = frozenset((type(one), one) for one in choices)
    return Rule(
        lambda value: isinstance(value, (str, int, NoneType, Fraction)) and (type(value), value) in listed,
        "values.one_of",
        {"choices": tuple(map(Quoted, choices))},
        to_text,
    )


def instance_of(*classes: type) -> Rule:
    """Return the rule of values of given classes."""
    names = tuple(kind.__name__ for kind in classes)
    return Rule(
        lambda value: isinstance(value, classes),
        "values.instance",
        {"classes": names},
        sure=frozenset(classes),
    )


# ── several ───────────────────────────────────────────────────────────────────────────────────────


def so_many(*members: Rule) -> Rule:
    """Return the rule of a tuple of so many values, each with a rule of its own."""
    return Rule(
        lambda value: (
            isinstance(value, tuple)
            and len(cast("tuple[object, ...]", value)) == len(members)
            and all(rule.holds(one) for _, one, rule in _paired(cast("object", value), members))
        ),
        "values.so_many",
        {"count": len(members), "members": tuple(rule.phrase for rule in members)},
        lambda value: _tidy_paired(value, members),
        members=lambda value: _paired(value, members),
    )


def _paired(value: object, members: tuple[Rule, ...]) -> Iterable[tuple[Key, object, Rule]]:
    given = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    if len(given) != len(members):
        return ()
    return ((at, one, rule) for at, (one, rule) in enumerate(zip(given, members, strict=True)))


def _tidy_paired(value: object, members: tuple[Rule, ...]) -> object:
    """Tidy each member by its own rule; the same tuple where nothing had to be."""
    paired = tuple(_paired(value, members))
    tidied = tuple(rule.tidy(one) for _, one, rule in paired)
    return value if all(new is one for new, (_, one, _) in zip(tidied, paired, strict=True)) else tidied


pair = so_many(text, text)
_key = Rule(
    lambda value: isinstance(value, str) and is_clear(value), "values.key", told=_too_long(LONGEST_KEY)
)


def map_of(rule: Rule) -> Rule:
    """Return the rule of mappings whose values all keep a rule; what a late one makes is right unread."""
    tidy = rule.tidy

    def _tidied(value: object) -> object:
        given = cast("FrozenMap[object]", value)
        if not isinstance(value, FrozenMap) or not given or is_late(given):
            return given
        tidied = list(map(tidy, given.values()))
        return given if all(map(is_, tidied, given.values())) else FrozenMap(zip(given, tidied, strict=True))

    return Rule(
        lambda value: (
            is_late(value)
            or (
                isinstance(value, FrozenMap)
                and are_clear(tuple(cast("FrozenMap[object]", value)))
                and rule.all_hold(cast("FrozenMap[object]", value).values())
            )
        ),
        "values.mapping",
        {"key": _key.phrase, "member": rule.phrase},
        as_it_is if tidy is as_it_is else _tidied,
        members=lambda value: _keyed(value, rule),
        told=_twice_composed,
    )


def _twice_composed(value: object) -> Rule | None:
    """Return the rule that a mapping breaks where two of its names are one, however they are composed."""
    is_plain = isinstance(value, Mapping) and not isinstance(value, FrozenMap)
    keys = list(cast("Mapping[object, object]", value)) if is_plain else []
    once = len({to_text(key) for key in keys if isinstance(key, str)}) == len(keys)
    return None if once or not all(isinstance(key, str) for key in keys) else _COMPOSED


_COMPOSED: Final = Rule(lambda _: False, "values.composed")


def _keyed(value: object, rule: Rule) -> Iterable[tuple[Key, object, Rule]]:
    given = cast("FrozenMap[object]", value) if isinstance(value, FrozenMap) else FrozenMap[object]()
    for key, one in given.items():
        yield (key, one, rule) if is_clear(key) else (key, key, _key)


numbers = map_of(number)
marks = map_of(mark)


def _are_many_plain(value: object) -> bool:
    return isinstance(value, tuple) and are_many_plain(cast("tuple[object, ...]", value))


def _several_names() -> Rule:
    """Return the rule of names: many that are plain are looked at together."""
    each = text.each()
    return Rule(
        lambda value: _are_many_plain(value) or each.holds(value),
        each.code,
        each.facts,
        lambda value: value if _are_many_plain(value) else each.tidy(value),
        members=each.members,
        told=each.told,
    )


ids = _several_names()
series = Rule(
    lambda value: isinstance(value, tuple), "values.several", {"member": anything.phrase}, told=lost
)
