"""One cell as one value: what a field's type asks for, read as the table's dialect writes it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from fractions import Fraction
from struct import pack
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, Union, cast, get_args, get_origin

from attrs import evolve

from eig._language.day_names import with_iso_day
from eig._values.exact_numbers import to_exact, to_whole
from eig._values.field_rules_and_bounds import moment, nothing, to_day
from eig._values.frozen_maps import FrozenMap
from eig._values.names_alike_but_for_case import fold
from eig._values.names_and_clean_text import normal, to_text
from eig._values.nearest_names import Known, nearest
from eig._values.phrases_of_faults import Phrase, Quoted, Withheld
from eig.errors import Fault
from eig.programme._weekdays_time_zones_and_order import zone_of
from eig.rows._spellings_of_headings import parts_of
from eig.rows.dialects import YES, Dialect

ISO_SPAN: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}")
THOUSANDS: Final = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
HOURS: Final = re.compile("^à?([0-9]{1,2})(?:h([0-5][0-9])?|:([0-5][0-9]))(?![0-9])")
HALVES: Final = re.compile("(1[0-2]|0?[1-9]):([0-5][0-9])(am|pm)", re.IGNORECASE)
POINTS: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
COMMAS: Final = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
PERCENTAGE: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?[ \u00a0\u202f]*%")
OUT_OF: Final = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)\s*(?:/|sur|out of)\s*([0-9]+)")
UNIT: Final = re.compile(r"[+-]?[0-9][0-9.,\s]*?\s*([^\W\d_]+\.?|[€$£°*]+|\(.*\))")
HALF: Final = re.compile("([0-9]*)\\s*([\u00bc-\u00be\u2150-\u215e])")
"""A number with a fraction of one sign: 12½."""
SHORT_YEAR: Final = re.compile(r"[0-9]{1,2}([/.\s-])\s*(?:[0-9]{1,2}|[^\W\d_]{3,}\.?)\s*\1\s*[0-9]{2}")
"""A day of a year that has lost its century."""
ERRORS: Final = re.compile(
    r"#(?:DIV/0|REF|VALEUR|VALUE|NOMBRE|NUM|NUL|NULL|SPILL|PROPAGATION|CALC|GETTING_DATA)[!]?|#N/?A|#NOM\?|#NAME\?"
)
"""What a spreadsheet writes where a formula fails."""
Reading = Callable[[str, object], object]
NO_WORDS: Final[Mapping[str, str]] = FrozenMap[str]()
NARROW: Final = MappingProxyType(
    {"float16": ("e", 3), "halffloat": ("e", 3), "float32": ("f", 6), "float": ("f", 6)}
)
"""Numbers of half and single precision, as others call them: how they are packed, and their digits."""
ABSENT: Final = ("NAType", "NaTType")  # what pandas writes for what is missing


KEPT: Final = (
    *("retenu", "admis", "accepté", "présélectionné", "sélectionné", "franchi", "favorable", "éligible"),
    *("kept", "admitted", "accepted", "passed", "selected", "shortlisted", "favourable", "admissible"),
)
LEFT_OUT: Final = (
    *("refusé", "rejeté", "écarté", "éliminé", "recalé", "ajourné", "exclu", "inéligible", "défavorable"),
    *("refused", "rejected", "declined", "failed", "excluded", "unfavourable", "inadmissible"),
)
"""What was decided of somebody, as offices write it; with *non* before it, whoever is kept is not."""


DENYING: Final = frozenset(
    ("pas", "non", "sans", "ni", "aucun", "aucune", "jamais", "peu", "plus", "not", "no", "without", "never")
)
"""Words that turn what they stand beside round."""
SURE: Final = 0.9
"""How near a slip is to a word: one that is so near to two of contrary sense is neither."""


def is_missing(cell: object, dialect: Dialect) -> bool:
    """Tell whether a cell holds nothing: blank, None, NaN, what pandas writes, or a word that means so."""
    if isinstance(cell, str):
        return dialect.is_missing(cell)
    if isinstance(cell, float):
        return cell != cell  # noqa: PLR0124 # NaN alone differs from itself
    return cell is None or type(cell).__name__ in ABSENT or getattr(cell, "is_valid", True) is False


class Unreadable(Exception):  # it never leaves this package
    """A cell that its type does not read: the code of what was expected, and its facts."""

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts = facts


def plain(cell: object) -> object:
    """Return scalars of others as Python's, text composed and without outer spaces, the rest as it is."""
    if isinstance(cell, str):
        return cast("str", to_text(cell)).strip()
    if isinstance(cell, (int, float)):
        return cell
    found = getattr(cell, "as_py", None) or getattr(cell, "item", None)
    if not callable(found) or bool(getattr(cell, "shape", None)):
        return cell
    return shortest(found(), getattr(cell, "type", getattr(cell, "dtype", "")))


