"""Every error that the library raises on purpose.

An error is a value too: it has fields for programs and a sentence for people, and it inherits both
`EigError` and the builtin that a caller would catch. What was expected is a code with facts, whose sentence
stands in a table, in English and in French; a `Language` of yours says it too. Messages name values and
identifiers, never a person's name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar, final

from eig._language.lang_arguments_and_late_words import language_of
from eig._values.names_and_clean_text import to_text
from eig._values.nearest_names import nearest
from eig._values.phrases_of_faults import AsShown, Phrase, Quoted, noun, shown

if TYPE_CHECKING:
    from eig.reasons import Reason
    from eig.typing import Lang

K = TypeVar("K")
V = TypeVar("V")
__all__ = ["EigError", "Fault", "Faults", "IllegalStep", "UnknownKey"]


def __dir__() -> list[str]:
    return __all__


SUMMED: Final = 50  # faults that a message shows one by one: more are summed up by rule
GATHERED: Final = 1_000  # faults that are gathered at once: how many more there are is told
EXAMPLES: Final = 3  # places that a summary names


class EigError(Exception):
    """The base of every error that `eig` raises on purpose.

    >>> issubclass(Fault, EigError) and issubclass(Fault, ValueError)
    True
    """

    path: tuple[str | int, ...] = ()
    """Where it is, in parts: the call that was made, its argument, then keys and positions."""

    def say(self, lang: Lang = "en") -> str:
        r"""Return what the error says, in a language.

        >>> Fault("Call.places", -1, "values.whole", {"low": 0, "high": None}).say("fr")
        'Call.places\xa0: il faut un nombre entier à partir de 0, et non −1.'
        """
        return self._said(language_of(lang))

    def _said(self, lang: Lang) -> str:
        alone = len(self.args) == 1 and isinstance(self.args[0], str)
        return str(self.args[0]) if alone else Quoted(self.args).say(lang)

    def __str__(self) -> str:
        return self._said("en")

    def __repr__(self) -> str:
        told = (repr(one) if type(one) is str else shown(one) for one in self.args)
        return f"{type(self).__name__}({', '.join(told)})"


class Fault(EigError, ValueError):
    """One value breaks one rule: where, what, which rule, and what to do where that is not plain.

    Args:
        place: Where the value stands, such as `Call.closes` or `rank.scores['c207']`.
        value: The value found there.
        code: What was expected, as `room.package.code`: its sentence is a noun phrase.
        facts: The facts of its sentence, by name.
        path: The place in parts: the call or the class, its argument or field, then keys and positions; of a
            table, its row and column.
        row: The number of the row where it stands, for a fault of a table; 0 for its heading.
        column: The column where it stands, for a fault of a table.
        about: Whom the row is about.
        table: The table, where there are several.

    >>> fault = Fault("Call.places", -1, "values.whole", {"low": 0, "high": None})
    >>> print(fault)
    Call.places: expected a whole number from 0, got -1.
    >>> fault.code, dict(fault.facts), fault.path, fault.remedy
    ('values.whole', {'low': 0, 'high': None}, ('Call', 'places'), '')
    """

    def __init__(  # its parts, by name
        self,
        place: str,
        value: object,
        code: str,
        facts: Mapping[str, object] | None = None,
        *,
        path: Sequence[str | int] = (),
        row: int | None = None,
        column: str | None = None,
        about: Sequence[str] = (),
        table: str = "",
    ) -> None:
        super().__init__(place, value, code)
        if place or row is None:
            self.place = place
        self.value = value
        self.code = code
        self.facts: Mapping[str, object] = facts or {}
        in_table = () if row is None else tuple(part for part in (row, column) if part is not None)
        self.path = tuple(path or in_table or filter(None, place.rpartition(".")[::2]))
        self.row = row
        self.column = column
        self.about = tuple(about)
        self.table = table

    @cached_property
    def place(self) -> str:
        """Where the value stands; of a table, in the words of its row, said when somebody asks."""
        return _where(self, "en")

    @property
    def args(self) -> tuple[Any, ...]:  # type: ignore[override] # pyright: ignore[reportIncompatibleVariableOverride] # its place is said late
        """The place, the value and the code."""
        return self.place, self.value, self.code

    @classmethod
    def of(cls, path: Sequence[str | int], value: object, code: str, facts: Mapping[str, object]) -> Fault:
        """Return the fault of what stands at a path: a call or a class, an argument or field, then keys.

        >>> Fault.of(("rank", "scores", "c207"), "x", "values.number", {"low": None, "high": None}).place
        "rank.scores['c207']"
        """
        parts = tuple(path)
        return Fault(place_of(parts), value, code, facts, path=parts)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The fault itself: one error and several are read alike."""
        return (self,)

    @property
    def more(self) -> int:
        """How many more faults there are: none."""
        return 0

    @property
    def reason(self) -> Reason:
        """What was expected, as a reason."""
        return _expected(self).as_reason()

    @property
    def rule(self) -> str:
        """What was expected, in English."""
        return _expected(self).say()

    @property
    def remedy(self) -> str:
        """What to do, in English, where that adds something; else nothing."""
        cure = _cure(self)
        return "" if cure is None else cure.say()

    def __reduce__(self) -> tuple[object, ...]:
        parts = {name: self.__dict__.get(name, "") for name in _PARTS}
        return _fault, ({**parts, "value": _portable(self.value), "facts": dict(self.facts)},)

    def _said(self, lang: Lang) -> str:
        return Phrase(
            "values.fault",
            place=_where(self, lang),
            rule=_expected(self),
            value=Quoted(self.value),
            remedy=_cure(self),
        ).say(lang)

    def within(self, place: str) -> Fault:
        """Return the same fault seen from an enclosing place.

        >>> fault = Fault("mark", 7, "values.whole", {"low": 1, "high": 4})
        >>> fault.within("rows[3]").place, fault.in_row(3, "mark").within("applications").place
        ('rows[3].mark', "applications, row 3, 'mark'")
        """
        if self.row is None:
            return (
                self.at(place)
                if self.path == ("rows",)
                else self.at(f"{place}.{self.place}", path=(place, *self.path))
            )
        return self.in_row(self.row, self.column, about=self.about, table=place)

    def at(
        self,
        place: str,
        value: object = ...,
        *,
        path: Sequence[str | int] = (),
        row: int | None = None,
        column: str | None = None,
    ) -> Fault:
        """Return the same fault told of another place, and of another value where one is given.

        >>> print(Fault("mark", 7, "values.whole", {"low": 1, "high": 4}).at("row 3", row=3))
        row 3: expected a whole number from 1 up to 4, got 7.
        """
        return self._again(
            place,
            self.value if value is ... else value,
            path=path,
            row=self.row if row is None else row,
            column=self.column if column is None else column,
        )

    def _again(self, place: str, value: object, **where: Any) -> Fault:  # noqa: ANN401 # as the constructor takes it
        return Fault(place, value, self.code, self.facts, **where)

    def in_row(
        self,
        row: int,
        column: str | None = None,
        *,
        value: object = ...,
        about: Sequence[str] = (),
        table: str = "",
    ) -> Fault:
        """Return the same fault told of a row of a table, by its number as the sheet counts it, and a column.

        >>> fault = Fault("mark", "abc", "rows.number", {"example": "13,5"}).in_row(12, "Ana")
        >>> print(fault)
        row 12, 'Ana': expected a number, such as 13,5, got 'abc'.
        >>> fault.path, fault.say("fr").replace("\N{NO-BREAK SPACE}", " ")
        ((12, 'Ana'), 'ligne 12, colonne « Ana » : il faut un nombre, par exemple 13,5, et non « abc ».')
        """
        where = {"row": row, "column": column, "about": tuple(about), "table": table}
        found = self.value if value is ... else value
        return self._again("", found, **where)


