"""Every error that the library raises on purpose.

An error is a value too: it has fields for programs and a sentence for people, and it inherits both
`EigError` and the builtin that a caller would catch. Messages name values and identifiers, never a
person's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Self, final

from eig._ground.names import nearest
from eig._ground.translated import TONGUE, frame, french

if TYPE_CHECKING:
    from eig.typing import Lang

__all__ = ["EigError", "Fault", "Faults", "IllegalStep", "UnknownKey"]

LONGEST = 240  # characters of a value that a message shows whole
SHOWN = 160  # how many it shows of a longer one
WORD = 40  # characters that it shows of a text
SUMMED = 50  # faults that a message shows one by one: more are summed up by kind
GATHERED: Final = 1_000  # faults that are gathered at once: how many more there are is told
EXAMPLES = 3  # places that a summary names
NOT_SHOWN: Final = "(not shown)"
_LANGUAGES: Final = ("en", TONGUE)


def __dir__() -> list[str]:
    return __all__


class EigError(Exception):
    """The base of every error that `eig` raises on purpose.

    >>> issubclass(Fault, EigError) and issubclass(Fault, ValueError)
    True
    """

    def say(self, lang: Lang = "en") -> str:
        """Return what the error says, in a language: what has no French is said in English.

        >>> print(Fault("Call.places", -1, rule="it is a whole number from 0", remedy="give one").say("fr"))
        Call.places vaut -1 : c’est un nombre entier à partir de 0 ; en donner un
        """
        return self._in_french() if _speaks_french(lang) else str(self)

    def _in_french(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        told = (repr(one) if type(one) is str else shown(one) for one in self.args)
        return f"{type(self).__name__}({', '.join(told)})"


def _speaks_french(lang: Lang) -> bool:
    """Tell whether a language is French, or leans on it."""
    code = lang if isinstance(lang, str) else getattr(lang, "code", None)
    leaning = code if code in _LANGUAGES else getattr(lang, "otherwise", None)
    if leaning not in _LANGUAGES:
        rule = "results speak English, French or a Language of yours"
        raise Fault("lang", lang, rule=rule, remedy='give "en", "fr" or an eig.reasons.Language')
    return leaning == TONGUE


@final
class Fault(EigError, ValueError):
    """One value breaks one rule: where, what, which rule, and the remedy.

    Args:
        place: Where the value stands, such as `Call.closes` or `rows[3].marks.impact`.
        value: The value found there.
        rule: The rule in words.
        remedy: What to do about it.
        row: The number of the row where it stands, for a fault of a table.
        column: The column where it stands, for a fault of a table.

    >>> print(Fault("Call.places", -1, rule="places are whole numbers from 0", remedy="give 0 or more"))
    Call.places is -1: places are whole numbers from 0; give 0 or more
    """

    def __init__(  # each is a field for programs, given by name
        self,
        place: str,
        value: object,
        *,
        rule: str,
        remedy: str,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        super().__init__(place, value, rule, remedy)
        self.place = place
        self.value = value
        self.rule = rule
        self.remedy = remedy
        self.row = row
        self.column = column

    def __reduce__(self) -> tuple[object, ...]:
        return _fault, (self.place, _portable(self.value), (self.rule, self.remedy), (self.row, self.column))

    def __str__(self) -> str:
        return f"{self.place} is {shown(self.value)}: {self.rule}; {self.remedy}"

    def _in_french(self) -> str:
        where = {"place": french(self.place, "place"), "value": french(shown(self.value), "value")}
        what = {"rule": french(self.rule, "rule"), "remedy": french(self.remedy, "remedy")}
        return frame("fault", **where, **what)

    def within(self, place: str) -> Fault:
        """Return the same fault seen from an enclosing place.

        >>> fault = Fault("mark", 7, rule="marks go up to 4", remedy="mark again")
        >>> fault.within("rows[3]").place
        'rows[3].mark'
        """
        return self.at(f"{place}.{self.place}")

    def at(
        self, place: str, value: object = ..., *, row: int | None = None, column: str | None = None
    ) -> Fault:
        """Return the same fault told of another place, and of another value where one is given.

        >>> print(Fault("mark", 7, rule="marks go up to 4", remedy="mark again").at("row 3", row=3))
        row 3 is 7: marks go up to 4; mark again
        """
        return Fault(
            place,
            self.value if value is ... else value,
            rule=self.rule,
            remedy=self.remedy,
            row=self.row if row is None else row,
            column=self.column if column is None else column,
        )


def shown(value: object) -> str:
    """Return a value as a message shows it, cut where it is long; a value without words shows its kind.

    >>> shown("a" * 99)
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (99 characters in all)'"
    """
    try:
        if isinstance(value, str) and len(value) > WORD:
            return repr(f"{value[:WORD]}… ({len(value):,} characters in all)")
        words = str.__str__(str(value) if isinstance(value, Fraction) else repr(value))
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 # a message is never the second error: repr is anybody's code
        return f"({type(value).__name__}, not shown)"
    return words if len(words) <= LONGEST else f"{words[:SHOWN]}… ({len(words):,} characters in all)"


def _portable(value: object) -> object:
    """Return a value that a pickle can hold: itself, or what a message shows of it."""
    from pickle import dumps  # noqa: PLC0415 # few errors travel

    try:
        dumps(value)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 # to be pickled is anybody's code too
        return _Shown(shown(value))
    return value


@final
class _Shown:
    """What stands for a value that cannot travel: how a message showed it."""

    __slots__ = ("words",)
    words: str

    def __init__(self, words: str) -> None:
        self.words = words

    def __repr__(self) -> str:
        return self.words


@final
class Withheld:
    """What a fault holds in the place of a value that may be private: its kind."""

    __slots__ = ("kind",)
    kind: str

    def __init__(self, value: object) -> None:
        self.kind = value.kind if isinstance(value, Withheld) else type(value).__name__

    def __repr__(self) -> str:
        return f"({self.kind}, not shown)"


def _fault(place: str, value: object, words: tuple[str, str], at: tuple[int | None, str | None]) -> Fault:
    return Fault(place, value, rule=words[0], remedy=words[1], row=at[0], column=at[1])


@final
class Faults(EigError, ExceptionGroup[Fault], ValueError):
    """All the faults of one input, together: the first thousand, and how many `more` there are.

    >>> one = Fault("a", 1, rule="r", remedy="do b")
    >>> print(Faults("Call", [one, one]))
    Call has 2 faults:
      a is 1: r; do b
      a is 1: r; do b
    """

    def __new__(cls, subject: str, faults: Sequence[Fault], *, more: int = 0) -> Self:  # noqa: ARG004 # counted by the constructor
        """Build the group; `subject` is what the faults are of."""
        return super().__new__(cls, subject, faults[:GATHERED])

    def __init__(self, subject: str, faults: Sequence[Fault], *, more: int = 0) -> None:
        super().__init__(subject, faults[:GATHERED])
        self.more = more + max(len(faults) - GATHERED, 0)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults, in the order found."""
        return tuple(fault for fault in self.exceptions if isinstance(fault, Fault))

    def derive(self, excs: Sequence[Fault]) -> Faults:  # type: ignore[override]
        """Return the same subject with part of its faults, as `except*` needs."""
        return Faults(self.message, excs, more=self.more)

    def __str__(self) -> str:
        faults = self.faults
        lines = map(str, faults) if len(faults) <= SUMMED else _by_kind(faults)
        head = f"{self.message} has {len(faults) + self.more:,} faults:"
        rest = [f"and {self.more:,} more, told once these are mended"] if self.more else []
        return "\n  ".join((head, *lines, *rest))

    def _in_french(self) -> str:
        faults = self.faults
        lines = (one.say(TONGUE) for one in faults) if len(faults) <= SUMMED else _by_kind_in_french(faults)
        head = frame("faults", subject=self.message, count=len(faults) + self.more)
        rest = [frame("ungathered", count=self.more)] if self.more else []
        return "\n  ".join((head, *lines, *rest))