def of_cell(fault: Fault) -> Fault:
    """Return a fault of a value as one of a cell: left blank rather than None, and without a time zone."""
    rules = fault.facts.get("rules") if fault.code == "values.either" else None
    own = [one for one in cast("tuple[Phrase, ...]", rules or ()) if one.code != nothing.phrase.code]
    code, facts = (own[0].code, own[0].facts) if len(own) == 1 else (fault.code, fault.facts)
    code, facts = ("rows.moment", {"hour": "bare"}) if code == moment.phrase.code else (code, facts)
    return Fault(fault.place, fault.value, code, facts, path=fault.path)


def shortest(value: object, kind: object) -> object:
    """Return a number of half or single precision by its shortest decimal, as it was written: 12.3.

    >>> shortest(12.300000190734863, "float32"), shortest(12.296875, "halffloat"), shortest(0.1, "double")
    (12.3, 12.3, 0.1)
    """
    code, digits = NARROW.get(str(kind).casefold().removesuffix("[pyarrow]"), ("", 0))
    if not code or not isinstance(value, float):
        return value
    ways = (float(f"{value:.{more}g}") for more in range(digits, digits + 4))
    return next((way for way in ways if pack(code, way) == pack(code, value)), value)


def _text(cell: object, _: Dialect) -> str:
    """Read text; a number is its digits, and the zero that a data frame adds to a whole one is not read."""
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    number = to_exact(cell) if not isinstance(cell, str) else cell
    if isinstance(number, Fraction):
        return str(number) if number.denominator == 1 else str(cell)
    if not isinstance(number, str):
        raise Unreadable("values.any_text")
    return number


def _number(cell: object, dialect: Dialect) -> Fraction:
    if isinstance(cell, str) and (half := HALF.fullmatch(cell)):
        return int(half[1] or 0) + Fraction(normal("NFKC", half[2]).replace("\u2044", "/"))
    given = _digits(cell, dialect) if isinstance(cell, str) else cell
    number = to_exact(given, fractions=dialect.fractions)
    if not isinstance(number, Fraction):
        raise _no_number(str(cell), dialect)
    return number


def _no_number(cell: str, dialect: Dialect) -> Unreadable:
    """Return what is said of a cell that is no number: what stands beside one, where one is there."""
    if PERCENTAGE.fullmatch(cell):
        return Unreadable("rows.percentage")
    if out_of := OUT_OF.fullmatch(cell):
        return Unreadable("rows.out_of", top=out_of[2])
    if unit := UNIT.fullmatch(cell):
        return Unreadable("rows.unit", unit=Quoted(unit[1]))
    return Unreadable("rows.number", example=f"13{dialect.decimal}5")


def alone(cell: object, tops: Container[object]) -> object:
    """Return the number before the end of its scale, as 12 of 12/20; any other cell as it is."""
    found = OUT_OF.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return found[1] if found and int(found[2]) in tops else cell


def _digits(cell: str, dialect: Dialect) -> str:
    """Return the digits of a number with a point, without the spaces between thousands.

    Where a comma marks decimals, a point before three digits may part thousands: it is not guessed.
    """
    if dialect.decimal == ".":
        if COMMAS.fullmatch(cell):
            raise Unreadable("rows.two_readings", whole=cell.replace(",", ""), point=cell.replace(",", "."))
        return cell
    if POINTS.fullmatch(cell):
        raise Unreadable("rows.no_point")
    return THOUSANDS.sub("", cell).replace("\u2212", "-").replace(",", ".")


def _whole(cell: object, dialect: Dialect) -> int:
    try:
        number = _number(cell, dialect)
    except Unreadable as found:
        if found.code != "rows.number":
            raise
        number = Fraction(1, 2)
    if number.denominator != 1:
        raise Unreadable("values.whole", low=None, high=None)
    return number.numerator


def _flag(cell: object, dialect: Dialect) -> bool:
    whole = to_whole(cell)
    found = dialect.flag(str(whole)) if isinstance(whole, (str, int)) else None
    if isinstance(cell, float) and cell in (0.0, 1.0):
        return bool(cell)
    if found is None:
        words = ("oui", "non") if dialect.headings else (*dialect.yes, *dialect.no)
        raise Unreadable("values.one_of", choices=tuple(map(Quoted, words)))
    return found


