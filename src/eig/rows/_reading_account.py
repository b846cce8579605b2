"""The account of a reading: columns and what fills them, rows that name nobody, names that look alike."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from types import MappingProxyType
from typing import Final, Literal, get_args, get_origin

from eig._values.frozen_maps import FrozenMap
from eig.errors import Fault
from eig.programme.tables import Cells, LookAlikes, ReadColumn
from eig.rows._headings import named, parts_of, words_set
from eig.rows._lines_of_tables import Lines
from eig.rows._read_cells import Reading, inner, plain, reading
from eig.rows.dialects import Dialect

TOTALS: Final = words_set(
    "total totaux totals somme sum moyenne moyennes moy mean average sous soustotal subtotal mediane median "
    "ecart type minimum maximum"
)
"""Words of a row that sums others up."""
BESIDE: Final = words_set(
    "general generale generaux globale global par jury jure jures note notes de des du ensemble overall "
    "grand of all per juror marks classe"
)
"""Words that stand beside them."""
SUMMING: Final = ("tot", "som", "sum", "moy", "mean", "average", "dian", "cart", "imum")
"""What each word of such a row holds."""
GROUPS: Final = words_set(
    "titulaire titulaires suppleant suppleante suppleants suppleantes membre membres president presidente "
    "presidents presidentes presidence jures rapporteur rapporteurs rapporteuse rapporteuses expert experts "
    "expertes candidat candidats candidates laureat laureats laureates member members chair chairs alternate "
    "alternates substitute substitutes deputy deputies jurors candidates"
)
"""Words that head a group of people."""
HEADING: Final = re.compile("titul|ppl|memb|pr|jur|rap|exp|cand|aur|chai|alt|subst|dep")
"""What each of them begins with, or holds, in whatever way it is written."""
TITLES: Final = words_set("m mr mme mlle mrs ms dr pr me monsieur madame docteur professeur")
"""What people are called by, beside their name."""
LEAST: Final = 5  # letters of a word that one slip may have changed: shorter words differ on purpose


def is_total(cell: object) -> bool:
    """Tell whether a cell says that its row sums others up.

    >>> is_total("TOTAL"), is_total("Moyenne générale :"), is_total("Total Énergies"), is_total("plume")
    (True, True, False, False)
    """
    words = parts_of(cell) if isinstance(cell, str) and _may_sum(cell[:80]) else ()
    return _sums_up(words) == ()


def _sums_up(words: Sequence[str]) -> tuple[str, ...] | None:
    """Return whose total a cell says that its row is, by the words left; None where it is no total."""
    found = [word for word in words if word in TOTALS]
    if not found or found == ["sous"]:
        return None
    return tuple(word for word in words if word not in TOTALS and word not in BESIDE)


def _may_sum(text: str) -> bool:
    plain = text.casefold()
    return any(part in plain for part in SUMMING)


def totals_in(lines: Lines, columns: Sequence[str], known: Container[str]) -> set[int]:
    """Return the rows that sum others up: their name says so, or they have none and another cell does."""
    words = [cell for column in columns for cell in lines.once(column) if isinstance(cell, str)]
    some = _may_sum("\n".join(words))
    parts = {cell: parts_of(cell) for cell in words if some}
    of = {cell: _sums_up(own) for cell, own in parts.items()}
    others = {
        (),
        *(tuple(one for one in own if one not in BESIDE) for cell, own in parts.items() if of[cell] is None),
    }
    told = {cell for cell, own in of.items() if own in others and str(plain(cell)) not in known}
    if not columns or not (told or all(map(lines.has_gaps, columns))):
        return set()

    def sums_up(at: int) -> bool:
        own = [lines.cells[column][at] for column in columns]
        if any(isinstance(cell, str) and cell in told for cell in own):
            return True
        return all(map(lines.missing, own)) and any(map(is_total, lines.line(at).cells.values()))

    return {number for at, number in enumerate(lines.numbers) if sums_up(at)}


def heads_in(lines: Lines, columns: Sequence[str], known: Container[str]) -> set[int]:
    """Return the rows that head a group of people and name nobody: such a word stands alone in them.

    Where no other row is left, each names somebody.
    """
    words = [cell for column in columns for cell in lines.once(column)]
    told = {
        cell for cell in words if isinstance(cell, str) and _heads(cell) and str(plain(cell)) not in known
    }
    if not columns or not (told or all(map(lines.has_gaps, columns))):
        return set()

    def is_head(at: int) -> bool:
        own = [cell for column in columns if not lines.missing(cell := lines.cells[column][at])]
        if own and not (isinstance(own[0], str) and own[0] in told):
            return False
        filled = [cell for cell in lines.line(at).cells.values() if not lines.missing(cell)]
        return len(filled) == 1 and isinstance(filled[0], str) and _heads(filled[0])

    found = {number for at, number in enumerate(lines.numbers) if is_head(at)}
    return set() if found == {*lines.numbers} else found


def _heads(cell: str) -> bool:
    """Tell whether a cell heads a group of people; one word in small letters may be an identifier.

    >>> _heads("Suppléant(e)s :"), _heads("Président du jury"), _heads("president"), _heads("Membre 1")
    (True, True, False, False)
    """
    start = cell[:80].casefold()
    if not HEADING.search(start):
        return False
    words = parts_of(cell)
    several = len(words) > 1 or cell != start or any(one.endswith("s") for one in words)
    return (
        several
        and any(one in GROUPS for one in words)
        and all(one in GROUPS or one in BESIDE for one in words)
    )


# ── columns ───────────────────────────────────────────────────────────────────────────────────────


def aside_in(lines: Lines, columns: Iterable[str], but: Container[int]) -> Iterator[tuple[str, list[object]]]:
    """Yield columns that are left aside, each with its filled cells but for those of some rows."""
    for column in columns:
        own = [cell for at, cell in zip(lines.numbers, lines.cells[column], strict=True) if at not in but]
        if filled := [cell for cell in own if not lines.missing(cell)]:
            yield column, filled


def columns_of(
    lines: Lines, fills: Mapping[str, str], ignored: Container[str], hints: Mapping[str, tuple[str, object]]
) -> list[ReadColumn]:
    """Return the columns of a table: what each filled, and what its cells are, or look like.

    Of a column that fills a field, `hints` holds the field and what it holds.
    """
    held = {column: lines.filled(column) for column in lines.cells}
    return [
        ReadColumn(
            heading=column,
            fills=fills.get(column),
            cells="blank"
            if not filled
            else _held(*hints.get(column, (fills.get(column), object))) or looks(filled, lines.dialect),
            filled=len(filled),
            ignored=column not in fills and named(column) in ignored,
        )
        for column, filled in held.items()
    ]


FEW: Final = 6  # words of a closed list
MARKS: Final = ("mark", "marks")
HOLDS: Final[Mapping[object, Cells]] = MappingProxyType(
    {str: "text", bool: "flags", int: "numbers", Fraction: "numbers", dt.date: "dates", dt.datetime: "dates"}
)
"""What the cells of a field are, by what it holds."""


def _held(field: str | None, hint: object) -> Cells | None:
    """Return what the cells of a field are; None where it may hold anything."""
    kind = inner(hint)
    kind = get_args(kind)[0] if get_origin(kind) in (FrozenMap, tuple) else kind
    if field in MARKS or kind is object:
        return "marks" if field in MARKS else None
    return "words" if get_origin(kind) is Literal else HOLDS.get(kind, "text")


def looks(cells: Sequence[object], dialect: Dialect) -> Cells:
    """Return what filled cells look like.

    >>> looks(["12,5", 3], Dialect.french()), looks(["oui", "non"], Dialect()), looks(["plume"], Dialect())
    ('numbers', 'flags', 'text')
    """
    given = {(type(cell), str(cell)): plain(cell) for cell in cells}.values()
    kinds: tuple[tuple[Cells, object], ...] = (("flags", bool), ("numbers", Fraction), ("dates", dt.date))
    for name, kind in kinds:
        read = reading(kind, dialect, shown=False)
        if all(not isinstance(read("", cell), Fault) for cell in given):
            return name
    return "words" if len(given) <= FEW < len(cells) else "text"


def numbers_of(cells: Iterable[object], dialect: Dialect) -> list[Fraction] | None:
    """Return the numbers of some cells; None where one of them is no number."""
    read: Reading = reading(Fraction, dialect, shown=False)
    found = [read("", plain(cell)) for cell in cells]
    numbers = [one for one in found if isinstance(one, Fraction)]
    return numbers if len(numbers) == len(found) else None


# ── names ─────────────────────────────────────────────────────────────────────────────────────────


def resembling(column: str, places: Mapping[str, int], known: Container[str]) -> Iterator[LookAlikes]:
    """Yield spellings of one column that may be one name: by accents, the order of words, a title, one slip.

    Args:
        column: The column, as the sheet calls it.
        places: The row in which each name first stands.
        known: Names that are stated apart: two of them are two, however alike.
    """
    words = {name: words_in(name) for name in places}
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, parts in words.items():
        groups.setdefault(parts, []).append(name)
    pairs = [pair for group in groups.values() for pair in combinations(group, 2)]
    pairs += [(groups[one][0], groups[other][0]) for one, other in _slips(list(groups))]
    for one, other in pairs:
        if one not in known or other not in known:
            named = next((name for name in (one, other) if name in known), None)
            yield LookAlikes(column=column, places=sorted((places[one], places[other])), known=named)


def words_in(name: str) -> tuple[str, ...]:
    """Return the words of a name, sorted, without titles and accents."""
    parts = parts_of(name)
    return tuple(sorted(part for part in parts if part not in TITLES)) or tuple(sorted(parts))


def _slips(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the pairs of names that differ by one slip in one long word; figures tell names apart."""
    near: dict[tuple[tuple[str, ...], str], list[tuple[tuple[str, ...], str]]] = {}
    seen: set[frozenset[tuple[str, ...]]] = set()
    for words in names:
        for at, word in enumerate(words):
            if len(word) < LEAST or not word.isalpha():
                continue
            rest = words[:at] + words[at + 1 :]
            for key in {word, *(word[:cut] + word[cut + 1 :] for cut in range(len(word)))}:
                for other, its in near.setdefault((rest, key), []):
                    pair = frozenset((words, other))
                    if len(pair) > 1 and pair not in seen and _one_slip(word, its):
                        seen.add(pair)
                        yield other, words
                near[rest, key].append((words, word))


def _one_slip(one: str, other: str) -> bool:
    """Tell whether one letter more, less or other, or two that changed places, makes one word of the other.

    >>> [_one_slip("durand", other) for other in ("durant", "duran", "durnad", "dupond")]
    [True, True, True, False]
    """
    short, long = sorted((one, other), key=len)
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) > len(short):
        return short[start:] == long[start + 1 :]
    swapped = short[:start] + short[start + 1 : start + 2] + short[start : start + 1] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped == long


def words_of(cells: Iterable[object], dialect: Dialect) -> dict[str, str]:
    """Return what words of a table were taken for, where the dialect says it."""
    words = dict.fromkeys(cell.strip() for cell in cells if isinstance(cell, str))
    return {word: meant for word in words if (meant := dialect.meaning(word)) != word}