def _expected(fault: Fault) -> Phrase:
    return Phrase(fault.code, **fault.facts)


def _cure(fault: Fault) -> Phrase | None:
    cure = Phrase(f"{fault.code}.remedy", **fault.facts)
    return cure if cure.has_words() else None


def _where(fault: Fault, lang: Lang) -> str:
    """Return the place of a fault: of a table, its row and column as the language says them."""
    if fault.row is None:
        return fault.place
    where = {"row": fault.row, "column": fault.column, "about": fault.about, "table": fault.table}
    return _row(where).say(lang)


def _row(of_table: Mapping[str, Any]) -> Phrase:
    column, about = of_table["column"], ", ".join(of_table["about"])
    return Phrase(
        "values.row",
        row=str(of_table["row"]),
        column=None if column is None else Quoted(column),
        about=about or None,
        table=Phrase("values.table_named", table=table) if (table := of_table["table"]) else None,
    )


def _portable(value: object) -> object:
    """Return a value that a pickle can hold: itself, or what a message shows of it."""
    from pickle import dumps  # noqa: PLC0415 # few errors travel

    try:
        dumps(value)
    except KeyboardInterrupt:
        raise  # pragma: no cover # a test sees it, the tracer does not
    except BaseException:  # noqa: BLE001 # to be pickled is anybody's code too
        return AsShown(shown(value), shown(value, "fr"))
    return value