def of_decisions(field: str, dialect: Dialect) -> Dialect:
    """Return a dialect that reads what was decided of somebody as yes or no: retenue, non admis, rejected.

    >>> of_decisions("passed", Dialect()).flag("Retenue"), of_decisions("passed", Dialect()).flag("not kept")
    (True, False)
    """
    if field != "passed":
        return dialect
    kept, refused = ([*words, *(f"{one}e" for one in words)] for words in (KEPT, LEFT_OUT))
    no = [*refused, *(f"{sign} {word}" for word in kept for sign in ("non", "not", "pas"))]
    known = {*map(fold, (*dialect.yes, *dialect.no))}
    yes, no = ([one for one in dict.fromkeys(words) if fold(one) not in known] for words in (kept, no))
    return evolve(dialect, yes=(*dialect.yes, *yes), no=(*dialect.no, *no))


def _day(cell: object, dialect: Dialect) -> dt.date:
    given = _written(cell, dialect)
    day = to_day(given)
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        if (serial := _serial(cell)) is not None:
            raise Unreadable("rows.serial_day", day=serial)
        short = isinstance(given, str) and SHORT_YEAR.fullmatch(given.strip())
        code = "rows.day_alone" if isinstance(day, dt.datetime) else "rows.day_year" if short else "rows.day"
        raise Unreadable(code, day_first=dialect.day_first)
    return day


def _serial(cell: object) -> dt.date | None:
    """Return the day that a number is in a spreadsheet, from 1927 to 2119: its days are counted from 1900."""
    number = to_exact(cell)
    if isinstance(number, Fraction) and number.denominator == 1 and 10_000 <= number < 80_000:  # noqa: PLR2004
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(number))
    return None


def _moment(cell: object, dialect: Dialect) -> dt.datetime:
    given = _written(cell, dialect)
    if not isinstance(given, dt.datetime):
        if (serial := _serial(cell)) is not None:
            raise Unreadable("rows.serial_day", day=serial)
        raise Unreadable("rows.moment", hour="local" if dialect.zone else "bare")
    if given.tzinfo is None and dialect.zone:
        local, later = (given.replace(tzinfo=zone_of(dialect.zone), fold=fold_) for fold_ in (0, 1))
        if local.utcoffset() != later.utcoffset():
            raise Unreadable("rows.moment", hour="twice")
        return local
    return given


def _written(cell: object, dialect: Dialect) -> object:
    """Return the date, or date and time, that text writes; what writes neither, and no text, as it is."""
    if not isinstance(cell, str):
        return cell
    given = with_iso_day(" ".join(cell.split())) if dialect.day_first else cell
    day, _, rest = given.replace("UTC", "+00:00").replace("T", " ").partition(" ")
    hour = HOURS.sub(_in_figures, HALVES.sub(_of_day, rest.replace(" ", "")))
    try:
        return dt.datetime.fromisoformat(f"{day}T{hour}") if hour else dt.date.fromisoformat(day)
    except ValueError:
        return cell


def _of_day(found: re.Match[str]) -> str:
    """Return an hour of half a day, such as 9:30pm, as one of the whole."""
    return f"{int(found[1]) % 12 + 12 * (found[3].casefold() == 'pm'):02}:{found[2]}"


def _in_figures(found: re.Match[str]) -> str:
    """Return an hour as French people write it, such as *à 9 h 30*, as ISO 8601 writes it."""
    return f"{found[1]:0>2}:{found[2] or found[3] or '00'}"


def _time(cell: object, _: Dialect) -> dt.time:
    try:
        return cell if isinstance(cell, dt.time) else dt.time.fromisoformat(HOURS.sub(_in_figures, str(cell)))
    except ValueError:
        raise Unreadable("rows.time") from None


def _float(cell: object, dialect: Dialect) -> float:
    return float(_number(cell, dialect))


CELLS: Mapping[object, Callable[[object, Dialect], object]] = {
    str: _text,
    object: _text,
    int: _whole,
    bool: _flag,
    float: _float,
    Fraction: _number,
    dt.date: _day,
    dt.datetime: _moment,
    dt.time: _time,
}


def inner(hint: object) -> object:
    """Return what a field holds where it may also hold None."""
    if get_origin(hint) in (Union, UnionType):
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def holds_several(hint: object) -> bool:
    """Tell whether a field holds a tuple."""
    return get_origin(inner(hint)) is tuple


def holds_a_map(hint: object) -> bool:
    """Tell whether a field holds a mapping: it reads a column a key."""
    return get_origin(inner(hint)) is FrozenMap


def reading(hint: object, dialect: Dialect, *, shown: bool, said: Mapping[str, str] = NO_WORDS) -> Reading:
    """Return what reads a cell for a type: from where it stands and the cell to a value, or a Fault.

    A mapping takes several columns; each of its cells is read as one of its values. A fault shows the words
    of a closed list as they are `said` in tables.
    """
    kind = inner(hint)
    if get_origin(kind) is FrozenMap:
        return reading(get_args(kind)[0], dialect, shown=shown)
    if get_origin(kind) is tuple:
        one = reading(get_args(kind)[0], dialect, shown=shown, said=said)
        return lambda place, cell: _several(place, cell, one, dialect)
    convert = _choice(get_args(kind), said) if get_origin(kind) is Literal else CELLS.get(kind) or _own(kind)
    return lambda place, cell: _one(place, cell, convert, dialect, shown=shown)


