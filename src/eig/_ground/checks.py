"""Checks that run where a value is born, and report all its faults together.

A value's `__attrs_post_init__` gathers what is wrong with each field and raises once:

    faults = Gather(self)
    faults.check("title", text)
    faults.that("closes", self.closes >= self.opens, rule="a call closes after it opens", remedy="swap them")
    faults.done()

A rule is a `Rule`: a predicate with its words. Converters never raise: they leave what they cannot
read as it is, and the check that follows says so beside the other faults.

A check also tidies: text becomes NFC, a whole number of another library an int, a date at midnight its
date. So a value holds the same whichever door it came by.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from math import isnan
from operator import is_
from typing import Final, TypeVar, cast

from attrs import frozen

from eig._ground.exact import BITS, is_writable, to_whole
from eig._ground.names import Known, is_clean, is_name, look_alikes, to_text
from eig.errors import GATHERED, NOT_SHOWN, Fault, Faults

T = TypeVar("T")


def _as_it_is(value: object) -> object:
    return value


@frozen(eq=False, repr=False)
class Rule:
    """A rule that one value can be held against: its test, words, remedy and tidying."""

    holds: Callable[[object], bool]
    rule: str
    remedy: str
    tidy: Callable[[object], object] = _as_it_is

    def stands(self, value: object) -> bool:
        """Tell whether a value keeps the rule as it stands, with nothing to tidy.

        >>> text.stands("plume"), text.stands("E\u0301cologie"), text.stands(" ")
        (True, False, False)
        """
        return self.tidy(value) is value and self.holds(value)

    def or_none(self) -> Rule:
        """Return the same rule, that None passes too."""
        return Rule(
            lambda value: value is None or self.holds(value),
            f"{self.rule}, or None",
            self.remedy,
            self.tidy,
        )

    def each(self) -> Rule:
        """Return the same rule for each member of a tuple."""
        return Rule(
            lambda value: (
                isinstance(value, tuple) and all(map(self.holds, cast("tuple[object, ...]", value)))
            ),
            f"each: {self.rule}",
            self.remedy,
            lambda value: _each(value, self.tidy),
        )


def _each(value: object, tidy: Callable[[object], object]) -> object:
    """Tidy each member of a tuple; the same tuple where nothing had to be."""
    if tidy is _as_it_is or not isinstance(value, tuple):
        return value
    given = cast("tuple[object, ...]", value)
    if not given:
        return given
    tidied = tuple(map(tidy, given))
    return given if all(map(is_, given, tidied)) else tidied


def _is_prose(value: object) -> bool:
    return isinstance(value, str) and is_clean(value, breaks=True)


def to_day(value: object) -> object:
    """Return a date; a date and time at midnight without a zone, as spreadsheets give it, is its date.

    >>> to_day(dt.datetime(2019, 1, 16)), to_day(dt.datetime(2019, 1, 16, 9))
    (datetime.date(2019, 1, 16), datetime.datetime(2019, 1, 16, 9, 0))
    """
    if not isinstance(value, dt.datetime) or value.tzinfo is not None or value != value:  # noqa: PLR0124 # as pandas' NaT
        return value
    at_midnight = not (value.hour or value.minute or value.second or value.microsecond)
    return value.date() if at_midnight else value


def _is_day(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_moment(value: object) -> bool:
    return isinstance(value, dt.datetime) and value == value and value.utcoffset() is not None  # noqa: PLR0124 # as pandas' NaT


def to_flag(value: object) -> object:
    """Return NumPy's truth values as Python's."""
    return bool(value) if type(value).__name__ in ("bool_", "bool") else value


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= BITS


def _is_number(value: object) -> bool:
    return isinstance(value, Fraction) and is_writable(value)


text = Rule(
    is_name,
    "it is text, neither empty nor padded with spaces, without control or hidden characters",
    "give non-empty text without outer spaces",
    to_text,
)
label = Rule(
    _is_prose, "it is text without control characters but line breaks", "give text, or leave it out", to_text
)
pair = Rule(
    lambda value: text.each().holds(value) and len(cast("tuple[object, ...]", value)) == len(("one", "two")),
    "it is two identifiers",
    "give a pair",
)
flag = Rule(lambda value: isinstance(value, bool), "it is True or False", "give a bool", to_flag)
number = Rule(
    _is_number,
    "it is a number: an integer, a fraction, a decimal, or text such as '13.5' or '1/3'",
    "give a number, or its digits with a decimal point",
)
mark = Rule(
    _is_number,
    "it is a number; a mark typed as text is a plain decimal, such as '13.5'",
    "write its digits with a decimal point",
)
real = Rule(lambda value: isinstance(value, float) and not isnan(value), "it is a float", "give a float")
day = Rule(
    _is_day,
    "it is a date without a time of day",
    "give a datetime.date; from a datetime, take .date() in the right time zone",
    to_day,
)
moment = Rule(
    _is_moment,
    "it is a date and time that says its offset from UTC",
    "attach a time zone, such as zoneinfo.ZoneInfo('Europe/Paris')",
)


MOST_LISTED: Final = 100_000
"""Equals of an optimum that are listed at most: all are counted."""


def whole(low: int | None = None, high: int | None = None) -> Rule:
    """Return the rule of whole numbers between bounds, both included."""
    above = "" if low is None else f" from {low}"
    below = "" if high is None else f" up to {high}"
    return Rule(
        lambda value: _is_whole(value) and _within(cast("int", value), low, high),
        f"it is a whole number{above}{below}",
        f"give a whole number{above}{below}",
        to_whole,
    )


def _within(value: int | Fraction, low: int | Fraction | None, high: int | Fraction | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def between(low: int | Fraction | None = None, high: int | Fraction | None = None) -> Rule:
    """Return the rule of exact numbers between bounds, both included."""
    bounds = "".join(f" {word} {b}" for word, b in (("from", low), ("up to", high)) if b is not None)
    return Rule(
        lambda value: _is_number(value) and _within(cast("Fraction", value), low, high),
        f"it is an exact number{bounds}",
        f"give a number{bounds}",
    )


def one_of(*choices: object) -> Rule:
    """Return the rule of a closed list of choices."""
    names = ", ".join(map(repr, choices))
    return Rule(
        lambda value: any(isinstance(value, type(one)) and value == one for one in choices),
        f"it is one of {names}",
        f"give one of {names}",
    )


def instance_of(*classes: type) -> Rule:
    """Return the rule of values of given classes."""
    names = " or ".join(cls.__name__ for cls in classes)
    return Rule(lambda value: isinstance(value, classes), f"it is a {names}", f"give a {names}")


class Gather:
    """Gather the faults of one value, and raise them together.

    One fault is raised as itself, several as `Faults`.
    """

    def __init__(self, subject: object) -> None:
        self._subject = subject
        self._name = subject if isinstance(subject, str) else type(subject).__name__
        self._faults: list[Fault] = []
        self._more = 0

    def __len__(self) -> int:
        return len(self._faults)

    def check(self, field: str, rule: Rule, value: object = ...) -> bool:
        """Hold a field (or a given value) against a rule; tell whether it holds.

        A field is tidied in its place; a given value, which its caller goes on using, stays as it is.
        """
        found = getattr(self._subject, field) if value is ... else value
        held = self._tidied(field, rule, found) if value is ... and rule.tidy is not _as_it_is else found
        return rule.holds(held) or self.that(
            field, holds=False, rule=rule.rule, remedy=rule.remedy, value=found
        )

    def _tidied(self, field: str, rule: Rule, found: object) -> object:
        tidied = rule.tidy(found)
        if tidied is not found:
            object.__setattr__(self._subject, field, tidied)
        return tidied

    def that(self, field: str, holds: bool, *, rule: str, remedy: str, value: object = ...) -> bool:  # noqa: FBT001
        """Note a fault of a field unless `holds`; tell whether it holds."""
        if not holds:
            found = getattr(self._subject, field) if value is ... else value
            self.add(Fault(f"{self._name}.{field}", found, rule=rule, remedy=remedy))
        return holds

    def private(self, field: str, rule: Rule, value: object = ...) -> bool:
        """Hold a field (or a given value) against a rule without ever showing it."""
        found = getattr(self._subject, field) if value is ... else value
        held = self._tidied(field, rule, found) if value is ... else found
        return self.that(field, rule.holds(held), rule=rule.rule, remedy=rule.remedy, value=NOT_SHOWN)

    def distinct(
        self, field: str, keys: Iterable[object], *, what: str, remedy: str = "remove the repetition"
    ) -> bool:
        """Note every key that stands twice, and names that look alike."""
        given = list(keys)
        if len(given) < 2:  # noqa: PLR2004 # one is like no other
            return True
        repeated = len(set(given)) < len(given)
        if repeated:
            twice = tuple(key for key, count in Counter(given).items() if count > 1)
            self.that(field, holds=False, rule=f"each {what} stands once", remedy=remedy, value=twice)
        return self.alike(field, [key for key in given if isinstance(key, str)], what=what) and not repeated

    def alike(self, field: str, names: Iterable[str], *, what: str) -> bool:
        """Note names that differ only by case, spaces or composition: one fault a group, that shows it."""
        groups = look_alikes(names)
        for group in groups:
            self.that(
                field,
                holds=False,
                rule=f"two names of one {what} do not differ only by case, spaces or composition",
                remedy="write it one way, or give the two other names",
                value=group,
            )
        return not groups

    def known(self, field: str, names: Iterable[str], known: Iterable[str], *, what: str) -> bool:
        """Note each name that is none of the known ones, with the nearest of them: one fault a name."""
        index = Known(known)
        strangers = [name for name in dict.fromkeys(names) if name not in index]
        for name in strangers:
            near = index.nearest(name) if len(self._faults) < GATHERED else ()
            remedy = (
                f"did you mean {' or '.join(map(repr, near))}?" if near else "correct it, or leave it out"
            )
            self.that(field, holds=False, rule=f"it names {what} that is here", remedy=remedy, value=name)
        return not strangers

    def add(self, fault: Fault) -> None:
        """Add a fault; beyond those that are told at once it is counted."""
        if len(self._faults) < GATHERED:
            self._faults.append(fault)
        else:
            self._more += 1

    def add_all(self, found: Iterable[Fault], *, more: int = 0) -> None:
        """Add faults found elsewhere, and how many more were counted there."""
        for fault in found:
            self.add(fault)
        self._more += more

    def done(self) -> None:
        """Raise what was gathered, if anything."""
        raise_all(self._name, self._faults, more=self._more)


def demand(asked: str, **given: tuple[object, type]) -> None:
    """Refuse arguments that are not of their class, all together.

    >>> demand("check", cohort=("plume", tuple))
    Traceback (most recent call last):
    eig.errors.Fault: check.cohort is 'plume': it is a tuple; give a tuple
    """
    faults = Gather(asked)
    for name, (value, kind) in given.items():
        faults.check(name, instance_of(kind), value)
    faults.done()


def raise_all(subject: str, faults: list[Fault], *, more: int = 0) -> None:
    """Raise nothing, the one fault, or all of them together, with how many more were counted."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Faults(subject, faults, more=more)


def to_tuple(values: Iterable[T]) -> tuple[T, ...]:
    """Return a tuple; what is not a series of values (text is not) stays as it is, for the check.

    Each room wraps it in a converter named and typed for its field: mypy reads no other kind.
    """
    given: object = values
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        return cast("tuple[T, ...]", given)
    try:
        found = tuple(values)
    except (TypeError, ValueError):  # what only looks like a series
        return cast("tuple[T, ...]", given)
    return cast("tuple[T, ...]", _each(found, to_text))


def to_sorted(values: Iterable[T], kind: type[T], key: Callable[[T], tuple[str, ...]]) -> tuple[T, ...]:
    """Return a sorted tuple of values of one kind; a stranger in it leaves it unsorted, for the check."""
    given = to_tuple(values)
    sortable = instance_of(kind).each().holds(given)
    return tuple(sorted(given, key=key)) if sortable else given


def to_pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of texts as a tuple: the converter of fields that hold several of them."""
    return to_tuple(values)


def to_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return identifiers as a tuple: the converter of fields that hold several of them."""
    return to_tuple(values)
