"""Arguments drawn at random from a seed: by annotation, or by changing a right one a little."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import attrs

from helpers import hostile

PIECES = (
    "", " ", "0", "-1", "1/2", "1/0", "1e9", "1e99999", "13,5", "٣", "½", "+", "P1M", "P1Y2M3DT4H", "-P1D", "P",
    "FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;BYDAY=MO,-1FR", "FREQ=YEARLY;INTERVAL=0", "UNTIL=20190230T000000Z", "RRULE:", "DTSTART",
    "2019-02-29", "2020-02-29", "9999-12-31", "0001-01-01", "24:00", "25:61", "Europe/Paris", "No/Where", "Z", "+26:00",
    "=1+1", "<b>", "&amp;", "]]>", "--", "'", '"', "\\", ";", ",", ":", "\n", "\r\n", "\t", "\x00", "\x7f", "\ud800", "\u2028",
    "\u202e", "\u0301", "é", "e\u0301", "İ", "ß", "😀", "{", "}", "{a:b|c}", "%s", "{0}", "NaN", "Infinity", "a" * 300, "nobody",
)  # fmt: skip
WHOLES = (-(10**30), -(10**9), -2, -1, 0, 1, 2, 3, 5, 12, 100, 366, 10**4, 10**9, 10**15, 10**16, 2**63)
DAYS = (
    dt.date.min,
    dt.date(1582, 10, 15),
    dt.date(2019, 3, 31),
    dt.date(2020, 2, 29),
    dt.date(2024, 12, 31),
    dt.date.max,
)
MOMENTS = (
    dt.datetime(2019, 3, 31, 2, 30),  # noqa: DTZ001 # without a zone on purpose
    dt.datetime(2019, 10, 27, 2, 30, fold=1, tzinfo=dt.UTC),
    dt.datetime.max,  # noqa: DTZ901 # idem
    dt.datetime(2020, 2, 29, 23, 59, 59, 999999, tzinfo=dt.timezone(dt.timedelta(hours=-23))),
)  # fmt: skip
DEPTH = 3
MANY = 6


class Grammar:
    """Draws arguments: values of the library come from a pool of those that the examples build."""

    def __init__(self, pool, texts=()):
        self._pool = {cls: values for cls, values in pool.items() if values}
        self._texts = tuple(texts) or ("a", "b")
        self._kinds = {}

    def drawn(self, hint, rng, depth=0):
        """Return a value of the kind that an annotation asks for, now and then of none."""
        if depth > DEPTH or rng.random() < 0.01:
            return rng.choice(list(hostile.VALUES.values()))
        origin = get_origin(hint)
        if origin in (Annotated, Union, UnionType):
            choices = get_args(hint)[: 1 if origin is Annotated else None]
            return self.drawn(rng.choice(choices), rng, depth)
        if origin is Literal:
            return rng.choice(get_args(hint))
        if isinstance(hint, TypeVar):
            return self.drawn(hint.__bound__ or str, rng, depth)
        if origin is not None:
            return self._several(origin, get_args(hint), rng, depth)
        return self._plain(hint, rng)

    def _several(self, origin, parts, rng, depth):
        if origin is tuple and parts and parts[-1] is not Ellipsis:
            return tuple(self.drawn(part, rng, depth + 1) for part in parts)
        count = rng.choice((0, 1, 1, 2, 2, 3, MANY))
        if isinstance(origin, type) and issubclass(origin, Mapping):
            key, value = parts if len(parts) == 2 else (str, *(parts or (int,)))
            pairs = [
                (self.drawn(key, rng, depth + 1), self.drawn(value, rng, depth + 1)) for _ in range(count)
            ]
            return {key: value for key, value in pairs if _is_key(key)}
        if isinstance(origin, type) and issubclass(origin, Iterable):
            return [self.drawn(parts[0] if parts else str, rng, depth + 1) for _ in range(count)]
        return self._plain(origin, rng)

    def _plain(self, hint, rng):
        draws = {
            str: lambda: self.text(rng),
            int: lambda: rng.choice(WHOLES) if rng.random() < 0.3 else rng.randrange(-2, 25),
            bool: lambda: rng.random() < 0.5,
            float: lambda: rng.choice((0.0, -0.0, 0.5, 1e-300, 1e308, float("inf"), float("nan"), rng.random())),
            Fraction: lambda: Fraction(rng.randrange(-3, 40), rng.choice((1, 1, 2, 3, 10**20))),
            Decimal: lambda: Decimal(rng.choice(("0", "-0", "1.50", "1e-9", "NaN", "sNaN", "Infinity"))),
            dt.date: lambda: rng.choice(DAYS) if rng.random() < 0.3 else dt.date.fromordinal(737000 + rng.randrange(900)),
            dt.datetime: lambda: rng.choice(MOMENTS),
            dt.time: lambda: dt.time(rng.randrange(24), rng.choice((0, 30, 59))),
            bytes: lambda: self.text(rng).encode("utf-8", "replace"),
            NoneType: lambda: None,
        }  # fmt: skip
        if hint in draws:
            return draws[hint]()
        if hint is Callable:  # the library's own functions have errors of their own
            return hostile.VALUES["a function that fails"]
        if kinds := self._kinds_of(hint):
            return rng.choice(self._pool[rng.choice(kinds)])
        if hint in (Any, object):
            return self.drawn(rng.choice((str, int, Fraction, dt.date)), rng)
        if not isinstance(hint, type):
            return hostile.VALUES["a function that fails"]
        return rng.choice(list(hostile.VALUES.values()))

    def _kinds_of(self, hint):
        """Return the classes whose values an annotation takes."""
        if not isinstance(hint, type):
            return ()
        if hint not in self._kinds:
            self._kinds[hint] = [cls for cls in self._pool if _is_kind(cls, hint)]
        return self._kinds[hint]

    def text(self, rng):
        """Return a text: one of those of the examples, a known trap, or pieces of both."""
        if rng.random() < 0.5:
            return rng.choice(self._texts)
        return self._mixed(rng.choice(self._texts), rng) if rng.random() < 0.5 else rng.choice(PIECES)

    def _mixed(self, text, rng):
        at, end = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
        middle = rng.choice((rng.choice(PIECES), text[at:end] * 2, "", rng.choice(self._texts)))
        return text[:at] + middle + text[end:]

    def changed(self, value, rng, depth=0):
        """Return a value that differs a little from one given, somewhere inside."""
        changes = (
            (lambda: attrs.has(type(value)), lambda: self._evolved(value, rng, depth)),
            (lambda: isinstance(value, (list, tuple)), lambda: self._shuffled(value, rng, depth)),
            (
                lambda: isinstance(value, Mapping),
                lambda: dict(self._shuffled([*value.items()], rng, depth, pairs=True)),
            ),
            (lambda: isinstance(value, str), lambda: self._mixed(value, rng)),
            (
                lambda: isinstance(value, bool) or value is None,
                lambda: rng.choice((None, True, False, 0, "")),
            ),
            (lambda: isinstance(value, (int, Fraction)), lambda: self._moved(value, rng)),
            (lambda: isinstance(value, (float, dt.date, dt.time)), lambda: self._plain(type(value), rng)),
        )
        return next((change() for is_so, change in changes if is_so()), value)

    def _moved(self, value, rng):
        return rng.choice((value + 1, value - 1, -value, value * 10**6, 0, rng.choice(WHOLES)))

    def _evolved(self, value, rng, depth):
        fields = [field for field in attrs.fields(type(value)) if field.init]
        if (
            not fields
            or depth > DEPTH
            or hasattr(value, "explain")
            or type(value).__name__ in hostile.ANSWERS
        ):
            return value  # what the library answers is as it was answered
        field = rng.choice(fields)
        return attrs.evolve(value, **{field.alias: self.changed(getattr(value, field.name), rng, depth + 1)})

    def _shuffled(self, values, rng, depth, pairs=False):
        found = list(values)
        deed = rng.randrange(5)
        if not found or depth > DEPTH:
            return type(values)(found)
        at = rng.randrange(len(found))
        if deed == 0:
            del found[at]
        elif deed == 1:
            found.insert(at, rng.choice(found))
        elif deed == 2:
            rng.shuffle(found)
        elif pairs and isinstance(found[at][0], str) and deed == 3:
            found[at] = (self._mixed(found[at][0], rng), found[at][1])
        elif pairs:
            found[at] = (found[at][0], self.changed(found[at][1], rng, depth + 1))
        else:
            found[at] = self.changed(found[at], rng, depth + 1)
        return found if isinstance(values, list) else tuple(found)

    def document(self, text, rng):
        """Return JSON text that differs a little from one given: in its tree, or as text."""
        if rng.random() < 0.3:
            return self._mixed(text, rng)
        try:
            tree = json.loads(text)
        except (ValueError, RecursionError):  # a document that was kept may be none
            return self._mixed(text, rng)
        for _ in range(rng.choice((1, 1, 2, 4))):
            tree = self.changed(tree, rng)
        try:
            return json.dumps(tree)
        except (TypeError, ValueError):
            return self._mixed(text, rng)


def _is_key(value):
    try:
        hash(value)
    except Exception:  # noqa: BLE001 # what cannot be a key is left out
        return False
    return True


def _is_kind(cls, hint):
    try:
        return issubclass(cls, hint)
    except TypeError:  # a protocol with fields
        return getattr(hint, "_is_protocol", False) and all(
            hasattr(cls, name) for name in hint.__annotations__ if not name.startswith("_")
        )