def _choice(choices: tuple[object, ...], said: Mapping[str, str]) -> Callable[[object, Dialect], object]:
    """Return what reads a word of a closed list, in the words of the dialect."""
    known = {fold(str(choice)): choice for choice in choices}

    def convert(cell: object, dialect: Dialect) -> object:
        word = dialect.meaning(str(cell)) if isinstance(cell, str) else ""
        if fold(word) not in known:
            spelt = {spelling: code for spelling, code in dialect.words.items() if fold(code) in known}
            shown = {**{code: spelling for spelling, code in reversed(spelt.items())}, **said}
            codes = {
                **{one: known[fold(code)] for one, code in spelt.items()},
                **{str(one): one for one in choices},
            }
            near = nearest(word, codes)[:1]
            near = near if near and _may_mean(word, near[0], codes) else ()
            words = tuple(Quoted(shown.get(str(one), one)) for one in choices)
            if near:
                raise Unreadable("values.choice", choices=words, nearest=tuple(map(Quoted, near)))
            raise Unreadable("values.one_of", choices=words)
        return known[fold(word)]

    return convert


def _may_mean(word: str, near: str, codes: Mapping[str, object]) -> bool:
    """Tell whether a word of a closed list may be a slip for one near to it, and not for its contrary.

    Each word of it was written, with slips; nothing that was written denies it, nor means another.
    """
    own, meant = parts_of(word), parts_of(near)
    if own == meant:
        return True
    by_word = {fold(one): code for one, code in codes.items()}
    alike = {codes[one] for one in Known(codes).nearest(word, close=SURE)}
    others = alike.union(by_word[one] for one in map(fold, own) if one in by_word) - {codes[near]}
    denied = DENYING.intersection(own) != DENYING.intersection(meant)
    opposed = any(one != last and one.endswith(last) for one in own for last in meant)
    return not (others or denied or opposed) and all(nearest(one, own) for one in meant)


def _own(kind: object) -> Callable[[object, Dialect], object]:
    """Return what reads a class that writes itself as text: spans of days, durations."""
    if getattr(kind, "__name__", "") == "Span":
        return _span
    parse = cast("Callable[[str], object] | None", getattr(kind, "parse", None))
    return _nothing if parse is None else lambda cell, _: parse(str(cell))


def _span(cell: object, dialect: Dialect) -> object:
    """Read a day, or the first and the last of several with a slash between two ISO dates."""
    from eig.timeline.calendar.spans import Span  # noqa: PLC0415 # imported on use: few tables hold spans

    first, _, last = (
        cell.partition("/") if isinstance(cell, str) and ISO_SPAN.fullmatch(cell) else (cell, "", "")
    )
    return Span.inclusive(_day(first, dialect), _day(last or first, dialect))


def _nothing(_: object, __: Dialect) -> object:
    raise Unreadable("rows.no_cell")


def _several(place: str, cell: object, one: Reading, dialect: Dialect) -> object:
    """Read the values of a cell; a single value where several may stand is one of them."""
    if isinstance(cell, str):
        parts: Iterable[object] = cell.split(dialect.separator)
    elif isinstance(cell, (list, tuple)):
        given = cast("Sequence[object]", cell)
        of_grist = bool(dialect.headings) and dialect.yes == YES  # whose API says first what a list is: L
        parts = given[of_grist and given[0] == "L" :] if given else ()
    elif hasattr(cell, "tolist"):  # an array of NumPy
        parts = cast("Any", cell).tolist()
    else:
        parts = (cell,)
    read = [one(place, plain(part)) for part in parts if not is_missing(part, dialect)]
    faults = [part for part in read if isinstance(part, Fault)]
    return faults[0] if faults else tuple(read)


def _one(
    place: str, cell: object, convert: Callable[[object, Dialect], object], dialect: Dialect, *, shown: bool
) -> object:
    try:
        if type(cell) is str and cell[:1] == "#" and ERRORS.fullmatch(cell):
            raise Unreadable("rows.formula_error")  # noqa: TRY301 # told as any cell is
        return convert(cell, dialect)
    except Fault as found:
        return found.at(place, cell if shown else Withheld(cell))
    except Unreadable as found:
        visible = shown and isinstance(cell, (str, int, float, dt.date, dt.time))
        value = cell if visible else Withheld(cell)
        return Fault(place, value, found.code, found.facts)