def _kinds(faults: Sequence[Fault]) -> dict[tuple[str, str], list[Fault]]:
    kinds: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault((fault.rule, fault.remedy), []).append(fault)
    return kinds


def _by_kind_in_french(faults: Sequence[Fault]) -> list[str]:
    kinds = _kinds(faults)
    lines = [
        frame(
            "alike",
            count=len(alike),
            rule=french(rule, "rule"),
            remedy=french(remedy, "remedy"),
            first="; ".join(
                frame("first", place=french(one.place, "place"), value=french(shown(one.value), "value"))
                for one in alike[:EXAMPLES]
            ),
        )
        for (rule, remedy), alike in list(kinds.items())[:SUMMED]
    ]
    return lines + ([frame("others", count=len(kinds) - SUMMED)] if len(kinds) > SUMMED else [])


def _by_kind(faults: Sequence[Fault]) -> list[str]:
    """Sum faults up: one line a rule and remedy, with how many break it and where the first are."""
    kinds = _kinds(faults)
    first = list(kinds.items())[:SUMMED]
    lines = [
        f"{len(alike):,} times {rule}; {remedy} (first: "
        + "; ".join(f"{one.place} is {shown(one.value)}" for one in alike[:EXAMPLES])
        + ")"
        for (rule, remedy), alike in first
    ]
    return lines + (
        [f"and {len(kinds) - len(first):,} other rules are broken"] if len(kinds) > len(first) else []
    )