class Attribute(str):
    """A part of a path that is a field of the value before it, not a key."""

    __slots__ = ()


def place_of(path: Sequence[str | int]) -> str:
    """Return a path as a place: names with dots, then keys and positions in brackets.

    >>> place_of(("select", "places")), place_of(("draw", "pool", 3)), place_of(("rank", "scores", "a", "b"))
    ('select.places', 'draw.pool[3]', "rank.scores['a']['b']")
    >>> place_of(("select", "decisions", 0, Attribute("order"), 3))
    'select.decisions[0].order[3]'
    """
    names, keys = path[:2], path[2:]
    parts = (f".{key}" if isinstance(key, Attribute) else f"[{_key(key)}]" for key in keys)
    return ".".join(map(str, names)) + "".join(parts)


def _key(key: str | int) -> str:
    if isinstance(key, int):
        return str(key) if key.bit_length() <= KEY else shown(key)
    return repr(key if len(key) <= KEY else f"{key[:KEY]}…")


KEY: Final = 60
"""Characters that a place shows of a key."""


_PLACED: Final = ("place", "path", "row", "column", "about", "table")
_PARTS: Final = ("value", "code", "facts", *_PLACED)


def _fault(parts: Mapping[str, Any]) -> Fault:
    return Fault(**parts)