@final
class UnknownKey(EigError, KeyError):
    """A key that is not there, with the nearest ones that are.

    >>> print(UnknownKey("challenge", "adlr", known=["adler", "plume"]))
    no challenge 'adlr' here; the nearest known: 'adler'
    """

    def __init__(self, kind: str, key: object, *, known: Iterable[str] = ()) -> None:
        self.kind = kind
        self.key = key
        self.nearest: tuple[str, ...] = nearest(key, known)
        super().__init__(kind, key)

    def __reduce__(self) -> tuple[object, ...]:
        return _unknown_key, (self.kind, _portable(self.key), self.nearest)

    def __str__(self) -> str:
        near = ", ".join(repr(key) for key in self.nearest)
        return f"no {self.kind} {shown(self.key)} here" + (f"; the nearest known: {near}" if near else "")

    def _in_french(self) -> str:
        near = ", ".join(repr(key) for key in self.nearest)
        kind, key = french(self.kind, "kind"), french(shown(self.key), "value")
        return frame("unknown_near" if near else "unknown", kind=kind, key=key, near=near)


def _unknown_key(kind: str, key: object, nearest: tuple[str, ...]) -> UnknownKey:
    return UnknownKey(kind, key, known=nearest)


@final
class IllegalStep(EigError, ValueError):
    """A step that a life cycle does not have, with the legal ones.

    >>> print(IllegalStep("Challenge", "proposed", "open", legal=("screened", "withdrawn")))
    Challenge cannot go from proposed to open; from proposed it can go to screened, withdrawn
    """

    def __init__(self, subject: str, origin: str, target: str, *, legal: Sequence[str]) -> None:
        super().__init__(subject, origin, target)
        self.subject = subject
        self.origin = origin
        self.target = target
        self.legal: tuple[str, ...] = tuple(legal)

    def __reduce__(self) -> tuple[object, ...]:
        return _illegal_step, (self.subject, self.origin, _portable(self.target), self.legal)

    def __str__(self) -> str:
        ways = f"it can go to {', '.join(self.legal)}" if self.legal else "it can go nowhere: it is final"
        target = self.target if _is_text(self.target) else shown(self.target)
        return f"{self.subject} cannot go from {self.origin} to {target}; from {self.origin} {ways}"

    def _in_french(self) -> str:
        ways = frame("ways", legal=", ".join(self.legal)) if self.legal else frame("final")
        steps = {
            "subject": self.subject,
            "origin": self.origin,
            "target": self.target if _is_text(self.target) else shown(self.target),
        }
        return frame("illegal", **steps, ways=ways)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _illegal_step(subject: str, origin: str, target: str, legal: tuple[str, ...]) -> IllegalStep:
    return IllegalStep(subject, origin, target, legal=legal)