@final
class Faults(EigError, ExceptionGroup[Fault], ValueError):
    """All the faults of one input, together: the first thousand, and how many `more` there are.

    >>> one = Fault("Call.places", -1, "values.whole", {"low": 0, "high": None})
    >>> print(Faults("Call", [one, one]))
    Call: 2 faults
      Call.places: expected a whole number from 0, got -1.
      Call.places: expected a whole number from 0, got -1.
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

    def _said(self, lang: Lang) -> str:
        faults = self.faults
        lines = [one.say(lang) for one in faults] if len(faults) <= SUMMED else _by_rule(faults, lang)
        head = Phrase("values.faults", subject=self.message, count=len(faults) + self.more).say(lang)
        rest = [Phrase("values.ungathered", count=self.more).say(lang)] if self.more else []
        return "\n  ".join((head, *lines, *rest))


def _by_rule(faults: Sequence[Fault], lang: Lang) -> list[str]:
    """Sum faults up: one line a rule, with how many break it and where the first are."""
    kinds: dict[str, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(f"{fault.code} {fault.facts}", []).append(fault)
    lines = [_alike(alike, lang) for alike in list(kinds.values())[:SUMMED]]
    more = len(kinds) - SUMMED
    return lines if more <= 0 else [*lines, Phrase("values.other_rules", count=more).say(lang)]


def _alike(alike: Sequence[Fault], lang: Lang) -> str:
    places = [
        Phrase("values.found_at", place=_where(one, lang), value=Quoted(one.value)).say(lang)
        for one in alike[:EXAMPLES]
    ]
    return Phrase(
        "values.alike",
        count=len(alike),
        rule=_expected(alike[0]),
        remedy=_cure(alike[0]),
        first="; ".join(places),
    ).say(lang)


def _in_its_own_words(fault: Fault, lang: Lang) -> str:
    """Say a fault whose code is a whole sentence after its place; it has none until a call tells where."""
    said = Phrase(fault.code, **fault.facts)
    place = _where(fault, lang)
    return Phrase("values.placed", place=place, said=said).say(lang) if place else said.say(lang)


def _standing(fault: Fault) -> dict[str, object]:
    return {name: getattr(fault, name) for name in _PLACED}


def _moved(fault: Fault, place: str, where: Mapping[str, Any]) -> Fault:
    """Tell where a fault in its own words stands: what it shows of itself stays."""
    del fault.place
    fault.__dict__.update(Fault(place, fault.value, fault.code, fault.facts, **where).__dict__)
    return fault


@final
class UnknownKey(Fault, KeyError):
    """A key that is not there, with the nearest ones that are; its path names the argument that has it.

    >>> print(UnknownKey("challenge", "adlr", known=["adler", "plume"]))
    no challenge 'adlr' here; the nearest known: 'adler'
    >>> from eig.promotions import P3
    >>> try:
    ...     P3.challenge("plum")
    ... except UnknownKey as error:
    ...     print(error)
    ...     print(error.path, error.value)
    Promotion.challenge.id: no challenge 'plum' here; the nearest known: 'plume'
    ('Promotion.challenge', 'id') plum
    """

    def __init__(self, kind: str | Phrase, key: object, *, known: Iterable[str] = ()) -> None:
        self.kind = kind
        self.key = key
        self.nearest: tuple[str, ...] = nearest(key, known)
        near = tuple(map(Quoted, self.nearest)) or None
        apart = (key not in self.nearest and to_text(key) in self.nearest) or None
        facts = {"kind": noun(kind), "key": Quoted(key), "nearest": near, "apart": apart}
        super().__init__("", key, "values.unknown", facts)

    @property
    def args(self) -> tuple[Any, ...]:  # type: ignore[override]
        """What kind of key it is, and the key."""
        return self.kind, self.key

    def __reduce__(self) -> tuple[object, ...]:
        return partial(UnknownKey, known=self.nearest), (self.kind, _portable(self.key)), _standing(self)

    def _said(self, lang: Lang) -> str:
        return _in_its_own_words(self, lang)

    def _again(self, place: str, value: object, **where: Any) -> Fault:  # noqa: ANN401 # as the constructor takes it
        return _moved(UnknownKey(self.kind, value, known=self.nearest), place, where)


def require_key(kind: str | Phrase, key: object, known: Collection[str]) -> None:
    """Refuse a key that is not there, with the nearest ones that are."""
    if key not in known:
        raise UnknownKey(kind, key, known=known)


def look_up(kind: str | Phrase, key: K, known: Mapping[K, V]) -> V:
    """Return what a key stands for; one that is not there is refused.

    >>> look_up("challenge", "adler", {"adler": 3})
    3
    """
    if key not in known:
        raise UnknownKey(kind, key, known=map(str, known))
    return known[key]


@final
class IllegalStep(Fault):
    """A step that a life cycle does not have, with the legal ones.

    >>> print(IllegalStep("Challenge", "proposed", "open", legal=("screened", "withdrawn")))
    Challenge cannot go from proposed to open; from proposed it can go to screened or withdrawn
    """

    def __init__(self, subject: str, origin: str, target: str, *, legal: Sequence[str]) -> None:
        self.subject = subject
        self.origin = origin
        self.target = target
        self.legal: tuple[str, ...] = tuple(legal)
        said = Phrase("values.step", code=target) if _is_short(target) else Quoted(target)
        steps = tuple(Phrase("values.step", code=one) for one in self.legal)
        ways = Phrase("values.either", rules=steps) if steps else None
        facts = {
            "subject": subject,
            "origin": Phrase("values.step", code=origin),
            "target": said,
            "ways": ways,
        }
        super().__init__("", target, "values.illegal", facts)

    @property
    def args(self) -> tuple[Any, ...]:  # type: ignore[override]
        """Of what the step would be, from where, and to where."""
        return self.subject, self.origin, self.target

    def __reduce__(self) -> tuple[object, ...]:
        parts = self.subject, self.origin, _portable(self.target)
        return partial(IllegalStep, legal=self.legal), parts, _standing(self)

    def _said(self, lang: Lang) -> str:
        return _in_its_own_words(self, lang)

    def _again(self, place: str, value: object, **where: Any) -> Fault:  # noqa: ANN401 # as the constructor takes it
        return _moved(IllegalStep(self.subject, self.origin, str(value), legal=self.legal), place, where)


def _is_short(value: object) -> bool:
    return type(value) is str and len(value) <= KEY
